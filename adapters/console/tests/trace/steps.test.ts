// Which step is shown, how keys walk, how steps lie on the axis, and what a placeholder stands for.
import { describe, expect, it } from "vitest";
import type { Sent, TraceStep } from "../../src/client";
import {
  mergedSteps,
  phasesOf,
  pictureFor,
  sharesOf,
  shownStep,
  stepAfterKey,
  withValues,
} from "../../src/trace/trace_steps";
import { accountWords, sentTitle, sentValue } from "../../src/trace/trace_words";

function step(number: number, over: Partial<TraceStep> = {}): TraceStep {
  return {
    number,
    seq: number * 2,
    at: "2026-11-21T15:00:00.000Z",
    lasted_ms: 1_000,
    phase: "locating",
    attempt: 1,
    type: "site_reached",
    words: "",
    detail: "",
    url: "",
    signs: [],
    times: 1,
    evidence: "",
    pictures: [],
    ...over,
  };
}
const picture = (file: string) => ({ file, url: `screenshots/${file}`, what: "form", at: "", problem: "" });

describe("the step that is shown", () => {
  const steps = [step(1), step(2, { evidence: "9f" }), step(3)];
  it("is the wanted one", () => expect(shownStep(steps, 3)?.number).toBe(3));
  it("is the last that has something to show where none is wanted, or one that is not there", () => {
    expect(shownStep(steps, 0)?.number).toBe(2);
    expect(shownStep(steps, 40)?.number).toBe(2);
  });
  it("is the last where none has anything to show", () => expect(shownStep([step(1), step(2)], 0)?.number).toBe(2));
  it("is none where there are none", () => expect(shownStep([], 3)).toBeUndefined());
});

describe("[P67] keys", () => {
  const steps = [step(1), step(2), step(3)];
  it.each([
    ["ArrowRight", 1, 2],
    ["ArrowRight", 3, 3],
    ["ArrowLeft", 2, 1],
    ["ArrowLeft", 1, 1],
    ["Home", 3, 1],
    ["End", 1, 3],
  ])("%s at %i leads to %i", (key, from, to) => expect(stepAfterKey(key, from, steps)).toBe(to));
  it.each(["ArrowUp", "a", "constructor", "toString", ""])("%s leads nowhere", (key) =>
    expect(stepAfterKey(key, 2, steps)).toBeUndefined(),
  );
  it("lead nowhere without steps", () => expect(stepAfterKey("End", 1, [])).toBeUndefined());
});

describe("steps that come in later", () => {
  it("take the place of what was known from there on", () => {
    const known = [step(1), step(2, { lasted_ms: null })];
    const merged = mergedSteps(known, 1, [step(2, { lasted_ms: 700 }), step(3)]);
    expect(merged.map((one) => [one.number, one.lasted_ms])).toEqual([
      [1, 1_000],
      [2, 700],
      [3, 1_000],
    ]);
  });
});

describe("the axis", () => {
  const steps = [
    step(1, { phase: "queued", attempt: 0, lasted_ms: 90_000 }),
    step(2, { phase: "locating" }),
    step(3, { phase: "locating", lasted_ms: 500 }),
    step(4, { phase: "filling", lasted_ms: null }),
  ];
  it("joins the steps of a phase, and no two attempts", () => {
    expect(phasesOf(steps).map((one) => [one.phase, one.first, one.last, one.ms])).toEqual([
      ["queued", 1, 1, 90_000],
      ["locating", 2, 3, 1_500],
      ["filling", 4, 4, 0],
    ]);
    expect(phasesOf([step(1), step(2, { attempt: 2 })])).toHaveLength(2);
  });
  it("is filled whole, and a longer phase has the larger share", () => {
    const shares = sharesOf(phasesOf(steps));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1);
    expect(shares[0]).toBeGreaterThan(shares[1]!);
    expect(Math.min(...shares)).toBeGreaterThan(0.02);
  });
  it("is empty without steps", () => expect(sharesOf(phasesOf([]))).toEqual([]));
});

describe("the picture of a step", () => {
  const steps = [step(1), step(2, { pictures: [picture("a.jpg"), picture("b.jpg")] }), step(3)];
  it("is its own last one", () => {
    expect(pictureFor(steps, 2)).toMatchObject({ picture: { file: "b.jpg" }, isOwn: true });
  });
  it("is else the newest before it, and is said not to be its own", () => {
    expect(pictureFor(steps, 3)).toMatchObject({ picture: { file: "b.jpg" }, step: { number: 2 }, isOwn: false });
  });
  it("fits a step that was decided from the same look, and no other", () => {
    const looked = [step(1, { evidence: "9f", pictures: [picture("a.jpg")] }), step(2, { evidence: "9f" }), step(3)];
    expect([1, 2, 3].map((number) => pictureFor(looked, number)?.fits)).toEqual([true, true, false]);
  });
  it("is none before the first", () => expect(pictureFor(steps, 1)).toBeUndefined());
});

describe("[P79] what was written", () => {
  const sent: Sent = {
    contact_id: 7,
    state: "available",
    left_browser: true,
    message: "Hello",
    fields: [
      { label: "E-mail", key: "email", holds: "{email}", state: "written", value: "jane@example.com" },
      { label: "Color", key: "answer_12", holds: "{answer}", state: "written", value: "blue {email}" },
    ],
    boxes: [],
  };
  it("stands for its placeholder, once, while it may be read", () => {
    expect(withValues("writes {email}", sent)).toBe("writes jane@example.com");
    expect(withValues("writes {answer_12}", sent)).toBe("writes blue {email}");
    expect(withValues("writes {phone}", sent)).toBe("writes {phone}");
    expect(withValues("writes {constructor}", sent)).toBe("writes {constructor}");
  });
  it("is a placeholder once it was forgotten", () => {
    const forgotten: Sent = {
      ...sent,
      state: "forgotten",
      fields: sent.fields.map((one) => ({ ...one, value: null })),
    };
    expect(withValues("writes {email}", forgotten)).toBe("writes {email}");
    expect(sentValue(forgotten.fields[0]!)).toBe("(the e-mail address)");
    expect(sentValue(forgotten.fields[1]!)).toBe("(the value that a person gave)");
  });
  it("says of each field what became of it", () => {
    const of = (state: Sent["fields"][number]["state"], holds: string) =>
      sentValue({ label: "", key: "phone", holds, state, value: null });
    expect(of("emptied", "")).toContain("emptied");
    expect(of("changed", "###")).toContain("###");
    expect(of("ticked", "[x]")).toBe("ticked");
  });
  it("is called sent only where it is known to be", () => {
    expect(sentTitle(sent)).toBe("What was sent");
    expect(sentTitle({ ...sent, left_browser: null })).toContain("may have been sent");
    expect(sentTitle({ ...sent, left_browser: false })).toContain("not sent");
  });
});

describe("the account of what left", () => {
  const none = { sends: 0, held_back: 0, calls_held: 0, small_bytes: 0, unpaused_bytes: 0, unaccounted: [] };
  it("says that nothing left only where that is proven", () => {
    expect(accountWords({ ...none, nothing_left: true })).toEqual([
      "Nothing that could have carried the message left the browser.",
    ]);
    const doubted = accountWords({
      ...none,
      nothing_left: false,
      unaccounted: [{ kind: "socket", host: "a.test", bytes: 400 }],
    });
    expect(doubted.join(" ")).toContain("400 bytes left that nobody can account for, to a.test");
  });
});
