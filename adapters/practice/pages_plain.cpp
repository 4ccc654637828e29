// Ordinary forms, posted by the browser itself and answered with a page.
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view plain_form =
    R"(<h1>Contact Us</h1><p>Send us a message and a member of our team will answer.</p>
<form id="contact-form" action="/contact-us/send" method="post">
<label for="fname">First Name *</label><input id="fname" name="contact.firstName" autocomplete="given-name" required maxlength="60">
<label for="lname">Last Name *</label><input id="lname" name="contact.lastName" autocomplete="family-name" required maxlength="60">
<label for="mail">Email *</label><input id="mail" type="email" name="contact.email" autocomplete="email" required>
<label for="tel">Phone</label><input id="tel" type="tel" name="contact.phone" autocomplete="tel">
<label for="zip">ZIP Code</label><input id="zip" type="tel" name="contact.zip" autocomplete="postal-code" maxlength="10">
<label for="msg">Comments *</label><textarea id="msg" name="comments" required></textarea>
<input type="hidden" name="form_id" value="17"><br><button type="submit">Send Message</button></form>)";

constexpr std::string_view newsletter_page = R"(<h1>Get in touch</h1>
<form role="search" action="/search" method="get"><input type="search" name="q" placeholder="Search our site" aria-label="Search"><button>Search</button></form>
<form action="/account/login" method="post"><fieldset><legend>Customer login</legend><input type="email" name="login" placeholder="Email"><input type="password" name="password" placeholder="Password"><button>Sign in</button></fieldset></form>
<form class="gform" action="/lead" method="post" enctype="multipart/form-data"><table>
<tr><td>Your name</td><td><input name="input_1" required></td></tr><tr><td>E-mail address</td><td><input name="input_2" type="email" required></td></tr>
<tr><td>Daytime phone</td><td><input name="input_3" type="tel"></td></tr><tr><td>ZIP</td><td><input name="input_4" size="8"></td></tr>
<tr><td>Topic</td><td><select name="input_5"><option value="">Please choose</option><option>Sales</option><option>Service</option><option>Parts</option></select></td></tr>
<tr><td>How can we help?</td><td><textarea name="input_6" required></textarea></td></tr></table>
<p><label><input type="checkbox" name="input_7" value="yes"> Yes, send me the monthly newsletter with special offers</label></p>
<input type="submit" value="Submit"></form>
<aside><h3>Stay in the loop</h3><form action="/newsletter" method="post"><input type="email" name="email" placeholder="Your email address"><button>Subscribe</button></form></aside>)";

constexpr std::string_view validation_form =
    R"(<h1>Send us an inquiry</h1>{errors}<form action="/inquiry" method="post" novalidate>
<div class="row"><label>First name <input name="first" placeholder="Jane"></label><label>Last name <input name="last" placeholder="Doe"></label></div>
<label>Email <input name="email" type="email"></label><label>Phone <input name="phone" type="tel" placeholder="(555) 555-5555">{phone_error}</label>
<label>Zip <input name="zip"></label><label>Message <textarea name="message"></textarea></label><button>Send inquiry</button></form>)";

constexpr std::string_view german_home =
    R"(<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Autohaus Lindenhof</title></head><body>
<nav><a href="/">Startseite</a> <a href="/fahrzeuge">Fahrzeuge</a> <a href="/werkstatt">Werkstatt</a> <a href="/kontakt">Kontakt</a> <a href="/impressum">Impressum</a></nav>
<h1>Willkommen im Autohaus Lindenhof</h1><p>Neuwagen, Jahreswagen und Gebrauchte in Musterstadt. Unsere Werkstatt ist montags bis freitags von 8 bis 18 Uhr f&uuml;r Sie da.</p></body></html>)";

constexpr std::string_view german_form =
    R"(<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Kontakt - Autohaus Lindenhof</title></head><body>
<nav><a href="/">Startseite</a> <a href="/fahrzeuge">Fahrzeuge</a> <a href="/kontakt">Kontakt</a></nav><h1>Kontakt</h1><p>Schreiben Sie uns, wir melden uns schnellstm&ouml;glich.</p>
<form action="/kontakt/senden" method="post"><p><label for="v">Vorname*</label><br><input id="v" name="vorname" required></p><p><label for="n">Nachname*</label><br><input id="n" name="nachname" required></p>
<p><label for="e">E-Mail*</label><br><input id="e" name="email" type="email" required></p><p><label for="t">Telefon</label><br><input id="t" name="telefon" type="tel"></p>
<p><label for="p">PLZ</label><br><input id="p" name="plz"></p><p><label for="m">Nachricht*</label><br><textarea id="m" name="nachricht" rows="6" cols="50" required></textarea></p>
<p><button type="submit">Absenden</button></p></form></body></html>)";

