// Commands, each carried out exactly once. One at a time waits for its answer; its number is used up only by an answer.
// After a reconnect to the same session it is sent again under the same number, and the server answers as before.
import { asFailure, Failure, failure } from "./failure";
import type { Accepted, ErrorBody } from "./messages";

interface QueuedCommand {
  type: string;
  fields: object;
  number: number; // 0 until it was sent
  resolve(answer: Accepted): void;
  reject(why: Failure): void;
}

export const maxQueuedCommands = 50; // a person cannot mean more; a loop can

export class Outbox {
  private readonly queue: QueuedCommand[] = [];
  private nextNumber = 0;
  private session = 0;
  private send: ((text: string) => void) | undefined;
  private limit = 65_536;

  get length(): number {
    return this.queue.length;
  }

  // A command was sent and has no answer yet.
  get isWaitingForAnswer(): boolean {
    return (this.queue[0]?.number ?? 0) !== 0;
  }

  // Asks again for the answer: under the same number nothing is done twice.
  resend(): void {
    const first = this.queue[0];
    if (first && first.number !== 0) this.transmit(first);
  }

  enqueue(type: string, fields: object): Promise<Accepted> {
    const size = new TextEncoder().encode(
      JSON.stringify({ ...fields, type, request_id: Number.MAX_SAFE_INTEGER }),
    ).length;
    if (size > this.limit) {
      return Promise.reject(
        failure(
          "too_large",
          `This is ${size.toLocaleString("en")} bytes, and the server accepts ${this.limit.toLocaleString("en")} at once: choose fewer dealers or write a shorter message.`,
        ),
      );
    }
    if (this.queue.length >= maxQueuedCommands)
      return Promise.reject(
        failure("too_many", `${maxQueuedCommands} commands are already waiting: wait until the connection is back.`),
      );
    return new Promise((resolve, reject) => {
      this.queue.push({ type, fields, number: 0, resolve, reject });
      this.sendNext();
    });
  }

  // Connected. A different session than before does not know our numbers.
  connect(session: number, nextNumber: number, messageBytes: number, send: (text: string) => void): void {
    const first = this.queue[0];
    if (first && first.number !== 0 && session !== this.session) {
      this.queue.shift();
      first.reject(
        failure(
          "closed",
          "The session ended before the answer came, so it is not known whether this was done. Check the current state before you repeat it.",
        ),
      );
    }
    this.session = session;
    this.nextNumber = this.queue[0]?.number || nextNumber;
    this.limit = messageBytes;
    this.send = send;
    const current = this.queue[0];
    if (current && current.number !== 0) this.transmit(current);
    else this.sendNext();
  }

  // The connection is gone; commands stay in the queue.
  disconnect(): void {
    this.send = undefined;
  }

  resolve(answer: Accepted): void {
    const first = this.queue[0];
    if (!first || first.number !== answer.request_id) return; // a repeat of an earlier answer
    this.queue.shift();
    this.nextNumber = answer.next_request;
    first.resolve(answer);
    this.sendNext();
  }

  // True when the error was the answer to a command.
  reject(error: ErrorBody): boolean {
    const first = this.queue[0];
    if (error.request_id === undefined || !first || first.number !== error.request_id) return false;
    this.queue.shift();
    this.nextNumber = error.next_request ?? this.nextNumber;
    first.reject(new Failure(error));
    this.sendNext();
    return true;
  }

  // Rejects what the server cannot have seen. The one that was sent stays: only the server knows what became of it.
  rejectUnsent(why: Failure): void {
    for (const command of this.queue.splice(this.queue[0]?.number ? 1 : 0)) command.reject(why);
  }

  rejectAll(why: unknown): void {
    for (const command of this.queue.splice(0)) command.reject(asFailure(why));
  }

  private sendNext(): void {
    const first = this.queue[0];
    if (!first || !this.send || first.number !== 0) return;
    first.number = this.nextNumber;
    this.transmit(first);
  }

  private transmit(command: QueuedCommand): void {
    this.send?.(JSON.stringify({ ...command.fields, type: command.type, request_id: command.number }));
  }
}
