// Cards of contacts that need a person stay where they are, whatever is done about them.
import { describe, expect, it } from "vitest";
import type { ContactEvidence, NeedsPerson } from "../../src/client";
import {
  cardsAfterAction,
  cardsAfterRead,
  cardsAfterUpdate,
  openOnly,
  recordedWords,
  type CardState,
} from "../../src/store/person_cards";
import { contact } from "./contact";

function waiting(id: number, over: Partial<ContactEvidence> = {}): ContactEvidence {
  return {
    ...contact({ contact_id: id, phase: "unconfirmed", status: "unconfirmed", version: 5, may: ["reconcile"] }),
    standing: "",
    screenshots: [],
    verdict: null,
    filled: [],
    asked_field: null,
    pages: [],
    closed_overlays: [],
    ...over,
  };
}

const listed = (unconfirmed: ContactEvidence[], held: ContactEvidence[] = []): NeedsPerson => ({
  seq: 1,
  held,
  manual: [],
  unconfirmed,
});
const ids = (cards: CardState[]) => cards.map((card) => card.contact.contact_id);
const three = cardsAfterRead([], listed([waiting(1), waiting(2), waiting(3)]));
const denied = waiting(1, { version: 6, reason: "denied", may: ["reconcile", "retry"] });

describe("[P66] the cards", () => {
  it("keep their order after a ruling, and say what was recorded", () => {
    const cards = cardsAfterRead(cardsAfterAction(three, "reconcile", denied), listed([waiting(2), waiting(3)]));
    expect(ids(cards)).toEqual([1, 2, 3]);
    expect(cards.map((card) => card.state)).toEqual(["recorded", "open", "open"]);
    expect(recordedWords(cards[0]!)).toBe("Recorded: it was not sent. Nothing is sent again unless you say so.");
    expect(recordedWords(cards[1]!)).toBe("");
    expect(cards[0]!.contact.may).toContain("retry");
    expect(ids(openOnly(cards))).toEqual([2, 3]);
  });

  it("stay recorded where a list comes that was read before the action", () => {
    const cards = cardsAfterRead(
      cardsAfterAction(three, "reconcile", denied),
      listed([waiting(1), waiting(2), waiting(3)]),
    );
    expect(cards[0]!.state).toBe("recorded");
    expect(cards[0]!.contact.reason).toBe("denied");
  });

  it("are open again in their place where the contact needs a person once more", () => {
    const held = waiting(1, { phase: "held", version: 4 });
    const cards = cardsAfterAction(cardsAfterRead([], listed([waiting(2)], [held])), "resolve", {
      ...held,
      phase: "locating",
      version: 5,
    });
    expect(recordedWords(cards[0]!)).toContain("The program continues");
    const after = cardsAfterRead(cards, listed([waiting(2)], [{ ...held, version: 9 }]));
    expect(after.map((card) => [card.contact.contact_id, card.state])).toEqual([
      [1, "open"],
      [2, "open"],
    ]);
  });

  it("stay when somebody else took care of them, and new ones follow", () => {
    const cards = cardsAfterRead(three, listed([waiting(3), waiting(4)]));
    expect(ids(cards)).toEqual([1, 2, 3, 4]);
    expect(cards.map((card) => card.state)).toEqual(["gone", "gone", "open", "open"]);
  });

  it("stay open after a claim", () => {
    const cards = cardsAfterAction(three, "claim", waiting(2, { version: 6, claimed_by: "owner" }));
    expect(cards[1]).toMatchObject({ state: "open", contact: { claimed_by: "owner" } });
  });

  it("say what became of them later", () => {
    const cards = cardsAfterUpdate(
      cardsAfterAction(three, "reconcile", denied),
      waiting(1, { version: 7, phase: "succeeded", may: [] }),
    );
    expect(recordedWords(cards[0]!)).toBe("Recorded: it was sent.");
  });

  it.each([
    ["finish", "succeeded", "Recorded: finished by hand."],
    ["skip", "cancelled", "Recorded: skipped; nothing was sent."],
    ["skip", "manual", "Recorded: skipped; nothing was sent."],
    ["retry", "unconfirmed", "Recorded: it is being sent again."],
  ])("name the action %s that led to %s", (action, phase, words) => {
    expect(recordedWords(cardsAfterAction(three, action, waiting(1, { version: 6, phase }))[0]!)).toBe(words);
  });
});
