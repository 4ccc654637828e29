// intl-tel-input from version 25 on: the country's code stands beside the box, and the box holds the rest.
import intlTelInput from "intl-tel-input/intlTelInputWithUtils";
import "intl-tel-input/styles";
import { contact_form, text_in, when_sent } from "./form.js";

contact_form("<p><label for=phone>Phone *</label> <input id=phone name=phone_shown type=tel required>");
const input = document.querySelector("#phone");
const box = intlTelInput(input, {
  initialCountry: "us",
  separateDialCode: true,
  [Number.parseInt(intlTelInput.version, 10) > 25 ? "hiddenInputs" : "hiddenInput"]: () => ({ phone: "phone" }),
});
when_sent(
  () => box.getNumber(),
  () => `${text_in(".iti__selected-dial-code")} ${input.value}`,
);
