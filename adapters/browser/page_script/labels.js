// What a person would read as the name of a control. Each way of finding it is tried in the order of trust.
const plain_limit = 400;
// Far more than any page of people's says in one place; what is longer is cut before it is worked on.
const raw_limit = 20000, walk_limit = 5000, depth_limit = 400, sibling_limit = 1000;

function squeeze(text, limit = 200) {
  return (text || '').slice(0, raw_limit).replace(/\s+/g, ' ').trim().slice(0, limit);
}

function is_wordless(text) {
  return !/[^\s+*:\-–()]/.test(text);
}

const unread = new Set(['input', 'select', 'textarea', 'script', 'style', 'option', 'noscript', 'template', 'svg']);

// Drawn fields hold what is chosen or written, too.
const drawn_values = '[role=combobox],[role=listbox],[contenteditable=""],[contenteditable=true]';

// The text of a tree without what its controls say.
function words_of(node, limit = plain_limit) {
  let out = '', left = walk_limit;
  const walk = (at, depth) => {
    if (out.length > limit || --left < 0) return;
    if (at.nodeType === Node.TEXT_NODE) out += at.data.slice(0, raw_limit);
    else if (at.nodeType === Node.ELEMENT_NODE && depth < depth_limit && !unread.has(at.localName) && !at.matches(drawn_values)) {
      const block = !/^(a|b|i|em|strong|span|font|abbr|sup|sub|small|u|label)$/.test(at.localName);
      if (block) out += ' ';
      for (let child = at.firstChild; child && out.length <= limit && left > 0; child = child.nextSibling) walk(child, depth + 1);
      if (block) out += ' ';
    }
  };
  walk(node, 0);
  return squeeze(out, limit);
}

function holds_control(element) {
  return once('holds control', element, () => element.matches('input:not([type=hidden]),select,textarea,button') ||
    element.querySelector('input:not([type=hidden]),select,textarea') !== null);
}

// How many controls stand in it.
function boxes_in(element) {
  return once('boxes', element, () => element.querySelectorAll('input:not([type=hidden]),select,textarea').length);
}

function text_beside(control, forward) {
  let text = '', left = sibling_limit;
  for (let at = forward ? control.nextSibling : control.previousSibling; at && --left > 0; at = forward ? at.nextSibling : at.previousSibling) {
    if (at.nodeType === Node.TEXT_NODE) text = forward ? text + at.data.slice(0, raw_limit) : at.data.slice(-raw_limit) + text;
    else if (at.nodeType === Node.ELEMENT_NODE) {
      if (/^(img|br|svg|i)$/.test(at.localName)) continue;
      if (holds_control(at) || /^(script|style|form|fieldset|table|hr)$/.test(at.localName)) break;
      if (at.localName === 'label' && at.control && at.control !== control) break;
      text = forward ? text + ' ' + words_of(at) : words_of(at) + ' ' + text;
      if (!/^(b|strong|span|font|em|a|sup|small)$/.test(at.localName) && !is_wordless(text)) break;
    }
    if (text.length > plain_limit) break;
  }
  return squeeze(text, plain_limit);
}

function by_ids(control, attribute) {
  const ids = (control.getAttribute(attribute) || '').split(/\s+/).filter(Boolean).slice(0, 8);
  const root = control.getRootNode();
  const named = ids.map(id => root.getElementById?.(id)).filter(e => e && e !== control && !is_inside(e, control));
  return squeeze(named.map(e => words_of(e)).join(' '), plain_limit);
}

function by_label(control) {
  const root = control.getRootNode();
  const known = once('labels', root, labels_in);
  let labels = known.of.get(control) || [];
  if (labels.length === 0 && control.name && !root.getElementById?.(control.name)) labels = known.named.get(control.name) || [];
  if (labels.length === 0) labels = labels_of_drawn(control);
  return squeeze(labels.slice(0, 20).map(label => words_of(label)).join(' '), plain_limit);
}

// All labels under a root, in one walk: by the control that each belongs to, and by the name that it says is its
// control's. Chromium walks over the whole document for each `control.labels`.
function labels_in(root) {
  const of = new Map(), named = new Map();
  const add = (to, key, label) => to.has(key) ? to.get(key).push(label) : to.set(key, [label]);
  for (const label of root.querySelectorAll('label')) {
    if (label.control) add(of, label.control, label);
    if (label.htmlFor) add(named, label.htmlFor, label);
  }
  return { of, named };
}

// Labels that name a drawn field, or the box around it: the browser knows no such pair.
function labels_of_drawn(control) {
  const widget = widget_of(control);
  if (widget === '') return [];
  const root = control.getRootNode();
  const named = id => [...root.querySelectorAll('label[for]')].filter(label => label.htmlFor === id);
  if (widget === 'textbox') {
    const box = box_behind_text(control);
    if (box) return [...(box.labels || [])];
  }
  if (widget === 'list') { // the styled one took its label
    const face = face_of_list(control), inner = face.querySelector('input');
    return [...(inner?.labels || face.labels || [])];
  }
  for (let at = control, level = 0; at && level < 4; at = parent_of(at), level++) if (at.id && named(at.id).length > 0) return named(at.id);
  const around = widget === 'checkbox' || widget === 'radio' ? control.closest('label') : null;
  return around ? [around] : [];
}

// A floating label: the next element lies over the control, not below it.
function by_overlay(control) {
  const next = control.nextElementSibling;
  if (!next || holds_control(next)) return '';
  const own = control.getBoundingClientRect(), its = next.getBoundingClientRect();
  const over = its.left >= own.left - 4 && its.right <= own.right + 4 && its.top < own.bottom && its.bottom <= own.bottom + 4 &&
    its.bottom > own.top;
  return over ? words_of(next) : '';
}

