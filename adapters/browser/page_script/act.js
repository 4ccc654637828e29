// What the driver asks while it fills and presses: where to click, what has the focus, what a control holds now.
// Real input comes from the driver; only lists and groups of choices are set here (the popup of a <select> is not part of
// the page), and what a field held before is put back here where keys could not.

const aims = ['center', 'nearest', 'start', 'end'];

// Scrolls the element into view and says where to click it: {x, y}, or {problem}. `label` asks for the first
// pixels of its label instead, where no link of the label's text is.
function aim(handle, label = false) {
  const element = node_of(handle);
  if (!element) return { problem: 'gone' };
  if (element.matches(':disabled') || element.closest('[inert]')) return { problem: 'disabled' };
  const target = label ? element.labels?.[0] : face_of(element);
  if (!target || !target.checkVisibility({ visibilityProperty: true })) return { problem: 'unseen' };
  for (const block of aims) {
    if (block !== 'center' || hit(target).out || !hit(target).self)
      target.scrollIntoView({ behavior: 'instant', block, inline: 'nearest' });
    const box = target.getBoundingClientRect();
    if (label) return { x: box.left + Math.min(10, box.width / 2), y: box.top + Math.min(box.height / 2, 12) };
    if (box.width >= 1 && box.height >= 1 && hit(target).self) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }
  return { problem: 'covered', by: words_of_cover(target) };
}

// What lies over an element, by what a visitor reads on it.
function words_of_cover(element) {
  const cover = hit(element).other;
  for (let at = cover; at; at = parent_of(at)) {
    if (is_inside(element, at)) break;
    if (/fixed|sticky|absolute/.test(getComputedStyle(at).position)) return text_of(at, 160);
  }
  return cover ? text_of(cover, 160) : '';
}

function deep_active() {
  let active = document.activeElement;
  const inner = element => element.shadowRoot ?? adopted.find(root => root.host === element);
  for (let root = active && inner(active); root && root.activeElement; root = inner(active)) active = root.activeElement;
  return active;
}

// Makes sure that what is typed next replaces what the control holds. False where it cannot have the focus.
function take_focus(handle) {
  const element = node_of(handle);
  if (!element) return null;
  const text = text_body(element);
  if (deep_active() !== element || text !== element) (text || element).focus({ preventScroll: true });
  if (deep_active() !== element) return false;
  if (typeof element.select === 'function') element.select();
  else if (text) text.ownerDocument.getSelection().selectAllChildren(text);
  return true;
}

function release_focus() {
  const active = deep_active();
  if (active && (active !== document.body || active.isContentEditable) && !/^i?frame$/.test(active.localName)) active.blur();
}

// A rich text takes the Tab key for a part of what is written.
function is_in_rich_text() {
  return deep_active()?.isContentEditable === true;
}

function is_editable(handle) {
  const element = node_of(handle);
  return element === null ? null : !element.matches(':disabled') && element.readOnly !== true;
}

const plain = text => String(text).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

// The choice whose value or words are one of `wanted`, the best match first; `of` is where a choice's words stand.
function match(choices, wanted, of) {
  const tests = [(o, w) => o.value === w, (o, w) => of(o).trim() === w, (o, w) => plain(of(o)) === plain(w) || plain(o.value) === plain(w)];
  for (const test of tests) for (const w of wanted) {
    const found = choices.find(o => test(o, w));
    if (found) return found;
  }
  // "Texas (TX)": the name among other words; the shortest, because "West Virginia" holds "Virginia".
  const holds = (o, w) => plain(w) !== '' && (' ' + plain(of(o)) + ' ').includes(' ' + plain(w) + ' ');
  for (const w of wanted) {
    const found = choices.filter(o => holds(o, w)).sort((a, b) => of(a).length - of(b).length)[0];
    if (found) return found;
  }
  return null;
}

function group_of(radio) {
  if (!is_native(radio)) return [...(radio.closest('[role=radiogroup]') || radio.parentElement).querySelectorAll('[role=radio]')];
  const root = radio.form || radio.getRootNode();
  return [...root.querySelectorAll('input[type=radio]')].filter(r => r.name === radio.name);
}

// Chooses one of `wanted` in a list, or in the group that a radio button belongs to; says what it holds then.
function choose(handle, wanted) {
  const element = node_of(handle);
  if (!element) return null;
  const widget = widget_of(element);
  if (element.type === 'radio' || widget === 'radio') {
    const found = match(group_of(element).filter(r => !r.disabled), wanted, r => label_of(r)[0]);
    if (found && !is_ticked(found)) found.click();
    return { chosen: found !== null && is_ticked(found) };
  }
  if (element.localName !== 'select') return { chosen: false, by_hand: true };
  const before = element.selectedIndex;
  const found = match([...element.options].filter(o => !o.disabled), wanted, o => o.text);
  const text = found?.text ?? '';
  select_option(element, found);
  const chosen = found !== null && element.selectedOptions[0]?.text === text; // some replace their options then
  const keeps_none = found === null && read_lists.get(element)?.length > 0; // the choices are in the styled one alone
  const by_hand = keeps_none || (found !== null && face_of_list(element) !== null && (!chosen || !agrees(element)));
  if (by_hand && chosen) element.selectedIndex = before; // what is clicked then is a change for the page
  return { chosen, waits: found === null && !keeps_none && is_waiting(element), by_hand, text };
}

