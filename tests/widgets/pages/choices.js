// Choices.js over a native list.
import Choices from "choices.js";
import "choices.js/public/assets/styles/choices.css";
import { contact_form, native_list, text_in, when_sent } from "./form.js";

contact_form(native_list);
const list = new Choices("#state", { shouldSort: false });
when_sent(
  () => list.getValue(true),
  () => text_in(".choices__list--single"),
);
