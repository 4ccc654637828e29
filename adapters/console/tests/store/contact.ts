// A contact as tests begin with it.
import type { Contact } from "../../src/client";

export function contact(over: Partial<Contact> = {}): Contact {
  return {
    contact_id: 7,
    batch_id: 1,
    position: 0,
    dealer_name: "Fairview Motors",
    dealer_ref: "",
    website: "https://fairview.example/",
    target: "fairview.example",
    status: "pending",
    phase: "queued",
    progress: 0,
    reason: "none",
    words: "",
    readiness: "",
    grade: "",
    attempt: 0,
    version: 1,
    since: "2026-11-21T15:00:00.000Z",
    by: null,
    started_at: null,
    worked_ms: 0,
    claimed_by: "",
    has_page: false,
    taken_over: false,
    sent_by: "",
    retry_of: 0,
    retried_by: 0,
    may: ["cancel"],
    mode: "practice",
    ...over,
  };
}
