// The smallest pages that the page code reads as what they are called.
#include "sim/invented_pages.hpp"

#include <algorithm>
#include <optional>

#include "core/base/always.hpp"
#include "core/base/enum_names.hpp"
#include "core/model/customer_field.hpp"
#include "sim/press_traffic.hpp"

namespace legwork::sim {

namespace {

using namespace core;

Control control(int ref, std::string tag, std::string type, std::string name, std::string label) {
  Control c;
  c.ref = ref;
  c.form = 0;
  c.tag = std::move(tag);
  c.type = std::move(type);
  c.name = std::move(name);
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  c.box = {20, 40 * ref, 300, 30};
  return c;
}

Button button(std::string text) {
  Button b;
  b.ref = 90;
  b.form = 0;
  b.tag = "button";
  b.type = "submit";
  b.text = std::move(text);
  b.box = {20, 600, 160, 40};
  return b;
}

Snapshot plain(std::string const& url, std::string title) {
  Snapshot page;
  page.url = url;
  page.title = std::move(title);
  page.language = "en";
  page.status = 200;
  page.headings = {page.title};
  page.text = page.title + ". We sell cars.";
  page.frames.push_back({.url = url, .parent = -1, .cross_site = false, .visible = true, .box = {0, 0, 1280, 720}});
  page.links.push_back({.href = url + "#top", .text = "Top", .title = "", .landmark = "nav", .visible = true});
  return page;
}

Snapshot with_form(std::string const& url) {
  Snapshot page = plain(url, "Contact us");
  Form form;
  form.id = "contact-form";
  form.action = url + "/send";
  form.method = "post";
  form.heading = "Send us a message";
  form.landmark = "main";
  form.box = {20, 40, 400, 700};
  page.forms.push_back(form);
  page.controls.push_back(control(1, "input", "text", "your-name", "Your name"));
  page.controls.push_back(control(2, "input", "email", "email", "Email"));
  page.controls.push_back(control(3, "input", "tel", "phone", "Phone"));
  page.controls.push_back(control(4, "textarea", "textarea", "message", "Message"));
  page.buttons.push_back(button("Send message"));
  return page;
}

Snapshot first_step(std::string const& url) {
  Snapshot page = with_form(url);
  page.controls[1].hidden = page.controls[2].hidden = page.controls[3].hidden = Hidden::not_rendered;
  page.buttons[0].text = "Next";
  return page;
}

Snapshot behind_button(std::string const& url) {
  Snapshot page = plain(url, "Our cars");
  page.buttons.push_back(button("Contact us"));
  page.buttons.back().form = -1;
  page.buttons.back().type = "button";
  return page;
}

Snapshot with_captcha(Snapshot page) {
  page.captcha.push_back({"frame:/recaptcha/api2/anchor", "/recaptcha/api2/anchor?k=x", true, {20, 500, 304, 78}});
  return page;
}

// `choices`: what can be pressed in it.
Snapshot covered_by(Snapshot page, std::string text, std::vector<std::string> const& choices) {
  Overlay overlay;
  overlay.text = std::move(text);
  overlay.role = "dialog";
  overlay.modal = true;
  overlay.box = {0, 0, 1280, 720};
  for (Control const& c : page.controls) overlay.covers.push_back(c.ref);
  for (std::string const& words : choices) {
    overlay.controls.push_back(button(words));
    overlay.controls.back().ref = 94 + static_cast<int>(overlay.controls.size());
    overlay.controls.back().form = -1;
    overlay.controls.back().type = "button";
  }
  page.overlays = std::vector<Overlay>{std::move(overlay)};
  return page;
}

Snapshot check_page(std::string const& url) {
  Snapshot page = plain(url, "Just a moment...");
  page.challenge_header = true;
  page.status = 403;
  return page;
}

Snapshot thank_you(std::string const& url) {
  Snapshot page = plain(url + "/thank-you", "Thank you");
  page.text = "Thank you! Your message has been sent.";
  return page;
}

ObservedRequest posted(std::string const& url, int status) {
  ObservedRequest r;
  r.method = "POST";
  r.url = url + "/send";
  r.kind = "document";
  r.carries_values = true;
  r.status = status;
  return r;
}

// The way to send behind a record's name: "socket", "socket_thanks", "pieces"…
std::optional<SendWay> way_of(std::string_view name) {
  if (name.starts_with("socket")) return SendWay::socket;
  for (std::size_t i = 0; i < count_of<SendWay>(); ++i) {
    if (name_of(static_cast<SendWay>(i)) == name) return static_cast<SendWay>(i);
  }
  return std::nullopt;
}

// No send was recognized; the account says whether nothing left.
void describe_unsent(Evidence& e, std::string_view name, std::string const& url) {
  e.latch_closed = name != "open_latch";
  SendAccount account;
  account.is_proxy_watched = true;
  account.is_closed = account.is_context_gone = e.latch_closed;
  if (auto const way = way_of(name)) account = play_press(*way).account;
  e.account = std::optional(account);
  if (name == "complaint" || name == "socket_refused") {
    e.after.controls[2].invalid = true;
    e.after.controls[2].validation_message = "Please enter a phone number";
  } else if (name == "challenge") {
    e.after = with_captcha(e.after);
  } else if (name == "lie" || name == "socket_thanks") {
    e.after = thank_you(url);
  } else {
    ALWAYS(name == "nothing" || name == "open_latch" || way_of(name), "a record that tests know");
  }
}

} // namespace

Snapshot page_named(std::string_view name, std::string const& url) {
  if (name == "contact") return with_form(url);
  if (name == "behind_button") return behind_button(url);
  if (name == "step1") return first_step(url);
  if (name == "step2") return with_form(url);
  if (name == "captcha") return with_captcha(with_form(url));
  if (name == "captcha_answered") {
    Snapshot page = with_captcha(with_form(url));
    page.controls.push_back(control(5, "textarea", "", "g-recaptcha-response", ""));
    page.controls.back().hidden = Hidden::not_rendered;
    page.controls.back().value = "answered";
    return page;
  }
  if (name == "check") return check_page(url);
  if (name == "cookie_wall")
    return covered_by(with_form(url), "We use cookies to improve your experience on our website.",
                      {"Accept all", "Reject all"});
  if (name == "cookie_notice")
    return covered_by(with_form(url), "We use cookies to improve your experience on our website.", {"Accept"});
  if (name == "age_gate")
    return covered_by(with_form(url), "Are you 18 years of age or older?", {"Yes, I am over 18", "No"});
  if (name == "empty") {
    Snapshot page = plain(url, "");
    page.links.clear();
    page.settled = false;
    return page;
  }
  if (name == "home") {
    Snapshot page = plain(url, "Acme Motors");
    page.links.push_back(
        {.href = url + "contact", .text = "Contact us", .title = "", .landmark = "nav", .visible = true});
    return page;
  }
  if (name == "two_doors") {
    Snapshot page = plain(url, "Acme Motors");
    page.links.push_back(
        {.href = url + "contact", .text = "Contact us", .title = "", .landmark = "nav", .visible = true});
    page.links.push_back(
        {.href = url + "get-in-touch", .text = "Get in touch", .title = "", .landmark = "nav", .visible = true});
    return page;
  }
  if (name == "thanks_page") {
    Snapshot page = plain(url, "Acme Motors");
    page.text = "Thank you! Your message has been sent.";
    page.headings = {page.text};
    return page;
  }
  if (name == "missing") {
    Snapshot page = plain(url, "Page not found");
    page.status = 404;
    return page;
  }
  if (name == "consent" || name == "unclear") {
    Snapshot page = with_form(url);
    bool const box = name == "consent";
    page.controls.push_back(
        box ? control(5, "input", "checkbox", "consent", "I agree to be contacted by phone and text message")
            : control(5, "input", "text", "xq", "Blorb number"));
    page.controls.back().required = true;
    return page;
  }
  if (name == "marketing") {
    Snapshot page = with_form(url);
    page.controls.push_back(control(5, "input", "checkbox", "news", "Send me special offers and promotions"));
    page.controls.back().checked = true;
    return page;
  }
  ALWAYS(name == "no_form", "a page that tests know");
  return plain(url, "Acme Motors");
}

Evidence record_named(std::string_view name, std::string const& url) {
  Evidence e;
  e.before = page_named("contact", url);
  for (Control& c : e.before.controls) c.value = "{" + c.name + "}";
  e.after = e.before;
  e.press_landed = e.latch_closed = e.quiet = true;
  bool const left = name == "thanks" || name == "probable" || name == "refused" || name == "refused_by_form" ||
                    name == "spam" || name == "silent" || name == "broken" || name == "review" || name == "mail_link";
  if (!left) {
    describe_unsent(e, name, url);
    return e;
  }
  e.requests.push_back(posted(url, name == "broken" ? 500 : 200));
  if (name == "thanks") {
    e.after = thank_you(url);
  } else if (name == "probable") {
    e.after.text += " Thanks, we will be in touch.";
  } else if (name == "refused") {
    e.after.text += " Please enter a valid phone number.";
    e.after.controls[2].invalid = true;
  } else if (name == "refused_by_form") {
    e.after.markers = {"wpcf7:invalid"};
  } else if (name == "spam") {
    e.after.markers = {"wpcf7:spam"};
  } else if (name == "review") {
    e.after = plain(url, "Please check your entries");
    e.after.text += " Nothing has been sent yet. Thank you for your message.";
  } else if (name == "mail_link") {
    e.after.text += " Thank you for your message. Please click the link in the mail that you get from us.";
  }
  return e;
}

std::vector<std::string> known_values() {
  std::vector<std::string> out{std::string(core::key_of(core::DerivedValue::full_name)),
                               std::string(core::key_of(core::DerivedValue::message))};
  for (core::CustomerFieldInfo const& row : core::customer_fields) {
    if (row.required) out.emplace_back(row.key);
  }
  std::ranges::sort(out);
  return out;
}

} // namespace legwork::sim
