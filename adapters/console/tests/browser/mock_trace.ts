// The trace of an invented contact: a form found, filled in and sent, with a second attempt and a page that says
// anything at all.
import type { FieldInPage, PageInTrace, Sent, StepDetails, Trace, TraceStep } from "../../src/client";

const at = (seconds: number) => new Date(Date.parse("2026-11-21T15:00:00.000Z") + seconds * 1000).toISOString();

export const hostileText = "</script><script>window.attacked=1</script>\u2028\"'`<!--&amp;\u0007";

type Row = [type: string, phase: string, words: string, shot?: string, evidence?: "page" | "send"];
const rows: Row[] = [
  ["contact_queued", "queued", "Accepted; waiting for its turn"],
  ["contact_started", "opening", "Started"],
  ["navigation_started", "navigating", "Opening the website"],
  ["site_reached", "locating", "The page is there"],
  ["contact_page_found", "navigating", "Opening a possible contact page", "failure", "page"],
  ["site_reached", "locating", "The page is there"],
  ["form_detected", "screening", "A contact form was found", undefined, "page"],
  ["filling_form", "filling", "Filling in the form", "form", "page"],
  ["form_filled", "ready", "The form is filled in and was read back", "filled", "page"],
  ["submitting", "intended", "About to press the send button"],
  ["submitted", "dispatched", "The form left the browser"],
  ["contact_success", "succeeded", "The business received it", "after", "send"],
];

export function mockSteps(): TraceStep[] {
  return rows.map(([type, phase, words, shot, evidence], index) => ({
    number: index + 1,
    seq: 2 * index + 10,
    at: at(index * 1.5),
    lasted_ms: index + 1 < rows.length ? 1_500 : null,
    phase,
    attempt: index === 0 ? 0 : 1,
    type,
    words,
    detail: index === 4 ? hostileText : "",
    url: index === 4 ? "javascript:alert(1)" : "",
    signs: evidence === "send" ? ["+ url: thank-you", "+ text: thank you"] : [],
    times: 1,
    evidence: evidence ? `${index}f` : "",
    pictures: shot
      ? [{ file: `${index}.jpg`, url: `screenshots/${index}.jpg`, what: shot, at: at(index), problem: "" }]
      : [],
  }));
}

function field(number: number, over: Partial<FieldInPage>): FieldInPage {
  return {
    kind: "field",
    number,
    label: `"Field ${number}"`,
    read_as: "email",
    confidence: 90,
    because: 'label "Field"',
    required: true,
    hidden: "",
    box: { x: 80, y: 60 * number, w: 300, h: 40 },
    action: "writes {email}",
    key: "email",
    outcome: "",
    page_made: "",
    ...over,
  };
}

function page(over: Partial<PageInTrace> = {}): PageInTrace {
  return {
    url: "https://fairview.example/contact",
    title: hostileText,
    language: "en",
    http_status: 200,
    settled: true,
    captcha: "none",
    overlays: [],
    messages: ["Thank you"],
    text: `Contact us\n${hostileText}`,
    forms: [
      {
        kind: "contact",
        score: 84,
        chosen: true,
        because: "a box for a message",
        heading: "Contact us",
        sends_to: "https://fairview.example/send",
        fields: [
          field(1, { label: '"Your e-mail"' }),
          field(2, { label: '"Message"', action: "writes {message}", key: "message" }),
          field(3, { kind: "honeypot", read_as: "honeypot", action: "", key: "", label: '"Website"' }),
          field(4, { label: hostileText, kind: "left_alone", read_as: "other", action: "", key: "" }),
          field(0, {
            kind: "send",
            label: '"Send"',
            read_as: "sends",
            action: "",
            key: "",
            box: { x: 80, y: 320, w: 90, h: 36 },
          }),
        ],
      },
      { kind: "newsletter", score: 3, chosen: false, because: "one field", heading: "News", sends_to: "", fields: [] },
    ],
    ...over,
  };
}

export function mockDetails(number: number): StepDetails | undefined {
  const row = rows[number - 1];
  if (!row) return undefined;
  const isSend = row[4] === "send";
  return {
    contact_id: 1,
    number,
    seq: 2 * number + 8,
    evidence_hash: row[4] ? `${number - 1}f` : "",
    problem: "",
    evidence: row[4]
      ? {
          kind: isSend ? "send" : "page",
          page: isSend ? page({ forms: [], url: "https://fairview.example/thank-you" }) : page(),
          page_before: isSend ? page() : null,
          page_gone: false,
          requests: isSend
            ? [
                {
                  held_back: false,
                  method: "POST",
                  url: "https://fairview.example/send",
                  kind: "document",
                  role: "send",
                  carries_values: true,
                  decides: true,
                  http_status: 302,
                  failure: "",
                  redirected_to: "https://fairview.example/thank-you",
                  answer_type: "text/html",
                  answer: "",
                },
                {
                  held_back: true,
                  method: "POST",
                  url: "https://tracker.example/collect",
                  kind: "beacon",
                  role: "background",
                  carries_values: false,
                  decides: false,
                  http_status: 0,
                  failure: "",
                  redirected_to: "",
                  answer_type: "",
                  answer: "",
                },
              ]
            : [],
          account: isSend
            ? {
                sends: 1,
                held_back: 0,
                calls_held: 1,
                small_bytes: 0,
                unpaused_bytes: 0,
                nothing_left: false,
                unaccounted: [],
              }
            : null,
          dialogs: [],
        }
      : null,
  };
}

export function mockTrace(from: number, limit: number, shown = rows.length): Trace {
  const steps = mockSteps().slice(0, shown);
  return {
    seq: 200,
    contact_id: 1,
    total: steps.length,
    from,
    whole: true,
    suppressed: 0,
    steps: steps.slice(from, from + limit),
  };
}

export function mockSent(): Sent {
  return {
    contact_id: 1,
    state: "available",
    left_browser: true,
    message: `Hello Fairview Motors,\n\nI look for a RAV4.\n${hostileText}`,
    fields: [
      { label: "Your e-mail", key: "email", holds: "{email}", state: "written", value: "jane@example.com" },
      { label: "Message", key: "message", holds: "{message}", state: "written", value: "Hello" },
      { label: "Phone", key: "phone", holds: "", state: "emptied", value: null },
    ],
    boxes: [{ ticked: false, words: "Send me offers" }],
  };
}
