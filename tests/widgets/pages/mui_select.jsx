// MUI: a Select, a Checkbox and a RadioGroup.
import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import InputLabel from "@mui/material/InputLabel";
import MenuItem from "@mui/material/MenuItem";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Select from "@mui/material/Select";
import { useState } from "react";
import { contact_form, states, text_in, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<div id=root></div>");
const held = {};

function Fields() {
  const [state, set_state] = useState("");
  const [way, set_way] = useState("");
  const [agrees, set_agrees] = useState(false);
  Object.assign(held, { state, way, agrees });
  return (
    <>
      <FormControl required style={{ width: 250 }}>
        <InputLabel id="state-label">State</InputLabel>
        <Select
          labelId="state-label"
          id="state"
          name="state"
          label="State"
          value={state}
          onChange={(e) => set_state(e.target.value)}
        >
          {states.map(([value, name]) => (
            <MenuItem key={value} value={value}>
              {name}
            </MenuItem>
          ))}
        </Select>
      </FormControl>
      <br />
      <FormControl required>
        <FormLabel id="way-label">How shall we answer?</FormLabel>
        <RadioGroup aria-labelledby="way-label" name="way" value={way} onChange={(e) => set_way(e.target.value)}>
          <FormControlLabel value="phone" control={<Radio />} label="Phone" />
          <FormControlLabel value="email" control={<Radio />} label="E-mail" />
        </RadioGroup>
      </FormControl>
      <br />
      <FormControlLabel
        required
        control={<Checkbox name="agrees" checked={agrees} onChange={(e) => set_agrees(e.target.checked)} />}
        label="I agree that you contact me about my request"
      />
    </>
  );
}

show(<Fields />);
when_sent(
  () => `${held.state} ${held.way} ${held.agrees}`,
  () => text_in("#state"),
);
