// What happened to one contact, step by step, and what was written for the customer (docs/trace.md).

export interface TracePicture {
  file: string;
  url: string; // empty where it cannot be read
  what: string;
  at: string;
  problem: string;
}

export interface TraceStep {
  number: number; // from 1; a step keeps it
  seq: number;
  at: string;
  lasted_ms: number | null; // null for the last one
  phase: string;
  attempt: number;
  type: string;
  words: string;
  detail: string;
  url: string;
  signs: string[];
  times: number;
  evidence: string; // hash; empty where the step needed none
  pictures: TracePicture[];
}

export interface Trace {
  seq: number;
  contact_id: number;
  total: number;
  from: number;
  whole: boolean; // false: the contact has more rows than are read
  suppressed: number;
  steps: TraceStep[];
}

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface FieldInPage {
  kind: "field" | "honeypot" | "send" | "left_alone";
  number: number;
  label: string;
  read_as: string;
  confidence: number;
  because: string;
  required: boolean;
  hidden: string;
  box: Box | null; // in the pixels of the picture of the same step
  action: string;
  key: string; // of the customer's value
  outcome: string;
  page_made: string;
}

export interface FormInPage {
  kind: string;
  score: number;
  chosen: boolean;
  because: string;
  heading: string;
  sends_to: string;
  fields: FieldInPage[];
}

export interface PageInTrace {
  url: string;
  title: string;
  language: string;
  http_status: number;
  settled: boolean;
  captcha: string;
  overlays: string[];
  messages: string[];
  text: string;
  forms: FormInPage[];
}

export interface ObservedRequest {
  held_back: boolean;
  method: string;
  url: string;
  kind: string;
  role: "send" | "check" | "background" | "small" | "known";
  carries_values: boolean;
  decides: boolean;
  http_status: number;
  failure: string;
  redirected_to: string;
  answer_type: string;
  answer: string;
}

export interface SendAccount {
  sends: number;
  held_back: number;
  calls_held: number;
  small_bytes: number;
  unpaused_bytes: number;
  nothing_left: boolean;
  unaccounted: { kind: string; host: string; bytes: number }[];
}

export interface StepEvidence {
  kind: "page" | "send";
  page: PageInTrace | null;
  page_before: PageInTrace | null;
  page_gone: boolean;
  requests: ObservedRequest[];
  account: SendAccount | null;
  dialogs: string[];
}

export interface StepDetails {
  contact_id: number;
  number: number;
  seq: number;
  evidence_hash: string;
  evidence: StepEvidence | null;
  problem: string; // why there is no evidence
}

export interface SentField {
  label: string;
  key: string;
  holds: string;
  state: "written" | "emptied" | "changed" | "chosen" | "ticked" | "not_ticked";
  value: string | null;
}

export interface Sent {
  contact_id: number;
  state: "nothing_written" | "available" | "forgotten" | "unavailable";
  left_browser: boolean | null; // null: nobody can say
  message: string | null;
  fields: SentField[];
  boxes: { ticked: boolean; words: string }[];
}
