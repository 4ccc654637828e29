// Forms that ask for more than a customer's own name and message: about other people, for a form of address, through
// lists that are not what they look like; forms that come in pages of the server's, behind a button, or under a wall.
#include "adapters/practice/inquiry_form.hpp"
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

// Kept when the inquiry is whole and every choice is a buyer's.
Received judge_answers(Fields const& fields) {
  auto received = judge_inquiry(fields);
  if (!received.kept) return received;
  for (std::string_view other : {"referrer", "emergency_phone", "pet", "fax"}) {
    if (!value_of(fields, other).empty()) return {.kept = false, .why = "holds a value in " + std::string(other)};
  }
  if (value_of(fields, "reason") != "buy") return {.kept = false, .why = "is addressed to the wrong department"};
  if (value_of(fields, "answer") != "email") return {.kept = false, .why = "asks for an answer by letter"};
  if (value_of(fields, "address_as") != "none") return {.kept = false, .why = "has a made-up form of address"};
  return received;
}

Received judge_topic(Fields const& fields) {
  return value_of(fields, "topic") == "ask" ? judge_inquiry(fields)
                                            : Received{.kept = false, .why = "is about something else"};
}

constexpr std::string_view questions =
    R"(<fieldset><legend>How did you hear about us?</legend><label for="rf">Name of the friend who referred you</label><input id="rf" name="referrer"></fieldset>
<fieldset><legend>Emergency contact</legend><label for="ec">Phone</label><input id="ec" name="emergency_phone" type="tel"></fieldset>
<label for="pt">Pet name</label><input id="pt" name="pet"><label for="fx">Fax number</label><input id="fx" name="fax">
<label for="rs">What is it about? *</label><select id="rs" name="reason" required><option value="after">Aftersales and warranty claims</option><option value="job">Jobs in sales</option><option value="complaint">General complaints</option><option value="buy">Buying a car</option></select>
<fieldset><legend>How shall we answer? *</legend><label><input type="radio" name="answer" value="letter" required> Postal mail</label><label><input type="radio" name="answer" value="phone" required> Telephone</label><label><input type="radio" name="answer" value="email" required> E-mail</label></fieldset>
<fieldset><legend>Form of address *</legend><label><input type="radio" name="address_as" value="mr" required> Mr.</label><label><input type="radio" name="address_as" value="ms" required> Ms.</label><label><input type="radio" name="address_as" value="none" required> Prefer not to say</label></fieldset>)";

// The native list is what the form sends; what a visitor sees is a box of the script's.
constexpr std::string_view styled_list =
    R"html(<label for="tp">What is it about? *</label><select id="tp" name="topic" class="select2-hidden-accessible" tabindex="-1" aria-hidden="true" required style="position:absolute;width:1px;height:1px;clip:rect(0 0 0 0);overflow:hidden"><option value="">Choose…</option><option value="shop">Workshop</option><option value="ask">General question</option></select><span class="select2" role="combobox" tabindex="0" style="display:inline-block;border:1px solid #888;padding:4px;width:200px">Choose…</span>)html";

constexpr std::string_view first_page =
    R"(<h1>Contact us: step 1 of 2</h1><form action="/contact/step" method="post"><label for="nm">Your name *</label><input id="nm" name="name" required>
<label for="em">Email address *</label><input id="em" name="email" type="email" required><label for="ph">Phone</label><input id="ph" name="phone" type="tel"><button type="submit">Next</button></form>)";

std::string second_page(Fields const& fields) {
  auto const hidden = [&](std::string_view name) {
    return R"(<input type="hidden" name=")" + std::string(name) + R"(" value=")" +
           html_escaped(value_of(fields, name)) + R"(">)";
  };
  return R"(<h1>Contact us: step 2 of 2</h1><form action="/contact/step" method="post">)" + hidden("name") +
         hidden("email") +
         R"(<label for="ms">Message *</label><textarea id="ms" name="message" required></textarea><button type="submit">Send message</button></form>)";
}

// Nothing can be answered before the wall is gone, and going on means agreeing to more than cookies.
constexpr std::string_view wall =
    R"html(<div style="position:fixed;inset:0;background:#fff;z-index:9"><h2>Before you continue</h2><p>We and our 212 partners store cookies. Agree to them and to our terms of use to go on.</p><button type="button" onclick="this.parentElement.remove()">Agree</button></div>)html";

constexpr std::string_view opener =
    R"html(<h1>Talk to us</h1><p>We answer within a day.</p><button type="button" id="open">Send us a message</button><div id="place"></div><script>document.getElementById('open').onclick=()=>{setTimeout(()=>{document.getElementById('place').innerHTML=document.getElementById('form').innerHTML},300)}</script><template id="form">)html";

} // namespace

Reply questions_about_others(Visit const& visit) {
  static constexpr Look look{.name = "Thistle Down Cars",
                             .town = "Thistle Down",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 1};
  return thankful_site(look, visit, "<h1>Contact Us</h1>" + inquiry_form("/contact/send", questions), judge_answers);
}

Reply styled_select(Visit const& visit) {
  static constexpr Look look{.name = "Underhill Motors",
                             .town = "Underhill",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 2};
  return thankful_site(look, visit, "<h1>Contact Us</h1>" + inquiry_form("/contact/send", styled_list), judge_topic);
}

Reply server_steps(Visit const& visit) {
  static constexpr Look look{.name = "Vineyard Auto",
                             .town = "Vineyard",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 0};
  if (visit.path != "/contact/step" || !visit.is_post()) return site(look, visit, first_page);
  if (!value_of(visit.fields, "message").empty()) return with(thanks(look, sent_sentence), judge_inquiry(visit.fields));
  Reply reply = html(page(look, "Contact us", second_page(visit.fields)));
  reply.is_aside = true;
  return reply;
}

Reply form_behind_button(Visit const& visit) {
  static constexpr Look look{.name = "Willow Bend Cars",
                             .town = "Willow Bend",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 3};
  return thankful_site(look, visit, std::string(opener) + inquiry_form("/contact/send") + "</template>");
}

Reply form_under_wall(Visit const& visit) {
  static constexpr Look look{.name = "Yarrow Field Autos",
                             .town = "Yarrow Field",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 0};
  return thankful_site(look, visit, "<h1>Contact Us</h1>" + inquiry_form("/contact/send") + std::string(wall));
}

} // namespace legwork::adapters
