// An identifier that nobody else makes. Not crypto.randomUUID: browsers only have it on https and loopback.
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
