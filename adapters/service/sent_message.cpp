// The journal says which value stood where; the vault says the value.
#include "adapters/service/sent_message.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/fill_planner.hpp"

namespace legwork::adapters {

namespace {

using core::FieldContent;
using core::FillAction;
using core::FillEntry;
using core::Phase;

bool is_placeholder(std::string const& holds) { return holds.starts_with('{') && holds.ends_with('}'); }

class SentForm {
 public:
  SentForm(Backend& backend, core::Contact const& contact)
      : backend_(backend), contact_(contact), customer_(backend.customer_of(contact.id)) {}

  Json json() {
    Json out{{"contact_id", contact_.id}, {"state", state()}, {"left_browser", left_browser()}, {"message", nullptr}};
    out["fields"] = Json::array();
    out["boxes"] = Json::array();
    for (FieldContent const& content : contact_.contents) {
      Json row = field(content);
      if (row["key"] == "message") out["message"] = row["value"];
      out["fields"].push_back(std::move(row));
    }
    for (std::string const& wording : contact_.contents.empty() ? std::vector<std::string>{} : contact_.wordings)
      out["boxes"].push_back({{"ticked", wording.starts_with("[x]")}, {"words", wording.substr(4)}});
    return out;
  }

 private:
  Backend& backend_;
  core::Contact const& contact_;
  core::Result<core::CustomerRequest> customer_;

  char const* state() const {
    if (contact_.contents.empty()) return "nothing_written";
    if (customer_) return "available";
    return customer_.error().kind == core::ErrorKind::not_found ? "forgotten" : "unavailable";
  }

  // Null where nobody can say: it may have been sent, or a person did it by hand.
  Json left_browser() const {
    bool const is_known = contact_.reason != core::Reason::by_person;
    bool const asks_more =
        contact_.reason == core::Reason::review_page || contact_.reason == core::Reason::confirm_by_mail;
    if (contact_.phase == Phase::dispatched || contact_.phase == Phase::refused) return true;
    if (contact_.phase == Phase::succeeded) return is_known ? Json(true) : Json();
    if (contact_.phase == Phase::manual && asks_more) return true;
    if (contact_.phase == Phase::intended || contact_.phase == Phase::unconfirmed) return nullptr;
    return false;
  }

  FillEntry const* entry_of(FieldContent const& content) const {
    auto const found = std::ranges::find_if(contact_.plan.entries, [&](FillEntry const& e) {
      return e.field == content.field && *e.label == content.label;
    });
    return found == contact_.plan.entries.end() ? nullptr
                                                : &*found; // an earlier step of the form is not in it any more
  }

  static std::string key_of(FieldContent const& content, FillEntry const* entry) {
    if (entry != nullptr) return entry->key;
    if (content.holds == "{answer}") {
      FillEntry asked;
      asked.label = content.label;
      return core::asked_field_of(asked).key;
    }
    return is_placeholder(content.holds) ? content.holds.substr(1, content.holds.size() - 2) : "";
  }

  Json value_of(std::string const& key, FillEntry const* entry) const {
    if (!customer_) return nullptr;
    if (key == core::key_of(core::CustomerField::phone))
      return backend_.written_phone(*customer_, entry == nullptr ? core::PhoneFormat::as_given : *entry->phone_format,
                                    contact_.plan.region);
    auto const found = customer_->values.find(key);
    return found == customer_->values.end() ? Json() : Json(found->second);
  }

  Json field(FieldContent const& content) const {
    FillEntry const* const entry = entry_of(content);
    std::string const key = key_of(content, entry);
    Json out{{"label", content.label.empty() ? content.field : content.label},
             {"key", key},
             {"holds", content.holds},
             {"state", "written"},
             {"value", nullptr}};
    bool const is_box = content.holds == "[x]" || content.holds == "[ ]";
    if (content.holds.empty())
      out["state"] = "emptied";
    else if (is_box)
      out["state"] = content.holds == "[x]" ? "ticked" : "not_ticked";
    else if (is_placeholder(content.holds))
      out["value"] = value_of(key, entry);
    else if (key.empty())
      out["state"] = "chosen", out["value"] = content.holds;
    else
      out["state"] = "changed"; // `holds` is what the page made of it, by its look
    return out;
  }
};

} // namespace

Json sent_json(Backend& backend, core::Contact const& contact) { return SentForm(backend, contact).json(); }

} // namespace legwork::adapters
