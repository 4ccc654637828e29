// What lies over a form and can be closed: a wall about cookies, a pop-up of a newsletter, a chat window; and one that
// nobody but a person may answer. Each form carries along what was chosen there, so that the truth says it.
#include "adapters/practice/inquiry_form.hpp"
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

// What was chosen goes along in a hidden field of the form. `over` calls `choose(WORD)`, which ends the box.
std::string form_under(std::string_view over) {
  return inquiry_form("/contact/send", R"html(<input type="hidden" name="choice" id="choice" value="none">)html") +
         R"html(<script>function choose(what){document.getElementById('choice').value=what;for(const box of document.querySelectorAll('.over'))box.remove()}</script>)html" +
         std::string(over);
}

constexpr std::string_view wall =
    R"html(<div class="over" style="position:fixed;inset:0;background:#0009;z-index:8"></div><div class="over" role="dialog" aria-label="Cookies" style="position:fixed;left:20%;top:15%;width:60%;height:60%;background:#fff;z-index:9"><h2>Your privacy</h2><p>We use cookies to measure our audience. You may refuse them.</p><button type="button" onclick="choose('accepted')">Accept all</button> <button type="button">Cookie settings</button> <button type="button" onclick="choose('refused')">Reject all</button></div>)html";

// It comes once the visitor has been there for two seconds.
constexpr std::string_view popup =
    R"html(<template id="later"><div class="over" style="position:fixed;inset:0;background:#0009;z-index:8"></div><div class="over" style="position:fixed;left:25%;top:15%;width:50%;height:60%;background:#fff;z-index:9"><span class="popup-close" style="position:absolute;right:10px;top:10px;cursor:pointer" onclick="choose('closed')"><svg width="16" height="16"><path d="M1 1L15 15M15 1L1 15" stroke="#000"/></svg></span><h2>Save 10% on your first service</h2><p>Sign up for our newsletter.</p><form onsubmit="return false"><input type="email" placeholder="Your email"> <button type="button" onclick="choose('subscribed')">Claim my discount</button></form></div></template><script>setTimeout(()=>document.body.append(document.getElementById('later').content),2000)</script>)html";

constexpr std::string_view chat =
    R"html(<style>form button{margin-left:calc(100vw - 240px)}</style><div class="over" id="chat-window" style="position:fixed;right:0;bottom:0;width:360px;height:92vh;background:#eef;z-index:9"><p>Hi! How can we help you today?</p><button type="button" onclick="choose('chat')">Start chat</button> <button type="button" onclick="choose('closed')">Minimize</button></div>)html";

constexpr std::string_view gate =
    R"html(<div class="over" style="position:fixed;inset:0;background:#222;color:#fff;z-index:9"><h2>Are you over 21?</h2><p>You must be 21 or older to enter this site.</p><button type="button" onclick="choose('of age')">Yes, I am 21 or older</button> <button type="button" onclick="location='/'">No</button></div>)html";

// Kept when the inquiry is whole and `chosen` was chosen.
Received judge_choice(Fields const& fields, std::string_view chosen) {
  auto received = judge_inquiry(fields);
  std::string_view const choice = value_of(fields, "choice");
  if (!received.kept || choice == chosen) return received;
  return {.kept = false, .why = "the choice was " + std::string(choice) + " and not " + std::string(chosen)};
}

} // namespace

Reply cookie_wall(Visit const& visit) {
  static constexpr Look look{.name = "Aspen Court Motors",
                             .town = "Aspen Court",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 1};
  return thankful_site(look, visit, form_under(wall),
                       [](Fields const& fields) { return judge_choice(fields, "refused"); });
}

Reply newsletter_popup(Visit const& visit) {
  static constexpr Look look{.name = "Bramble Hill Cars",
                             .town = "Bramble Hill",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 2};
  return thankful_site(look, visit, form_under(popup), [](Fields const& fields) {
    bool const is_early = value_of(fields, "choice") == "none"; // sent before it came
    return judge_choice(fields, is_early ? "none" : "closed");
  });
}

Reply chat_window(Visit const& visit) {
  static constexpr Look look{.name = "Cobblestone Auto",
                             .town = "Cobblestone",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 0};
  return thankful_site(look, visit, form_under(chat),
                       [](Fields const& fields) { return judge_choice(fields, "closed"); });
}

Reply age_gate(Visit const& visit) {
  static constexpr Look look{.name = "Dovecote Motors",
                             .town = "Dovecote",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 3};
  return thankful_site(look, visit, form_under(gate),
                       [](Fields const& fields) { return judge_choice(fields, "of age"); });
}

} // namespace legwork::adapters
