// flatpickr over a date that must be given: nobody but the customer knows it.
import flatpickr from "flatpickr";
import "flatpickr/dist/flatpickr.css";
import { contact_form, when_sent } from "./form.js";

contact_form("<p><label>Date of your visit * <input id=date name=date required></label>");
const calendar = flatpickr("#date", {});
when_sent(
  () => calendar.selectedDates.length,
  () => document.querySelector("#date").value,
);
