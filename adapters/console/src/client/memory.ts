// What outlives a reload: which session this is and how far it has seen. Nothing about any person.
export interface Remembered {
  id: number;
  key: string;
  log_id: string;
  resume_after: number;
}

export interface Memory {
  load(): Remembered | undefined;
  save(what: Remembered | undefined): void;
}

export function forgetful(): Memory {
  let kept: Remembered | undefined;
  return { load: () => kept, save: (what) => void (kept = what) };
}

// Storage may be full, or forbidden by the browser: then a reload opens a new session, and nothing else is lost.
export function storedUnder(name: string, storage: Storage): Memory {
  return {
    load() {
      try {
        const what: unknown = JSON.parse(storage.getItem(name) ?? "null");
        if (typeof what !== "object" || what === null) return undefined;
        const { id, key, log_id, resume_after } = what as Partial<Remembered>;
        if (typeof id !== "number" || typeof key !== "string" || typeof log_id !== "string" || typeof resume_after !== "number") return undefined;
        return { id, key, log_id, resume_after };
      } catch {
        return undefined;
      }
    },
    save(what) {
      try {
        if (what) storage.setItem(name, JSON.stringify(what));
        else storage.removeItem(name);
      } catch {
        return;
      }
    },
  };
}
