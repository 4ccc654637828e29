// Forms that are not in the page's own tree: frames of the same and of another site, shadow roots open and
// closed.
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view same_site_frame =
    R"(<h1>Contact</h1><p>Please use the form below.</p><iframe src="/forms/contact.html" title="Contact form" width="640" height="620" style="border:0"></iframe>)";

constexpr std::string_view same_site_form =
    R"(<!doctype html><html><head><meta charset="utf-8"><title>Form</title></head><body style="font-family:sans-serif"><form action="/forms/contact.html" method="post">
<p><input name="your-name" placeholder="Your name*" size="40" required></p><p><input type="email" name="your-email" placeholder="Email*" size="40" required></p>
<p><input type="tel" name="your-phone" placeholder="Phone" size="40"></p><p><input name="your-zip" placeholder="Zip code" size="12"></p>
<p><textarea name="your-message" placeholder="Message*" rows="7" cols="44" required></textarea></p><p><input type="submit" value="Send"></p></form></body></html>)";

constexpr std::string_view cross_site_frame =
    R"(<h1>Contact our dealership</h1><p>We usually answer within an hour.</p><div class="hs-form-frame"><iframe src="http://formhost.test:{port}/f/harborview-auto" title="Form" width="680" height="700" frameborder="0"></iframe></div>)";

constexpr std::string_view hosted_form =
    R"(<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harborview form</title></head><body style="font:15px sans-serif"><form action="/f/harborview-auto" method="post" class="hosted">
<div><label for="a1">First name<span>*</span></label><br><input id="a1" name="0-1/firstname" autocomplete="given-name" required></div><div><label for="a2">Last name<span>*</span></label><br><input id="a2" name="0-1/lastname" autocomplete="family-name" required></div>
<div><label for="a3">Email<span>*</span></label><br><input id="a3" type="email" name="0-1/email" autocomplete="email" required></div><div><label for="a4">Phone number</label><br><input id="a4" type="tel" name="0-1/phone" autocomplete="tel"></div>
<div><label for="a5">Postal code</label><br><input id="a5" name="0-1/zip" autocomplete="postal-code"></div><div><label for="a6">Message<span>*</span></label><br><textarea id="a6" name="0-1/message" rows="6" cols="50" required></textarea></div>
<p><button type="submit">Submit</button></p></form></body></html>)";

constexpr std::string_view framed_thanks =
    R"(<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Thank you</title></head><body style="font:15px sans-serif"><div class="submitted-message" role="status">Thank you for contacting us! Your message has been sent.</div></body></html>)";

// {mode} is the shadow root's mode; the form is the same in both.
constexpr std::string_view shadow_page =
    R"html(<h1>Send us a note</h1><dealer-contact data-endpoint="/lead-intake"></dealer-contact>
<script>customElements.define('dealer-contact',class extends HTMLElement{connectedCallback(){const root=this.attachShadow({mode:'{mode}'});
root.innerHTML=`<style>label{display:block;margin:8px 0}</style><form><label>First name <input name="first" autocomplete="given-name"></label><label>Last name <input name="last" autocomplete="family-name"></label>
<label>Email <input name="email" type="email" autocomplete="email"></label><label>Phone <input name="phone" type="tel" autocomplete="tel"></label><label>ZIP <input name="zip" inputmode="numeric"></label>
<label>Message <textarea name="message" rows="6" cols="48"></textarea></label><button>Send note</button><p role="alert"></p></form>`;
const f=root.querySelector('form'),p=root.querySelector('p');f.addEventListener('submit',async e=>{e.preventDefault();const d=new FormData(f);
if(!d.get('email')||!d.get('message')){p.textContent='Email and message are required.';return}
const a=await fetch(this.dataset.endpoint,{method:'POST',body:d});if((await a.json()).ok)f.outerHTML='<div class="done" role="status"><h2>Thank you!</h2><p>Your note was sent. We will be in touch soon.</p></div>';else p.textContent='Error: please try again.'})}});</script>)html";

std::string shadow(std::string_view mode) {
  std::string out(shadow_page);
  std::string_view const mark = "{mode}";
  return out.replace(out.find(mark), mark.size(), mode);
}

Reply shadow_site(Look const& look, Visit const& visit, std::string_view mode) {
  if (visit.path == "/lead-intake" && visit.is_post()) {
    auto received = judge(visit, {"first", "email", "message"});
    return with(json_text(received.kept ? R"({"ok":true})" : R"({"ok":false})"), std::move(received));
  }
  return site(look, visit, shadow(mode));
}

} // namespace

Reply iframe_same_site(Visit const& visit) {
  static constexpr Look look{.name = "Maple Street Cars",
                             .town = "Elmwood",
                             .contact_words = "Contact",
                             .contact_path = "/contact.html",
                             .style = 2};
  if (visit.path == "/forms/contact.html") {
    if (!visit.is_post()) return html(std::string(same_site_form));
    return with(html(std::string(framed_thanks)), judge(visit, {"your-name", "your-email", "your-message"}));
  }
  return site(look, visit, same_site_frame);
}

Reply iframe_cross_site(Visit const& visit) {
  static constexpr Look look{.name = "Harborview Auto",
                             .town = "Port Ellery",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us/",
                             .style = 1};
  return site(look, visit, with_port(cross_site_frame, visit.port));
}

Reply form_host(Visit const& visit) {
  if (visit.path != "/f/harborview-auto") return html("<!doctype html><title>404</title><h1>No such form</h1>", 404);
  if (!visit.is_post()) return html(std::string(hosted_form));
  auto received = judge(visit, {"0-1/firstname", "0-1/lastname", "0-1/email", "0-1/message"});
  received.host = "harborview-auto.test";
  return with(html(std::string(framed_thanks)), std::move(received));
}

Reply open_shadow(Visit const& visit) {
  static constexpr Look look{.name = "Summit Peak Motors",
                             .town = "Alder Pass",
                             .contact_words = "Send a note",
                             .contact_path = "/contact",
                             .style = 0};
  return shadow_site(look, visit, "open");
}

Reply closed_shadow(Visit const& visit) {
  static constexpr Look look{.name = "Quarry Hill Autos",
                             .town = "Stonebrook",
                             .contact_words = "Reach Us",
                             .contact_path = "/reach-us",
                             .style = 3};
  return shadow_site(look, visit, "closed");
}

} // namespace legwork::adapters
