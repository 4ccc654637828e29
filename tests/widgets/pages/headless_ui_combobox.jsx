// Headless UI: a Combobox that is typed into.
import { Combobox } from "@headlessui/react";
import { useState } from "react";
import { contact_form, state_options, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<div id=root></div>");
let held = null;

function StateList() {
  const [state, choose] = useState(null);
  const [typed, set_typed] = useState("");
  held = state;
  const offered = state_options.filter((option) => option.label.toLowerCase().includes(typed.toLowerCase()));
  return (
    <Combobox value={state} onChange={choose} name="state">
      <Combobox.Label>State *</Combobox.Label>
      <Combobox.Input
        id="state"
        displayValue={(option) => option?.label ?? ""}
        onChange={(e) => set_typed(e.target.value)}
      />
      <Combobox.Button aria-label="Show states">v</Combobox.Button>
      <Combobox.Options>
        {offered.map((option) => (
          <Combobox.Option key={option.value} value={option}>
            {option.label}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}

show(<StateList />);
when_sent(
  () => held?.value,
  () => document.querySelector("#state").value,
);
