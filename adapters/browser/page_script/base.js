// Runs in an isolated world of every frame, from the document's start: the page cannot see or change it, and it
// changes nothing in the page by itself. It keeps handles for elements and tells the driver when the page moves.
const nodes = [];
const handles = new WeakMap();
const adopted = []; // closed shadow roots that the driver handed in
const observed = new WeakSet();
const state = { changed_at: performance.now(), changes: 0, form_at: -1, invalid: 0, told_at: -1e9, telling: false };

function handle_of(element) {
  let handle = handles.get(element);
  if (handle === undefined) {
    handle = nodes.length;
    nodes.push(element);
    handles.set(element, handle);
  }
  return handle;
}

function node_of(handle) {
  const element = nodes[handle];
  return element && element.isConnected ? element : null;
}

// --- movement ---------------------------------------------------------------------------------------------

// At most every 100 ms while the page moves, and once after; the driver sleeps in between.
function tell() {
  if (state.telling) return;
  const due = state.told_at + 100 - performance.now();
  const say = () => {
    state.telling = false;
    state.told_at = performance.now();
    note_form();
    // How long ago it moved, because the telling itself waits.
    if (typeof legwork_says === 'function') legwork_says(String(Math.round(performance.now() - state.changed_at)));
  };
  if (due <= 0) return say();
  state.telling = true;
  setTimeout(say, due);
}

function changed() {
  state.changed_at = performance.now();
  state.changes++;
  tell();
}

// Style attributes that move things about are decoration; those that show or hide them are not.
function matters(record) {
  if (record.type !== 'attributes' || record.attributeName !== 'style') return true;
  const shows = /display|visibility/;
  return shows.test(record.oldValue || '') || shows.test(record.target.getAttribute('style') || '');
}

const observer = new MutationObserver(records => {
  if (records.some(matters)) changed();
});

function observe(root) {
  if (observed.has(root)) return;
  observed.add(root);
  observer.observe(root, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeOldValue: true,
    attributeFilter: ['style', 'class', 'hidden', 'disabled', 'data-status', 'aria-invalid', 'aria-hidden'],
  });
}

observe(document);
// A cross-site frame has no size when its document is ready, and getting one changes no node.
let sizes = 0;
const resizes = new ResizeObserver(() => { if (sizes++ > 0) changed(); });
addEventListener('DOMContentLoaded', () => {
  if (document.documentElement) resizes.observe(document.documentElement);
  tell();
});
addEventListener('invalid', () => { state.invalid++; changed(); }, true);

// --- trees ------------------------------------------------------------------------------------------------

// The document and every shadow root that can be reached, parents first.
function all_roots() {
  const found = [document];
  for (let i = 0; i < found.length && found.length < 500; i++) {
    for (const element of found[i].querySelectorAll('*')) {
      if (element.shadowRoot) found.push(element.shadowRoot);
    }
    for (const root of adopted) {
      if (!found.includes(root) && root.host.isConnected && root.host.getRootNode() === found[i]) found.push(root);
    }
  }
  for (const root of found) observe(root);
  return found;
}

// Elements that may hide a closed shadow root: own elements without an open one, and boxes that show something
// without having a child. Each is offered three times at most, because a root may come late.
const offered = new WeakMap();
function may_host(element) {
  if (element.shadowRoot || adopted.some(root => root.host === element)) return false;
  if (element.localName.includes('-')) return element.matches(':defined');
  if (element.firstChild || !/^(div|section|main|article|aside|span|p)$/.test(element.localName)) return false;
  const box = element.getBoundingClientRect();
  return box.width >= 60 && box.height >= 24;
}
function hosts(roots = all_roots()) {
  const found = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      const times = offered.get(element) || 0;
      if (times >= 3 || !may_host(element)) continue;
      found.push(element);
      if (found.length >= 40) return found;
    }
  }
  return found;
}
function offer_hosts() {
  const found = hosts();
  for (const element of found) offered.set(element, (offered.get(element) || 0) + 1);
  return found;
}

