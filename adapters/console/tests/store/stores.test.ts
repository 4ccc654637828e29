// The pure functions of the stores. State from events: in any order, late or doubled, it never goes back (P03).
import { describe, expect, it } from "vitest";
import type { Batch, LiveEvent } from "../../src/client";
import { selectByStatus, filterContacts } from "../../src/store/contact_filter";
import { fillDays } from "../../src/store/fill_days";
import {
  reduceBatch,
  reduceContact,
  countByStatus,
  newerOf,
  zeroCounts,
  rangesOf,
} from "../../src/store/event_reducers";
import { maxNotices, withNotice, type Notice } from "../../src/store/notices";
import { parseRoute } from "../../src/store/route";
import {
  dealersPath,
  draftFromSearch,
  draftProblems,
  emptyDraft,
  maxDealersInCommand,
  radiusKm,
  searchBody,
} from "../../src/store/search_draft";
import { formatDuration, formatPercent, formatShortDuration, formatDateTime } from "../../src/format";
import { visibleRows } from "../../src/components/visible_rows";
import { safeLink } from "../../src/components/safe_link";
import { event } from "../client/fake";
import { contact } from "./contact";

const story: LiveEvent[] = [
  event(20, { type: "contact_started", phase: "opening", version: 2 }),
  event(22, { type: "navigation_started", phase: "navigating", version: 3 }),
  event(24, { type: "form_detected", phase: "screening", version: 4 }),
  event(26, { type: "filling_form", phase: "filling", version: 5 }),
  event(28, { type: "form_filled", phase: "ready", version: 6 }),
  event(30, { type: "submitting", phase: "intended", version: 7 }),
  event(32, { type: "submitted", phase: "dispatched", version: 8 }),
  event(34, { type: "contact_success", phase: "succeeded", status: "contacted", version: 9 }),
  event(35, { type: "contact_complete", phase: "succeeded", status: "contacted", version: 9 }),
];

