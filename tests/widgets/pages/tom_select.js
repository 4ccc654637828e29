// Tom Select over a native list.
import TomSelect from "tom-select";
import "tom-select/dist/css/tom-select.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

contact_form(native_list);
const list = new TomSelect("#state", {});
when_sent(
  () => list.getValue(),
  () => text_in(".ts-control .item"),
);
