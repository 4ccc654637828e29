// Nice Select over a native list.
import * as plugin from "nice-select2";
import "nice-select2.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

const NiceSelect = plugin.default?.bind ? plugin.default : (plugin.NiceSelect ?? window.NiceSelect);
contact_form(native_list);
NiceSelect.bind(document.querySelector("#state"), { searchable: true });
when_sent(
  () => document.querySelector("#state").value,
  () => text_in(".nice-select .current"),
);
