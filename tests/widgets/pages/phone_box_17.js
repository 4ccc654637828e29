// intl-tel-input 17: the country's code stands beside the box, and the box holds the rest.
import intlTelInput from "intl-tel-input";
import "intl-tel-input/build/css/intlTelInput.css";
import "intl-tel-input/build/js/utils.js";
import { contact_form, text_in, when_sent } from "./form.js";

contact_form("<p><label for=phone>Phone *</label> <input id=phone name=phone_shown type=tel required>");
const input = document.querySelector("#phone");
const box = intlTelInput(input, { initialCountry: "us", separateDialCode: true, hiddenInput: "phone" });
when_sent(
  () => box.getNumber(),
  () => `${text_in(".iti__selected-dial-code")} ${input.value}`,
);