function adopt(root) {
  if (!adopted.includes(root)) adopted.push(root);
  observe(root);
}

function parent_of(element) {
  return element.assignedSlot || element.parentElement || (element.getRootNode().host ?? null);
}

// --- seeing -----------------------------------------------------------------------------------------------

const writable_types = new Set(['text', 'email', 'tel', 'url', 'number', 'search', 'date', 'time', 'month', 'week',
  'datetime-local', 'password', 'textarea']);

function is_text_like(control) {
  return control.localName === 'textarea' || (control.localName === 'input' && writable_types.has(control.type));
}

function opacity_of(element) {
  let product = 1;
  for (let at = element; at && product >= 0.1; at = parent_of(at)) product *= parseFloat(getComputedStyle(at).opacity || '1');
  return product;
}

// What is left of the element's box after every ancestor that clips has taken its part.
function clipped_box(element) {
  const box = element.getBoundingClientRect();
  let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
  for (let at = parent_of(element); at && at !== document.documentElement && at !== document.body; at = parent_of(at)) {
    const style = getComputedStyle(at);
    if (style.clip !== 'auto' && /absolute|fixed/.test(style.position) && /rect\((0|1)(px)?,/.test(style.clip)) return null;
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    if (/auto|scroll/.test(style.overflowX + style.overflowY)) continue; // can be scrolled to
    const edge = at.getBoundingClientRect();
    left = Math.max(left, edge.left);
    right = Math.min(right, edge.right);
    top = Math.max(top, edge.top);
    bottom = Math.min(bottom, edge.bottom);
  }
  return right - left < 3 || bottom - top < 3 ? null : box;
}

function is_off_document(box) {
  const root = document.documentElement;
  const width = Math.max(root.scrollWidth, innerWidth), height = Math.max(root.scrollHeight, innerHeight);
  return box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.left + scrollX >= width || box.top + scrollY >= height;
}

function is_inside(inner, outer) {
  for (let at = inner; at; at = parent_of(at)) if (at === outer) return true;
  return false;
}

// What is at the element's centre, seen from its own tree; `self` where it is the element or belongs to it.
function hit(element) {
  const box = element.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return { out: true };
  const root = element.getRootNode();
  const found = root.elementFromPoint ? root.elementFromPoint(x, y) : document.elementFromPoint(x, y);
  if (!found) return { other: null };
  if (found === element || is_inside(found, element)) return { self: true };
  const label = found.closest('label');
  if (label && label.control === element) return { self: true };
  if (is_inside(element, found) && getComputedStyle(element).pointerEvents === 'none') return { self: true };
  return { other: found };
}

// A banner or dialog over the page covers the view of everything; it hides nothing from a visitor who closes it.
function is_overlay(cover, element) {
  for (let at = cover; at; at = parent_of(at)) {
    if (is_inside(element, at)) return false;
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return true;
  }
  return false;
}

// The name of core::Hidden.
function hidden_as(element) {
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) return 'not_rendered';
  const boxless = element.localName === 'input' && /checkbox|radio/.test(element.type);
  const box = element.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return 'not_rendered';
  if (opacity_of(element) < 0.1) return 'transparent';
  if (!boxless && (box.width < 10 || box.height < 10)) return 'tiny';
  if (is_off_document(box)) return 'off_screen';
  const style = getComputedStyle(element);
  if (!clipped_box(element) || /inset\((50|100)%|circle\(0/.test(style.clipPath)) return 'tiny';
  const seen = hit(element);
  if (seen.out || seen.self) return 'none';
  return seen.other && is_overlay(seen.other, element) ? 'none' : 'covered';
}

function is_seen(element) {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && clipped_box(element) !== null;
}

function note_form() {
  if (state.form_at >= 0) return;
  let count = 0;
  for (const control of document.querySelectorAll('input,textarea')) {
    if (is_text_like(control) && control.checkVisibility() && ++count >= 2) {
      state.form_at = performance.now();
      return;
    }
  }
}
