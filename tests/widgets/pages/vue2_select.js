// vue-select under Vue 2.
import Vue from "vue";
import { VueSelect } from "vue-select";
import "vue-select/dist/vue-select.css";
import { contact_form, state_options, text_in, when_sent } from "./form.js";

contact_form("<p><label for=state>State *</label><div id=root></div>");
const app = new Vue({
  data: { chosen: null },
  render(h) {
    const list = h(VueSelect, {
      props: { options: state_options, value: this.chosen, inputId: "state" },
      on: { input: (option) => (this.chosen = option) },
    });
    return h("div", [
      list,
      h("input", { attrs: { type: "hidden", name: "state" }, domProps: { value: this.chosen?.value ?? "" } }),
    ]);
  },
}).$mount("#root");
when_sent(
  () => app.chosen?.value,
  () => text_in(".vs__selected"),
);
