// Inputmask: a phone number that is shown in its own form.
import * as plugin from "inputmask";
import { contact_form, when_sent } from "./form.js";

const Inputmask = plugin.default?.default ?? plugin.default ?? plugin;
contact_form("<p><label>Phone * <input id=phone name=phone type=tel required></label>");
const input = document.querySelector("#phone");
Inputmask("(999) 999-9999").mask(input);
when_sent(
  () => input.inputmask.unmaskedvalue(),
  () => input.value,
);
