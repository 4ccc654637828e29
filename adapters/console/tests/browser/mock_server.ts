// A mock server inside the browser, for what a real one cannot show in a test's time: months of statistics, 5,000
// dealers, unreadable messages. It serves dist/ under a prefix with the security policy of the real one.
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Page, Route, WebSocketRoute } from "playwright-core";
import type { Batch, Contact, ContactDetail, Dealer, Place, SavedSearch } from "../../src/client";
import { countByStatus } from "../../src/store/event_reducers";
import { phaseLabel } from "../../src/store/phases";
import { mockDetails, mockSent, mockTrace } from "./mock_trace";

export const address = "http://console.test/some/prefix/";
const dist = new URL("../../dist/", import.meta.url).pathname;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const at = (seconds: number) => new Date(Date.parse("2026-11-21T15:00:00.000Z") + seconds * 1000).toISOString();

type Ending = [phase: string, status: Contact["status"], may: string[], words?: string];
const endings: Ending[] = [
  ["succeeded", "contacted", []],
  ["failed", "failed", ["retry"], "no contact form was found"],
  ["unconfirmed", "unconfirmed", ["reconcile"], "it may have been sent, and no answer was seen"],
  ["manual", "needs_person", ["finish", "skip"], "a CAPTCHA must be answered"],
  ["filling", "contacting", ["cancel"]],
  ["queued", "pending", ["cancel"]],
  ["skipped", "skipped", ["override"], "this business was contacted already"],
  ["cancelled", "cancelled", ["retry"], "somebody cancelled it"],
];
const names = [
  "Fairview Motors",
  "Bluebird Motors",
  "Pappas, Sons & Co.",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "Autohaus Lindenhof",
  "Gavel & Daughters Auto",
  "Silver Creek Autoplex",
];

export function mockContact(position: number, batch = 1): Contact {
  const [phase, status, may, words] = endings[position % endings.length]!;
  const name = position < names.length ? names[position]! : `Dealer ${position + 1}`;
  return {
    contact_id: position + 1,
    batch_id: batch,
    position,
    dealer_name: name,
    dealer_ref: "",
    website: "https://fairview.example/",
    target: `dealer-${position + 1}.example`,
    status,
    phase,
    progress: 60,
    reason: "none",
    words: words ?? phaseLabel(phase),
    readiness: "",
    grade: "",
    attempt: 1,
    version: 5,
    since: at(0),
    by: null,
    started_at: at(-30),
    worked_ms: 8_200 + position,
    claimed_by: "",
    has_page: false,
    taken_over: false,
    sent_by: "",
    retry_of: 0,
    retried_by: 0,
    may,
    mode: "practice",
  };
}

function evidenceOf(contact: Contact): ContactDetail {
  return {
    ...contact,
    seq: 40,
    standing: `${contact.phase}: ${phaseLabel(contact.phase)}; waits for a person; a person may claim it`,
    timeline: Array.from({ length: 140 }, (_, i) => ({
      seq: i,
      at: at(i * 2),
      type: i % 3 ? "contact_page_found" : "screenshot_taken",
      phase: "locating",
      detail: i % 3 ? `https://fairview.example/contact-${i}` : "form",
    })),
    phases: [
      { phase: "opening", ms: 320 },
      { phase: "navigating", ms: 2_100 },
      { phase: "filling", ms: 5_400 },
    ],
    screenshots: ["form", "filled", "after submit"].map((what, i) => ({
      file: `${i}.jpg`,
      url: `/screenshots/${i}.jpg`,
      what,
      at: at(i),
      problem: "",
    })),
    closed_overlays: ['cookies refused: "Reject all"'],
    verdict: {
      grade: "unknown",
      reason: "the answer proves nothing",
      signs: ["the address changed to /thanks", "the form is gone"],
      version: 3,
    },
    boxes: ["☐ Send me offers (not ticked)"],
    filled: [
      { label: "Your e-mail", key: "email", kind: "insert", holds: "{email}" },
      { label: "Message", key: "message", kind: "insert", holds: "{message}" },
      { label: "Phone", key: "phone", kind: "keys", holds: "" },
    ],
    asked_field: null,
    pages: ["https://fairview.example/", "https://fairview.example/contact"],
    problems: [],
    evidence: "9f",
    captcha: "",
    customer_info: {
      firstName: "Jane",
      lastName: "Example",
      email: "jane@example.com",
      phone: "(512) 555-0100",
      zipcode: "78701",
      message: "Hello Fairview Motors,\nI look for a RAV4.",
    },
  };
}

export function mockDealer(index: number): Dealer {
  return {
    dealer_id: index + 1,
    dealer_name: names[index] ?? `Dealer ${index + 1}`,
    website: `https://dealer-${index + 1}.example/`,
    contact_page: "",
    makes: ["Toyota"],
    street: "1 Main Street",
    city: "Austin",
    state: "TX",
    zip: "78701",
    country: "US",
    phone: "",
    latitude: 30.27,
    longitude: -97.74,
    distance_km: index / 10,
    do_not_contact: index === 3,
    last_contacted_at: index === 1 ? at(0) : null,
    source: "csv",
    located_by: "postal_code",
    location_note: "",
  };
}

