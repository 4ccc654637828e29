// MUI: an Autocomplete, which takes only its own choices.
import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { contact_form, state_options, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<div id=root></div>");
let held = null;

function StateList() {
  const [chosen, choose] = useState(null);
  held = chosen;
  return (
    <>
      <Autocomplete
        id="state"
        options={state_options}
        value={chosen}
        onChange={(_, option) => choose(option)}
        isOptionEqualToValue={(a, b) => a.value === b.value}
        style={{ width: 250 }}
        renderInput={(parameters) => <TextField {...parameters} label="State" required />}
      />
      <input type="hidden" name="state" value={chosen?.value ?? ""} />
    </>
  );
}

show(<StateList />);
when_sent(
  () => held?.value,
  () => document.querySelector("#state").value,
);
