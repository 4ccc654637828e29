// react-phone-number-input: a native list of countries beside the box.
import { useState } from "react";
import PhoneInput from "react-phone-number-input";
import flags from "react-phone-number-input/flags";
import "react-phone-number-input/style.css";
import { contact_form, when_sent } from "./form.js";
import { show } from "./react_root.jsx";

contact_form("<p><label for=phone>Phone *</label><div id=root></div>");
let held = "";

function Phone() {
  const [number, set_number] = useState("");
  held = number;
  return (
    <>
      <PhoneInput id="phone" defaultCountry="US" flags={flags} value={number} onChange={set_number} required />
      <input type="hidden" name="phone" value={number ?? ""} />
    </>
  );
}

show(<Phone />);
when_sent(
  () => held,
  () => document.querySelector("#phone").value,
);
