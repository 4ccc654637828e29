// Fields that scripts draw: what each of them is, where its choices are, and what it shows. Lists with a native one
// behind them are read and written through the native one; what is shown must agree with it.

const drawn_selector = '[role=combobox],[role=listbox],[role=checkbox],[role=switch],[role=radio],button[aria-haspopup=listbox],' +
  '[contenteditable=""],[contenteditable=true],[contenteditable=plaintext-only],iframe,canvas';
const field_selector = 'input:not([type=hidden]):not([type=submit]):not([type=button]),select,textarea,[role=combobox],[contenteditable=true]';

// --- lists over native ones -------------------------------------------------------------------------------

const styled_list_names = /select2|chosen|nice-select|(^|\s)ts-|tomselect|choices|(^|\s)ss-|selectric|bootstrap-select|selectize|sumo|ui-selectmenu|multiselect|dropdown|combobox|custom-select|select-styled|select-selected/i;
const names_of = element => (element.getAttribute('class') || '') + ' ' + element.id;

function draws_list(element, list) {
  if (!element || element === list || element.matches('label,p,h1,h2,h3,h4,input,textarea,select') || !is_seen(element)) return false;
  if ([...element.querySelectorAll('select')].some(s => s !== list)) return false;
  return styled_list_names.test(names_of(element)) || element.matches('[role=combobox],[role=listbox],[aria-haspopup=listbox]') ||
    element.querySelector('[role=combobox],[role=listbox],[aria-haspopup=listbox]') !== null;
}

// What stands for a hidden native list; null where nothing does.
function face_of_list(list) {
  if (list.localName !== 'select' || hidden_as(list) === 'none') return null;
  const beside = [list.nextElementSibling, list.previousElementSibling, list.nextElementSibling?.nextElementSibling];
  const found = beside.find(e => draws_list(e, list));
  if (found) return found;
  for (let at = list.parentElement, level = 0; at && level < 3 && !/^(form|body|fieldset)$/.test(at.localName); at = at.parentElement, level++) {
    if (styled_list_names.test(names_of(at)) && draws_list(at, list)) return at;
  }
  return null;
}

// The faces of all native lists, each with its list.
function faces_in(roots) {
  const faces = new Map();
  for (const list of find_all(roots, 'select', 400)) {
    const face = safe(() => face_of_list(list), null);
    if (face) faces.set(face, list);
  }
  return faces;
}

function face_around(element, faces) {
  for (let at = element; at; at = parent_of(at)) if (faces.has(at) && faces.get(at) !== element) return at;
  return null;
}

// --- what is drawn ----------------------------------------------------------------------------------------

const read_lists = new WeakMap(); // a list that was opened once, with the words of its choices

// A box beside a phone number that chooses its country: it belongs to the number.
function is_part_of_phone(element) {
  if (element.closest('.iti,.intl-tel-input,.react-tel-input,.vue-tel-input,.PhoneInput')) return true;
  for (let at = element.parentElement, level = 0; at && level < 2; at = at.parentElement, level++) {
    const fields = at.querySelectorAll('input:not([type=hidden]):not([type=search]),textarea');
    if (fields.length === 1 && fields[0].type === 'tel' && fields[0] !== element) return true;
  }
  return false;
}

function is_native(element) {
  return /^(input|select|textarea)$/.test(element.localName);
}

// What is written into: of a frame that a rich text stands in, its document's body; null where nothing is.
function text_body(element) {
  if (element.localName !== 'iframe') return element.isContentEditable ? element : null;
  const inner = safe(() => element.contentDocument, null);
  return inner?.body && (inner.body.isContentEditable || inner.designMode === 'on') ? inner.body : null;
}

// The frame that this document is a rich text of: there it is one field of the form around it.
function is_text_of_frame() {
  const frame = safe(() => frameElement, null);
  return frame !== null && text_body(frame) === document.body;
}

// The text box without scripts that a rich text stands for, and that keeps its label.
function box_behind_text(element) {
  for (let at = element, level = 0; at && level < 7 && !/^(form|fieldset|body)$/.test(at.localName); at = at.parentElement, level++) {
    const box = [at.previousElementSibling, at.nextElementSibling].find(e => e?.localName === 'textarea');
    if (box) return hidden_as(box) === 'none' ? null : box;
  }
  return null;
}

