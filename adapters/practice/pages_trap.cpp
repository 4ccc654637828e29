// Fields that only a machine fills, a box that only the customer may tick, and a field whose value nobody but they
// know.
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

// The trap looks like any field in the markup; a script at the end of the page brings the style that hides
// it.
constexpr std::string_view late_css_form =
    R"html(<h1>Contact Us</h1><form class="frm" action="/contact-us" method="post">
<p class="frm_field f1"><label for="k1">Name *</label><input id="k1" name="item_meta[8]" required></p><p class="frm_field f2"><label for="k2">Email *</label><input id="k2" type="email" name="item_meta[9]" required></p>
<p class="frm_field f3"><label for="k3">Company Website</label><input id="k3" type="text" name="item_meta[10]"></p><p class="frm_field f4"><label for="k4">Phone</label><input id="k4" type="tel" name="item_meta[11]"></p>
<p class="frm_field f5"><label for="k5">ZIP code</label><input id="k5" name="item_meta[12]"></p><p class="frm_field f6"><label for="k6">Message *</label><textarea id="k6" name="item_meta[13]" required></textarea></p>
<p><button type="submit">Submit</button></p></form>
<script>setTimeout(()=>{const s=document.createElement('style');s.textContent='.frm_field.f3{visibility:hidden;overflow:hidden;width:0;height:0;position:absolute}';document.head.append(s)},400)</script>)html";

constexpr std::string_view off_screen_form =
    R"(<h1>We would love to hear from you</h1><form action="/contact" method="post"><div style="position:absolute;left:-9999px;top:0"><label for="email2">Confirm your email address</label><input id="email2" type="email" name="email_confirm" tabindex="-1" autocomplete="off"></div>
<label for="nm">Your name</label><input id="nm" name="name" required><label for="em">Your email</label><input id="em" type="email" name="email" required>
<label for="ph">Your phone</label><input id="ph" type="tel" name="phone"><label for="zc">Zip</label><input id="zc" name="zip">
<label for="vh">Vehicle of interest</label><input id="vh" name="vehicle" placeholder="Year, make, model"><label for="ms">Your message</label><textarea id="ms" name="message" required></textarea><br><button>Send</button></form>)";

constexpr std::string_view nameless_form =
    R"html(<h1>Contact Foxglove Auto</h1><form id="contactusForm" action="/contactus.aspx" method="post" novalidate>
<div style="display:none"><label for="contactname">* Contact Name (leave this blank):</label><input id="contactname" data-form="trap"><label for="url">If you are human, leave this field blank</label><input id="url" name="url"></div>
<div class="row"><span><label for="FirstName">First Name</label><input id="FirstName" name="FirstName" autocomplete="given-name" required></span><span><label for="LastName">Last Name</label><input id="LastName" name="LastName" autocomplete="family-name" required></span></div>
<label for="Email">Email</label><input id="Email" name="Email" type="email" autocomplete="email" required><label for="Phone">Phone</label><input id="Phone" name="Phone" type="tel" autocomplete="tel">
<label for="Zip">Zip</label><input id="Zip" name="Zip" type="tel" autocomplete="postal-code"><label for="Comments">Comments</label><textarea id="Comments" name="Comments"></textarea><br><button type="submit">Let's Talk</button></form>
<script>document.getElementById('contactusForm').addEventListener('submit',e=>{if(document.getElementById('contactname').value){const h=document.createElement('input');h.type='hidden';h.name='trap';h.value='1';e.target.append(h)}})</script>)html";

constexpr std::string_view consent_form =
    R"(<h1>Contact Us</h1>{error}<form action="/contact-us/" method="post"><ul style="list-style:none;padding:0">
<li><label for="input_3_1">First</label><input id="input_3_1" name="input_1" required></li><li><label for="input_3_2">Last</label><input id="input_3_2" name="input_2" required></li>
<li><label for="input_3_3">Email</label><input id="input_3_3" type="email" name="input_3" required></li><li><label for="input_3_4">Phone</label><input id="input_3_4" type="tel" name="input_1338"></li>
<li><label for="input_3_5">Zip</label><input id="input_3_5" name="input_5"></li><li><label for="input_3_6">Message</label><textarea id="input_3_6" name="input_6" required></textarea></li>
<li><label><input type="checkbox" name="input_1339.1" value="1" required> I agree to receive calls and texts, including marketing by automatic dialing or prerecorded voice, from Gavel &amp; Daughters Auto at the number I gave. Consent is not a condition of purchase. Message and data rates may apply.*</label></li></ul><button type="submit">Submit</button></form>)";

