// flatpickr over a date that may be left empty; its calendar opens when the box has the focus.
import flatpickr from "flatpickr";
import "flatpickr/dist/flatpickr.css";
import { contact_form, when_sent } from "./form.js";

contact_form("<p><label>Preferred date <input id=date name=date placeholder='Select a date'></label>");
const calendar = flatpickr("#date", {});
when_sent(
  () => calendar.selectedDates.length,
  () => (calendar.isOpen ? "open" : "closed"),
);
