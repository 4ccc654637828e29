// Pages by name, remembered.
#include "sim/page_library.hpp"

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "core/base/json_text.hpp"
#include "sim/invented_pages.hpp"

namespace legwork::sim {

namespace {

std::string page_name(Shows shows) {
  static constexpr std::pair<Shows, char const*> others[] = {{Shows::front, "home"},   {Shows::front_plain, "no_form"},
                                                             {Shows::form, "contact"}, {Shows::stage1, "step1"},
                                                             {Shows::stage2, "step2"}, {Shows::shell, "empty"}};
  for (auto const& [other, name] : others) {
    if (other == shows) return name;
  }
  return std::string(core::name_of(shows));
}

// Placeholders in place of values, as a browser reports them.
void write(core::Control& control, core::FillPlan const& plan, Written written) {
  for (core::FillEntry const& e : plan.entries) {
    if (e.ref != control.ref) continue;
    if (e.action == core::FillAction::check)
      control.checked = true;
    else if (e.action == core::FillAction::uncheck)
      control.checked = written == Written::box_ticked_again;
    else
      control.value = e.key.empty() ? e.text : "{" + e.key + "}";
  }
}

} // namespace

PageLibrary::Business const& PageLibrary::business(std::uint32_t number) {
  while (businesses_.size() <= number) {
    std::string const host = "b" + std::to_string(businesses_.size()) + ".example";
    std::string const front = "https://" + host + "/";
    businesses_.push_back({host, front, front + "get-in-touch", front + "contact"});
  }
  return businesses_[number];
}

Look const& PageLibrary::look(std::uint32_t number, bool home, Shows shows) {
  return look(number, home, shows, Written::not_yet, {});
}

Look const& PageLibrary::look(std::uint32_t number, bool home, Shows shows, Written written,
                              core::FillPlan const& plan) {
  auto const ticks =
      static_cast<std::size_t>(std::ranges::count(plan.entries, core::FillAction::check, &core::FillEntry::action));
  LookKey const key{number, home, shows, written, ticks};
  if (auto const found = looks_.find(key); found != looks_.end()) return found->second;
  core::Snapshot page = page_named(page_name(shows), home ? business(number).front : business(number).contact);
  for (core::Control& control : page.controls) {
    if (written != Written::not_yet) write(control, plan, written);
  }
  std::string evidence = "look-" + std::to_string(number) + (home ? "-home-" : "-") +
                         std::string(core::name_of(shows)) + "-" + std::string(core::name_of(written)) + "-" +
                         std::to_string(ticks);
  texts_[evidence] = core::to_json_text(page);
  return looks_[key] = {std::move(evidence), std::make_shared<core::PageAnalysis const>(std::move(page))};
}

Record const& PageLibrary::record(std::uint32_t number, Seen seen) {
  auto const key = std::pair(number, seen);
  if (auto const found = records_.find(key); found != records_.end()) return found->second;
  core::Evidence record = record_named(core::name_of(seen), business(number).contact);
  std::string evidence = "record-" + std::to_string(number) + "-" + std::string(core::name_of(seen));
  texts_[evidence] = core::to_json_text(record);
  return records_[key] = {std::move(evidence), std::make_shared<core::SendRecord const>(std::move(record))};
}

std::string PageLibrary::text_of(std::string const& evidence) const {
  auto const found = texts_.find(evidence);
  return found == texts_.end() ? std::string() : found->second;
}

} // namespace legwork::sim
