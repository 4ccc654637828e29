// One look at this frame, in the shapes of core/model/page_snapshot.hpp. It only reads, except for scrolling a form
// into view and back where that is the only way to tell a hidden field from one further down.
const control_limit = 400, option_limit = 300, link_limit = 400;

function box_of(element) {
  const box = element.getBoundingClientRect();
  const whole = n => Math.max(-1e6, Math.min(1e6, Math.round(n)));
  return { x: whole(box.left), y: whole(box.top), w: whole(box.width), h: whole(box.height) };
}

function text_of(element, limit = 200) {
  return squeeze(element.innerText ?? element.textContent, limit);
}

function landmark_of(element) {
  for (let at = element; at; at = parent_of(at)) {
    const role = at.getAttribute('role') || '';
    if (at.localName === 'dialog' || /dialog/.test(role) || at.getAttribute('aria-modal') === 'true') return 'dialog';
    if (/^(header|nav|main|footer|aside)$/.test(at.localName)) return at.localName;
    const named = { banner: 'header', navigation: 'nav', main: 'main', contentinfo: 'footer', complementary: 'aside' }[role];
    if (named) return named;
  }
  return '';
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

function virtual_root(control) {
  let last = control;
  for (let at = control.parentElement; at && at !== document.body && at !== document.documentElement; at = at.parentElement) {
    last = at;
    if (at.localName === 'form') continue; // a wrapper
    const texts = [...at.querySelectorAll('input,textarea')].filter(is_text_like).length;
    const named = at.matches('[role=form],dialog,[class*=form i]:not(input):not(textarea):not(select)') && texts >= 2;
    if ((named || texts >= 3) && at.querySelector(button_selector)) return at;
  }
  return last === control ? control.parentElement || control : last;
}

function heading_of(form) {
  const own = form.getAttribute('aria-label') || by_ids(form, 'aria-labelledby');
  if (own) return squeeze(own);
  const inside = form.querySelector('h1,h2,h3,h4,legend');
  if (inside && is_seen(inside)) return text_of(inside);
  for (let at = form, level = 0; at && level < 7; at = parent_of(at), level++) {
    for (let before = at.previousElementSibling, n = 0; before && n < 8; before = before.previousElementSibling, n++) {
      const heading = before.matches('h1,h2,h3,h4,h5,h6') ? before : [...before.querySelectorAll('h1,h2,h3,h4')].pop();
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
  owners = new Map();
  entries = [];
  wrappers = new Map();
  of_control(control) {
    const form = control.form;
    if (form) {
      if (!this.wrappers.has(form)) this.wrappers.set(form, is_wrapper(form));
      if (!this.wrappers.get(form)) return this.add(form, true);
    }
    for (const [owner, index] of this.owners) {
      if (!this.entries[index].real && is_inside(control, owner)) return index;
    }
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
  if (control.localName !== 'select') return [];
  return [...control.options].slice(0, option_limit).map(o =>
    ({ value: o.value.slice(0, 200), text: squeeze(o.text), disabled: o.disabled, selected: o.selected }));
}

function value_of(control) {
  if (/-response$/.test(control.name)) return control.value ? 'answered' : '';
  if (/checkbox|radio/.test(control.type)) return (control.getAttribute('value') || '').slice(0, 200);
  return control.type === 'password' || control.type === 'file' ? '' : control.value.slice(0, 200);
}

function control_entry(control, form) {
  const attribute = name => squeeze(control.getAttribute(name));
  const [label, label_source] = safe(() => label_of(control), ['', 'none']);
  const invalid = control.matches(':user-invalid'); // an untouched required field is none yet
  return {
    ref: handle_of(control), form, tag: control.localName, type: control.type || 'text', name: attribute('name'),
    id: attribute('id'), classes: attribute('class'), ancestry: ancestry_of(control),
    autocomplete: attribute('autocomplete'), inputmode: attribute('inputmode'), pattern: attribute('pattern'),
    placeholder: attribute('placeholder'), title: attribute('title'), value: value_of(control), label, label_source,
    aria_label: attribute('aria-label') || by_ids(control, 'aria-labelledby').slice(0, 200), legend: legend_of(control),
    description: by_ids(control, 'aria-describedby').slice(0, 200),
    mask: attribute('data-mask') || attribute('data-inputmask') || attribute('data-imask') || attribute('data-cleave') ||
      (control.closest('.iti,.intl-tel-input') ? 'iti' : ''),
    maxlength: control.maxLength > 0 ? Math.min(control.maxLength, 1e6) : -1, tabindex: control.tabIndex,
    required: control.required === true || control.getAttribute('aria-required') === 'true',
    disabled: control.matches(':disabled') || control.closest('[inert]') !== null, readonly: control.readOnly === true,
    checked: control.checked === true, aria_hidden: control.closest('[aria-hidden=true]') !== null,
    invalid: invalid || control.getAttribute('aria-invalid') === 'true',
    validation_message: invalid ? squeeze(control.validationMessage) : '', hidden: hidden_as(control), box: box_of(control),
    options: options_of(control),
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

function leads_away(button) {
  const href = button.localName === 'a' ? button.getAttribute('href') : null;
  if (!href || /^(#|javascript:)/i.test(href.trim())) return false;
  return new URL(href, document.baseURI).href.split('#')[0] !== location.href.split('#')[0];
}

// Fields below the fold can only be told from covered ones once they are in view. Everything is put back within
// the same task, so the page paints nothing of it.
function recheck_below(pairs) {
  const unsure = pairs.filter(([element, entry]) => entry.hidden === 'none' && hit(element).out);
  if (unsure.length === 0) return;
  const places = new Map();
  const keep = element => {
    for (let at = parent_of(element); at; at = parent_of(at)) if (!places.has(at)) places.set(at, [at.scrollLeft, at.scrollTop]);
  };
  const [x, y] = [scrollX, scrollY];
  for (const [element, entry] of unsure.slice(0, 60)) {
    keep(element);
    if (hit(element).out) element.scrollIntoView({ behavior: 'instant', block: 'center', inline: 'nearest' });
    entry.hidden = hit(element).out ? 'off_screen' : hidden_as(element);
  }
  for (const [element, [left, top]] of places) {
    if (element.scrollLeft !== left) element.scrollLeft = left;
    if (element.scrollTop !== top) element.scrollTop = top;
  }
  scrollTo({ left: x, top: y, behavior: 'instant' });
}

function collect_forms(roots) {
  const forms = new Forms();
  const controls = find_all(roots, control_selector, control_limit).map(c => [c, safe(() => control_entry(c, forms.of_control(c)), null)]);
  const buttons = find_all(roots, button_selector, control_limit).map(b => [b, safe(() => button_entry(b, forms.of_button(b)), null)]);
  const openers = find_all(roots, opener_selector, control_limit).filter(o => !o.matches(button_selector) && squeeze(o.textContent, 100).length <= 60)
    .map(o => [o, safe(() => ({ ...button_entry(o, -1), type: 'link' }), null)]);
  buttons.push(...openers.slice(0, 60));
  const whole = pairs => pairs.filter(([, entry]) => entry !== null);
  const texts = forms.entries.map(() => 0);
  for (const [control, entry] of whole(controls)) if (is_text_like(control)) texts[entry.form]++;
  recheck_below(whole(controls).filter(([, entry]) => texts[entry.form] >= 2));
  const seen = whole(controls).filter(([control, entry]) => is_text_like(control) && entry.hidden === 'none').length;
  if (seen >= 2 && state.form_at < 0) state.form_at = performance.now();
  return { forms: forms.entries, controls: whole(controls).map(p => p[1]), buttons: whole(buttons).map(p => p[1]) };
}