// The number is shown by the vehicle; only the customer knows which one they mean.
constexpr std::string_view stock_number_form =
    R"(<h1>Ask us about a vehicle</h1><form action="/contact" method="post">
<label for="a1">Your name</label><input id="a1" name="name" required><label for="a2">Email</label><input id="a2" type="email" name="email" required>
<label for="a3">Stock number</label><input id="a3" name="stock" required>
<label for="a4">Your message</label><textarea id="a4" name="message" required></textarea><br><button>Send message</button></form>)";

std::string consent_page(bool complains) {
  std::string out(consent_form);
  std::string_view const mark = "{error}";
  return out.replace(out.find(mark), mark.size(),
                     complains ? R"(<p class="error">This field is required: please agree to be contacted.</p>)" : "");
}

// The same thanks for everybody: a trap that tells is none.
Reply after_trap(Look const& look, Received received, std::string_view trapped) {
  if (!trapped.empty()) received = {false, "the trap field was filled"};
  return with(thanks(look, "We received your message and will reply as soon as possible."), std::move(received));
}

} // namespace

Reply honeypot_css(Visit const& visit) {
  static constexpr Look look{.name = "Old Mill Motors",
                             .town = "Millbrook",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 0};
  if (visit.path == "/contact-us" && visit.is_post()) {
    return after_trap(look, judge(visit, {"item_meta[8]", "item_meta[9]", "item_meta[13]"}),
                      value_of(visit.fields, "item_meta[10]"));
  }
  return site(look, visit, late_css_form);
}

Reply honeypot_offscreen(Visit const& visit) {
  static constexpr Look look{.name = "Cedar Grove Cars",
                             .town = "Cedar Grove",
                             .contact_words = "Write to us",
                             .contact_path = "/contact",
                             .style = 2};
  if (visit.path == "/contact" && visit.is_post()) {
    return after_trap(look, judge(visit, {"name", "email", "message"}), value_of(visit.fields, "email_confirm"));
  }
  return site(look, visit, off_screen_form);
}

Reply honeypot_nameless(Visit const& visit) {
  static constexpr Look look{.name = "Foxglove Auto",
                             .town = "Hartwell",
                             .contact_words = "Contact &amp; Hours",
                             .contact_path = "/contactus.aspx",
                             .style = 1};
  if (visit.path == "/contactus.aspx" && visit.is_post()) {
    std::string const trapped =
        std::string(value_of(visit.fields, "url")) + std::string(value_of(visit.fields, "trap"));
    return after_trap(look, judge(visit, {"FirstName", "LastName", "Email"}), trapped);
  }
  return site(look, visit, nameless_form);
}

Reply required_consent(Visit const& visit) {
  static constexpr Look look{.name = "Gavel & Daughters Auto",
                             .town = "Judith Falls",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us/",
                             .style = 1};
  if (visit.path == "/contact-us/" && visit.is_post()) {
    auto received = judge(visit, {"input_1", "input_2", "input_3", "input_6"});
    if (value_of(visit.fields, "input_1339.1").empty()) received = {false, "the required consent was not given"};
    if (!received.kept) return with(html(page(look, "Contact Us", consent_page(true)), 422), std::move(received));
    return with(see_other("/thank-you-for-contacting-us/"), std::move(received));
  }
  if (visit.path == "/thank-you-for-contacting-us/") return thanks(look, "Your submission was received.");
  return site(look, visit, consent_page(false));
}

Reply required_unknown_field(Visit const& visit) {
  static constexpr Look look{.name = "Stockyard Autos",
                             .town = "Pinegrove",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 2};
  if (visit.path == "/contact" && visit.is_post())
    return with(thanks(look, "Thank you! Your message has been sent."),
                judge(visit, {"name", "email", "stock", "message"}));
  return site(look, visit, stock_number_form);
}

} // namespace legwork::adapters
