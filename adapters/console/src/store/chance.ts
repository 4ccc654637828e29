// A name that nobody else gives. Not crypto.randomUUID: browsers have it on https and loopback only.
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
