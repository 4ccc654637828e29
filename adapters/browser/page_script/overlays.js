// What lies over the page: dialogs, banners, pop-ups, what a chat launcher has opened. Found where a visitor would meet
// it, by asking what is on top at places of the window and over the form's controls; styles of all elements are not read.
const overlay_limit = 8, overlay_control_limit = 20, overlay_node_limit = 1500, overlay_text_limit = 800;
const dialog_selector = 'dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]';
const overlay_names = /cookie|consent|gdpr|modal|popup|pop-up|dialog|lightbox|newsletter|age-?(gate|check|verif)/i;

function element_at(x, y) {
  return innermost_at(document.elementFromPoint(x, y), x, y);
}

// [what is on top, x, y] at places all over the window.
function look_places() {
  return once('places', document, () => {
    const parts = [0.04, 0.25, 0.5, 0.75, 0.96], found = [];
    for (const across of parts) for (const down of parts) found.push([element_at(innerWidth * across, innerHeight * down), innerWidth * across, innerHeight * down]);
    return found.filter(([element]) => element !== null);
  });
}

function middle_of_window() {
  return once('middle', document, () => element_at(innerWidth / 2, innerHeight / 2));
}

function covers_middle(element) {
  const middle = middle_of_window();
  return middle !== null && is_inside(middle, element);
}

function is_dialog(element) {
  return once('dialog', element, () => element.matches(dialog_selector) || element.closest(dialog_selector) !== null ||
    [...element.querySelectorAll(dialog_selector)].some(is_seen));
}

function is_sticky(element) {
  return getComputedStyle(element).position === 'sticky';
}

// The site's own bars: they may stay where they are.
function is_part_of_site(element) {
  const bars = 'header,nav,[role=banner],[role=navigation]';
  return element.matches(bars + ',footer,[role=contentinfo]') || element.querySelector('nav,[role=banner],[role=navigation]') !== null ||
    (getComputedStyle(element).position !== 'fixed' && element.closest(bars) !== null);
}

// Something of the page that can be seen lies under it. An application's own frame, which is fixed as well, lies over nothing.
function lies_over_page(element) {
  if (document.querySelector('[inert]') !== null) return true;
  const box = element.getBoundingClientRect();
  const within = (low, high, part, limit) => Math.min(Math.max(low + (high - low) * part, 0), limit - 1);
  for (const [across, down] of [[0.5, 0.5], [0.05, 0.05], [0.2, 0.3], [0.8, 0.3], [0.2, 0.7], [0.8, 0.7]]) {
    let is_below = false;
    for (const at of document.elementsFromPoint(within(box.left, box.right, across, innerWidth), within(box.top, box.bottom, down, innerHeight))) {
      if (at === document.body || at === document.documentElement) break;
      if (is_inside(at, element) || is_inside(element, at)) is_below = true;
      else if (is_below && !inherited('fixed', at, false, (e, is_fixed) => is_fixed || getComputedStyle(e).position === 'fixed')) return true;
    }
  }
  return false;
}

function is_overlay_root(element) {
  return once('overlay root', element, () => {
    const box = element.getBoundingClientRect();
    if (box.width < 10 || box.height < 10 || getComputedStyle(element).pointerEvents === 'none') return false;
    if (is_part_of_field(element)) return false;
    if (element.matches(dialog_selector) || is_sticky(element)) return true;
    if (is_part_of_site(element) && !covers_middle(element)) return false;
    return is_dialog(element) || overlay_names.test(names_of(element)) || once('lies over', element, lies_over_page);
  });
}

// Parts of fields, which float as well, and what asks whether the visitor is a person, which is told elsewhere.
const parts_of_fields = '[role=listbox],[role=tooltip],[role=menu],.pac-container';
const names_of_parts = /datepicker|flatpickr|calendar|autocomplete|dropdown|select2|suggest|tooltip|tippy|popover|ui-menu|captcha|turnstile/i;
function is_part_of_field(element) {
  return element.matches(parts_of_fields) || names_of_parts.test(names_of(element)) ||
    element.querySelector('iframe[src*=captcha],iframe[src*=turnstile],iframe[src*="challenges.cloudflare"]') !== null;
}

// The outermost box around an element that lies over the page. What is sticky lies in the page, and over parts of it.
function overlay_around(element) {
  let found = null, sticky = null, inner = null;
  for (let at = element; at; inner = at, at = parent_of(at)) {
    if (!floats_over(at)) continue;
    const root = getComputedStyle(at).pointerEvents === 'none' ? inner : at; // what only holds boxes is none
    if (!root || !is_overlay_root(root)) continue;
    if (is_sticky(root)) sticky = root;
    else found = root;
  }
  return found ?? (sticky && !is_part_of_site(sticky) ? sticky : null);
}

// --- what is in it ------------------------------------------------------------------------------------------

// The roots of shadow trees in it, and it.
function trees_in(element, roots) {
  return [element, ...roots.slice(1).filter(root => is_inside(root.host, element))];
}

