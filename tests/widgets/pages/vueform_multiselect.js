// Vueform's Multiselect under Vue 3.
import Multiselect from "@vueform/multiselect";
import "@vueform/multiselect/themes/default.css";
import { createApp, h } from "vue";
import { contact_form, state_options, text_in, when_sent } from "./form.js";

contact_form("<p><label for=state>State *</label><div id=root></div>");
const app = createApp({
  data: () => ({ chosen: null }),
  render() {
    return h(Multiselect, {
      id: "state",
      name: "state",
      options: state_options,
      searchable: false,
      required: true,
      nativeSupport: true,
      modelValue: this.chosen,
      "onUpdate:modelValue": (value) => (this.chosen = value),
    });
  },
}).mount("#root");
when_sent(
  () => app.chosen,
  () => text_in(".multiselect-single-label"),
);
