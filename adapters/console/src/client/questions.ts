// Questions under way, by their number. They change nothing, so one that is lost with its connection just fails.
import { Failure, failure } from "./failure";
import type { Answer, ErrorBody } from "./messages";

interface Asked {
  done(answer: Answer): void;
  failed(why: Failure): void;
}

export class Questions {
  private readonly asked = new Map<number, Asked>();
  private last = 0;

  nextId(): number {
    return ++this.last;
  }

  ask(send: (id: number) => void): Promise<Answer> {
    const id = this.nextId();
    return new Promise((done, failed) => {
      this.asked.set(id, { done, failed });
      send(id);
    });
  }

  answered(answer: Answer): void {
    this.take(answer.id)?.done(answer);
  }

  // True when the error was an answer to a question.
  refused(error: ErrorBody): boolean {
    const asked = this.take(error.id);
    asked?.failed(new Failure(error));
    return asked !== undefined;
  }

  giveUp(message: string): void {
    for (const asked of this.asked.values()) asked.failed(failure("closed", message));
    this.asked.clear();
  }

  private take(id: number | undefined): Asked | undefined {
    const asked = id === undefined ? undefined : this.asked.get(id);
    if (id !== undefined) this.asked.delete(id);
    return asked;
  }
}
