// What outlives a reload: which session this is and the last event it has seen. Nothing about any person.
export interface StoredSession {
  id: number;
  key: string;
  log_id: string;
  resume_after: number;
}

export interface SessionStore {
  load(): StoredSession | undefined;
  save(session: StoredSession | undefined): void;
}

export function memorySessionStore(): SessionStore {
  let stored: StoredSession | undefined;
  return { load: () => stored, save: (session) => void (stored = session) };
}

// Storage may be full, or forbidden by the browser: then a reload opens a new session, and nothing else is lost.
export function webSessionStore(name: string, storage: Storage): SessionStore {
  return {
    load() {
      try {
        const stored: unknown = JSON.parse(storage.getItem(name) ?? "null");
        if (typeof stored !== "object" || stored === null) return undefined;
        const { id, key, log_id, resume_after } = stored as Partial<StoredSession>;
        if (
          typeof id !== "number" ||
          typeof key !== "string" ||
          typeof log_id !== "string" ||
          typeof resume_after !== "number"
        )
          return undefined;
        return { id, key, log_id, resume_after };
      } catch {
        return undefined;
      }
    },
    save(session) {
      try {
        if (session) storage.setItem(name, JSON.stringify(session));
        else storage.removeItem(name);
      } catch {
        return;
      }
    },
  };
}
