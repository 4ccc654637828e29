// Headless UI: a Listbox and a Switch.
import { Listbox, Switch } from "@headlessui/react";
import { useState } from "react";
import { contact_form, state_options, text_in, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<div id=root></div>");
const held = {};
const styles =
  "[role=switch]{width:40px;height:20px;border:1px solid}[role=switch][aria-checked=true]{background:green}";

function Fields() {
  const [state, set_state] = useState(null);
  const [agrees, set_agrees] = useState(false);
  Object.assign(held, { state, agrees });
  return (
    <>
      <style>{styles}</style>
      <Listbox value={state} onChange={set_state} name="state">
        <Listbox.Label>State *</Listbox.Label>
        <Listbox.Button id="state">{state ? state.label : "Choose a state"}</Listbox.Button>
        <Listbox.Options>
          {state_options.map((option) => (
            <Listbox.Option key={option.value} value={option}>
              {option.label}
            </Listbox.Option>
          ))}
        </Listbox.Options>
      </Listbox>
      <p />
      <Switch.Group>
        <Switch id="agrees" checked={agrees} onChange={set_agrees} name="agrees" aria-required="true" />{" "}
        <Switch.Label>I agree that you contact me about my request *</Switch.Label>
      </Switch.Group>
    </>
  );
}

show(<Fields />);
when_sent(
  () => `${held.state?.value} ${held.agrees}`,
  () => text_in("#state"),
);
