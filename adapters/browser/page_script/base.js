// Runs in an isolated world of every frame, from the document's start: the page cannot see or change it, and it
// changes nothing in the page by itself. It keeps handles for elements and tells the driver when the page moves.
const nodes = [];
const handles = new WeakMap();
const adopted = []; // closed shadow roots that the driver handed in
const adopted_hosts = new WeakSet();
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

const root_limit = 500, custom_name_limit = 200, host_limit = 40, host_candidate_limit = 20000;

// The document and every shadow root that can be reached, parents first. `custom_names`: filled with the names of
// elements that the page defines itself.
function all_roots(custom_names = new Set()) {
  const found = [document], known = new Set(found);
  const add = root => {
    if (known.has(root)) return;
    known.add(root);
    found.push(root);
  };
  const closed = new Map(); // root -> closed roots in it
  for (const root of adopted) {
    if (!root.host.isConnected) continue;
    const around = root.host.getRootNode();
    closed.set(around, [...(closed.get(around) || []), root]);
  }
  for (let i = 0; i < found.length && found.length < root_limit; i++) {
    for (const element of found[i].querySelectorAll('*')) {
      if (element.shadowRoot) add(element.shadowRoot);
      const name = element.localName;
      if (name.includes('-') && custom_names.size < custom_name_limit) custom_names.add(name);
    }
    for (const root of closed.get(found[i]) || []) add(root);
  }
  for (const root of found) observe(root);
  return found;
}

// Elements that may hide a closed shadow root: own elements without an open one, and boxes that show something
// without having a child. Each is offered three times at most, because a root may come late.
const offered = new WeakMap();
const empty_boxes = ':is(div,section,main,article,aside,span,p):empty';
function may_host(element) {
  if (element.shadowRoot || adopted_hosts.has(element)) return false;
  if (element.localName.includes('-')) return element.matches(':defined');
  if (element.firstChild) return false; // a comment, which :empty passes over
  const box = element.getBoundingClientRect();
  return box.width >= 60 && box.height >= 24;
}
function hosts(roots, custom_names) {
  const found = [];
  const selector = [empty_boxes, ...[...custom_names].map(name => CSS.escape(name))].join(',');
  for (const element of find_all(roots, selector, host_candidate_limit)) {
    if ((offered.get(element) || 0) >= 3 || !may_host(element)) continue;
    found.push(element);
    if (found.length >= host_limit) break;
  }
  for (const element of hosts_on_top()) if (!found.includes(element) && (offered.get(element) || 0) < 3) found.push(element);
  return found;
}

// An empty element that is met outside of its own box shows something that it hides: a closed root with a box over the page.
function hosts_on_top() {
  return look_places().filter(([element, x, y]) => {
    if (element.firstChild || element.shadowRoot || adopted_hosts.has(element) || element.localName !== 'div') return false;
    const box = element.getBoundingClientRect();
    return x < box.left || x > box.right || y < box.top || y > box.bottom;
  }).map(([element]) => element);
}

let last_hosts = null; // those of the last look, until they are offered
function offer_hosts() {
  const custom_names = new Set();
  const found = last_hosts?.filter(e => e.isConnected) ?? hosts(all_roots(custom_names), custom_names);
  last_hosts = null;
  for (const element of found) offered.set(element, (offered.get(element) || 0) + 1);
  return found;
}

function adopt(root) {
  if (!adopted_hosts.has(root.host)) adopted.push(root);
  adopted_hosts.add(root.host);
  observe(root);
}

function parent_of(element) {
  return element.assignedSlot || element.parentElement || (element.getRootNode().host ?? null);
}

// --- what one look remembers --------------------------------------------------------------------------------

// Question -> Map of answers by element. Null between looks: everything is worked out anew.
let remembered = null;

function answers_to(question) {
  if (remembered === null) return new Map();
  if (!remembered.has(question)) remembered.set(question, new Map());
  return remembered.get(question);
}

// What `work(element)` says, worked out once in a look.
function once(question, element, work) {
  const answers = answers_to(question);
  if (!answers.has(element)) answers.set(element, work(element));
  return answers.get(element);
}

// What an element has from its parent: `work(element, what the parent has)`, with `outermost` above the root.
function inherited(question, element, outermost, work) {
  const answers = answers_to(question), path = [];
  let value = outermost;
  for (let at = element; at; at = parent_of(at)) {
    if (answers.has(at)) {
      value = answers.get(at);
      break;
    }
    path.push(at);
  }
  while (path.length > 0) {
    const at = path.pop();
    value = work(at, value);
    answers.set(at, value);
  }
  return value;
}

