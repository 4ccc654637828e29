// Forms that mind how they are filled in: too soon, before the button wakes, or with a phone number that a script
// writes anew. The street's customers have numbers of the USA.
#include <charconv>

#include "adapters/practice/inquiry_form.hpp"
#include "adapters/practice/page_templates.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds shortest_visit{5'000}; // what plugins against spam take for a person's least time

constexpr std::string_view shown_at = R"(<input type="hidden" name="shown_at" value="{now}">)";

constexpr std::string_view sleeping_button =
    R"html(<script>(()=>{const b=document.querySelector('#inquiry button');b.disabled=true;setTimeout(()=>{b.disabled=false},6000)})();</script>)html";

// Takes every number for one of the United Kingdom.
constexpr std::string_view mask =
    R"html(<script>document.getElementById('phone').addEventListener('input',e=>{const d=e.target.value.replace(/^\+44/,'').replace(/\D/g,'').slice(0,10);e.target.value=d?('+44 '+d.slice(0,4)+' '+d.slice(4)).trim():''})</script>)html";

constexpr std::string_view dial_form =
    R"(<h1>Contact Us</h1><form action="/contact/send" method="post"><label for="name">Your name *</label><input id="name" name="name" autocomplete="name" required>
<label for="email">Email address *</label><input id="email" name="email" type="email" autocomplete="email" required>
<label for="dial">Country code</label><select id="dial" name="dial" autocomplete="tel-country-code"><option value="+44">United Kingdom (+44)</option><option value="+49">Germany (+49)</option><option value="+1">United States (+1)</option><option value="+61">Australia (+61)</option></select>
<label for="number">Phone number *</label><input id="number" name="number" type="tel" autocomplete="tel-national" required>
<label for="message">Message *</label><textarea id="message" name="message" required></textarea><br><button type="submit">Send message</button></form>)";

bool is_too_soon(Visit const& visit) {
  std::string_view const text = value_of(visit.fields, "shown_at");
  std::int64_t shown = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), shown);
  return error != std::errc{} || visit.now - milliseconds(shown) < shortest_visit;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (core::is_digit(c)) out += c;
  }
  return out;
}

Received judge_masked(Fields const& fields) {
  return value_of(fields, "phone").empty() ? judge_inquiry(fields)
                                           : Received{.kept = false, .why = "the number is somebody else's"};
}

Received judge_dialed(Fields const& fields) {
  bool const is_own = value_of(fields, "dial") == "+1" && digits_of(value_of(fields, "number")).size() == 10;
  return is_own ? judge_inquiry(fields) : Received{.kept = false, .why = "the number is somebody else's"};
}

} // namespace

Reply time_trap(Visit const& visit) {
  static constexpr Look look{.name = "Pebble Creek Auto",
                             .town = "Pebble Creek",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 0};
  if (visit.path == "/contact-us/send" && visit.is_post()) {
    auto received = judge_inquiry(visit.fields);
    if (is_too_soon(visit)) received = {.kept = false, .why = "came sooner than 5 s after the page was shown"};
    return with(thanks(look, sent_sentence), std::move(received));
  }
  std::string const time = std::to_string(visit.now.count());
  return site(look, visit, inquiry_form("/contact-us/send", core::replace_all(std::string(shown_at), "{now}", time)));
}

Reply late_button(Visit const& visit) {
  static constexpr Look look{.name = "Quiet Harbor Cars",
                             .town = "Quiet Harbor",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 1};
  return thankful_site(look, visit, inquiry_form("/contact/send").append(sleeping_button));
}

Reply masked_phone(Visit const& visit) {
  static constexpr Look look{.name = "Rosewood Motors",
                             .town = "Rosewood",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 2};
  return thankful_site(look, visit, inquiry_form("/contact/send").append(mask), judge_masked);
}

Reply dial_code(Visit const& visit) {
  static constexpr Look look{.name = "Saltmarsh Auto",
                             .town = "Saltmarsh",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 3};
  return thankful_site(look, visit, dial_form, judge_dialed);
}

} // namespace legwork::adapters
