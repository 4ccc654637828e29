// Written by "legwork map --console" from the core's tables; a test fails when it is stale. Do not edit.

export const statuses = [
  "pending",
  "contacting",
  "needs_person",
  "contacted",
  "failed",
  "unconfirmed",
  "cancelled",
  "skipped",
] as const;

export const phases = {
  queued: { words: "waits for its turn and a browser slot", progress: 0, status: "pending", ended: false },
  opening: { words: "a browser page is being opened", progress: 5, status: "contacting", ended: false },
  navigating: { words: "the website is loading", progress: 15, status: "contacting", ended: false },
  locating: { words: "the contact form is being looked for", progress: 30, status: "contacting", ended: false },
  screening: { words: "a form is there; a CAPTCHA is being looked for", progress: 45, status: "contacting", ended: false },
  filling: { words: "the form is being filled and read back", progress: 60, status: "contacting", ended: false },
  held: { words: "a person is needed", progress: 75, status: "needs_person", ended: false },
  ready: { words: "filled; waits to be let through", progress: 75, status: "contacting", ended: false },
  intended: { words: "the send button is being pressed", progress: 85, status: "contacting", ended: false },
  dispatched: { words: "sent; the answer is being watched", progress: 95, status: "contacting", ended: false },
  backoff: { words: "waits for another attempt; nothing was sent", progress: 0, status: "pending", ended: false },
  succeeded: { words: "the business received it", progress: 100, status: "contacted", ended: true },
  failed: { words: "given up; nothing was sent", progress: 100, status: "failed", ended: true },
  timed_out: { words: "out of time; nothing was sent", progress: 100, status: "failed", ended: true },
  refused: { words: "the website refused it", progress: 100, status: "failed", ended: true },
  unconfirmed: { words: "may or may not have been sent", progress: 100, status: "unconfirmed", ended: true },
  cancelled: { words: "cancelled; nothing was sent", progress: 100, status: "cancelled", ended: true },
  manual: { words: "a person must do it; nothing was sent", progress: 100, status: "needs_person", ended: true },
  skipped: { words: "left out", progress: 100, status: "skipped", ended: true },
  rejected: { words: "the request was not valid", progress: 100, status: "failed", ended: true },
} as const;

export const customerFields = {
  first_name: { wire: "firstName", required: true },
  last_name: { wire: "lastName", required: true },
  email: { wire: "email", required: true },
  phone: { wire: "phone", required: true },
  zip: { wire: "zipcode", required: true },
  street: { wire: "street", required: false },
  city: { wire: "city", required: false },
  state: { wire: "state", required: false },
  country: { wire: "country", required: false },
  company: { wire: "company", required: false },
  vehicle: { wire: "vehicle", required: false },
} as const;
