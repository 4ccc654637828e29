// The smallest pages that the page code reads as what they are called.
#include "sim/disk/pages.hpp"

#include "sim/disk/keyed.hpp"

namespace legwork::sim::disk {

namespace {

using namespace core;

Snapshot plain(std::string const& url, std::string title) {
  Snapshot page;
  page.url = url;
  page.title = std::move(title);
  page.language = "en";
  page.status = 200;
  page.headings = {page.title};
  page.text = page.title + ". We sell cars.";
  page.frames.push_back({url, -1, false, true, {0, 0, 1280, 720}});
  return page;
}

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
  page.controls.push_back(control(3, "textarea", "textarea", "message", "Message"));
  Button send;
  send.ref = 90;
  send.form = 0;
  send.tag = "button";
  send.type = "submit";
  send.text = "Send message";
  send.box = {20, 600, 160, 40};
  page.buttons.push_back(send);
  return page;
}

} // namespace

Snapshot invented_page(std::string_view name, std::string const& url) {
  if (name == "home") {
    Snapshot page = plain(url, "Motors");
    page.links.push_back({url + "contact", "Contact us", "", "nav", true});
    for (std::uint64_t i = 0; i < 300; ++i) page.text += std::to_string(keyed(1, url, i)); // does not pack well: fills several pages
    return page;
  }
  if (name == "no_form") return plain(url, "Motors");
  Snapshot page = with_form(url);
  if (name == "captcha") page.captcha.push_back({"frame:/recaptcha/api2/anchor", "/recaptcha/api2/anchor?k=x", true, {20, 500, 304, 78}});
  return page;
}

Evidence invented_record(std::string_view name, std::string const& url) {
  Evidence e;
  e.before = with_form(url);
  for (Control& c : e.before.controls) c.value = "{" + c.name + "}";
  e.after = e.before;
  e.press_landed = e.latch_closed = e.quiet = true;
  if (name == "nothing") return e;
  SeenRequest request;
  request.method = "POST";
  request.url = url + "/send";
  request.kind = "document";
  request.carries_values = true;
  request.status = 200;
  e.requests.push_back(request);
  if (name == "thanks") {
    e.after = plain(url + "/thank-you", "Thank you");
    e.after.text = "Thank you! Your message has been sent.";
  } else if (name == "refused") {
    e.after.text += " Please enter a valid email address.";
    e.after.controls[1].invalid = true;
  }
  return e;
}

} // namespace legwork::sim::disk