function by_table(control) {
  const cell = control.closest('td,th');
  if (!cell) return '';
  for (let at = cell.previousElementSibling, n = 0; at && n < sibling_limit; at = at.previousElementSibling, n++) {
    if (holds_control(at)) break;
    const text = words_of(at);
    if (!is_wordless(text)) return text;
  }
  const above = cell.parentElement?.previousElementSibling?.cells?.[cell.cellIndex];
  return above && !holds_control(above) ? words_of(above) : '';
}

function by_list(control) {
  const described = control.closest('dd');
  if (described?.previousElementSibling?.localName === 'dt') return words_of(described.previousElementSibling);
  const item = control.closest('li');
  if (item && boxes_in(item) === 1) return squeeze(words_of(item), 80);
  return '';
}

// The nearest ancestors that hold no other control than this one; then what stands before the outermost of them.
function by_ancestor(control) {
  let at = control;
  for (let level = 0; level < 4; level++) {
    const up = at.parentElement;
    if (!up || /^(form|fieldset|body|td)$/.test(up.localName)) break;
    if (boxes_in(up) > 1) break;
    const text = words_of(up);
    if (!is_wordless(text)) return squeeze(text, 200);
    at = up;
  }
  return at === control ? '' : text_beside(at, false);
}

function legend_in(set) {
  return once('legend', set, () => set.querySelector('legend'));
}

function legend_of(control) {
  const set = control.closest('fieldset');
  const legend = set && legend_in(set);
  if (legend) return words_of(legend, 200);
  const group = control.closest('[role=group],[role=radiogroup]');
  return group ? squeeze(group.getAttribute('aria-label') || by_ids(group, 'aria-labelledby')) : '';
}

// --- groups -----------------------------------------------------------------------------------------------

const heading_selector = 'h1,h2,h3,h4,h5,h6,legend,[role=heading],[class*=title i],[class*=heading i],[class*=section-name i]';
const group_words_limit = 80;

// The words of an element that names what comes after it; empty where it is something else.
function heading_words(element) {
  return once('heading words', element, find_heading_words);
}

function find_heading_words(element) {
  if (!/^(h[1-6]|p|div|span|legend|header|strong|b|label|dt|li|tr)$/.test(element.localName) || holds_control(element)) return '';
  const named = element.matches(heading_selector) || /^(strong|b|header)$/.test(element.localName) ||
    (element.localName === 'label' && element.control === null) || element.querySelector(heading_selector) !== null ||
    (element.childElementCount === 1 && /^(strong|b|u)$/.test(element.firstElementChild.localName));
  if (!named) return '';
  const text = words_of(element, group_words_limit + 1);
  return text.length > group_words_limit || is_wordless(text) ? '' : text;
}

// The nearest heading among the elements before this one, in the same parent.
function heading_before(element) {
  for (let at = element.previousElementSibling, n = 0; at && n < 40; at = at.previousElementSibling, n++) {
    const text = heading_words(at);
    if (text) return text;
  }
  return '';
}

// What names a part of a form: a legend, a group's name, or a label that several boxes share.
function own_group_words(element) {
  if (element.localName === 'fieldset') {
    const legend = legend_in(element);
    if (legend && legend.closest('fieldset') === element) return words_of(legend, 200);
  }
  if (/^(group|radiogroup)$/.test(element.getAttribute('role') || '')) return squeeze(element.getAttribute('aria-label') || by_ids(element, 'aria-labelledby'));
  return '';
}

function shared_label(element) {
  const boxes = boxes_in(element);
  if (boxes < 2 || boxes > 12) return '';
  const label = element.previousElementSibling;
  if (label?.localName === 'label' && label.control && element.contains(label.control)) return words_of(label, group_words_limit);
  const text = text_beside(element, false);
  return text.length > group_words_limit ? '' : text;
}

// The groups that the control stands in, within its form, innermost first: "Name / Co-buyer information".
function groups_of(control) {
  const found = [];
  const add = text => { if (text && !is_wordless(text) && !found.includes(text)) found.push(text); };
  const words_around = at => once('group words', at, () => [own_group_words(at), at === control ? '' : shared_label(at), heading_before(at)]);
  for (let at = control, level = 0; at && level < 10 && found.length < 4; at = parent_of(at), level++) {
    if (/^(form|body|html|dialog)$/.test(at.localName) || at.getAttribute('role') === 'form') break;
    words_around(at).forEach(add);
  }
  return found.join(' / ').slice(0, 300);
}

// [text, name of core::LabelSource]
function label_of(control) {
  const widget = widget_of(control);
  const ticks = /checkbox|radio/.test(is_native(control) ? control.type : widget);
  const ways = [
    ['for_or_wrap', by_label],
    ['labelledby', c => by_ids(c, 'aria-labelledby')],
    ['aria', c => squeeze(c.getAttribute('aria-label'), plain_limit)],
    ...(widget === 'combobox' || widget === 'autocomplete' ? [['previous', label_around]] : []),
    ...(ticks ? [['next', c => text_beside(c, true)], ['previous', c => text_beside(c, false)]]
      : [['previous', c => text_beside(c, false)], ['next', by_overlay]]),
    ['table', by_table], ['list', by_list], ['div', by_ancestor], ['legend', legend_of],
  ];
  for (const [source, way] of ways) {
    const text = way(control);
    if (text && !is_wordless(text)) return [text, source];
  }
  return ['', 'none'];
}
