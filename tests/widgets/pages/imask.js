// IMask: a phone number that is shown in its own form.
import IMask from "imask";
import { contact_form, when_sent } from "./form.js";

contact_form("<p><label>Phone * <input id=phone name=phone type=tel required></label>");
const input = document.querySelector("#phone");
const mask = IMask(input, { mask: "(000) 000-0000" });
when_sent(
  () => mask.unmaskedValue,
  () => input.value,
);
