// What a text that is no website is instead, in the words of core/validate/website_mistakes.cpp.
import { isEmailAddress, isPhoneNumber } from "./request";
import { looksLikeWebsite, piecesOf, saysNothing } from "./website_text";

const email = "This is an e-mail address, not a website: give the address of the home page, such as acme.com.";

export function websiteMistake(text: string): string {
  if (text === "") return "";
  if (saysNothing(text)) return `This says that there is no website ("${text}"): give an address such as acme.com.`;
  if (/^#.{0,9}[!?]$/.test(text))
    return "This is an error of a spreadsheet's formula, not a website: put the address itself into the cell.";
  if (text.startsWith("=") || (/^[+@][A-Za-z]/.test(text) && text.includes("(")))
    return "This is a formula, not a website: put the address itself into the cell.";
  if (isEmailAddress(text) || isEmailAddress(/^mailto:([^?]*)/i.exec(text)?.[1] ?? "")) return email;
  return linkMistake(text) || digitMistake(text) || typingMistake(text) || pieceMistake(text);
}

function linkMistake(text: string): string {
  if (text.startsWith("[") && text.includes("]("))
    return "This is a link in Markdown that has no web address: give the address alone, such as acme.com.";
  if (text.startsWith("<") && text.toLowerCase().includes("href"))
    return "This is a link in HTML that has no web address: give the address alone, such as acme.com.";
  if (text.startsWith("@") && !text.includes(" "))
    return "This is a name on a social network, not a website: give an address such as acme.com.";
  return "";
}

function digitMistake(text: string): string {
  if (/^[0-9,]*[0-9][0-9,]*$/.test(text)) return "This is a number, not a website: give an address such as acme.com.";
  const number = text.replace(/^(tel:|tel\.|phone:|fax:) */i, "").replace(/\.$/, "");
  const isAddress = /^[0-9.]*$/.test(number) && number.split(".").length === 4;
  return isPhoneNumber(number) && !isAddress
    ? "This is a phone number, not a website: give an address such as acme.com."
    : "";
}

const nearly = new Set("http https htp htps htttp htttps hhtp hhtps ttp ttps hptt hppt hpps httpss httip".split(" "));

function typingMistake(text: string): string {
  const name = text.toLowerCase();
  const scheme = /^[a-z]*/.exec(name)![0];
  const rest = name.slice(scheme.length);
  if ((scheme === "http" || scheme === "https") && rest.startsWith("://")) {
    if (/^:\/\/https?(:|\/\/)/.test(rest))
      return "The address begins with http twice: write it once, as https://acme.com/.";
    if (rest.startsWith(":///")) return "The address has too many slashes after http: write it as https://acme.com/.";
  } else if (nearly.has(scheme) && /^[:;./,\\]/.test(rest) && rest.includes("/")) {
    return "The beginning of the address is mistyped: write it with a colon and two slashes, as https://acme.com/.";
  }
  return /^www[, ;]/.test(name) ? "The address has no dot after www: write it as www.acme.com." : "";
}

function pieceMistake(given: string): string {
  const text = given.replace(/[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]/g, '"');
  const pieces = piecesOf(text);
  const websites = pieces.filter(looksLikeWebsite).length;
  const mails = pieces.filter(isEmailAddress).length;
  if (websites > 1)
    return `This has ${websites === 2 ? "two" : "several"} addresses in it: keep the one of the business's website.`;
  if (websites === 1 && mails > 0) return "This has a website and an e-mail address in it: keep the website alone.";
  if (mails > 1)
    return "These are e-mail addresses, not a website: give the address of the home page, such as acme.com.";
  if (pieces.length === 1 && websites === 1 && pieces[0] !== text)
    return "There are quotes or other signs around the address: keep the address alone, such as acme.com.";
  if (pieces.length < 2) return "";
  if (websites === 1)
    return "There is a space or other text beside the address: keep the address alone, such as acme.com.";
  if (mails === 1) return email;
  return text.includes(" ") ? "This is text, not a website: give an address such as acme.com." : "";
}
