// Sites that are slow, broken or not honest about what became of a message.
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

using std::chrono::milliseconds;

// {action} is where it goes; the fields are name, email, phone, zip and message.
constexpr std::string_view form =
    R"(<h1>{title}</h1><form id="contact" action="{action}" method="post"><p><label for="name">Name</label><input id="name" name="name" autocomplete="name" required></p><p><label for="email">Email</label><input id="email" name="email" type="email" autocomplete="email" required></p>
<p><label for="phone">Phone</label><input id="phone" name="phone" type="tel" autocomplete="tel"></p><p><label for="zip">Zip code</label><input id="zip" name="zip" autocomplete="postal-code"></p>
<p><label for="message">Message</label><textarea id="message" name="message" required></textarea></p><p><input type="submit" class="btn" value="Send message"></p></form>)";

constexpr std::string_view no_form_page =
    R"(<h1>How to reach us</h1><p>Come by at 12 Harbor Road, Little Bay, or call <a href="tel:+15550100161">(555) 010-0161</a>. We are in from seven in the morning, and whoever picks up the phone can help you.</p><p>We don't do e-mail.</p>)";

// The page thanks whatever the server did.
constexpr std::string_view drop_script =
    R"html(<p id="status" role="status"></p><script>document.getElementById('contact').addEventListener('submit',async e=>{e.preventDefault();await fetch('/message',{method:'POST',body:new URLSearchParams(new FormData(e.target))});e.target.reset();document.getElementById('status').textContent='Thank you! We appreciate your message.'})</script>)html";

// Nothing is sent at all.
constexpr std::string_view lying_script =
    R"html(<p id="status" role="status"></p><script>document.getElementById('contact').addEventListener('submit',e=>{e.preventDefault();e.target.style.display='none';document.getElementById('status').textContent='Thank you, your message has been sent!'})</script>)html";

constexpr std::string_view false_contact =
    R"(<h1>Page not found</h1><p>Sorry, the page you are looking for could not be found.</p><h3>Join our mailing list</h3><form action="/mailing-list" method="post"><input name="email" type="email" placeholder="Email address"><button>Sign up</button></form>)";

constexpr std::string_view second_link = R"(<p class="sub-footer"><a href="/get-in-touch">Get in touch</a></p>)";

std::string form_to(std::string_view action, std::string_view title) {
  std::string out(form);
  auto const replace_mark = [&out](std::string_view mark, std::string_view text) {
    out.replace(out.find(mark), mark.size(), text);
  };
  replace_mark("{title}", title);
  replace_mark("{action}", action);
  return out;
}

Received read(Visit const& visit) { return judge(visit, {"name", "email", "message"}); }

Reply after(milliseconds delay, Reply reply) {
  reply.delay = delay;
  return reply;
}

} // namespace

Reply no_form(Visit const& visit) {
  static constexpr Look look{.name = "Pappas, Sons & Co.",
                             .town = "Little Bay",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 0};
  return site(look, visit, no_form_page);
}

Reply slow_pages(Visit const& visit) {
  static constexpr Look look{.name = "Tortoise Lane Autos",
                             .town = "Slowhurst",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 0};
  if (visit.path == "/contact-us/post" && visit.is_post())
    return after(milliseconds(4000), with(see_other("/thanks"), read(visit)));
  if (visit.path == "/thanks") return thanks(look, "Your message has been sent. Good things take time.");
  milliseconds const delay(visit.path == "/" ? 2500 : visit.path == "/contact-us" ? 3000 : 0);
  return after(delay, site(look, visit, form_to("/contact-us/post", "Contact Us")));
}

Reply error_500_after_post(Visit const& visit) {
  static constexpr Look look{.name = "Brickyard Motors",
                             .town = "Kilnford",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/contact" && visit.is_post()) {
    return with(
        html("<!doctype html><title>500</title><h1>Internal Server Error</h1><p>The server had a problem.</p>", 500),
        read(visit));
  }
  return site(look, visit, form_to("/contact", "Contact Us"));
}

Reply reset_after_post(Visit const& visit) {
  static constexpr Look look{.name = "Stormfront Cars",
                             .town = "Gale Point",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 3};
  if (visit.path == "/contact" && visit.is_post()) {
    Reply reply = with(html({}), read(visit));
    reply.resets = true;
    return reply;
  }
  return site(look, visit, form_to("/contact", "Contact Us"));
}

Reply spam_drop(Visit const& visit) {
  static constexpr Look look{.name = "Velvet Road Motors",
                             .town = "Velvet Road",
                             .contact_words = "Message Us",
                             .contact_path = "/message-us",
                             .style = 1};
  if (visit.path == "/message" && visit.is_post())
    return with(html({}), {false, "taken for spam and dropped silently"});
  return site(look, visit, form_to("/message", "Message Us").append(drop_script));
}

Reply lying_thanks(Visit const& visit) {
  static constexpr Look look{.name = "Mirage Autoworld",
                             .town = "Dry Lake",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 0};
  if (visit.path == "/contact" && visit.is_post()) return with(html({}, 405), {false, "nobody reads this mailbox"});
  return site(look, visit, form_to("/contact", "Contact").append(lying_script));
}

Reply lying_404(Visit const& visit) {
  static constexpr Look look{.name = "Lost Lantern Motors",
                             .town = "Fogmoor",
                             .contact_words = "Contact us",
                             .contact_path = "/contact",
                             .style = 0};
  if (visit.path == "/get-in-touch/send" && visit.is_post())
    return with(see_other("/get-in-touch/thanks"), read(visit));
  if (visit.path == "/mailing-list" && visit.is_post()) return thanks(look, "You have joined our mailing list.");
  if (visit.path == "/get-in-touch/thanks") return thanks(look, "We have received your message.");
  if (visit.path == "/get-in-touch")
    return html(page(look, "Get in touch", form_to("/get-in-touch/send", "Get in touch")));
  Reply reply = site(look, visit, false_contact);
  std::string_view const footer_end = "</footer>";
  if (auto const at = reply.body.find(footer_end); at != std::string::npos) reply.body.insert(at, second_link);
  return reply;
}

Reply dead_site(Visit const&) {
  return html(
      "<html><head><title>500 Internal Server Error</title></head><body><center><h1>500 Internal Server "
      "Error</h1></center><hr><center>nginx</center></body></html>",
      500);
}

} // namespace legwork::adapters
