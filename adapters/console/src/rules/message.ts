// The message and its placeholders, as core/validate/request.cpp has them.
import { byteLength, bytesOf, isBlank, isPrintable } from "./bytes";
import { customerKeys, isKnownKey } from "./request";

export const placeholders: readonly string[] = ["dealer_name", "full_name", ...customerKeys];

const textOf = new TextDecoder();

// The server cuts a name at 40 bytes, but not within a character, and writes control characters as spaces.
function presentable(name: string): string {
  const bytes = Uint8Array.from(bytesOf(name), (one) => one.charCodeAt(0));
  let end = Math.min(bytes.length, 40);
  while (end > 0 && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) --end;
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  return textOf.decode(bytes.subarray(0, end)).replace(/[\u0000-\u001f\u007f]/g, " ");
}

// Everything wrong with a message or template, in the server's order.
export function messageProblems(text: string): string[] {
  const out: string[] = [];
  if (isBlank(text)) out.push("is empty");
  if (byteLength(text) > 4000) out.push("is longer than 4,000 bytes");
  if (!isPrintable(text.replace(/[\r\n\t]/g, ""))) out.push("contains control characters or is not valid UTF-8");
  for (let at = text.indexOf("{"); at !== -1; at = text.indexOf("{", at + 1)) {
    const end = text.indexOf("}", at);
    if (end === -1 || byteLength(text.slice(at, end)) > 40) {
      out.push("has a { without its }");
      break;
    }
    const name = text.slice(at + 1, end);
    if (name !== "dealer_name" && name !== "full_name" && !isKnownKey(name))
      out.push(
        `has the unknown placeholder {${presentable(name)}}; known are {dealer_name}, {full_name} and the customer's fields`,
      );
  }
  return out;
}

// Fills the placeholders; what is not given becomes nothing, as the server does it.
export function rendered(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
  dealerName: string,
): string {
  const own = (name: string) => (Object.prototype.hasOwnProperty.call(values, name) ? values[name] : undefined);
  const full = `${own("first_name") ?? ""} ${own("last_name") ?? ""}`.trim();
  return text.replace(/\{([^}]*)\}/g, (_, name: string) => {
    if (name === "dealer_name") return dealerName;
    if (name === "full_name") return full;
    return own(name) ?? "";
  });
}
