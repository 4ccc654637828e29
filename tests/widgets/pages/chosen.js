// Chosen over a native list.
import $ from "./jquery_global.js";
import "chosen-js";
import "chosen-js/chosen.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

contact_form(native_list);
$("#state").chosen({ width: "250px" });
when_sent(
  () => $("#state").val(),
  () => text_in(".chosen-single span"),
);
