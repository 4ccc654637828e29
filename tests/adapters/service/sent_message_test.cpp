// adapters/service/sent_message: what stood in a form, in the customer's values while they are kept.
#include <catch2/catch.hpp>

#include "adapters/service/sent_message.hpp"
#include "core/page/fill_planner.hpp"
#include "tests/support/memory_backend.hpp"

using namespace legwork;
using adapters::Json;
using core::Phase;

namespace {

// A vault that knows Jane until she is forgotten.
class JanesBackend final : public tests::MemoryBackend {
 public:
  bool is_forgotten = false;
  bool is_broken = false;
  std::string answer_key;

  core::Result<core::CustomerRequest> customer_of(core::ContactId) override {
    if (is_broken) return core::fail(core::ErrorKind::unavailable, "the vault cannot be read");
    if (is_forgotten) return core::fail(core::ErrorKind::not_found, "this customer's data was forgotten");
    core::CustomerRequest out;
    out.values = {{"email", "jane@example.com"},
                  {"phone", "+1 512 555 0100"},
                  {"message", "Hello Acme,\n\nI look for a RAV4."},
                  {answer_key, "QX-4711-B"}};
    return out;
  }
  std::string written_phone(core::CustomerRequest const& customer, core::PhoneFormat format,
                            std::string const&) const override {
    return format == core::PhoneFormat::national_digits ? "5125550100" : customer.values.at("phone");
  }
};

core::Contact filled_contact() {
  core::Contact c;
  c.id = 7;
  c.phase = Phase::succeeded;
  c.plan.entries.push_back({.ref = 1, .key = "email", .field = "email", .label = std::string("E-mail")});
  c.plan.entries.push_back({.ref = 2,
                            .key = "phone",
                            .field = "phone",
                            .label = std::string("Phone"),
                            .phone_format = core::PhoneFormat::national_digits});
  c.plan.entries.push_back({.ref = 3, .key = "message", .field = "message", .label = std::string("Message")});
  c.plan.entries.push_back({.ref = 4, .text = "texas", .field = "state", .label = std::string("State")});
  c.plan.entries.push_back({.ref = 5, .key = "email", .field = "email", .label = std::string("Again")});
  c.contents = {{"email", "E-mail", "{email}"}, {"phone", "Phone", "{phone}"},  {"message", "Message", "{message}"},
                {"state", "State", "texas"},    {"email", "Again", ""},         {"other", "Stock number", "{answer}"},
                {"consent", "I agree", "[x]"},  {"phone", "Mobile", "{phone}"}, {"email", "E-mail", "xxxx@xxxx"}};
  c.wordings = {"[x] I agree to be contacted", "[ ] Send me offers"};
  return c;
}

} // namespace

TEST_CASE("what was written is read from the vault: message, values, choices, answers, and boxes with their words",
          "[P79]") {
  JanesBackend backend;
  core::FillEntry asked;
  asked.label = std::string("Stock number");
  backend.answer_key = core::asked_field_of(asked).key;
  Json const sent = adapters::sent_json(backend, filled_contact());
  CHECK(sent["state"] == "available");
  CHECK(sent["left_browser"] == true);
  CHECK(sent["message"] == "Hello Acme,\n\nI look for a RAV4.");
  Json const& fields = sent["fields"];
  REQUIRE(fields.size() == 9);
  CHECK(fields[0]["value"] == "jane@example.com");
  CHECK(fields[1]["value"] == "5125550100"); // as the box takes it
  CHECK(fields[3]["state"] == "chosen");
  CHECK(fields[3]["value"] == "texas");
  CHECK(fields[4]["state"] == "emptied");
  CHECK(fields[4]["value"].is_null());
  CHECK(fields[5]["value"] == "QX-4711-B"); // of an earlier step of the form, given by a person
  CHECK(fields[6]["state"] == "ticked");
  CHECK(fields[7]["value"] == "+1 512 555 0100"); // of an earlier step: its format is not known any more
  CHECK(fields[8]["state"] == "changed");
  CHECK(fields[8]["value"].is_null());
  CHECK(sent["boxes"] == Json::parse(R"([{"ticked":true,"words":"I agree to be contacted"},
                                         {"ticked":false,"words":"Send me offers"}])"));
}

TEST_CASE("after forget only which values stood where is known, and it is said so", "[P79][P72]") {
  JanesBackend backend;
  backend.is_forgotten = true;
  Json const sent = adapters::sent_json(backend, filled_contact());
  CHECK(sent["state"] == "forgotten");
  CHECK(sent["message"].is_null());
  CHECK(sent["fields"].size() == 9);
  CHECK(sent["fields"][0]["holds"] == "{email}");
  for (char const* gone : {"jane@example.com", "RAV4", "4711", "555"})
    CHECK(adapters::text_of(sent).find(gone) == std::string::npos);
  CHECK(sent["boxes"].size() == 2);
  backend.is_forgotten = false;
  backend.is_broken = true;
  CHECK(adapters::sent_json(backend, filled_contact())["state"] == "unavailable");
}

TEST_CASE("whether it left is said only where it is known", "[P79]") {
  JanesBackend backend;
  core::Contact c = filled_contact();
  auto const left = [&](Phase phase, core::Reason reason = core::Reason::none) {
    c.phase = phase;
    c.reason = reason;
    return adapters::sent_json(backend, c)["left_browser"];
  };
  CHECK(left(Phase::refused) == true);
  CHECK(left(Phase::dispatched) == true);
  CHECK(left(Phase::manual, core::Reason::review_page) == true);
  CHECK(left(Phase::unconfirmed).is_null());
  CHECK(left(Phase::intended).is_null());
  CHECK(left(Phase::succeeded, core::Reason::by_person).is_null());
  CHECK(left(Phase::failed) == false);
  CHECK(left(Phase::manual, core::Reason::captcha) == false);
  c.contents.clear();
  Json const none = adapters::sent_json(backend, c);
  CHECK(none["state"] == "nothing_written");
  CHECK(none["boxes"].empty());
}