// Boxes are where they were no more: something was scrolled.
function forget_places() {
  remembered?.delete('clip');
}

// --- seeing -----------------------------------------------------------------------------------------------

const writable_types = new Set(['text', 'email', 'tel', 'url', 'number', 'search', 'date', 'time', 'month', 'week',
  'datetime-local', 'password', 'textarea']);

function is_text_like(control) {
  return control.localName === 'textarea' || (control.localName === 'input' && writable_types.has(control.type));
}

function opacity_of(element) {
  return inherited('opacity', element, 1, (at, product) => product * parseFloat(getComputedStyle(at).opacity || '1'));
}

// The part of the viewport's plane that an element and its ancestors leave to what is in it; null: nothing.
const whole_plane = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
function clip_of(element) {
  return inherited('clip', element, whole_plane, (at, around) => {
    if (at === document.documentElement || at === document.body) return whole_plane;
    const style = getComputedStyle(at);
    const is_cut_away = style.clip !== 'auto' && /absolute|fixed/.test(style.position) && /rect\((0|1)(px)?,/.test(style.clip);
    if (around === null || is_cut_away) return null;
    if (style.overflowX === 'visible' && style.overflowY === 'visible') return around;
    if (/auto|scroll/.test(style.overflowX + style.overflowY)) return around; // can be scrolled to
    const edge = at.getBoundingClientRect();
    return {
      left: Math.max(around.left, edge.left), top: Math.max(around.top, edge.top),
      right: Math.min(around.right, edge.right), bottom: Math.min(around.bottom, edge.bottom),
    };
  });
}

// The element's box; null where every ancestor that clips has taken its part and nothing is left.
function clipped_box(element) {
  const box = element.getBoundingClientRect(), around = parent_of(element);
  const clip = around ? clip_of(around) : whole_plane;
  if (clip === null) return null;
  const width = Math.min(box.right, clip.right) - Math.max(box.left, clip.left);
  const height = Math.min(box.bottom, clip.bottom) - Math.max(box.top, clip.top);
  return width < 3 || height < 3 ? null : box;
}

function is_off_document(box) {
  const { width, height } = once('size', document, () => {
    const root = document.documentElement;
    return { width: Math.max(root.scrollWidth, innerWidth), height: Math.max(root.scrollHeight, innerHeight) };
  });
  return box.right + scrollX <= 0 || box.bottom + scrollY <= 0 || box.left + scrollX >= width || box.top + scrollY >= height;
}

function is_inside(inner, outer) {
  if (outer.contains(inner)) return true;
  if (outer.getRootNode() === inner.getRootNode()) return false;
  for (let at = inner; at; at = parent_of(at)) if (at === outer) return true;
  return false;
}

// What is on top at a place of the window, inside of the shadow trees of `found`, which is on top there in its own tree.
function innermost_at(found, x, y) {
  for (let depth = 0; found && depth < 20; depth++) {
    const root = found.shadowRoot ?? adopted.find(r => r.host === found);
    const inner = root?.elementFromPoint(x, y);
    if (!inner || inner.getRootNode() !== root) break;
    found = inner;
  }
  return found;
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
  return { other: innermost_at(found, x, y) };
}

// A box beside the page's flow that may lie over it.
function floats_over(element) {
  return once('floats over', element, () => {
    if (element === document.body || element === document.documentElement) return false;
    const style = getComputedStyle(element);
    if (/fixed|sticky/.test(style.position)) return true;
    if (style.position !== 'absolute') return false;
    if (element.matches('dialog[open]')) return true;
    return parseInt(style.zIndex) >= 10 && (!element.offsetParent || element.offsetParent === document.body);
  });
}

// A banner or dialog over the page covers the view of everything; it hides nothing from a visitor who closes it.
function is_overlay(cover, element) {
  const around = new Set();
  for (let at = element; at; at = parent_of(at)) around.add(at);
  for (let at = cover; at; at = parent_of(at)) {
    if (around.has(at)) return false;
    if (floats_over(at)) return true;
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
  for (const control of find_all([document], 'input,textarea')) {
    if (is_text_like(control) && control.checkVisibility() && ++count >= 2) {
      state.form_at = performance.now();
      return;
    }
  }
}
