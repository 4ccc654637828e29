// noUiSlider: it stands somewhere from the beginning, and asks for nothing that the customer said. So does the native one.
import noUiSlider from "nouislider";
import "nouislider.css";
import { contact_form, text_in, when_sent } from "./form.js";

contact_form(
  "<p id=l>How urgent is it?</p><div id=urgency style='width:250px;margin:20px' aria-labelledby=l></div><output id=o></output>" +
    "<input type=hidden name=urgency><p><label>How sure are you? * <input type=range name=sure min=0 max=10 value=4 required></label>",
);
const slider = noUiSlider.create(document.querySelector("#urgency"), { start: 5, step: 1, range: { min: 0, max: 10 } });
slider.on("update", ([value]) => {
  document.querySelector("#o").textContent = Number(value);
  document.querySelector("[name=urgency]").value = Number(value);
});
when_sent(
  () => Number(slider.get()),
  () => text_in("#o"),
);
