// The form around each widget: name, e-mail and a message. What the widget's script holds and what it shows is sent along.
const message = "<p><label>Message * <textarea name=message rows=4 cols=40 required></textarea></label>";

// `fields` stand before the message, or in its place.
export function contact_form(fields, { without_message = false } = {}) {
  document.title = "Contact us";
  document.body.innerHTML =
    "<main><h1>Contact us</h1><form id=f method=post action=/in><p><label>Name * <input name=name required></label>" +
    "<p><label>Email * <input name=email type=email required></label>" +
    fields +
    (without_message ? "" : message) +
    "<input type=hidden name=held><input type=hidden name=shown><p><button type=submit>Send</button></form></main>";
  return document.querySelector("#f");
}

// Asked when the form is sent: `held`, what the widget says that it holds; `shown`, the text that a visitor sees of it.
export function when_sent(held, shown) {
  const form = document.querySelector("#f");
  form.addEventListener(
    "submit",
    () => {
      form.elements.held.value = String(held() ?? "");
      form.elements.shown.value = String(shown() ?? "")
        .replace(/\s+/g, " ")
        .trim();
    },
    true,
  );
}

export const states = [
  ["CA", "California"],
  ["KS", "Kansas"],
  ["AR", "Arkansas"],
  ["TX", "Texas"],
  ["WA", "Washington"],
];
export const state_options = states.map(([value, label]) => ({ value, label }));
export const native_states =
  "<option value=''>Choose…</option>" +
  states.map(([value, name]) => `<option value=${value}>${name}</option>`).join("");
export const native_list = `<p><label for=state>State *</label> <select id=state name=state required>${native_states}</select>`;

// What a part of the page shows of its own text, as a visitor reads it.
export const text_in = (selector) => document.querySelector(selector)?.innerText ?? "";
