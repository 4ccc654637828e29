# ./dev score: puts the figures that score.py printed (first file) into the table of docs/page-scores.md (second file),
# which goes to standard output.
function row(name, figure) { rows = rows "| " name " | " figure " |\n" }
function number_after(word,   at) { at = index($0, word); return at ? substr($0, at + length(word)) + 0 : "" }
function share(text,   parts, digits) {
  sub(/ filled of /, " of ", text)
  split(text, parts, " of ")
  if (!parts[2]) return text
  digits = parts[1] && 100 * parts[1] < parts[2] ? 2 : 1
  return text sprintf(" = %.*f %%", digits, 100 * parts[1] / parts[2])
}
function precision_row(name) {
  row(name, sprintf("precision %.1f %%, recall %.1f %%, F1 %.3f", 100 * number_after("precision"), 100 * number_after("recall"), number_after("F1")))
}
function find(pattern) { return match($0, pattern) ? substr($0, RSTART, RLENGTH) : "" }
function share_after(word,   at, text) {
  at = index($0, word)
  text = substr($0, at + length(word))
  return match(text, /[0-9]+ of [0-9]+/) ? share(substr(text, RSTART, RLENGTH)) : ""
}
NR == FNR && /^contact: / { row("contact pages read", find("[0-9]+ pages, [0-9]+ unanswered")) }
NR == FNR && /^contact form chosen/ { precision_row("contact form chosen") }
NR == FNR && /^field types \(name/ { precision_row("fields of the contact form: name, e-mail, phone, postal code, message") }
NR == FNR && /^field types \(all/ { precision_row("fields of the contact form: all types") }
NR == FNR && /^traps: / { row("honeypots filled in", share(find("[0-9]+ filled of [0-9]+"))); row("real fields taken for honeypots", share_after("taken for traps:")) }
NR == FNR && /^submit control: / { row("button that sends", share_after(":")) }
NR == FNR && /^captcha kind: / { row("kind of CAPTCHA", share_after(":")) }
NR == FNR && /^required flag: / { row("required or not", share_after(":")) }
NR == FNR && /^autofill: / { row("sign-up, checkout and address pages read", find("[0-9]+ pages, [0-9]+ unanswered")) }
NR == FNR && /^identity fields: / {
  row("fields about a person on them", share_after("identity fields:"))
  row("other fields taken for those", share_after("misassigned:"))
  row("buttons among those offered", share_after("offered:"))
}
NR == FNR && /^links: / {
  row("link to the contact form, first choice", share_after("first choice"))
  row("link to the contact form, in the first three", share_after("first three"))
  row("no such link, and said so", share_after("no contact link:"))
}
NR == FNR && /^outcomes: / { row("other answers taken for \"sent\"", share_after("false success")) }
NR == FNR && /^  sent  +recognised/ { row("\"sent\" recognized", share_after("recognised")) }
NR == FNR && /^  invalid +recognised/ { row("\"check your input\" recognized", share_after("recognised")) }
NR == FNR { next }
/^<!-- figures -->/ { print; printf "\n| what | figure |\n|---|---|\n%s\n", rows; skipping = 1; next }
/^<!-- end of figures -->/ { skipping = 0 }
!skipping { print }
