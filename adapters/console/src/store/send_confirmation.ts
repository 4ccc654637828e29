// The one question before a message goes to businesses. In live mode it is asked before everything that sends; what was
// ruled on as possibly sent asks in every mode, because a business may get the same message twice.
import { shallowReactive } from "vue";
import type { Mode } from "../client/messages";
import { formatCount } from "../format";
import { connectionState } from "./connection";

export interface SendRequest {
  dealers: number; // how many businesses get a message
  first: string; // the name of one of them, "" where it is not known
  about?: string; // what they get and from whom, as a sentence
  always?: boolean; // ask in practice mode too
  send(): Promise<unknown>;
}

export const confirmation = shallowReactive({ request: undefined as SendRequest | undefined, isSending: false });

// Anything that is not known to be invented counts as real.
export function isReal(mode: Mode | undefined): boolean {
  return mode !== "practice" && mode !== "simulation";
}

// "3 dealers, starting with Fairview Motors" or "Fairview Motors".
export function recipients(request: SendRequest): string {
  const first = request.first.slice(0, 80);
  if (!first) return formatCount(request.dealers, "dealer");
  return request.dealers === 1 ? first : `${formatCount(request.dealers, "dealer")}, starting with ${first},`;
}

interface Question {
  request: SendRequest;
  done(): void;
}
let question: Question | undefined; // the one whose dialog is open

// Sends at once where nothing must be asked; otherwise opens the dialog. Ends when it was sent or the dialog was
// closed.
export async function confirmSend(request: SendRequest): Promise<void> {
  if (!isReal(connectionState.mode) && !request.always) {
    await request.send();
    return;
  }
  closeConfirmation();
  confirmation.request = request;
  await new Promise<void>((done) => (question = { request, done }));
}

// A second click within this time is taken for a double click; operating systems allow for it up to half a second.
const doubleClickMs = 500;

// The answer "yes". The dialog stays open until the command was answered and a double click is over, so that its second
// click does not land on what is below.
export async function acceptConfirmation(): Promise<void> {
  const accepted = question;
  if (!accepted || confirmation.isSending) return;
  confirmation.isSending = true;
  try {
    await Promise.all([accepted.request.send(), new Promise((done) => setTimeout(done, doubleClickMs))]);
  } finally {
    accepted.done();
    if (question === accepted) close();
  }
}

// Closes the dialog without an answer. What is being sent already goes on.
export function closeConfirmation(): void {
  if (!confirmation.isSending) question?.done();
  close();
}

function close(): void {
  question = undefined;
  confirmation.request = undefined;
  confirmation.isSending = false;
}

// Another view was opened: a question about the one before is no longer asked.
export function closeUnansweredConfirmation(): void {
  if (!confirmation.isSending) closeConfirmation();
}
