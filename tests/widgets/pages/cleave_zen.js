// cleave-zen: a phone number in groups.
import { formatGeneral, registerCursorTracker, unformatGeneral } from "cleave-zen";
import { contact_form, when_sent } from "./form.js";

const groups = { blocks: [3, 3, 4], delimiter: "-", numericOnly: true };
contact_form("<p><label>Phone * <input id=phone name=phone type=tel required></label>");
const input = document.querySelector("#phone");
registerCursorTracker({ input, delimiter: groups.delimiter });
input.addEventListener("input", (e) => (e.target.value = formatGeneral(e.target.value, groups)));
when_sent(
  () => unformatGeneral(input.value, groups),
  () => input.value,
);
