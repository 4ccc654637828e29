// vue-select under Vue 3.
import { createApp, h } from "vue";
import VueSelect from "vue-select";
import "vue-select/dist/vue-select.css";
import { contact_form, state_options, text_in, when_sent } from "./form.js";

contact_form("<p><label for=state>State *</label><div id=root></div>");
const app = createApp({
  data: () => ({ chosen: null }),
  render() {
    const list = h(VueSelect, {
      options: state_options,
      modelValue: this.chosen,
      inputId: "state",
      "onUpdate:modelValue": (option) => (this.chosen = option),
    });
    return [list, h("input", { type: "hidden", name: "state", value: this.chosen?.value ?? "" })];
  },
}).mount("#root");
when_sent(
  () => app.chosen?.value,
  () => text_in(".vs__selected"),
);
