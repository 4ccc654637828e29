// Trix: the message in a rich text.
import "trix";
import "trix/dist/trix.css";
import { contact_form, text_in, when_sent } from "./form.js";

contact_form(
  "<p><label for=editor>Message *</label><input type=hidden id=message name=message><trix-editor id=editor input=message></trix-editor>",
  {
    without_message: true,
  },
);
when_sent(
  () => document.querySelector("trix-editor").editor.getDocument().toString(),
  () => text_in("trix-editor"),
);
