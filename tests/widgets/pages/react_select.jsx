// react-select: an input that is as wide as its text, and a hidden one that is sent.
import { useState } from "react";
import Select from "react-select";
import { contact_form, state_options, text_in, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<p><label for=state>State *</label><div id=root></div>");
let held = null;

function StateList() {
  const [chosen, choose] = useState(null);
  held = chosen;
  return (
    <Select
      inputId="state"
      name="state"
      classNamePrefix="rs"
      options={state_options}
      value={chosen}
      onChange={choose}
      required
    />
  );
}

show(<StateList />);
when_sent(
  () => held?.value,
  () => text_in(".rs__single-value"),
);
