// What `legwork read` asks about controls that a look has named: what an attribute says, and marks over the page for a
// picture. No part of a look.

// [[handle, its own value, its form's value]…]; null where there is none.
function echo(attribute, wanted) {
  const value_of = element => element?.getAttribute?.(attribute) ?? null;
  return wanted.map(handle => {
    const element = node_of(handle);
    return [handle, value_of(element)?.slice(0, 200) ?? null, value_of(element?.form)?.slice(0, 200) ?? null];
  });
}

// Frames around controls, with names: [[handle, text, color]…]. They lie over the page in a box that takes no clicks.
function mark(wanted) {
  const host = document.createElement('div');
  host.style.cssText = 'all:initial;position:absolute;left:0;top:0;width:0;height:0;z-index:2147483647;pointer-events:none';
  const root = host.attachShadow({ mode: 'closed' });
  let drawn = 0;
  const boxes = wanted.map(([handle]) => node_of(handle)?.getBoundingClientRect()).filter(Boolean);
  for (const [handle, text, color] of wanted) {
    const element = node_of(handle);
    const box = element?.getBoundingClientRect();
    if (!box || box.width < 1 || box.height < 1) continue;
    const frame = document.createElement('div');
    frame.style.cssText = `position:absolute;box-sizing:border-box;left:${box.left + scrollX - 2}px;top:${box.top + scrollY - 2}px;` +
      `width:${box.width + 4}px;height:${box.height + 4}px;border:2px solid ${color};border-radius:3px`;
    const name = document.createElement('div');
    name.textContent = text;
    // Beside it where nothing else is, else above it.
    const end = box.right + 20 + text.length * 7;
    const is_taken = boxes.some(b => b.left >= box.right && b.left < end && b.top < box.top + 18 && b.bottom > box.top);
    const has_room = end < innerWidth && !is_taken;
    name.style.cssText = `position:absolute;${has_room ? 'left:100%;margin-left:4px;top:1px' : 'right:-2px;top:-14px'};background:${color};color:#fff;font:bold 11px/14px sans-serif;` +
      'padding:0 4px;border-radius:3px;white-space:nowrap';
    frame.append(name);
    root.append(frame);
    drawn++;
  }
  document.documentElement.append(host);
  const at = host.getBoundingClientRect(); // a page that positions its root moves everything in it
  host.style.transform = `translate(${-(at.left + scrollX)}px,${-(at.top + scrollY)}px)`;
  return drawn;
}
