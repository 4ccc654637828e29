// One look at this frame, in the shapes of core/model/page_snapshot.hpp. It only reads, except for scrolling a form
// into view and back where that is the only way to tell a hidden field from one further down.
const control_limit = 400, option_limit = 300, link_limit = 400;
const options_in_all = 15000; // of one frame
const text_budget = 4e6; // characters that one look lays out; a page that says more is read by its text nodes

function box_of(element) {
  const box = element.getBoundingClientRect();
  const whole = n => Math.max(-1e6, Math.min(1e6, Math.round(n)));
  return { x: whole(box.left), y: whole(box.top), w: whole(box.width), h: whole(box.height) };
}

function text_of(element, limit = 200) {
  const spent = answers_to('text spent');
  const before = spent.get(document) || 0;
  if (before > text_budget) return words_of(element, 10 * limit).slice(0, limit);
  const text = element.innerText ?? element.textContent;
  spent.set(document, before + text.length);
  return squeeze(text, limit);
}

// The text of a tree, as far as anybody asks how long it is.
function brief_text(element, limit) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = '';
  for (let left = walk_limit; --left > 0 && text.length < raw_limit && texts.nextNode();) text += texts.currentNode.data.slice(0, raw_limit);
  return squeeze(text, limit);
}

const landmark_roles = { banner: 'header', navigation: 'nav', main: 'main', contentinfo: 'footer', complementary: 'aside' };
function landmark_of(element) {
  return inherited('landmark', element, '', (at, around) => {
    const role = at.getAttribute('role') || '';
    if (at.localName === 'dialog' || /dialog/.test(role) || at.getAttribute('aria-modal') === 'true') return 'dialog';
    if (/^(header|nav|main|footer|aside)$/.test(at.localName)) return at.localName;
    return Object.hasOwn(landmark_roles, role) ? landmark_roles[role] : around;
  });
}

function find_all(roots, selector, limit = 2000) {
  const found = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll(selector)) {
      if (found.length >= limit) return found;
      found.push(element);
    }
  }
  return found;
}

// --- forms ------------------------------------------------------------------------------------------------

// Hidden fields are nobody's business, except the one in which a CAPTCHA keeps its answer.
const control_selector = 'input[name=cf-turnstile-response],input[name=h-captcha-response],input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=reset]):not([type=image]),select,textarea';
// What may open a form without looking like a button.
const opener_selector = 'a[href^="#"],a[href^="javascript:"],a:not([href]),summary,[aria-haspopup=dialog],[data-toggle=modal],[data-bs-toggle=modal]';
const button_selector = 'button,input[type=submit],input[type=button],input[type=image],input[type=reset],[role=button],a.btn,a.button,a[class*=submit i]';

// ASP.NET wraps the whole page in one form element; it says nothing about what belongs together.
function is_wrapper(form) {
  if (form.parentElement !== document.body) return false;
  const all = document.getElementsByTagName('*').length;
  return all >= 100 && form.querySelectorAll('*').length > all / 2 && form.querySelectorAll(control_selector).length > 0;
}

// Boxes to write into that stand in it; three are as good as more.
function count_texts(element) {
  let count = 0;
  for (const box of element.querySelectorAll('input,textarea')) if (is_text_like(box) && ++count >= 3) break;
  return count;
}

function virtual_root(control) {
  let last = control;
  for (let at = control.parentElement; at && at !== document.body && at !== document.documentElement; at = at.parentElement) {
    last = at;
    if (at.localName === 'form') continue; // a wrapper
    const texts = once('texts', at, count_texts);
    const named = at.matches('[role=form],dialog,[class*=form i]:not(input):not(textarea):not(select)') && texts >= 2;
    if ((named || texts >= 3) && once('button', at, () => at.querySelector(button_selector) !== null)) return at;
  }
  return last === control ? control.parentElement || control : last;
}

function last_heading_in(element) {
  const all = element.querySelectorAll('h1,h2,h3,h4');
  return all[all.length - 1];
}

function heading_of(form) {
  const own = form.getAttribute('aria-label') || by_ids(form, 'aria-labelledby');
  if (own) return squeeze(own);
  const inside = form.querySelector('h1,h2,h3,h4,legend');
  if (inside && is_seen(inside)) return text_of(inside);
  for (let at = form, level = 0; at && level < 7; at = parent_of(at), level++) {
    for (let before = at.previousElementSibling, n = 0; before && n < 8; before = before.previousElementSibling, n++) {
      const heading = before.matches('h1,h2,h3,h4,h5,h6') ? before : once('last heading', before, last_heading_in);
      if (heading && is_seen(heading)) return text_of(heading);
    }
  }
  return '';
}

