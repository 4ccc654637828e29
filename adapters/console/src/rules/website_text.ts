// How a text that should be a website looks, as core/base/visible_text.cpp and core/validate/website_mistakes.cpp see it.
import { byteLength } from "./bytes";

const ignorable = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2062\u2066-\u2069\ufeff]/g;
const spaces = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u2800]/g;

export function visibleText(text: string): string {
  return text
    .replace(ignorable, "")
    .replace(spaces, " ")
    .replace(/^[ \t-\r]+/, "")
    .replace(/[ \t-\r]+$/, "");
}

const nothing = new Set(
  (
    "n/a,na,n.a.,n.a,n/v,n.v.,k.a.,k.a,k/a,none,null,nil,nan,no,nein,non,keine,keiner,kein,aucun,aucune,ninguno,ninguna," +
    "nessuno,nessuna,geen,brak,ingen,tba,tbd,tbc,unknown,unbekannt,inconnu,missing,fehlt,empty,leer,x,xx,(empty),(none)," +
    "(blank),#n/a,#n/v,no website,no site,keine website"
  ).split(","),
);

export function saysNothing(text: string): boolean {
  return nothing.has(text.toLowerCase()) || (text !== "/" && /^[-_.?/ \u2010-\u2014]+$/.test(text));
}

const hasScheme = (text: string) => /^https?:\/\//i.test(text);

export function looksLikeWebsite(text: string): boolean {
  if (hasScheme(text) || /^www\./i.test(text)) return byteLength(text) > 8;
  if (/[@ ]/.test(text)) return false;
  const host = /^([^/?#:]*)(:[0-9]*)?([/?#]|$)/.exec(text)?.[1];
  const labels = host?.split(".") ?? [];
  const fits = labels.length > 1 && labels.every((one) => /^[A-Za-z0-9\u0080-\u{10ffff}-]{1,63}$/u.test(one));
  return fits && /^[^0-9]{2,}$/.test(labels.at(-1) ?? "");
}

// A second address after a comma, semicolon or bar.
export function hasTwoAddresses(text: string): boolean {
  const query = text.search(/[?#]/);
  const path = query === -1 ? text : text.slice(0, query);
  return [...path.matchAll(/[,;|]/g)].some((one) => {
    const rest = visibleText(text.slice(one.index + 1));
    return hasScheme(rest) || /^www\./i.test(rest);
  });
}

// Between spaces, commas, semicolons and bars, without the signs that only enclose them.
export function piecesOf(text: string): string[] {
  return text
    .split(/[ \t-\r,;|]/)
    .map((one) => one.replace(/^[<>()[\]"']+/, "").replace(/[<>()[\]"'.]+$/, ""))
    .filter((one) => one !== "");
}
