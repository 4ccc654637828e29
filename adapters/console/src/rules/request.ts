// The rules of a request, the same as in core/validate/request.cpp, with the same words. Both are tested with
// tests/rules/requests.json. Keys are those of the core: first_name, zip.
import { customerFields, salutations } from "../generated/core_tables";
import { byteLength, bytesOf, isBlank, isPrintable } from "./bytes";

export type CustomerKey = keyof typeof customerFields;
export const customerKeys = Object.keys(customerFields) as readonly CustomerKey[]; // required ones first

const localPart = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-\x80-\xff]+$/;
const hostLabel = /^[A-Za-z0-9\-\x80-\xff]{1,63}$/;

export function isEmailAddress(text: string): boolean {
  const bytes = bytesOf(text);
  const at = bytes.indexOf("@");
  if (at <= 0 || at > 64 || bytes.length > 254) return false;
  const host = bytes.slice(at + 1);
  if (host.includes("@") || !host.includes(".")) return false;
  if (!host.split(".").every((label) => hostLabel.test(label) && !label.startsWith("-") && !label.endsWith("-")))
    return false;
  const local = bytes.slice(0, at);
  return !local.startsWith(".") && !local.endsWith(".") && localPart.test(local);
}

// Dashes as word processors make them, to the one that forms take.
function plainDashes(text: string): string {
  return text.replace(/[\u2010-\u2014\u2212]/g, "-");
}

// "512-555-0100 x12" without its extension.
function withoutExtension(text: string): string {
  const plain = plainDashes(text).trim();
  const lower = plain.toLowerCase();
  for (const word of ["extension", "ext.", "ext", "x", "#"]) {
    const at = lower.indexOf(word);
    if (at >= 0 && /^[0-9]{1,7}$/.test(plain.slice(at + word.length).trim()))
      return plain.slice(0, at).replace(/[,;\s]+$/, "");
  }
  return plain;
}

// Only ASCII letters change their case: the server compares bytes.
function isSalutation(text: string): boolean {
  const plain = text
    .trim()
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replaceAll(".", "");
  return salutations.includes(plain);
}

export function isPhoneNumber(text: string): boolean {
  const count = text.replace(/[^0-9]/g, "").length;
  return /^[0-9+ ().\-/]*$/.test(text) && count >= 7 && count <= 15;
}

function isZip(given: string): boolean {
  const text = plainDashes(given);
  const size = byteLength(text);
  return size >= 3 && size <= 10 && /^[A-Za-z0-9 -]+$/.test(text) && /[0-9]/.test(text);
}

export function isKnownKey(key: string): key is CustomerKey {
  return (customerKeys as readonly string[]).includes(key);
}

// What is wrong with one value of a customer; "" when it is fine. Optional ones may be left out, not given empty.
export function customerProblem(key: string, value: string): string {
  if (!isKnownKey(key)) return "is not a known field";
  if (isBlank(value)) {
    if (key === "last_name") return ""; // some people have one name only
    const none = "only an address in a country without postal codes has none, and then `country` must name it";
    return key === "zip" ? `is empty; ${none}` : "is empty";
  }
  if (!isPrintable(value)) return "contains control characters or is not valid UTF-8";
  if (byteLength(value) > 200) return "is longer than 200 bytes";
  if (key === "email" && !isEmailAddress(value)) return "is not an e-mail address such as jane@example.com";
  if (key === "phone" && !isPhoneNumber(withoutExtension(value)))
    return "is not a phone number of 7 to 15 digits such as (512) 555-0100";
  if (key === "phone_extension" && !/^[0-9]{1,7}$/.test(value))
    return "is not a phone extension of at most 7 digits such as 12";
  if (key === "salutation" && !isSalutation(value))
    return "is not a form of address such as Mr., Ms., Mx., Herr or Frau";
  if (key === "zip" && !isZip(value)) return "is not a postal code such as 78701";
  return "";
}

export function dealerNameProblem(name: string): string {
  if (isBlank(name)) return "is empty";
  if (byteLength(name) > 200) return "is longer than 200 bytes";
  return isPrintable(name) ? "" : "contains control characters or is not valid UTF-8";
}
