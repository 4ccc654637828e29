// Where a pointer is on a page, and what a key is to it.
import { describe, expect, it } from "vitest";
import type { PageView, PersonInput } from "../../src/client";
import {
  buttonOf,
  fingerPoints,
  InputPacer,
  keyInput,
  modifiersOf,
  pagePoint,
  wheelPixels,
  type Key,
} from "../../src/store/page_input";

const view: PageView = { contact_id: 1, width: 1366, height: 900, may_act: true, host: "dealer.test", why: "" };
const half = { left: 100, top: 50, width: 683, height: 450 }; // the picture at half its size
const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

function key(name: string, more: Partial<Key> = {}): Key {
  return { key: name, code: "", repeat: false, isAltGraph: false, ...none, ...more };
}

describe("[P66] a point of the picture", () => {
  it("is the point of the page that stands there, whatever the picture's size", () => {
    expect(pagePoint(view, half, 100, 50)).toEqual({ x: 0, y: 0 });
    expect(pagePoint(view, half, 200, 150)).toEqual({ x: 200, y: 200 });
    expect(pagePoint(view, { ...half, width: 1366, height: 900 }, 200, 150)).toEqual({ x: 100, y: 100 });
  });

  it("stays inside the page when the pointer leaves it", () => {
    expect(pagePoint(view, half, -500, 9_000)).toEqual({ x: 0, y: 899 });
    expect(pagePoint(view, half, 5_000, 0)).toEqual({ x: 1365, y: 0 });
    expect(pagePoint(view, { ...half, width: 0, height: 0 }, 200, 150)).toEqual({ x: 0, y: 0 });
  });

  it("is that of every finger, with its number", () => {
    const touches = [
      { identifier: 0, clientX: 100, clientY: 50 },
      { identifier: -7, clientX: 200, clientY: 150 },
    ];
    expect(fingerPoints(view, half, touches)).toEqual([
      { id: 0, x: 0, y: 0 },
      { id: 7, x: 200, y: 200 },
    ]);
  });
});

describe("[P66] keys of the console", () => {
  it("go to the page where they write, edit or move", () => {
    expect(keyInput("down", key("a", { code: "KeyA" }))).toEqual({
      type: "key",
      action: "down",
      key: "a",
      code: "KeyA",
    });
    expect(keyInput("up", key("Enter", { code: "Enter" }))).toMatchObject({ action: "up", key: "Enter" });
    expect(keyInput("down", key("Tab", { shiftKey: true }))).toMatchObject({ key: "Tab", modifiers: 8 });
    expect(keyInput("down", key("a", { ctrlKey: true }))).toMatchObject({ key: "a", modifiers: 2 });
    expect(keyInput("down", key("x", { repeat: true }))).toMatchObject({ repeat: true });
    expect(keyInput("down", key("😀"))).toMatchObject({ key: "😀" });
  });

  it("stay with the browser where they mean something to it alone", () => {
    for (const name of ["F5", "Process", "Dead", "Unidentified", "Meta", "CapsLock"])
      expect(keyInput("down", key(name))).toBeUndefined();
    expect(keyInput("down", key("v", { ctrlKey: true }))).toBeUndefined(); // its text comes as a paste
    expect(keyInput("down", key("t", { ctrlKey: true }))).toBeUndefined();
    expect(keyInput("down", key("a", { metaKey: true }))).toBeUndefined();
    expect(keyInput("down", key("a", { altKey: true }))).toBeUndefined();
  });

  it("are those of a Mac on a Mac, and of AltGr what they type", () => {
    expect(keyInput("down", key("c", { metaKey: true }), true)).toMatchObject({ key: "c", modifiers: 2 });
    expect(keyInput("down", key("v", { metaKey: true }), true)).toBeUndefined();
    const at = keyInput("down", key("@", { ctrlKey: true, altKey: true, isAltGraph: true }));
    expect(at).toEqual({ type: "key", action: "down", key: "@", code: "" });
    expect(modifiersOf({ ...none, altKey: true, shiftKey: true })).toBe(9);
  });
});

describe("[P66] a wheel and buttons", () => {
  it("count in pixels of the page", () => {
    expect(wheelPixels(100, 0, 900)).toBe(100);
    expect(wheelPixels(-3, 1, 900)).toBe(-48);
    expect(wheelPixels(1, 2, 900)).toBe(900);
    expect(wheelPixels(1e9, 0, 900)).toBe(10_000);
    expect([0, 1, 2, 3].map(buttonOf)).toEqual(["left", "middle", "right", undefined]);
  });
});

describe("[P66] many inputs within one frame of the screen", () => {
  function paced() {
    const sent: PersonInput[] = [];
    const frames: (() => void)[] = [];
    const pacer = new InputPacer(
      (input) => sent.push(input),
      (act) => frames.push(act),
      () => undefined,
    );
    return { sent, frames, pacer };
  }
  const move = (x: number): PersonInput => ({ type: "mouse", action: "move", x, y: 0 });
  const down: PersonInput = { type: "mouse", action: "down", x: 9, y: 0, button: "left" };
  const turn = (delta_y: number): PersonInput => ({ type: "wheel", x: 0, y: 0, delta_x: 0, delta_y });

  it("are one move to where the pointer is, and one turn as far as all of them", () => {
    const { sent, frames, pacer } = paced();
    for (const x of [1, 2, 3]) pacer.add(move(x));
    expect(sent).toEqual([]);
    frames.at(-1)?.();
    expect(sent).toEqual([move(3)]);
    pacer.add(turn(10));
    pacer.add(turn(20));
    frames.at(-1)?.();
    expect(sent.at(-1)).toEqual(turn(30));
  });

  it("keep their order: what waits is sent before what does not", () => {
    const { sent, pacer } = paced();
    pacer.add(move(1));
    pacer.add(down);
    pacer.add(move(2));
    pacer.add(turn(5));
    pacer.add({ type: "text", text: "a" });
    expect(sent).toEqual([move(1), down, move(2), turn(5), { type: "text", text: "a" }]);
  });

  it("are forgotten where the page is left before", () => {
    const { sent, pacer } = paced();
    pacer.add(move(1));
    pacer.clear();
    pacer.flush();
    expect(sent).toEqual([]);
  });
});
