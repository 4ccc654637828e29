// Quill: the message in a rich text.
import Quill from "quill";
import "quill.css";
import { contact_form, text_in, when_sent } from "./form.js";

const form = contact_form(
  "<p id=l>Message *</p><div id=message style='height:120px' aria-labelledby=l></div><input type=hidden name=message>",
  {
    without_message: true,
  },
);
const editor = new Quill("#message", { theme: "snow", modules: { toolbar: [["bold", "link"]] } });
form.addEventListener("submit", () => (form.elements.message.value = editor.getText().trim()), true);
when_sent(
  () => editor.getText(),
  () => text_in(".ql-editor"),
);
