// The messages of the live view (docs/live-view.md): what the server sends, and what a person does on a page.
import { isObject } from "./message_parser";

export type PictureSize = "small" | "full";

// What is known of a contact's page; width and height are CSS pixels, 0 before the first picture.
export interface PageView {
  contact_id: number;
  width: number;
  height: number;
  may_act: boolean;
  host: string;
  why: string; // it may not be used, or is not seen
}

export interface LiveError {
  code: string;
  message: string;
  contact_id?: number;
}

export type LiveMessage =
  | { kind: "welcome" }
  | { kind: "pong" }
  | { kind: "view"; view: PageView }
  | { kind: "ended"; contactId: number; words: string }
  | { kind: "frame"; contactId: number; frame: number; jpeg: Uint8Array }
  | { kind: "error"; error: LiveError }
  | { kind: "unreadable" };

export type MouseAction = "move" | "down" | "up";
export type MouseButton = "left" | "middle" | "right";
export interface FingerPoint {
  id: number;
  x: number;
  y: number;
}

export type PersonInput =
  | {
      type: "mouse";
      action: MouseAction;
      x: number;
      y: number;
      button?: MouseButton;
      buttons?: number;
      clicks?: number;
      modifiers?: number;
    }
  | { type: "wheel"; x: number; y: number; delta_x: number; delta_y: number; modifiers?: number }
  | { type: "touch"; action: "start" | "move" | "end" | "cancel"; points: FingerPoint[]; modifiers?: number }
  | { type: "key"; action: "down" | "up"; key: string; code: string; repeat?: boolean; modifiers?: number }
  | { type: "text"; text: string }
  | { type: "composition"; text: string; selection_start?: number; selection_end?: number }
  | { type: "insert"; key: string };

export const frameHeaderBytes = 8;

// What came over the socket. Anything that is no message of the live view is told apart, never thrown.
export function parseLiveMessage(data: unknown): LiveMessage {
  if (data instanceof ArrayBuffer) return parseFrame(data);
  if (typeof data !== "string") return { kind: "unreadable" };
  let fields: unknown;
  try {
    fields = JSON.parse(data);
  } catch {
    return { kind: "unreadable" };
  }
  return isObject(fields) ? parseText(fields) : { kind: "unreadable" };
}

function parseFrame(data: ArrayBuffer): LiveMessage {
  if (data.byteLength <= frameHeaderBytes) return { kind: "unreadable" };
  const header = new DataView(data);
  return {
    kind: "frame",
    contactId: header.getUint32(0),
    frame: header.getUint32(4),
    jpeg: new Uint8Array(data, frameHeaderBytes),
  };
}

function parseText(fields: Record<string, unknown>): LiveMessage {
  const { type, contact_id } = fields;
  const hasContact = typeof contact_id === "number";
  if (type === "welcome" || type === "pong") return { kind: type };
  if (type === "error" && typeof fields.message === "string")
    return { kind: "error", error: fields as unknown as LiveError };
  if (type === "ended" && hasContact && typeof fields.words === "string")
    return { kind: "ended", contactId: contact_id, words: fields.words };
  const isView =
    type === "view" &&
    hasContact &&
    typeof fields.width === "number" &&
    typeof fields.height === "number" &&
    typeof fields.may_act === "boolean" &&
    typeof fields.host === "string" &&
    typeof fields.why === "string";
  return isView ? { kind: "view", view: fields as unknown as PageView } : { kind: "unreadable" };
}
