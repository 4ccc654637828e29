// Commands, each carried out exactly once. One is under way at a time; its number is used up only by an answer. After a
// return to the same session the one under way is sent again under the same number, and the server answers as before.
import { asFailure, Failure, failure } from "./failure";
import type { Accepted, ErrorBody } from "./messages";

interface Waiting {
  type: string;
  fields: object;
  number: number; // 0 until it was sent
  done(answer: Accepted): void;
  failed(why: Failure): void;
}

export const commandsAtMost = 50; // a person cannot mean more; a loop can

export class Outbox {
  private readonly waiting: Waiting[] = [];
  private next = 0;
  private session = 0;
  private send: ((text: string) => void) | undefined;
  private limit = 65_536;

  get length(): number {
    return this.waiting.length;
  }

  // A command was sent and has no answer yet.
  get isUnderWay(): boolean {
    return (this.waiting[0]?.number ?? 0) !== 0;
  }

  // Asks again for the answer: under the same number nothing is done twice.
  again(): void {
    const first = this.waiting[0];
    if (first && first.number !== 0) this.transmit(first);
  }

  add(type: string, fields: object): Promise<Accepted> {
    const size = new TextEncoder().encode(JSON.stringify({ ...fields, type, request_id: Number.MAX_SAFE_INTEGER })).length;
    if (size > this.limit) {
      return Promise.reject(
        failure("too_large", `This is ${size.toLocaleString("en")} bytes, and the server takes ${this.limit.toLocaleString("en")} at once: choose fewer dealers or write a shorter message.`),
      );
    }
    if (this.waiting.length >= commandsAtMost)
      return Promise.reject(failure("too_many", `${commandsAtMost} commands are waiting already: wait until the connection is back.`));
    return new Promise((done, failed) => {
      this.waiting.push({ type, fields, number: 0, done, failed });
      this.pump();
    });
  }

  // A connection is there. A different session than before does not know our numbers.
  open(session: number, next: number, messageBytes: number, send: (text: string) => void): void {
    const first = this.waiting[0];
    if (first && first.number !== 0 && session !== this.session) {
      this.waiting.shift();
      first.failed(failure("closed", "The session ended before the answer came, so it is not known whether this was done: look at the state below before ordering it again."));
    }
    this.session = session;
    this.next = this.waiting[0]?.number || next;
    this.limit = messageBytes;
    this.send = send;
    const again = this.waiting[0];
    if (again && again.number !== 0) this.transmit(again);
    else this.pump();
  }

  // The connection is gone; what waits goes on waiting.
  close(): void {
    this.send = undefined;
  }

  accepted(answer: Accepted): void {
    const first = this.waiting[0];
    if (!first || first.number !== answer.request_id) return; // a repeat of an answer that was heard
    this.waiting.shift();
    this.next = answer.next_request;
    first.done(answer);
    this.pump();
  }

  // True when the error was an answer to a command.
  refused(error: ErrorBody): boolean {
    const first = this.waiting[0];
    if (error.request_id === undefined || !first || first.number !== error.request_id) return false;
    this.waiting.shift();
    this.next = error.next_request ?? this.next;
    first.failed(new Failure(error));
    this.pump();
    return true;
  }

  // Gives up what the server cannot have seen. The one under way stays: only the server knows what became of it.
  giveUpUnsent(why: Failure): void {
    for (const one of this.waiting.splice(this.waiting[0]?.number ? 1 : 0)) one.failed(why);
  }

  giveUpAll(why: unknown): void {
    for (const one of this.waiting.splice(0)) one.failed(asFailure(why));
  }

  private pump(): void {
    const first = this.waiting[0];
    if (!first || !this.send || first.number !== 0) return;
    first.number = this.next;
    this.transmit(first);
  }

  private transmit(one: Waiting): void {
    this.send?.(JSON.stringify({ ...one.fields, type: one.type, request_id: one.number }));
  }
}
