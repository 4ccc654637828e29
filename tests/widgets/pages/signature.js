// Signature Pad: nobody but the customer can sign.
import SignaturePad from "signature_pad";
import { contact_form, when_sent } from "./form.js";

contact_form(
  "<p id=l>Signature *</p><canvas id=signature width=300 height=90 style='border:1px solid' aria-labelledby=l></canvas>",
);
const pad = new SignaturePad(document.querySelector("#signature"));
when_sent(
  () => pad.isEmpty(),
  () => "",
);
