// Slim Select over a native list.
import SlimSelect from "slim-select";
import "slim-select.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

contact_form(native_list);
const list = new SlimSelect({ select: "#state" });
when_sent(
  () => (list.getSelected ? list.getSelected() : list.selected()),
  () => text_in(".ss-main"),
);
