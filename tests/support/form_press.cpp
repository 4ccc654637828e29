// From an empty page to the account of its press.
#include "tests/support/form_press.hpp"

#include <stdexcept>

#include "core/page/page.hpp"

namespace legwork::tests {

std::string form_page(std::string_view on_press, std::string_view before) {
  return "<!doctype html><html><head><title>Contact us</title></head><body><h1>Contact us</h1><form id=f>"
         "<label>Name <input name=name></label><label>Email <input name=email type=email></label>"
         "<label>Message <textarea name=message></textarea></label><button id=b>Send</button></form><p id=note></p>"
         "<script>const port=location.port;const thanks=()=>{};" +
         std::string(before) +
         ";f.addEventListener('submit',e=>{e.preventDefault();const m=f.message.value,code=btoa(unescape("
         "encodeURIComponent(JSON.stringify([f.name.value,f.email.value,m]))));" +
         std::string(on_press) + "})</script></body></html>";
}

core::PageId fill_form(BrowserRig& rig, std::string_view path, int& button, core::ContactId contact) {
  auto const page = rig.open(contact);
  rig.go(page, path.starts_with("/") ? rig.page(path) : std::string(path));
  auto const seen = rig.look(page, core::ObserveUntil::form);
  button = rig.plan_of(*seen.snapshot).submit;
  rig.fill(page, *seen.snapshot);
  return page;
}

FormPress press_form(BrowserRig& rig, std::string_view path, core::ContactId contact, core::Token token) {
  int button = -1;
  auto const page = fill_form(rig, path, button, contact);
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = token, .button = button, .limit = core::Duration{15'000}});
  FormPress out{page, rig.next<core::SendPressed>(), {}};
  auto record = out.pressed.record;
  if (out.pressed.sent) {
    rig.browser().perform(core::WatchAfter{rig.step(), page, token, core::Duration{15'000}});
    record = rig.next<core::OutcomeWatched>().record;
  }
  if (!*record->account) throw std::runtime_error("the press has no account");
  out.account = **record->account;
  return out;
}

std::size_t arrivals(BrowserRig const& rig, std::string_view path) {
  std::size_t times = 0;
  for (auto const& asked : rig.server.asked()) times += asked.starts_with(path) ? 1 : 0;
  return times;
}

} // namespace legwork::tests