// An input that a list opens for; whether it takes other words, too, is known once it was opened.
function opens_list(input) {
  if (input.localName !== 'input' || !/^(text|search|)$/.test(input.type) || is_part_of_phone(input)) return false;
  if (input.getAttribute('role') === 'combobox' || input.matches('[aria-autocomplete=list],[aria-autocomplete=both],[aria-haspopup=listbox]')) return true;
  return input.closest('[role=combobox]') !== null;
}

// A word of Control::widget; empty for a control of the browser's own.
function widget_of(element) {
  if (element.localName === 'select') return face_of_list(element) ? 'list' : '';
  if (is_native(element)) {
    if (!opens_list(element)) return '';
    return (read_lists.get(element) || []).length > 0 ? 'combobox' : read_lists.has(element) ? 'autocomplete' : 'combobox';
  }
  const role = element.getAttribute('role') || '';
  if (element.localName === 'canvas') return is_signature(element) ? 'signature' : '';
  if (role === 'checkbox' || role === 'switch') return 'checkbox';
  if (role === 'radio' || role === 'listbox') return role;
  if (role === 'combobox' || element.matches('button[aria-haspopup=listbox]')) return 'combobox';
  return text_body(element) ? 'textbox' : '';
}

function is_signature(canvas) {
  let words = names_of(canvas) + ' ' + (canvas.getAttribute('aria-label') || '') + ' ' + by_ids(canvas, 'aria-labelledby');
  for (let at = canvas.parentElement, level = 0; at && level < 2; at = at.parentElement, level++) words += ' ' + names_of(at);
  return /signature|unterschrift|firma digital|assinatura|handtekening/i.test(words + ' ' + text_beside(canvas, false));
}

const native_box = 'input[type=checkbox],input[type=radio]';

// Drawn fields that a person writes into, without those that only draw a native one.
function find_drawn(roots, faces) {
  return find_all(roots, drawn_selector, control_limit).filter(element => {
    if (is_native(element) || face_around(element, faces) || is_part_of_phone(element) || opens_another(element)) return false;
    const kind = widget_of(element);
    if (kind === '' || (kind !== 'textbox' && kind !== 'signature' && element.querySelector(field_selector))) return false;
    if (kind === 'checkbox' || kind === 'radio') return native_twin_of_box(element) === null && !element.closest('label')?.control;
    if (kind === 'textbox') return !element.parentElement?.isContentEditable && !(element === document.body && is_text_of_frame());
    if (kind === 'listbox') return is_seen(element) && !is_list_of_another(element) && element.querySelectorAll('[role=option]').length >= 2;
    return true;
  });
}

function native_twin_of_box(element) {
  const beside = [element.previousElementSibling, element.nextElementSibling].find(e => e && e.matches(native_box));
  return beside && !is_carrier(beside) ? beside : null;
}

// A native box that nobody can reach: what is drawn beside it is the field.
function is_carrier(box) {
  return (box.matches('[aria-hidden=true]') && box.tabIndex < 0) || !box.checkVisibility();
}

// A button that opens the list of the input beside it.
function opens_another(button) {
  return button.localName === 'button' && button.tabIndex < 0 && [...(button.parentElement?.querySelectorAll('input') || [])].some(opens_list);
}

function is_list_of_another(list) {
  if (!list.id) return false;
  const root = list.getRootNode();
  return root.querySelector(`[aria-controls~="${CSS.escape(list.id)}"],[aria-owns~="${CSS.escape(list.id)}"]`) !== null;
}

// Native inputs that only carry what a drawn field holds.
function only_carries(control, faces) {
  if (face_around(control, faces) && control.localName !== 'select') return true;
  if (control.localName === 'textarea') return is_behind_text(control);
  if (control.matches(native_box))
    return is_carrier(control) && [control.previousElementSibling, control.nextElementSibling].some(e => e?.matches('[role=checkbox],[role=radio],[role=switch]'));
  if (control.localName !== 'input' || control.getAttribute('aria-hidden') !== 'true' || control.tabIndex >= 0) return false;
  const around = control.parentElement;
  return around.querySelector('[role=combobox],[aria-haspopup=listbox],input[aria-autocomplete]') !== null;
}

