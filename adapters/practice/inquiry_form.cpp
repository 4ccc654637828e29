// One form in two kinds: posted by the browser, or sent by a script.
#include "adapters/practice/inquiry_form.hpp"

#include "adapters/practice/page_templates.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view form =
    R"(<h1>Contact Us</h1><p>Ask us anything, and a person will answer.</p><p id="status" role="status"></p><form id="inquiry"{where}>
<label for="name">Your name *</label><input id="name" name="name" autocomplete="name" required><label for="email">Email address *</label><input id="email" name="email" type="email" autocomplete="email" required>
<label for="phone">Phone</label><input id="phone" name="phone" type="tel" autocomplete="tel"><label for="zip">ZIP code</label><input id="zip" name="zip" autocomplete="postal-code">
<label for="message">Message *</label><textarea id="message" name="message" required></textarea>{more}<br><button type="submit" class="btn">Send message</button></form>)";

// `code` is what several of these sites do to their values: base64 of UTF-8.
constexpr std::string_view script =
    R"html(<script>(()=>{const f=document.getElementById('inquiry'),status=document.getElementById('status'),bytes=t=>new TextEncoder().encode(t),code=t=>btoa(String.fromCharCode(...bytes(t)));
const send=async d=>{{send}};
f.addEventListener('submit',async e=>{e.preventDefault();f.querySelector('button').disabled=true;let ok=false;try{ok=await send(Object.fromEntries(new FormData(f)))}catch{}
if(ok){f.style.display='none';status.className='';status.textContent='Thank you! '+'Your message has been sent.'}else{f.querySelector('button').disabled=false;status.className='error';status.textContent='Sorry, '+'your message could not be sent.'}})})();</script>)html";

} // namespace

std::string inquiry_form(std::string_view action, std::string_view more) {
  std::string const where = action.empty() ? "" : " action=\"" + std::string(action) + "\" method=\"post\"";
  return core::replace_all(core::replace_all(std::string(form), "{where}", where), "{more}", more);
}

std::string scripted_form(std::string_view send) {
  return inquiry_form("") + core::replace_all(std::string(script), "{send}", send);
}

Received judge_inquiry(Fields const& fields) {
  Visit visit;
  visit.fields = fields;
  return judge(visit, {"name", "email", "message"});
}

Reply thankful_site(Look const& look, Visit const& visit, std::string_view main, Received (*judge)(Fields const&)) {
  if (visit.path == std::string(look.contact_path) + "/send" && visit.is_post())
    return with(thanks(look, sent_sentence), judge(visit.fields));
  return site(look, visit, main);
}

} // namespace legwork::adapters