constexpr std::string_view german_thanks =
    R"(<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Vielen Dank</title></head><body><h1>Vielen Dank!</h1><p>Ihre Nachricht wurde gesendet. Wir melden uns in K&uuml;rze bei Ihnen.</p></body></html>)";

// The form again, with or without its complaint.
std::string validation_page(bool complains) {
  std::string out(validation_form);
  auto const replace_mark = [&out](std::string_view mark, std::string_view text) {
    out.replace(out.find(mark), mark.size(), text);
  };
  replace_mark(
      "{errors}",
      complains
          ? R"(<div class="error" role="alert">There was a problem with your submission. Please correct the fields below.</div>)"
          : "");
  replace_mark("{phone_error}", complains ? R"(<span class="error">Please enter a valid phone number</span>)" : "");
  return out;
}

Reply incomplete(Look const& look, Received received) {
  return with(
      html(page(look, "Error",
                R"(<h1>Please check your entries</h1><p class="error">Please fill in all required fields.</p>)"),
           422),
      std::move(received));
}

} // namespace

Reply plain_post(Visit const& visit) {
  static constexpr Look look{.name = "Bluebird Motors",
                             .town = "Cloverdale",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 0};
  if (visit.path == "/contact-us/send" && visit.is_post()) {
    auto received = judge(visit, {"contact.firstName", "contact.lastName", "contact.email", "comments"});
    if (!received.kept) return incomplete(look, std::move(received));
    return with(see_other("/thank-you"), std::move(received));
  }
  if (visit.path == "/thank-you") return thanks(look, "Your message has been sent. We will get back to you shortly.");
  return site(look, visit, plain_form);
}

Reply optional_newsletter(Visit const& visit) {
  static constexpr Look look{.name = "Sunny Acres Cars",
                             .town = "Plainfield",
                             .contact_words = "Get in touch",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/lead" && visit.is_post()) {
    auto received = judge(visit, {"input_1", "input_2", "input_6"});
    if (!received.kept) return incomplete(look, std::move(received));
    if (!value_of(visit.fields, "input_7").empty()) received = {false, "marketing consent was not given"};
    return with(see_other("/contact/thanks"), std::move(received));
  }
  if (visit.path == "/newsletter" && visit.is_post()) return thanks(look, "You are subscribed to our newsletter.");
  if (visit.path == "/account/login" && visit.is_post())
    return html(page(look, "Login", "<p>Wrong password.</p>"), 401);
  if (visit.path == "/search") return html(page(look, "Search", "<h1>No results</h1>"));
  if (visit.path == "/contact/thanks") return thanks(look, "We have received your message and will be in touch soon.");
  return site(look, visit, newsletter_page);
}

Reply server_validation(Visit const& visit) {
  static constexpr Look look{.name = "Picket Fence Motors",
                             .town = "Oak Hollow",
                             .contact_words = "Inquiries",
                             .contact_path = "/inquiry",
                             .style = 3};
  if (visit.path == "/inquiry" && visit.is_post()) {
    Received const received = judge(visit, {"first", "last", "email", "message"});
    bool const is_international = value_of(visit.fields, "phone").starts_with("+1 "); // it tells nobody
    if (received.kept && is_international) return with(thanks(look, "We received your inquiry."), received);
    return with(html(page(look, "Inquiries", validation_page(true)), 422),
                {false, "the phone number was refused: it does not begin with +1"});
  }
  return site(look, visit, validation_page(false));
}

Reply german(Visit const& visit) {
  if (visit.path == "/kontakt/senden" && visit.is_post()) {
    return with(html(std::string(german_thanks)), judge(visit, {"vorname", "nachname", "email", "nachricht"}));
  }
  if (visit.path == "/") return html(std::string(german_home));
  if (visit.path == "/kontakt") return html(std::string(german_form));
  if (visit.path == "/fahrzeuge" || visit.path == "/werkstatt" || visit.path == "/impressum") {
    return html(
        "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><title>Autohaus "
        "Lindenhof</title><h1>Autohaus "
        "Lindenhof</h1><p>Diese Seite wird gerade erneuert.</p><a href=\"/kontakt\">Kontakt</a>");
  }
  return html("<!doctype html><title>404</title><h1>Seite nicht gefunden</h1>", 404);
}

} // namespace legwork::adapters