const origin: Place = {
  zip: "78701",
  country: "US",
  country_name: "the United States",
  place: "Austin",
  state: "TX",
  latitude: 30.2,
  longitude: -97.7,
  match: "exact",
  note: "",
};

export class MockServer {
  contacts: Contact[];
  dealers = Array.from({ length: 40 }, (_, i) => mockDealer(i));
  searches: SavedSearch[] = [];
  socket: WebSocketRoute | undefined;
  readonly heard: Record<string, unknown>[] = [];
  empty = false;
  askedField: string | null = null; // of the contact that is held
  heldMay = ["claim", "resolve", "finish", "skip"]; // likewise
  heldClaimedBy = ""; // likewise
  live: WebSocketRoute | undefined;
  readonly heardLive: Record<string, unknown>[] = [];
  picture: Buffer | undefined; // a JPEG of every contact's page
  mayAct = false;
  steps: number | undefined; // that a contact's trace has; undefined: all of them
  mode: "live" | "practice" | "simulation" = "practice";
  seq = 100;

  constructor(count: number) {
    this.contacts = Array.from({ length: count }, (_, i) => mockContact(i));
    this.searches = [1, 2].map((id) => ({
      search_id: id,
      name: id === 1 ? "RAV4 around Austin" : "<b>hostile</b> ../../etc/passwd",
      zip: "78701",
      country: "",
      radius_km: 80,
      without_location: "leave_out" as const,
      make: "Toyota",
      dealer_name: "",
      state: "",
      allow: { contact_consent: false, marketing: false },
      parallel: 1,
      gap_ms: 2_000,
      selected: [1, 2, 3],
      batches: id === 1 ? [1] : [],
      created_at: at(0),
      changed_at: at(0),
      version: 1,
      ...(id === 1 ? { counts: countByStatus(this.contacts), total: this.contacts.length } : {}),
    }));
  }

  batch(): Batch {
    const counts = countByStatus(this.contacts);
    return {
      batch_id: 1,
      phase: "running",
      mode: "practice",
      parallel: 1,
      gap_ms: 2_000,
      when_left: "go_on",
      purpose: "contact",
      preflight: null,
      search_id: 1,
      total: this.contacts.length,
      counts,
      done: this.contacts.length - counts.pending - counts.contacting,
      began_at: at(-60),
      ended_at: null,
      next_start_at: at(2),
      estimate_ms: 420_000,
      control: { client: "owner", present: true },
      next: "Fairview Motors starts in 2 s",
    };
  }

  async serve(page: Page): Promise<void> {
    await page.route(`${address}**`, (route) => this.answer(route));
    await page.routeWebSocket(`${address.replace("http", "ws")}ws`, (socket) => {
      this.socket = socket;
      socket.onMessage((text) => this.take(JSON.parse(String(text)) as Record<string, unknown>));
    });
  }

  // The live view: one picture of a page, and whether it may be used.
  async serveLive(page: Page): Promise<void> {
    await page.routeWebSocket(`${address.replace("http", "ws")}live`, (socket) => {
      this.live = socket;
      socket.onMessage((text) => this.takeLive(JSON.parse(String(text)) as Record<string, unknown>));
    });
  }

  sayView(contact_id: number): void {
    const why = this.mayAct ? "" : "Take over the page to use it.";
    const view = { type: "view", contact_id, width: 1366, height: 900, may_act: this.mayAct, host: "dealer.test", why };
    this.live?.send(JSON.stringify(view));
  }

  private takeLive(message: Record<string, unknown>): void {
    this.heardLive.push(message);
    const contact = Number(message.contact_id);
    if (message.type === "hello") this.live?.send(JSON.stringify({ type: "welcome", protocol: 1 }));
    if (message.type !== "watch") return;
    this.sayView(contact);
    const header = Buffer.alloc(8);
    header.writeUInt32BE(contact, 0);
    header.writeUInt32BE(1, 4);
    this.live?.send(Buffer.concat([header, this.picture!]));
  }

