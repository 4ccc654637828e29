// Pikaday over a date that must be given: nobody but the customer knows it.
import Pikaday from "pikaday";
import "pikaday/css/pikaday.css";
import { contact_form, when_sent } from "./form.js";

contact_form("<p><label>Date of your visit * <input id=date name=date required></label>");
const calendar = new Pikaday({ field: document.querySelector("#date") });
when_sent(
  () => calendar.toString(),
  () => document.querySelector("#date").value,
);
