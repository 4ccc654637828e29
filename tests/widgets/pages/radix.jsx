// Radix: a Select, a Checkbox and a RadioGroup, each over a native twin that carries its value.
import * as Checkbox from "@radix-ui/react-checkbox";
import * as RadioGroup from "@radix-ui/react-radio-group";
import * as Select from "@radix-ui/react-select";
import { useState } from "react";
import { contact_form, states, text_in, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<div id=root></div>");
const held = {};
const styles = "[role=checkbox],[role=radio]{width:20px;height:20px}[data-state=checked]{background:green}";

function Fields() {
  const [state, set_state] = useState("");
  const [way, set_way] = useState("");
  const [agrees, set_agrees] = useState(false);
  Object.assign(held, { state, way, agrees });
  return (
    <>
      <style>{styles}</style>
      <label htmlFor="state">State *</label>
      <Select.Root name="state" required value={state} onValueChange={set_state}>
        <Select.Trigger id="state">
          <Select.Value placeholder="Choose a state" />
        </Select.Trigger>
        <Select.Portal>
          <Select.Content position="popper" style={{ background: "white", border: "1px solid" }}>
            <Select.Viewport>
              {states.map(([value, name]) => (
                <Select.Item key={value} value={value}>
                  <Select.ItemText>{name}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Viewport>
          </Select.Content>
        </Select.Portal>
      </Select.Root>
      <p id="way-label">How shall we answer? *</p>
      <RadioGroup.Root name="way" required aria-labelledby="way-label" value={way} onValueChange={set_way}>
        <RadioGroup.Item value="phone" id="by-phone" /> <label htmlFor="by-phone">Phone</label>
        <RadioGroup.Item value="email" id="by-email" /> <label htmlFor="by-email">E-mail</label>
      </RadioGroup.Root>
      <p>
        <Checkbox.Root id="agrees" name="agrees" required checked={agrees} onCheckedChange={set_agrees} />{" "}
        <label htmlFor="agrees">I agree that you contact me about my request *</label>
      </p>
    </>
  );
}

show(<Fields />);
when_sent(
  () => `${held.state} ${held.way} ${held.agrees}`,
  () => text_in("#state"),
);