// Its blocks stay lines.
function overlay_text(trees) {
  const parts = trees.flatMap(tree => (tree.nodeType === Node.ELEMENT_NODE ? [tree] : [...tree.children]))
    .filter(e => !unread.has(e.localName)).map(e => (e.innerText ?? '').slice(0, raw_limit));
  return parts.join('\n').split('\n').map(line => squeeze(line, overlay_text_limit)).filter(Boolean).join('\n').slice(0, overlay_text_limit);
}

const real_pressable = button_selector + ',a,summary,[role=link],[role=menuitem]';
const hinted_pressable = '[onclick],[class*=close i],[id*=close i],[aria-label*=close i],[class*=dismiss i],[data-dismiss],[data-bs-dismiss],[data-close],[data-a11y-dialog-hide]';
const not_pressable = 'input:not([type=submit]):not([type=button]):not([type=image]):not([type=reset]),select,textarea,label,option,iframe,form,fieldset,html,body,[role=switch],[role=checkbox],[role=radio],[role=tab]';
const cross = /^[×✕✖✗✘⨯╳❌🗙xX]$/u;

// The hand is shown from here on inward.
function begins_hand(element) {
  const around = parent_of(element);
  return getComputedStyle(element).cursor === 'pointer' && (!around || getComputedStyle(around).cursor !== 'pointer');
}

function is_pressable(element) {
  if (element.matches(not_pressable)) return false;
  if (element.matches(real_pressable)) return true;
  if (element.closest('svg') !== null) return element.localName === 'svg' && element.hasAttribute('aria-label');
  return element.matches(hinted_pressable) || begins_hand(element) || (element.firstElementChild === null && cross.test(element.textContent.trim()));
}

// A box as large as the window that only darkens it, or the whole overlay: pressing it is pressing nothing.
function is_backdrop(element, root) {
  if (element.matches(real_pressable)) return false;
  const box = element.getBoundingClientRect();
  return element === root || (box.width >= 0.8 * innerWidth && box.height >= 0.8 * innerHeight);
}

function find_pressables(trees, root) {
  const found = [];
  for (const tree of trees) {
    let left = overlay_node_limit;
    for (const element of tree.querySelectorAll('*')) if (--left > 0 && is_pressable(element) && !is_backdrop(element, root) && is_seen(element)) found.push(element);
  }
  // What is around others is none of its own; what stands in a real button belongs to that.
  const holds = (e, others) => others.some(o => o !== e && is_inside(o, e));
  const all_real = found.filter(e => e.matches(real_pressable));
  const real = all_real.filter(e => !holds(e, all_real));
  return found.filter(e => {
    if (e.matches(real_pressable)) return real.includes(e);
    return !real.some(r => is_inside(e, r)) && !holds(e, found) && e.querySelector('input,select,textarea,iframe') === null;
  });
}

// What a person reads on it, else what names it; the classes of its icon are among its own.
function pressable_entry(element, form) {
  const entry = button_entry(element, form);
  // A button submits where it has a form, shown or not; that of a dialog only closes it.
  if (entry.type === 'submit' && (!element.form || element.form.method === 'dialog')) entry.type = 'button';
  const icon = element.querySelector('svg,img,i,use,span');
  const named = element.querySelector('[aria-label],[title],[alt]');
  if (!entry.text) entry.text = squeeze(element.querySelector('svg > title')?.textContent) ||
    squeeze(named?.getAttribute('aria-label') || named?.getAttribute('title') || named?.getAttribute('alt'));
  if (!entry.text && icon) entry.classes = squeeze([entry.classes, icon.getAttribute('class'), icon.id, element.querySelector('use')?.getAttribute('href')].filter(Boolean).join(' '));
  if (!entry.text && element.matches('[data-dismiss],[data-bs-dismiss],[data-close]')) entry.classes = squeeze(entry.classes + ' dismiss');
  return element.matches(button_selector) ? entry : { ...entry, type: 'link' };
}

// The box that a visitor sees, where the root only centers it in the window.
function panel_of(root) {
  let panel = root;
  for (let depth = 0; depth < 10; depth++) {
    const parts = [...panel.children].filter(e => !unread.has(e.localName) && is_seen(e) && brief_text(e, 20) !== '');
    if (parts.length !== 1 || brief_text(panel, 4000).length > brief_text(parts[0], 4000).length) break;
    if (panel.querySelectorAll(':scope > button, :scope > a, :scope > svg').length > 0) break;
    panel = parts[0];
  }
  return panel;
}

