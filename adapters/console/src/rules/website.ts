// What can be said of a website while it is typed, in the words of core/validate/website.cpp and website_mistakes.cpp;
// tests/rules/websites.json at the top tests both. The whole judgment (hosts that are not public, ports, practice) is
// the server's, which is asked with `check`.
import { byteLength } from "./bytes";
import { websiteMistake } from "./website_mistakes";
import { hasTwoAddresses, saysNothing, visibleText } from "./website_text";

export function websiteProblem(given: string): string {
  const text = visibleText(given);
  const problem = saysNothing(text) || hasTwoAddresses(text) ? "This is no website." : strictProblem(text);
  return problem === "" ? "" : websiteMistake(text) || problem;
}

function strictProblem(text: string): string {
  if (text === "") return "The website is empty: give an address such as acme.com.";
  if (byteLength(text) > 2048) return "The website is longer than 2048 bytes: give the address of the home page.";
  for (const one of text) {
    if (one < " " || one === "\u007f") return "The website has a control character in it: type the address again.";
    if (one === " ") return "The website has a space in it: write the address without spaces.";
    if (one === "\\") return "The website has a backslash in it: use forward slashes.";
  }
  return schemeProblem(text);
}

function schemeProblem(text: string): string {
  const colon = text.indexOf(":");
  const stop = text.search(/[/?#@[]/);
  let rest = text;
  if (colon !== -1 && (stop === -1 || colon < stop) && !/^[0-9]+([/?#]|$)/.test(text.slice(colon + 1))) {
    const scheme = text.slice(0, colon).toLowerCase();
    if (scheme !== "http" && scheme !== "https") {
      return /^[^/?#]*@/.test(text)
        ? "The website carries a user name: write it without the part before @."
        : "Only http and https websites can be contacted: write the address as https://acme.com/.";
    }
    if (!text.slice(colon + 1).startsWith("//")) return `After ${scheme}: come two slashes: write https://acme.com/.`;
    rest = text.slice(colon + 3);
  }
  const host = rest.split(/[/?#]/, 1)[0] ?? "";
  if (host === "") return "The website has no host: write the address as https://acme.com/.";
  if (host.includes("@"))
    return "The website carries a user name or password: write the address without the part before @.";
  // Other hosts the server judges; these are no names at all.
  return /^[^.:[\]]*$/.test(host) ||
    /[\s,;()<>"'\u201c-\u201e\u2018\u2019\u00ab\u00bb]|:(?![0-9]+$)/.test(host) ||
    /^[0-9.]+$/.test(host)
    ? websiteMistake(text)
    : "";
}