// In the native list, whatever the one over it shows: what the form sends where that one never follows and cannot be opened.
function choose_native(handle, wanted) {
  const element = node_of(handle);
  if (element?.localName !== 'select') return { chosen: false };
  const found = match([...element.options].filter(o => !o.disabled), wanted, o => o.text);
  select_option(element, found);
  return { chosen: found !== null && element.selectedOptions[0] === found };
}

// Chooses a country's code ("49") in a list of them; where several countries share it, or the list says names only, the
// one named by `names`.
function choose_country_code(handle, code, names) {
  const element = node_of(handle);
  if (!element) return null;
  const has_code = o => [o.text, o.value].some(t => [...t.matchAll(/\+(\d{1,4})(?!\d)/g)].some(m => m[1] === code)) ||
    o.value === code || o.value === '00' + code || plain(o.text).split(' ').includes(code);
  const with_code = [...element.options].filter(o => !o.disabled && has_code(o));
  const is_named = o => names.some(n => (' ' + plain(o.text) + ' ').includes(' ' + plain(n) + ' ') || plain(o.value) === plain(n));
  const named = [...element.options].filter(o => !o.disabled && is_named(o)).sort((a, b) => a.text.length - b.text.length);
  return select_option(element, with_code.find(is_named) || with_code[0] || named[0]);
}

function select_option(element, found) {
  if (!found) return { chosen: false };
  element.focus({ preventScroll: true });
  if (!found.selected || element.value !== found.value) {
    element.selectedIndex = found.index;
    element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    element.dispatchEvent(new Event('change', { bubbles: true }));
    element.dispatchEvent(new Event('chosen:updated')); // Chosen's own word for it
  }
  return { chosen: element.selectedIndex === found.index };
}

function is_checked(handle) {
  const element = node_of(handle);
  return element === null ? null : is_ticked(element);
}

function is_ticked(element) {
  return is_native(element) ? element.checked === true : element.getAttribute('aria-checked') === 'true';
}

function value_of_group(radio) {
  const found = group_of(radio).find(is_ticked);
  return found ? found.value ?? label_of(found)[0] : '';
}

// What a control holds: `text`; `refused` where the browser itself would not let it be sent so; `code` is a country's
// code that a phone widget shows beside it.
function content_now(handle) {
  const element = node_of(handle);
  if (element === null) return null;
  const state = element.validity;
  const refused = !!state && !element.form?.noValidate && (state.badInput || state.patternMismatch || state.tooLong ||
    state.tooShort || state.typeMismatch || state.stepMismatch || state.rangeOverflow || state.rangeUnderflow);
  const drawn = widget_of(element);
  const chosen = element.type === 'radio' || drawn === 'radio' ? value_of_group(element) : drawn === 'textbox' ? text_body(element).innerText : /combobox|listbox/.test(drawn) ? value_of(element) : element.value ?? '';
  return { text: chosen, refused, unreadable: !!state && state.badInput, code: shown_country_code(element) };
}

// Puts back what a control held before anything was written into it.
function restore(handle, text) {
  const element = node_of(handle);
  if (element === null) return null;
  if (element.localName === 'select') return select_option(element, [...element.options].find(o => o.value === text)).chosen;
  if (!is_native(element)) return restore_drawn(element, text);
  const kind = element.localName === 'textarea' ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  return element.value === text;
}

function restore_drawn(element, text) {
  const body = text_body(element);
  if (!body) return false;
  body.textContent = text;
  body.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return squeeze(body.innerText) === squeeze(text);
}

// Resolves when this page's own clock says so: on a busy machine the page's timers, which show the CAPTCHA, are as
// late as this one.
function pass(ms) {
  return new Promise(resolve => setTimeout(() => resolve(performance.now()), ms));
}

// Milliseconds since two writable fields were first seen here, or else since this was first asked.
function form_age() {
  note_form();
  if (state.form_at < 0) state.form_at = performance.now();
  return Math.round(performance.now() - state.form_at);
}

function stillness() {
  return { still_ms: Math.round(performance.now() - state.changed_at), changes: state.changes, invalid: state.invalid };
}

function scroll_down() {
  const before = scrollY;
  scrollBy({ top: innerHeight * 0.9, behavior: 'instant' });
  return scrollY > before;
}

function scroll_up() {
  scrollTo({ top: 0, behavior: 'instant' });
}

// The box of a frame's element, and where its content begins, in this frame's viewport. Called with `this`.
function frame_place() {
  const box = this.getBoundingClientRect(), style = getComputedStyle(this);
  const inset = (border, padding) => border + parseFloat(padding || '0');
  return {
    box: box_of(this), visible: is_seen(this) && opacity_of(this) >= 0.1 && box.width >= 2 && box.height >= 2,
    aside: stands_aside(this), over: floats_around(this), x: box.left + inset(this.clientLeft, style.paddingLeft), y: box.top + inset(this.clientTop, style.paddingTop),
  };
}

function form_box(handle) {
  const element = node_of(handle);
  const form = element && (element.form || element.closest('form'));
  return form ? box_of(form) : null;
}

globalThis.legwork = {
  addresses, collect, offer_hosts, adopt, aim, take_focus, is_editable, choose, choose_native, choose_country_code, is_checked, content_now, restore, pass, form_age, stillness,
  scroll_down, scroll_up, frame_place, form_box, echo, mark,
  release_focus, is_in_rich_text, unread_lists, read_list, is_open, find_choice, opener, shows_choice, waiting_lists, phone_country_opener, find_phone_country,
};
