// Text as the server counts it: bytes of UTF-8. Each byte becomes one character, so that the rules read as in
// core/validate/request.cpp.

const encoder = new TextEncoder();

// Lone surrogates are no characters and cannot be sent; the server would see broken UTF-8.
export function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

export function bytesOf(text: string): string {
  let out = "";
  for (const byte of encoder.encode(text)) out += String.fromCharCode(byte);
  return out;
}

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controlCharacters = /[\u0000-\u001f\u007f]/;

export function isPrintable(text: string): boolean {
  return isWellFormed(text) && !controlCharacters.test(text);
}

// Spaces as the server knows them; String.trim would also take those of other alphabets.
export function trimmed(text: string): string {
  return text.replace(/^[ \t-\r]+/, "").replace(/[ \t-\r]+$/, "");
}

export function isBlank(text: string): boolean {
  return !/[^ \t-\r]/.test(text);
}
