// Select2 over a native list.
import $ from "./jquery_global.js";
import * as plugin from "select2";
import "select2.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

if (typeof plugin.default === "function") plugin.default(window, $); // version 4 gives a factory
contact_form(native_list);
$("#state").select2({ width: "250px" });
when_sent(
  () => $("#state").select2("val") ?? $("#state").val(),
  () => text_in(".select2-selection__rendered, .select2-chosen"),
);