function form_entry(element, real) {
  const attribute = name => squeeze(element.getAttribute(name));
  const box = box_of(element);
  return {
    real, id: attribute('id'), name: attribute('name'), classes: attribute('class'),
    action: real ? new URL(element.getAttribute('action') || location.href, document.baseURI).href.slice(0, 1000) : '',
    method: real ? (element.getAttribute('method') || 'get').toLowerCase().slice(0, 10) : '',
    heading: heading_of(element), text_before: text_beside(element, false).slice(-200), landmark: landmark_of(element),
    role: attribute('role'), honeypot_name: attribute('netlify-honeypot') || attribute('data-netlify-honeypot'),
    in_shadow: element.getRootNode() !== document, visible: is_seen(element) && box.w > 0 && box.h > 0, box,
  };
}

function safe(make, fallback) {
  try { return make(); } catch { return fallback; }
}

// Groups every control under its form element, or under the smallest part of the page that looks like a form.
class Forms {
  owners = new Map(); // element -> index of its entry
  drawn = new Map(); // of them, those that are no form element of their own
  entries = [];
  wrappers = new Map();
  of_control(control) {
    const form = control.form ?? (is_native(control) ? null : control.closest('form'));
    if (form) {
      if (!this.wrappers.has(form)) this.wrappers.set(form, is_wrapper(form));
      if (!this.wrappers.get(form)) return this.add(form, true);
    }
    for (let at = control; at; at = parent_of(at)) if (this.drawn.has(at)) return this.drawn.get(at);
    return this.add(virtual_root(control), false);
  }
  of_button(button) {
    if (button.form && this.owners.has(button.form)) return this.owners.get(button.form);
    for (let at = button; at; at = parent_of(at)) if (this.owners.has(at)) return this.owners.get(at);
    return -1;
  }
  add(owner, real) {
    if (!this.owners.has(owner)) {
      this.owners.set(owner, this.entries.length);
      if (!real) this.drawn.set(owner, this.entries.length);
      this.entries.push(safe(() => form_entry(owner, real), { real, box: box_of(owner) }));
    }
    return this.owners.get(owner);
  }
}

// --- controls and buttons -----------------------------------------------------------------------------------

function ancestry_of(control) {
  const parts = [];
  for (let at = parent_of(control); at && parts.length < 4 && !/^(form|body)$/.test(at.localName); at = parent_of(at))
    parts.push(squeeze((at.id ? '#' + at.id + ' ' : '') + (at.getAttribute('class') || ''), 100));
  return parts.join(' | ');
}

function options_of(control) {
  if (control.localName !== 'select') return /combobox|listbox/.test(widget_of(control)) ? choices_of_drawn(control) : [];
  if (read_lists.get(control)?.length > 0) return choices_of_drawn(control);
  const spent = answers_to('options spent');
  const count = Math.min(control.options.length, option_limit, options_in_all - (spent.get(document) || 0));
  spent.set(document, (spent.get(document) || 0) + Math.max(count, 0));
  const found = [], is_shown = control.multiple || agrees(control);
  for (let i = 0; i < count; i++) {
    const o = control.options[i];
    found.push({ value: o.value.slice(0, 200), text: squeeze(o.text), disabled: o.disabled, selected: o.selected && is_shown });
  }
  return found;
}

function value_of(control) {
  const widget = widget_of(control);
  if (widget === 'textbox') return text_body(control).innerText.trim().slice(0, 200);
  if (!is_native(control) || widget === 'combobox') return choices_of_drawn(control).find(o => o.selected)?.text ?? (control.value || '').slice(0, 200);
  if (/-response$/.test(control.name)) return control.value ? 'answered' : '';
  if (/checkbox|radio/.test(control.type)) return (control.getAttribute('value') || '').slice(0, 200);
  return control.type === 'password' || control.type === 'file' ? '' : control.value.slice(0, 200);
}

const lowest_text = 60; // pixels; of a text of several lines that does not say so

// What a drawn field is read as: the native one that a form without scripts would have in its place.
function read_as(control, widget) {
  const role = control.getAttribute('role');
  if (widget === 'combobox' || widget === 'listbox') return { tag: 'select', type: 'select-one' };
  if (widget === 'checkbox' || widget === 'radio') return { tag: 'input', type: widget };
  if (widget === 'signature') return { tag: 'canvas', type: 'signature' };
  if (widget !== 'textbox') return { tag: control.localName, type: control.type || 'text' };
  const is_one_line = role === 'textbox' && control.getAttribute('aria-multiline') !== 'true' && control.getBoundingClientRect().height < lowest_text;
  return is_one_line ? { tag: 'input', type: 'text' } : { tag: 'textarea', type: 'textarea' };
}

