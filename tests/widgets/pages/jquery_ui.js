// jQuery UI: a date that may be left empty, and a Selectmenu over a native list.
import $ from "./jquery_global.js";
import "jquery-ui/dist/jquery-ui.js";
import "jquery-ui/themes/base/all.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

contact_form(native_list + "<p><label>Preferred date <input id=date name=date></label>");
$("#date").datepicker();
$("#state").selectmenu({ width: 250 });
when_sent(
  () => $("#state").val(),
  () => `${text_in(".ui-selectmenu-text")} ${$("#ui-datepicker-div").is(":visible") ? "open" : "closed"}`,
);
