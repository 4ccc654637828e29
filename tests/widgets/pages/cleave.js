// Cleave.js: a phone number in groups.
import Cleave from "cleave.js";
import { contact_form, when_sent } from "./form.js";

contact_form("<p><label>Phone * <input id=phone name=phone type=tel required></label>");
const input = document.querySelector("#phone");
const mask = new Cleave(input, { numericOnly: true, delimiters: ["-", "-"], blocks: [3, 3, 4] });
when_sent(
  () => mask.getRawValue(),
  () => input.value,
);