function name_of(control, widget) {
  const own = squeeze(control.getAttribute('name'));
  if (own || !widget || widget === 'list') return own;
  if (widget === 'radio') {
    const group = control.closest('[role=radiogroup]') || control.parentElement;
    return group.id || 'radiogroup ' + find_all(all_roots(), '[role=radiogroup]', 100).indexOf(group);
  }
  return widget === 'combobox' ? squeeze(part_of(control).querySelector('input[name]')?.getAttribute('name')) : '';
}

function is_required_by(control, widget) {
  if (control.required === true || control.getAttribute('aria-required') === 'true') return true;
  if (control.type === 'radio' || widget === 'radio')
    return control.closest('[role=radiogroup]')?.getAttribute('aria-required') === 'true' || /^\*|\*\s*:?$|\(\*\)/.test(legend_of(control));
  if (widget === 'signature') return !/optional/i.test(label_of(control)[0]);
  return widget === 'combobox' && part_of(control).querySelector('[aria-required=true],input[required]') !== null;
}

function control_entry(control, form) {
  const attribute = name => squeeze(control.getAttribute(name));
  const [label, label_source] = safe(() => label_of(control), ['', 'none']);
  const invalid = control.matches(':user-invalid'); // an untouched required field is none yet
  const widget = widget_of(control), face = face_of(control);
  return {
    ref: handle_of(control), form, ...read_as(control, widget), name: name_of(control, widget),
    id: attribute('id'), classes: attribute('class'), ancestry: ancestry_of(control),
    autocomplete: attribute('autocomplete'), inputmode: attribute('inputmode'), pattern: attribute('pattern'),
    placeholder: attribute('placeholder'), title: attribute('title'), value: value_of(control), label, label_source,
    aria_label: attribute('aria-label') || by_ids(control, 'aria-labelledby').slice(0, 200), legend: legend_of(control),
    description: by_ids(control, 'aria-describedby').slice(0, 200),
    mask: attribute('data-mask') || attribute('data-inputmask') || attribute('data-imask') || attribute('data-cleave') ||
      (control.closest('.iti,.intl-tel-input') ? 'iti' : ''),
    maxlength: control.maxLength > 0 ? Math.min(control.maxLength, 1e6) : -1, tabindex: control.tabIndex,
    required: is_required_by(control, widget),
    disabled: control.matches(':disabled') || control.closest('[inert]') !== null || (widget !== '' && control.getAttribute('aria-disabled') === 'true'), readonly: control.readOnly === true,
    checked: is_ticked(control), aria_hidden: control.closest('[aria-hidden=true]') !== null,
    invalid: invalid || control.getAttribute('aria-invalid') === 'true',
    validation_message: invalid ? squeeze(control.validationMessage) : '', hidden: hidden_as(face), box: box_of(face),
    options: options_of(control), group: safe(() => groups_of(control), ''), widget,
  };
}

function button_entry(button, form) {
  const attribute = name => squeeze(button.getAttribute(name));
  return {
    ref: handle_of(button), form, tag: button.localName, type: squeeze(button.type || 'button', 20),
    text: (button.localName === 'input' ? squeeze(button.value) : text_of(button)) || attribute('aria-label') ||
      attribute('title') || squeeze(button.querySelector('img')?.alt),
    name: attribute('name'), id: attribute('id'), classes: attribute('class'),
    disabled: button.matches(':disabled') || attribute('aria-disabled') === 'true', hidden: hidden_as(button),
    box: box_of(button), leads_away: leads_away(button),
  };
}

// What a form without a button of its own may be sent by: anything that looks or is named like a button.
const clickable_selector = '[onclick],[class*=btn i],[class*=button i],[class*=submit i],[id*=submit i],[class*=send i],[id*=send i],btn';

function find_clickables(roots, buttons, forms) {
  const known = new Set(buttons), around = new Set();
  for (const button of buttons) {
    if (button.type !== 'submit' && button.type !== 'image') continue;
    for (let at = button; at && !around.has(at); at = parent_of(at)) around.add(at);
  }
  const owners = new Set([...forms.owners.keys()].filter(owner => !around.has(owner)));
  if (owners.size === 0) return [];
  const is_owned = element => inherited('owned', element, false, (at, is_in) => is_in || owners.has(at));
  return find_all(roots, clickable_selector, control_limit).filter(e => {
    if (e.matches('input,select,textarea,label,option,form,fieldset,iframe') || known.has(e)) return false;
    if (!is_owned(e)) return false;
    const text = brief_text(e, 80);
    return text !== '' && text.length <= 60 && !e.querySelector('input,select,textarea,button,a');
  });
}