function overlay_entry(root, covers, roots, forms, pairs) {
  const trees = trees_in(root, roots);
  const controls = find_pressables(trees, root).slice(0, overlay_control_limit)
    .map(e => safe(() => pressable_entry(e, forms.of_button(e)), null)).filter(e => e !== null && e.hidden !== 'not_rendered' && e.hidden !== 'transparent');
  const dialog = root.matches(dialog_selector) ? root : trees.map(t => t.querySelector(dialog_selector)).find(Boolean) ?? root;
  const role = dialog.getAttribute('role') || (dialog.localName === 'dialog' ? 'dialog' : '');
  const frame = trees.map(t => t.querySelector('iframe')).find(Boolean) ?? (root.localName === 'iframe' ? root : null);
  return {
    text: overlay_text(trees), names: squeeze([root.id, root.getAttribute('class'), dialog !== root && names_of(dialog), frame && names_of(frame) + ' ' + frame.title].filter(Boolean).join(' ')),
    role: /^(alert)?dialog$/.test(role) ? role : '', modal: false,
    asks: pairs.some(([control, entry]) => entry.tag !== 'button' && (is_text_like(control) || entry.tag === 'select') && entry.hidden === 'none' && is_inside(control, root)),
    box: box_of(panel_of(root)), forms: [...forms.owners].filter(([owner]) => is_inside(owner, root)).map(([, index]) => index),
    covers: covers.slice(0, 60), controls,
  };
}

// --- which there are ----------------------------------------------------------------------------------------

// The page cannot be scrolled although it goes on.
function is_locked() {
  const height = Math.max(document.body?.scrollHeight ?? 0, document.documentElement.scrollHeight);
  const hides = element => element && /hidden|clip/.test(getComputedStyle(element).overflowY);
  return height > innerHeight + 50 && (hides(document.body) || hides(document.documentElement));
}

function darkens(root) {
  const box = root.getBoundingClientRect();
  return box.width >= 0.9 * innerWidth && box.height >= 0.8 * innerHeight && brief_text(root, 20) === '' &&
    root.querySelector('iframe,img,video,button,input') === null && root.localName !== 'iframe' && !root.shadowRoot;
}

function is_modal(root) {
  if (root.matches(':modal') || root.querySelector(':modal') !== null) return true;
  if (is_dialog(root) && (is_locked() || document.querySelector('[inert]') !== null)) return true;
  return covers_middle(root) && (is_dialog(root) || !is_sticky(root));
}

function has_size(root, covers) {
  const box = root.getBoundingClientRect();
  const is_large = box.width * box.height >= 0.02 * innerWidth * innerHeight && !is_sticky(root);
  return is_large || covers.length > 0 || is_dialog(root);
}

// [{root, entry}…], those that stop the visitor first. `pairs`: controls and buttons with their entries; `covered`: those of them that something lies over, with that.
function collect_overlays(roots, forms, pairs, covered) {
  const found = new Map(); // root -> refs that it covers
  const note = element => {
    const root = element ? overlay_around(element) : null;
    if (root && !found.has(root)) found.set(root, []);
    return root;
  };
  for (const [element, , cover] of covered) {
    for (let at = cover; at && !is_inside(element, at); at = parent_of(at)) if (floats_over(at)) answers_to('lies over').set(at, true);
  }
  note(middle_of_window());
  for (const [element, entry, cover] of covered) {
    const root = note(cover);
    if (root && !is_inside(element, root)) found.get(root).push(entry.ref);
  }
  for (const [element] of look_places()) note(element);
  for (const dialog of find_all(roots, dialog_selector, 40)) {
    const box = dialog.getBoundingClientRect();
    if (is_seen(dialog) && box.width > 0) note(element_at(box.left + box.width / 2, box.top + box.height / 2));
  }
  const all = [...found].filter(([root]) => is_seen(root));
  const boxes = all.filter(([root, covers]) => !darkens(root) && has_size(root, covers));
  const backdrops = all.filter(([root]) => darkens(root) && covers_middle(root));
  const entries = boxes.map(([root, covers]) => ({ root, entry: { ...overlay_entry(root, covers, roots, forms, pairs), modal: is_modal(root) } }));
  if (backdrops.length > 0) {
    const size = ({ root, entry }) => (is_dialog(root) ? 1e9 : 0) + entry.box.w * entry.box.h;
    const lit = entries.filter(e => !is_part_of_site(e.root)).sort((a, b) => size(b) - size(a))[0];
    if (lit) lit.entry.modal = true;
    else entries.push(...backdrops.map(([root, covers]) => ({ root, entry: { ...overlay_entry(root, covers, roots, forms, pairs), modal: true } })));
  }
  const rank = ({ entry }) => (entry.modal ? 0 : entry.covers.length > 0 ? 1 : 2);
  return entries.sort((a, b) => rank(a) - rank(b)).slice(0, overlay_limit);
}

// In a frame: what can be pressed in it. The frame may be all that there is of a banner in the page around it.
function collect_pressables(roots, forms) {
  if (window === top || !document.body) return [];
  return find_pressables(trees_in(document.body, roots), document.body).slice(0, overlay_control_limit)
    .map(e => safe(() => pressable_entry(e, forms.of_button(e)), null)).filter(Boolean);
}

// Of a frame's element: the boxes around it that may lie over the page, and it.
function floats_around(element) {
  const found = [];
  for (let at = element; at; at = parent_of(at)) if (floats_over(at)) found.push(handle_of(at));
  return found;
}
