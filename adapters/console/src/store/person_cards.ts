// The cards of contacts that need a person. A card keeps its place once it is shown, also when nothing needs to be done
// about it any more: an action must never put another card under the pointer. Pure functions.
import type { ContactEvidence, NeedsPerson } from "../client/messages";
import { newerOf } from "./event_reducers";
import { phaseLabel } from "./phases";

export type CardGroup = "held" | "unconfirmed" | "manual";

export interface CardState {
  contact: ContactEvidence;
  group: CardGroup;
  state: "open" | "recorded" | "gone"; // recorded: by an action on this page; gone: somebody else, or time
  action: string; // the command that was recorded, "" where there was none
}

const groups: readonly CardGroup[] = ["held", "unconfirmed", "manual"];

// Cards after the list was read: known ones stay where they are, new ones follow.
export function cardsAfterRead(cards: readonly CardState[], read: NeedsPerson): CardState[] {
  const listed = new Map<number, CardState>();
  for (const group of groups)
    for (const contact of read[group] ?? [])
      listed.set(contact.contact_id, { contact, group, state: "open", action: "" });
  const out = cards.map((card) => {
    const now = listed.get(card.contact.contact_id);
    listed.delete(card.contact.contact_id);
    if (card.state === "recorded") return now && now.contact.version > card.contact.version ? now : card;
    if (!now) return { ...card, state: "gone" as const };
    return { ...now, contact: newerOf(card.contact, now.contact) };
  });
  return [...out, ...listed.values()];
}

// After these the contact still needs this person.
const keepsOpen = new Set(["claim", "release", "take_over", "give_back"]);

// The card after an action was accepted, with the contact as it was read afterwards. A claim changes no place.
export function cardsAfterAction(cards: readonly CardState[], action: string, contact: ContactEvidence): CardState[] {
  const isOpen = keepsOpen.has(action);
  return cards.map((card) => {
    if (card.contact.contact_id !== contact.contact_id) return card;
    const fresh = newerOf(card.contact, contact);
    return isOpen ? { ...card, contact: fresh } : { ...card, contact: fresh, state: "recorded", action };
  });
}

// A card whose contact was read again: what it says changes, its place does not.
export function cardsAfterUpdate(cards: readonly CardState[], contact: ContactEvidence): CardState[] {
  return cards.map((card) =>
    card.contact.contact_id === contact.contact_id ? { ...card, contact: newerOf(card.contact, contact) } : card,
  );
}

// What was recorded, in words; "" while the card is open.
export function recordedWords(card: CardState): string {
  if (card.state === "open") return "";
  if (card.state === "gone")
    return "This no longer needs a person: somebody else took care of it, or its time ran out.";
  const { phase, reason, may } = card.contact;
  if (card.action === "retry") return "Recorded: it is being sent again.";
  if (phase === "unconfirmed" && reason === "denied")
    return `Recorded: it was not sent. ${may.includes("retry") ? "Nothing is sent again unless you say so." : ""}`.trim();
  if (phase === "succeeded") return card.action === "finish" ? "Recorded: finished by hand." : "Recorded: it was sent.";
  if (card.action === "skip") return "Recorded: skipped; nothing was sent.";
  if (card.action === "resolve") return `The program continues: ${phaseLabel(phase)}.`;
  return `Recorded: ${phaseLabel(phase)}.`;
}

export function openOnly(cards: readonly CardState[]): CardState[] {
  return cards.filter((card) => card.state === "open");
}