function is_behind_text(box) {
  if (box.checkVisibility()) return false;
  const stands_for_it = e => text_body(e) !== null && box_behind_text(e) === box;
  return [box.previousElementSibling, box.nextElementSibling].some(e => e && [e, ...e.querySelectorAll('iframe,[contenteditable=true]')].some(stands_for_it));
}

// The largest part of the page around a drawn list that holds no other field.
function part_of(element) {
  let part = element;
  const others = at => [...at.querySelectorAll(field_selector)].some(f => f !== element && !f.contains(element) && f.getAttribute('aria-hidden') !== 'true');
  for (let at = element.parentElement, level = 0; at && level < 7 && !/^(form|fieldset|body)$/.test(at.localName); at = at.parentElement, level++) {
    if (others(at)) break;
    part = at;
  }
  return part;
}

// What a visitor clicks: of an input that is as wide as its text, the box around it.
function face_of(element) {
  if (!is_native(element) || !opens_list(element)) return element;
  const part = part_of(element);
  for (let at = element, level = 0; at && level < 5; at = at.parentElement, level++) {
    const box = at.getBoundingClientRect();
    if (box.width >= 60 && box.height >= 16) return at;
    if (at === part) break;
  }
  return element;
}

// The label of a drawn list stands outside of it: what stands inside is its choice.
function label_around(element) {
  const part = part_of(element);
  let found = '';
  for (let at = element; at; at = at.parentElement) {
    found = text_beside(at, false) || found;
    if (at === part) break;
  }
  return found;
}

// --- choices ----------------------------------------------------------------------------------------------

function by_id_anywhere(element, ids) {
  return (ids || '').split(/\s+/).filter(Boolean).map(id => element.getRootNode().getElementById?.(id) || document.getElementById(id)).find(Boolean);
}

// How far a popup stands from what it belongs to, in pixels.
function distance(popup, face) {
  const a = popup.getBoundingClientRect(), b = face.getBoundingClientRect();
  return Math.abs(a.left - b.left) + Math.min(Math.abs(a.top - b.bottom), Math.abs(a.bottom - b.top));
}

// The open list of choices that belongs to the element.
function open_list_of(element) {
  if (element.getAttribute('role') === 'listbox') return element;
  const owner = element.closest('[role=combobox]') || element;
  for (const at of [element, owner]) for (const name of ['aria-controls', 'aria-owns']) {
    const named = by_id_anywhere(at, at.getAttribute(name));
    if (named) return named;
  }
  const lists = find_all(all_roots(), '[role=listbox],[role=menu]', 200).filter(l => l.checkVisibility({ visibilityProperty: true }));
  const face = face_of(element);
  const near = lists.filter(l => distance(l, face) < 120).sort((a, b) => distance(a, face) - distance(b, face))[0];
  return near || part_of(element);
}

// The choices that can be clicked now.
function open_choices(element) {
  const list = element.localName === 'select' ? null : open_list_of(element);
  const is_open = o => is_seen(o) && o.getBoundingClientRect().height > 0 && !is_off_document(o.getBoundingClientRect()) && o.getAttribute('aria-disabled') !== 'true';
  if (list) {
    const named = [...list.querySelectorAll('[role=option],[role=menuitem],[role=menuitemradio]')].filter(is_open);
    if (named.length > 0) return named;
    const drawn = [...list.querySelectorAll('[id*=option i],[class*=option i]')].filter(o => is_open(o) && !o.contains(element) && !o.querySelector('[id*=option i],[class*=option i],input'));
    return drawn;
  }
  const face = face_of_list(element);
  const popups = find_all(all_roots(), '[class*=drop i],[class*=list i],[class*=options i],[class*=content i],[role=listbox]', 400);
  const owner = face?.querySelector('[aria-controls],[aria-owns]') || face;
  const named = owner && by_id_anywhere(owner, owner.getAttribute('aria-controls') || owner.getAttribute('aria-owns'));
  const lists = [face, named, ...popups.filter(l => face && /absolute|fixed/.test(getComputedStyle(l).position) && distance(l, face) < 60)];
  const selector = '[role=option],li,[data-value],[class*=option i],[class*=item i]';
  return [...new Set(lists.filter(Boolean).flatMap(l => [...l.querySelectorAll(selector)]))].filter(o => is_open(o) && !o.closest('nav,header,footer') && o.localName !== 'option');
}