function leads_away(button) {
  const href = button.localName === 'a' ? button.getAttribute('href') : null;
  if (!href || /^(#|javascript:)/i.test(href.trim())) return false;
  return new URL(href, document.baseURI).href.split('#')[0] !== location.href.split('#')[0];
}

// Fields below the fold can only be told from covered ones once they are in view, and what something lies over only where
// it does so in mid-window, too. Everything is put back within the same task, so the page paints nothing of it. Returns
// what stays covered: [element, entry, what is over it].
function recheck_below(pairs, buttons) {
  const places_of = all => all.map(([control, entry]) => ({ element: face_of(control), entry, seen: hit(face_of(control)) }))
    .filter(({ entry, seen }) => entry.hidden === 'none' && !seen.self);
  const unsure = [...places_of(pairs).slice(0, 60).map(p => ({ ...p, is_field: true })), ...places_of(buttons).slice(0, 20)];
  if (unsure.length === 0) return [];
  const places = new Map(), covered = [];
  const keep = element => {
    for (let at = parent_of(element); at; at = parent_of(at)) if (!places.has(at)) places.set(at, [at.scrollLeft, at.scrollTop]);
  };
  const [x, y] = [scrollX, scrollY];
  for (const { element, entry, seen, is_field } of unsure) {
    keep(element);
    if (!seen.out || hit(element).out) element.scrollIntoView({ behavior: 'instant', block: 'center', inline: 'nearest' });
    forget_places();
    const now = hit(element);
    if (is_field && seen.out) entry.hidden = now.out ? 'off_screen' : hidden_as(element);
    if (now.out || now.self) continue;
    const box = element.getBoundingClientRect();
    covered.push([element, entry, element_at(box.left + box.width / 2, box.top + box.height / 2)]);
  }
  for (const [element, [left, top]] of places) {
    if (element.scrollLeft !== left) element.scrollLeft = left;
    if (element.scrollTop !== top) element.scrollTop = top;
  }
  scrollTo({ left: x, top: y, behavior: 'instant' });
  forget_places();
  return covered;
}

function in_page_order(a, b) {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1;
}

function collect_forms(roots) {
  const forms = new Forms();
  const faces = faces_in(roots);
  const drawn = find_drawn(roots, faces);
  const native = find_all(roots, control_selector, control_limit).filter(c => !only_carries(c, faces));
  const controls = [...native, ...drawn].sort(in_page_order).map(c => [c, safe(() => control_entry(c, forms.of_control(c)), null)]);
  const buttons = find_all(roots, button_selector, control_limit).filter(b => !drawn.includes(b) && !face_around(b, faces)).map(b => [b, safe(() => button_entry(b, forms.of_button(b)), null)]);
  const openers = find_all(roots, opener_selector, control_limit).filter(o => !o.matches(button_selector) && brief_text(o, 100).length <= 60)
    .map(o => [o, safe(() => ({ ...button_entry(o, forms.of_button(o)), type: 'link' }), null)]);
  buttons.push(...openers.slice(0, 60));
  const clickables = find_clickables(roots, buttons.map(p => p[0]), forms);
  buttons.push(...clickables.slice(0, 40).map(c => [c, safe(() => ({ ...button_entry(c, forms.of_button(c)), type: 'link' }), null)]));
  const whole = pairs => pairs.filter(([, entry]) => entry !== null);
  const texts = forms.entries.map(() => 0);
  for (const [control, entry] of whole(controls)) if (is_text_like(control)) texts[entry.form]++;
  const is_of_form = ([, entry]) => texts[entry.form] >= 2;
  const covered = recheck_below(whole(controls).filter(is_of_form), whole(buttons).filter(is_of_form));
  const seen = whole(controls).filter(([control, entry]) => is_text_like(control) && entry.hidden === 'none').length;
  if (seen >= 2 && state.form_at < 0) state.form_at = performance.now();
  const overlays = safe(() => collect_overlays(roots, forms, whole(controls), covered), []);
  return {
    forms: forms.entries, controls: whole(controls).map(p => p[1]), buttons: whole(buttons).map(p => p[1]),
    overlays: overlays.map(o => o.entry), overlay_roots: overlays.map(o => handle_of(o.root)), pressables: safe(() => collect_pressables(roots, forms), []),
  };
}
