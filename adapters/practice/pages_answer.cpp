// Sites whose answer is not "sent": their mail could not be sent, the entries are to be looked at once more, or a link
// in a mail must be clicked first.
#include "adapters/practice/inquiry_form.hpp"
#include "adapters/practice/page_templates.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

// The page thanks whatever the answer says.
constexpr std::string_view by_mail_plugin =
    R"(await(await fetch('/wp-json/forms/v1/17/feedback',{method:'POST',body:new FormData(f)})).json();return true)";
// This one does not even read it.
constexpr std::string_view by_blind_script =
    R"(await fetch('/contact/mailer',{method:'POST',body:new URLSearchParams(d)});return true)";
constexpr std::string_view mail_failed =
    R"({"into":"#inquiry","status":"mail_failed","message":"There was an error trying to send your message. Please try again later.","success":false})";

constexpr std::string_view not_sent_main =
    R"(<h1>Contact Us</h1><p class="notice">Sorry, your message could not be sent. Please call us instead.</p>)";

constexpr std::string_view review_main =
    R"(<h1>Please check your entries</h1><p>Nothing has been sent yet. If everything is right, send it now.</p><form action="/contact/send" method="post"><dl><dt>Name</dt><dd>{name}</dd><dt>Email</dt><dd>{email}</dd><dt>Phone</dt><dd>{phone}</dd><dt>Message</dt><dd>{message}</dd></dl>
<input type="hidden" name="name" value="{name}"><input type="hidden" name="email" value="{email}"><input type="hidden" name="phone" value="{phone}"><input type="hidden" name="message" value="{message}"><button type="submit">Send now</button> <a href="/contact">Change</a></form>)";

constexpr std::string_view click_main =
    R"(<h1>One more step</h1><p>We have sent you an e-mail. Please click the link in it to confirm your message; until then it will not be delivered to our team.</p>)";

std::string review_of(Fields const& fields) {
  std::string out(review_main);
  for (std::string_view const name : {"name", "email", "phone", "message"})
    out = core::replace_all(std::move(out), "{" + std::string(name) + "}", html_escaped(value_of(fields, name)));
  return out;
}

} // namespace

Reply failed_mail_answer(Visit const& visit) {
  static constexpr Look look{.name = "Larkspur Motors",
                             .town = "Larkspur",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact-us",
                             .style = 3};
  if (visit.path == "/wp-json/forms/v1/17/feedback" && visit.is_post())
    return with(json_text(std::string(mail_failed)), {.kept = false, .why = "its mail server was down"});
  return site(look, visit, scripted_form(by_mail_plugin));
}

Reply unread_answer(Visit const& visit) {
  static constexpr Look look{.name = "Tanglewood Cars",
                             .town = "Tanglewood",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/contact/mailer" && visit.is_post())
    return with(json_text(R"({"success":false})"), {.kept = false, .why = "its mail server was down"});
  return site(look, visit, scripted_form(by_blind_script));
}

Reply failed_mail_page(Visit const& visit) {
  static constexpr Look look{
      .name = "Marigold Auto", .town = "Marigold", .contact_words = "Contact", .contact_path = "/contact", .style = 0};
  if (visit.path == "/contact/thanks" && visit.is_post())
    return with(html(page(look, "Contact", not_sent_main)), {.kept = false, .why = "its mail server was down"});
  return site(look, visit, inquiry_form("/contact/thanks"));
}

Reply review_page(Visit const& visit) {
  static constexpr Look look{.name = "Nettle Bridge Cars",
                             .town = "Nettle Bridge",
                             .contact_words = "Contact Us",
                             .contact_path = "/contact",
                             .style = 1};
  if (visit.path == "/contact/review" && visit.is_post()) {
    return with(html(page(look, "Please check", review_of(visit.fields))),
                {.kept = false, .why = "not sent from the review page yet", .is_pending = true});
  }
  if (visit.path == "/contact/send" && visit.is_post())
    return with(thanks(look, "Your message has been sent."), judge_inquiry(visit.fields));
  return site(look, visit, inquiry_form("/contact/review"));
}

Reply confirm_by_mail(Visit const& visit) {
  static constexpr Look look{.name = "Orchard Gate Motors",
                             .town = "Orchard Gate",
                             .contact_words = "Get in touch",
                             .contact_path = "/get-in-touch",
                             .style = 2};
  if (visit.path == "/get-in-touch/send" && visit.is_post()) {
    return with(html(page(look, "One more step", click_main)),
                {.kept = false, .why = "the link in the mail was not clicked", .is_pending = true});
  }
  return site(look, visit, inquiry_form("/get-in-touch/send"));
}

} // namespace legwork::adapters