const words_of_choice = choice => squeeze(choice.innerText ?? choice.textContent);

// Whether the field shows these words as its choice.
function shows(element, text) {
  const wanted = plain(text);
  if (element.localName === 'input' && element.value !== '') return plain(element.value) === wanted;
  if (plain(element.innerText) === wanted) return true;
  const part = is_native(element) ? part_of(element) : element;
  const list = by_id_anywhere(element, element.getAttribute('aria-controls'));
  return [...part.querySelectorAll('*')].some(e => e.childElementCount === 0 && !list?.contains(e) && !e.matches('[role=option],label,option') &&
    !e.closest('label,[role=option],[aria-live]') && plain(e.textContent) === wanted && is_seen(e));
}

// What was read when the list was open, and what is shown of it now.
function choices_of_drawn(element) {
  if (element.getAttribute('role') === 'listbox')
    return open_choices(element).map(o => ({ value: words_of_choice(o), text: words_of_choice(o), disabled: false, selected: o.getAttribute('aria-selected') === 'true' }));
  const words = read_lists.get(element) || [];
  const is_chosen = text => element.localName === 'select' ? plain(element.selectedOptions[0]?.text) === plain(text) : shows(element, text);
  return words.map(text => ({ value: text, text, disabled: false, selected: is_chosen(text) }));
}

// Lists whose choices nobody has seen yet: they are not part of the page until they are opened.
function unread_lists() {
  const roots = all_roots();
  const faces = faces_in(roots);
  const inputs = find_all(roots, 'input', 400).filter(i => opens_list(i) && !face_around(i, faces));
  const drawn = find_drawn(roots, faces).filter(e => widget_of(e) === 'combobox');
  const emptied = [...faces.values()].filter(is_waiting); // some keep in the native one what is chosen, and nothing else
  return [...inputs, ...drawn, ...emptied].filter(e => !read_lists.has(e) && !e.matches(':disabled') && e.readOnly !== true && hidden_as(face_of_list(e) || face_of(e)) === 'none' &&
    landmark_of(e) !== 'nav' && !/search/i.test(e.getAttribute('role') || '') && !e.closest('[role=search],header')).slice(0, 8).map(handle_of);
}

// Takes down the choices of a list that was opened; how many there are.
function read_list(handle, last = false) {
  const element = node_of(handle);
  if (!element) return null;
  const words = [...new Set(open_choices(element).slice(0, option_limit).map(words_of_choice).filter(Boolean))];
  if (words.length > 0 || last) read_lists.set(element, words);
  return words.length;
}

function is_open(handle) {
  const element = node_of(handle);
  if (!element) return null;
  if (element.localName === 'select') {
    const face = face_of_list(element);
    const told = face?.matches('[aria-expanded]') ? face : face?.querySelector('[aria-expanded]');
    return told ? told.getAttribute('aria-expanded') === 'true' : open_choices(element).length >= 2;
  }
  const owner = element.closest('[role=combobox]') || element;
  if ([element, owner].some(e => e.getAttribute('aria-expanded') === 'true')) return true;
  if (element.getAttribute('role') === 'listbox') return false;
  return [element, owner].every(e => !e.hasAttribute('aria-expanded')) && open_choices(element).length > 0;
}

// The choice to click, as a handle; -1 where the open list has none of `wanted`.
function find_choice(handle, wanted) {
  const element = node_of(handle);
  if (!element) return null;
  const choices = open_choices(element).map(o => ({ element: o, value: o.getAttribute('data-value') ?? '', text: words_of_choice(o) }));
  const found = match(choices, wanted, o => o.text);
  return { choice: found ? handle_of(found.element) : -1, text: found ? found.text : '', count: choices.length, typed: element.localName === 'input' };
}