describe("[P64] a contact after events", () => {
  it("is where the newest one says", () => {
    const after = story.reduce(reduceContact, contact());
    expect(after).toMatchObject({
      status: "contacted",
      phase: "succeeded",
      progress: 100,
      version: 9,
      started_at: story[0]!.at,
      may: [],
    });
  });

  it("[P03] never goes back, in whatever order they come", () => {
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    for (let round = 0; round < 500; ++round) {
      const mixed = [...story, ...story]
        .map((one) => ({ one, at: random() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const after = mixed.reduce((known, one) => {
        const next = reduceContact(known, one);
        expect(next.version).toBeGreaterThanOrEqual(known.version);
        return next;
      }, contact());
      expect(after).toMatchObject({ status: "contacted", version: 9 });
    }
  });

  it("does not change by an event of another contact, and the known one is not written to", () => {
    const known = Object.freeze(contact());
    expect(reduceContact(known, event(20, { contact_id: 8, version: 5 }))).toBe(known);
    expect(reduceContact(known, story[0]!)).not.toBe(known);
  });

  it("knows who claimed it, and that nobody does any more", () => {
    const held = contact({ phase: "held", status: "needs_person", version: 4 });
    const claimed = reduceContact(
      held,
      event(40, { type: "contact_claimed", phase: "held", status: "needs_person", version: 5, detail: "owner" }),
    );
    expect(claimed.claimed_by).toBe("owner");
    expect(
      reduceContact(
        claimed,
        event(42, { type: "contact_claim_expired", phase: "held", status: "needs_person", version: 6 }),
      ).claimed_by,
    ).toBe("");
  });

  it("takes a read only if it is not older than what events said", () => {
    const known = contact({ version: 5 });
    expect(newerOf(known, contact({ version: 4 }))).toBe(known);
    expect(newerOf(known, contact({ version: 5, words: "x" })).words).toBe("x");
    expect(newerOf(known, contact({ contact_id: 9, version: 1 })).contact_id).toBe(9);
  });
});

describe("[P64] a batch", () => {
  const batch = { batch_id: 1, phase: "idle", counts: zeroCounts() } as Batch;
  it("follows its own events only", () => {
    expect(reduceBatch(batch, event(2, { type: "batch_started", contact_id: 0 })).phase).toBe("running");
    expect(reduceBatch(batch, event(2, { type: "batch_started", batch_id: 2 }))).toBe(batch);
    expect(reduceBatch(batch, event(2, { type: "contact_started" }))).toBe(batch);
    expect(reduceBatch(batch, event(2, { type: "batch_braked" })).phase).toBe("paused");
  });
  it("has its contacts counted", () => {
    expect(countByStatus([contact(), contact({ status: "failed" }), contact()])).toMatchObject({
      pending: 2,
      failed: 1,
      contacted: 0,
    });
  });
  it("is read again in few pieces", () => {
    expect(rangesOf([3, 4, 5], 500)).toEqual([{ from: 3, limit: 3 }]);
    expect(rangesOf([400, 2, 3], 500)).toEqual([
      { from: 2, limit: 2 },
      { from: 400, limit: 1 },
    ]);
    for (const range of rangesOf(
      Array.from({ length: 1_200 }, (_, i) => i),
      500,
    ))
      expect(range.limit).toBeLessThanOrEqual(500);
    const covered = new Set(
      rangesOf([1, 7, 30, 600, 601], 500).flatMap(({ from, limit }) =>
        Array.from({ length: limit }, (_, i) => from + i),
      ),
    );
    for (const at of [1, 7, 30, 600, 601]) expect(covered.has(at)).toBe(true);
  });
});

describe("[P63] rows", () => {
  const rows = [
    contact({ contact_id: 1, position: 0, dealer_name: "Zeta 10", status: "contacted", worked_ms: 5 }),
    undefined,
    contact({ contact_id: 2, position: 2, dealer_name: "Zeta 9", status: "failed", worked_ms: 9 }),
    contact({ contact_id: 3, position: 3, dealer_name: "Alpha" }),
  ];
  const ids = (wish: Partial<Parameters<typeof filterContacts>[1]>) =>
    filterContacts(rows, { text: "", status: "", sort: "order", ...wish }).map((row) => row.contact_id);
  it("are filtered and ordered", () => {
    expect(ids({})).toEqual([1, 2, 3]);
    expect(ids({ sort: "name" })).toEqual([3, 2, 1]);
    expect(ids({ sort: "time" })).toEqual([2, 1, 3]);
    expect(ids({ sort: "status" })).toEqual([2, 3, 1]);
    expect(ids({ text: " ZETA " })).toEqual([1, 2]);
    expect(ids({ status: "pending" })).toEqual([3]);
  });
  it("are chosen by status", () => {
    const shown = filterContacts(rows, { text: "", status: "", sort: "order" });
    expect([...selectByStatus(shown, "all")]).toEqual([1, 2, 3]);
    expect([...selectByStatus(shown, "failed")]).toEqual([2]);
    expect([...selectByStatus(shown, "pending")]).toEqual([3]);
    expect(selectByStatus(shown, "none").size).toBe(0);
  });
  it("five thousand of them are ordered at once", () => {
    const many = Array.from({ length: 5_000 }, (_, i) =>
      contact({ contact_id: i + 1, position: i, dealer_name: `Dealer ${(i * 7919) % 5000}` }),
    );
    expect(filterContacts(many, { text: "dealer", status: "", sort: "name" })[1]!.dealer_name).toBe("Dealer 1");
  });
});

describe("the rows in sight", () => {
  it("are few, cover the sight, and stay within the list", () => {
    for (const top of [-50, 0, 17, 2_600, 259_000, 1e9]) {
      const { from, to } = visibleRows(5_000, 52, top, 700);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(5_000);
      expect(to - from).toBeLessThan(40);
    }
    expect(visibleRows(5_000, 52, 52 * 100, 520)).toEqual({ from: 94, to: 117 });
    expect(visibleRows(3, 52, 0, 700)).toEqual({ from: 0, to: 3 });
    expect(visibleRows(0, 52, 0, 700)).toEqual({ from: 0, to: 0 });
  });
});

describe("notices do not pile up", () => {
  it("at most three are there, and equal ones are counted", () => {
    let list: Notice[] = [];
    for (let i = 0; i < 10; ++i) list = withNotice(list, i, "bad", `text ${i % 5}`);
    expect(list.length).toBe(maxNotices);
    list = [];
    for (let i = 0; i < 10; ++i) list = withNotice(list, i, "bad", "the same");
    expect(list).toEqual([{ id: 0, tone: "bad", text: "the same", count: 10 }]);
  });
});

describe("the open view", () => {
  it.each([
    ["", "searches", 0],
    ["#/searches", "searches", 0],
    ["#/searches/new", "search", 0],
    ["#/searches/4", "search", 4],
    ["#/batches/12", "batch", 12],
    ["#/contacts/7", "contact", 7],
    ["#/people", "people", 0],
    ["#/batches/0", "batches", 0],
    ["#/batches/1e9", "batches", 0],
    ["#/contacts/-1", "searches", 0],
    ["#/nonsense", "searches", 0],
    ["#/constructor/1", "searches", 0],
    ["#code=x", "searches", 0],
  ])("%s", (hash, view, id) => expect(parseRoute(hash)).toEqual({ view, id, step: 0 }));

  it.each([
    ["#/contacts/7/step/12", 12],
    ["#/contacts/7/step/0", 0],
    ["#/contacts/7/step/x", 0],
    ["#/contacts/7/step", 0],
    ["#/contacts/7/walk/12", 0],
    ["#/batches/7/step/12", 0],
  ])("[P61] %s", (hash, step) => expect(parseRoute(hash)).toMatchObject({ id: 7, step }));
});

describe("a search while it is written", () => {
  it("is saved in the server's units and comes back the same", () => {
    const draft = { ...emptyDraft(), name: " A ", zip: "78701", miles: "50", gap_s: 1.5 };
    expect(radiusKm(draft)).toBe(80);
    expect(searchBody(draft)).toMatchObject({ name: "A", zip: "78701", radius_km: 80, gap_ms: 1500 });
    expect(
      draftFromSearch({ search_id: 1, version: 2, radius_km: 80, gap_ms: 1500, name: "A" } as never),
    ).toMatchObject({ miles: "50", gap_s: 1.5, selected: [] });
    expect(searchBody({ ...draft, search_id: 3, version: 8 })).toMatchObject({ version: 8 });
  });
  it("asks the directory for what it says", () => {
    expect(dealersPath({ ...emptyDraft(), zip: "78701", make: "Toyota & Co" }, 0, 500)).toBe(
      "api/dealers?zip=78701&radius_miles=50&sort=distance&make=Toyota+%26+Co&from=0&limit=500",
    );
    const german = {
      ...emptyDraft(),
      zip: "10115",
      with_unlocated: true,
      customer: { ...emptyDraft().customer, country: "DE" },
    };
    expect(dealersPath(german, 0, 500)).toBe(
      "api/dealers?zip=10115&country=DE&radius_miles=50&without_location=include&sort=distance&from=0&limit=500",
    );
    expect(dealersPath({ ...german, country: "US" }, 0, 500)).toContain("country=US");
    expect(dealersPath({ ...german, zip: "" }, 0, 500)).toBe("api/dealers?sort=name&from=0&limit=500");
    expect(dealersPath({ ...emptyDraft(), dealer_name: "../x" }, 500, 500)).toBe(
      "api/dealers?sort=name&name=..%2Fx&from=500&limit=500",
    );
  });
  it("knows how many dealers one command can name", () => {
    const few = Array.from({ length: 5_000 }, (_, i) => 100_000 + i);
    expect(maxDealersInCommand({ message: "x".repeat(4_000) }, few, 65_536)).toBe(5_000);
    const many = Array.from({ length: 20_000 }, (_, i) => i + 1);
    const fit = maxDealersInCommand({ message: "x".repeat(4_000) }, many, 65_536);
    const command = { type: "batch_create", request_id: 1, message: "x".repeat(4_000), dealer_ids: many.slice(0, fit) };
    expect(JSON.stringify(command).length).toBeLessThanOrEqual(65_536);
    expect(fit).toBeGreaterThan(10_000);
    expect(maxDealersInCommand({}, [1, 2, 3], 65_536)).toBe(3);
  });
  it("lists all problems", () => {
    expect(draftProblems(emptyDraft()).map((one) => one.field)).toContain("customer_info.email");
    expect(draftProblems({ ...emptyDraft(), miles: "-1" }).map((one) => one.field)).toContain("distance");
  });
});

describe("[P69] days", () => {
  const day = (name: string) => ({ day: name, contacted: 1, failed: 0, unconfirmed: 0, other: 0 });
  it("are shown in a row, gaps and all", () => {
    const days = fillDays([day("2026-02-27"), day("2026-03-02")], 30);
    expect(days.map((one) => one.day)).toEqual([
      "2026-02-24",
      "2026-02-25",
      "2026-02-26",
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
    expect(days.map((one) => one.contacted)).toEqual([0, 0, 0, 1, 0, 0, 1]);
    expect(fillDays([day("2020-01-01"), day("2026-03-02")], 30).length).toBe(30);
    expect(fillDays([], 30)).toEqual([]);
    expect(fillDays([day("nonsense")], 30)).toEqual([]);
  });
});

describe("words", () => {
  it("of times and shares", () => {
    expect(formatDuration(59_400)).toBe("59 s");
    expect(formatDuration(61_000)).toBe("1 min 01 s");
    expect(formatDuration(3_660_000)).toBe("1 h 01 min");
    expect(formatDuration(-5)).toBe("0 s");
    expect(formatShortDuration(2_100)).toBe("2.1 s");
    expect(formatPercent(1, 0)).toBe("–");
    expect(formatDateTime("nonsense")).toBe("–");
    expect(formatDateTime(null)).toBe("–");
  });
});

describe("links from outside", () => {
  it("lead to websites or are none", () => {
    expect(safeLink("https://acme.com")).toBe("https://acme.com/");
    for (const bad of [
      "javascript:alert(1)",
      "data:text/html,x",
      "acme",
      "",
      "file:///etc/passwd",
      " javascript:alert(1)",
    ])
      expect(safeLink(bad)).toBeUndefined();
  });
});
