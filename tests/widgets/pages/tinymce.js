// TinyMCE: the message in a rich text, in a frame of its own.
import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/skins/ui/oxide/skin.css";
import "tinymce/themes/silver";
import { contact_form, when_sent } from "./form.js";

contact_form("<p><label for=message>Message *</label><textarea id=message name=message></textarea>", {
  without_message: true,
});
tinymce.init({ selector: "#message", skin: false, content_css: false, menubar: false, promotion: false, height: 200 });
when_sent(
  () => tinymce.get("message").getContent({ format: "text" }),
  () => document.querySelector("iframe").contentDocument.body.innerText,
);