// What is clicked to open the list.
function opener(handle) {
  const element = node_of(handle);
  if (!element) return null;
  return handle_of(element.localName === 'select' ? face_of_list(element) || element : face_of(element));
}

function shows_choice(handle, text) {
  const element = node_of(handle);
  if (!element) return null;
  if (element.localName === 'select') return agrees(element) && plain(element.selectedOptions[0]?.text) === plain(text);
  if (element.getAttribute('role') === 'listbox')
    return open_choices(element).some(o => o.getAttribute('aria-selected') === 'true' && plain(words_of_choice(o)) === plain(text));
  return shows(element, text);
}

// What stands for a native list shows what the list holds. The native one may hold its first choice where none was made.
function agrees(list) {
  const face = face_of_list(list);
  const chosen = list.selectedOptions[0];
  if (!face || !chosen || plain(chosen.text) === '') return true;
  const is_choice = e => {
    for (let at = e; at && at !== face; at = parent_of(at)) if (at.matches('ul,[role=listbox],[class*=dropdown i]:not([class*=toggle i]),[class*=-drop i]')) return true;
    return false;
  };
  const shown = [face, ...face.querySelectorAll('*')].flatMap(e => [...e.childNodes]).filter(n => n.nodeType === Node.TEXT_NODE && n.data.trim() && is_seen(n.parentElement) && !is_choice(n.parentElement));
  return (' ' + plain(shown.map(n => n.data).join(' ')) + ' ').includes(' ' + plain(chosen.text) + ' ');
}

// Lists after this one in its form that wait for its choice.
function waiting_lists(handle) {
  const element = node_of(handle);
  if (!element) return null;
  const lists = [...(element.form || element.getRootNode()).querySelectorAll('select')];
  return lists.slice(lists.indexOf(element) + 1).filter(s => is_waiting(s) && s.checkVisibility()).length;
}

function is_waiting(list) {
  return list.matches(':disabled') || [...list.options].filter(o => o.value !== '' && !o.disabled).length < 1;
}

// --- the country of a phone number -----------------------------------------------------------------------------

// What opens the list of countries beside a phone number; null where the number stands alone.
function country_opener(input) {
  for (let at = input.parentElement, level = 0; at && level < 4; at = at.parentElement, level++) {
    const found = [...at.querySelectorAll('[role=combobox],button[aria-haspopup],[role=button][aria-haspopup]')].find(e => !is_native(e) && is_seen(e));
    if (found) return found;
    if ([...at.querySelectorAll(field_selector)].some(f => f !== input && is_seen(f))) return null;
  }
  return null;
}

// The code ("+49") that stands beside a phone number and is no part of what its box holds; empty where there is none.
function shown_country_code(input) {
  const opener = input.localName === 'input' ? country_opener(input) : null;
  return opener ? /\+\d{1,4}/.exec(opener.innerText)?.[0] || '' : '';
}

function phone_country_opener(handle) {
  const input = node_of(handle), opener = input && country_opener(input);
  return opener ? handle_of(opener) : -1;
}

// The open list's country with the code "49", as a handle; of several with one code, that of `region` ("DE") or named so.
function find_phone_country(handle, code, region, names) {
  const input = node_of(handle), opener = input && country_opener(input);
  const list = opener && (by_id_anywhere(opener, opener.getAttribute('aria-controls') || opener.getAttribute('aria-owns')) || open_list_of(opener));
  if (!list) return -1;
  const code_of = o => o.dataset.dialCode || /\+(\d{1,4})(?!\d)/.exec(words_of_choice(o))?.[1] || '';
  const with_code = [...list.querySelectorAll('[role=option],li')].filter(o => is_seen(o) && code_of(o) === code);
  const is_named = o => Object.values(o.dataset).some(v => v.toUpperCase() === region) || names.some(n => (' ' + plain(words_of_choice(o)) + ' ').includes(' ' + plain(n) + ' '));
  const found = with_code.find(is_named) || with_code[0];
  return found ? handle_of(found) : -1;
}