  say(message: object | string): void {
    this.socket?.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  private take(message: Record<string, unknown>): void {
    this.heard.push(message);
    if (message.type === "hello") {
      this.say({
        type: "welcome",
        protocol: 1,
        version: "0.2.0",
        mode: this.mode,
        log_id: "log",
        seq: this.seq,
        at: new Date().toISOString(),
        session_id: 3,
        session_key: "key",
        next_request: 2,
        client: "owner",
        role: "owner",
        all_customers: true,
        resumed: "snapshot",
        limits: { message_bytes: 65_536, messages_per_second: 100, contacts_per_batch: 5_000 },
      });
    } else if (typeof message.request_id === "number") {
      if (message.type === "reconcile") this.rule(Number(message.contact_id), message.went_through === true);
      this.say({
        type: "accepted",
        request_id: message.request_id,
        seq: this.seq,
        next_request: message.request_id + 1,
        batch_id: 1,
      });
    } else if (message.type === "ping") this.say({ type: "pong", id: message.id, at: at(0) });
  }

  private rule(id: number, wentThrough: boolean): void {
    const contact = this.contacts[id - 1]!;
    const after = wentThrough
      ? { phase: "succeeded", status: "contacted" as const, may: [] }
      : { reason: "denied", may: ["reconcile", "retry"] };
    this.contacts[id - 1] = { ...contact, ...after, version: contact.version + 1 };
  }

  private async answer(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    const path = url.pathname.slice(new URL(address).pathname.length);
    if (path.startsWith("api/")) {
      const body = this.read(path.slice(4), url.searchParams);
      return body
        ? route.fulfill({ json: body })
        : route.fulfill({ status: 404, json: { code: "not_found", message: `there is no ${path}` } });
    }
    if (path.startsWith("screenshots/"))
      return route.fulfill({
        contentType: "image/svg+xml",
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#cde"/><text x="40" y="80" font-size="40">A page</text></svg>',
      });
    const file = join(dist, path === "" ? "index.html" : path);
    if (!existsSync(file)) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({
      body: readFileSync(file),
      contentType: types[extname(file)] ?? "text/plain",
      headers: { "content-security-policy": policy, "x-content-type-options": "nosniff" },
    });
  }

  private read(path: string, query: URLSearchParams): unknown {
    const from = Number(query.get("from") ?? 0);
    const limit = Number(query.get("limit") ?? 500);
    const none = this.empty;
    if (path === "state")
      return {
        seq: this.seq,
        log_id: "log",
        mode: "practice",
        version: "0.2.0",
        at: at(0),
        client: "owner",
        role: "owner",
        space_low: false,
        shutting_down: false,
        needs_person: none ? 0 : 2,
        unconfirmed: none ? 0 : 1,
        batches: none ? [] : [this.batch()],
      };
    if (path === "searches") return { searches: none ? [] : this.searches };
    if (path.startsWith("searches/"))
      return { ...this.searches[0], customer_info: evidenceOf(this.contacts[0]!).customer_info };
    if (path === "batches/1/contacts")
      return {
        seq: this.seq,
        batch_id: 1,
        total: this.contacts.length,
        from,
        contacts: this.contacts.slice(from, from + limit),
      };
    const trace = /^contacts\/\d+\/(trace|sent)(?:\/(\d+))?$/.exec(path);
    if (trace?.[1] === "sent") return mockSent();
    if (trace) return trace[2] ? mockDetails(Number(trace[2])) : mockTrace(from, limit, this.steps);
    if (path.startsWith("contacts/")) return evidenceOf(this.contacts[Number(path.slice(9)) - 1] ?? this.contacts[0]!);
    if (path === "needs-person")
      return {
        seq: this.seq,
        held: none
          ? []
          : [
              {
                ...evidenceOf({
                  ...this.contacts[3]!,
                  contact_id: 90,
                  phase: "held",
                  may: this.heldMay,
                  claimed_by: this.heldClaimedBy,
                  has_page: true,
                  by: new Date(Date.now() + 400_000).toISOString(),
                }),
                asked_field: this.askedField,
              },
            ],
        manual: none ? [] : [evidenceOf(this.contacts[3]!)],
        unconfirmed: none
          ? []
          : this.contacts.filter((one) => one.phase === "unconfirmed" && one.reason !== "denied").map(evidenceOf),
      };
    if (path === "dealers")
      return {
        total: none ? 0 : this.dealers.length,
        from,
        dealers: none ? [] : this.dealers.slice(from, from + limit),
        origin: query.get("zip") ? origin : null,
        without_location: { dealers: 0, of: this.dealers.length, reasons: [], text: "" },
      };
    if (path === "tokens")
      return { tokens: [{ name: "owner", made_at: at(0), expires_at: null, role: "owner", customers: 0 }] };
    if (path === "blocked")
      return {
        blocked: none ? [] : [{ domain: "acme.example", reason: "asked us not to write", by: "owner", at: at(0) }],
      };
    return path === "statistics" ? this.statistics() : undefined;
  }

  private statistics(): object {
    if (this.empty) return { days: 30, outcomes: {}, by_day: [], reasons: [], sites: [], phases: [] };
    return {
      days: 30,
      outcomes: { succeeded: 140, failed: 22, unconfirmed: 9, manual: 12, skipped: 4 },
      by_day: Array.from({ length: 30 }, (_, i) => ({
        day: `2026-10-${String(i + 1).padStart(2, "0")}`,
        contacted: (i * 7) % 11,
        failed: i % 3,
        unconfirmed: i % 5 === 0 ? 1 : 0,
        other: i % 2,
      })),
      reasons: [
        { reason: "captcha", words: "a CAPTCHA must be answered", count: 12 },
        { reason: "no_form", words: "no contact form was found", count: 9 },
      ],
      sites: [
        { target: "fairview.example", contacted: 2, other: 1 },
        { target: "dead.example", contacted: 0, other: 4 },
      ],
      phases: [
        { phase: "opening", count: 50, median_ms: 320, slowest_ms: 1_900 },
        { phase: "filling", count: 50, median_ms: 2_100, slowest_ms: 9_000 },
        { phase: "dispatched", count: 40, median_ms: 1_400, slowest_ms: 11_000 },
      ],
    };
  }
}
