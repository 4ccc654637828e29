// What a person would read as the name of a control. Each way of finding it is tried in the order of trust.
const plain_limit = 400;

function squeeze(text, limit = 200) {
  return (text || '').replace(/\s+/g, ' ').trim().slice(0, limit);
}

function is_wordless(text) {
  return !/[^\s+*:\-–()]/.test(text);
}

const unread = new Set(['input', 'select', 'textarea', 'script', 'style', 'option', 'noscript', 'template', 'svg']);

// The text of a tree without what its controls say.
function words_of(node, limit = plain_limit) {
  let out = '';
  const walk = at => {
    if (out.length > limit) return;
    if (at.nodeType === Node.TEXT_NODE) out += at.data;
    else if (at.nodeType === Node.ELEMENT_NODE && !unread.has(at.localName)) {
      const block = !/^(a|b|i|em|strong|span|font|abbr|sup|sub|small|u|label)$/.test(at.localName);
      if (block) out += ' ';
      at.childNodes.forEach(walk);
      if (block) out += ' ';
    }
  };
  walk(node);
  return squeeze(out, limit);
}

function holds_control(element) {
  return element.matches('input:not([type=hidden]),select,textarea,button') ||
    element.querySelector('input:not([type=hidden]),select,textarea') !== null;
}

function text_beside(control, forward) {
  let text = '';
  for (let at = forward ? control.nextSibling : control.previousSibling; at; at = forward ? at.nextSibling : at.previousSibling) {
    if (at.nodeType === Node.TEXT_NODE) text = forward ? text + at.data : at.data + text;
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
  return squeeze(ids.map(id => root.getElementById?.(id)).filter(Boolean).map(e => words_of(e)).join(' '), plain_limit);
}

function by_label(control) {
  const labels = [...(control.labels || [])];
  if (labels.length === 0 && control.name) {
    const root = control.getRootNode();
    for (const label of root.querySelectorAll('label[for]')) {
      if (label.htmlFor === control.name && !root.getElementById?.(label.htmlFor)) labels.push(label);
    }
  }
  return squeeze(labels.map(label => words_of(label)).join(' '), plain_limit);
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
  for (let at = cell.previousElementSibling; at; at = at.previousElementSibling) {
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
  if (item && item.querySelectorAll('input:not([type=hidden]),select,textarea').length === 1) return squeeze(words_of(item), 80);
  return '';
}

// The nearest ancestors that hold no other control than this one; then what stands before the outermost of them.
function by_ancestor(control) {
  let at = control;
  for (let level = 0; level < 4; level++) {
    const up = at.parentElement;
    if (!up || /^(form|fieldset|body|td)$/.test(up.localName)) break;
    if (up.querySelectorAll('input:not([type=hidden]),select,textarea').length > 1) break;
    const text = words_of(up);
    if (!is_wordless(text)) return squeeze(text, 200);
    at = up;
  }
  return at === control ? '' : text_beside(at, false);
}

function legend_of(control) {
  const set = control.closest('fieldset');
  const legend = set?.querySelector('legend');
  if (legend) return words_of(legend, 200);
  const group = control.closest('[role=group],[role=radiogroup]');
  return group ? squeeze(group.getAttribute('aria-label') || by_ids(group, 'aria-labelledby')) : '';
}

// [text, name of core::LabelSource]
function label_of(control) {
  const ticks = /checkbox|radio/.test(control.type);
  const ways = [
    ['for_or_wrap', by_label],
    ['labelledby', c => by_ids(c, 'aria-labelledby')],
    ['aria', c => squeeze(c.getAttribute('aria-label'), plain_limit)],
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
