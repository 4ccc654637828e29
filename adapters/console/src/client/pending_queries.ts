// Queries that wait for their answer, by id. They change nothing, so one that is lost with its connection just fails.
import { Failure, failure } from "./failure";
import type { Answer, ErrorBody } from "./messages";

interface PendingQuery {
  resolve(answer: Answer): void;
  reject(why: Failure): void;
}

export class PendingQueries {
  private readonly pending = new Map<number, PendingQuery>();
  private lastId = 0;

  nextId(): number {
    return ++this.lastId;
  }

  add(send: (id: number) => void): Promise<Answer> {
    const id = this.nextId();
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      send(id);
    });
  }

  resolve(answer: Answer): void {
    this.remove(answer.id)?.resolve(answer);
  }

  // True when the error was the answer to a query.
  reject(error: ErrorBody): boolean {
    const query = this.remove(error.id);
    query?.reject(new Failure(error));
    return query !== undefined;
  }

  rejectAll(message: string): void {
    for (const query of this.pending.values()) query.reject(failure("closed", message));
    this.pending.clear();
  }

  private remove(id: number | undefined): PendingQuery | undefined {
    const query = id === undefined ? undefined : this.pending.get(id);
    if (id !== undefined) this.pending.delete(id);
    return query;
  }
}
