// From a message to an order: every field by name, everything wrong at once.
#include "adapters/wire/client_command.hpp"

#include "core/base/enum_names.hpp"

namespace legwork::adapters {

namespace {

using Need = FieldReader::Need;

constexpr std::int64_t largest_id = UINT32_MAX;
constexpr std::int64_t largest_number = 9'007'199'254'740'991; // what JavaScript counts exactly

void read_customer_part(FieldReader& fields, ClientCommand& out, std::vector<core::FieldProblem>& problems) {
  if (Json const* customer = fields.object("customer_info", Need::required))
    out.customer = read_customer(*customer, "customer_info.", Check::whole, problems);
  if (Json const* allow = fields.object("allow", Need::optional)) out.rules = read_allow(*allow, "allow.", problems);
  add_known_values(out.rules, out.customer);
  out.key = fields.text("key", Need::optional, 100);
}

void read_contact(FieldReader& fields, ClientCommand& out, core::HostPolicy const& policy,
                  std::vector<core::FieldProblem>& problems) {
  if (Json const* one = fields.object("dealership", Need::required)) {
    out.dealers.push_back(read_dealership(*one, "dealership.", policy));
    for (core::FieldProblem& p : problems_of(out.dealers.front())) problems.push_back(std::move(p));
  }
  out.directory_ids.assign(out.dealers.size(), 0);
  read_customer_part(fields, out, problems);
  out.yes = true;
}

void read_batch(FieldReader& fields, ClientCommand& out, core::HostPolicy const& policy,
                std::vector<core::FieldProblem>& problems) {
  out.directory_ids = fields.ids("dealer_ids", Need::optional, most_dealers);
  out.dealers.resize(out.directory_ids.size());
  Need const need = out.dealers.empty() && !fields.has("dealer_ids") ? Need::required : Need::optional;
  if (Json const* list = fields.list("dealers", need, most_dealers - out.dealers.size())) {
    for (Json const& item : *list) {
      std::string const path = "dealers[" + std::to_string(out.dealers.size()) + "].";
      bool const by_id = item.is_object() && item.contains("dealer_id");
      std::uint32_t id = 0;
      if (by_id) {
        FieldReader one(item, path, problems);
        id = static_cast<std::uint32_t>(one.number("dealer_id", Need::required, 1, largest_id));
        one.no_others();
      }
      out.dealers.push_back(by_id ? core::ContactRequest{} : read_dealership(item, "dealership.", policy));
      out.directory_ids.push_back(id);
    }
  }
  read_customer_part(fields, out, problems);
  out.parallel = static_cast<std::uint32_t>(fields.number("parallel", Need::optional, 1, 16, 1));
  out.gap_ms = fields.number("gap_ms", Need::optional, 0, 3'600'000, 2'000);
  out.search_id = static_cast<std::uint32_t>(fields.number("search_id", Need::optional, 1, largest_id));
  out.yes = fields.flag("start");
  std::string const when_left = fields.text("when_left", Need::optional);
  auto const policy_of_absence = core::value_named<core::WhenLeft>(when_left);
  if (policy_of_absence)
    out.when_left = *policy_of_absence;
  else if (!when_left.empty())
    fields.wrong("when_left", "must be go_on or pause");
}

// What the rest needs beside its number.
struct Shape {
  CommandType verb;
  bool batch;
  bool contact;
  bool seen;
  char const* flag; // a yes or no, required where it decides
  bool flag_decides;
  char const* words; // a text
  bool words_needed;
  bool domain;
};

constexpr Shape shapes[] = {
    {CommandType::batch_start, true, false, false, nullptr, false, nullptr, false, false},
    {CommandType::batch_pause, true, false, false, nullptr, false, nullptr, false, false},
    {CommandType::batch_resume, true, false, false, nullptr, false, nullptr, false, false},
    {CommandType::batch_stop, true, false, false, "drain", false, nullptr, false, false},
    {CommandType::batch_restart, true, false, false, "failed_too", false, nullptr, false, false},
    {CommandType::batch_retry, true, false, false, nullptr, false, nullptr, false, false},
    {CommandType::contact_cancel, false, true, false, nullptr, false, nullptr, false, false},
    {CommandType::claim, false, true, true, nullptr, false, nullptr, false, false},
    {CommandType::release, false, true, false, nullptr, false, nullptr, false, false},
    {CommandType::resolve, false, true, true, "consented", false, nullptr, false, false},
    {CommandType::finish, false, true, true, nullptr, false, "note", false, false},
    {CommandType::skip, false, true, true, nullptr, false, "note", false, false},
    {CommandType::reconcile, false, true, true, "went_through", true, "note", false, false},
    {CommandType::override, false, true, false, nullptr, false, "reason", true, false},
    {CommandType::block, false, false, false, nullptr, false, "reason", true, true},
    {CommandType::unblock, false, false, false, nullptr, false, "reason", true, true},
    {CommandType::control_take, false, false, false, "take_over", false, nullptr, false, false},
    {CommandType::control_release, false, false, false, nullptr, false, nullptr, false, false},
};

void read_shape(FieldReader& fields, ClientCommand& out, Shape const& shape) {
  if (shape.batch) out.batch = static_cast<core::BatchId>(fields.number("batch_id", Need::required, 1, largest_id));
  if (shape.contact)
    out.contact = static_cast<core::ContactId>(fields.number("contact_id", Need::required, 1, largest_id));
  if (shape.seen) out.seen = static_cast<std::uint32_t>(fields.number("seen", Need::optional, 0, largest_id));
  if (shape.flag != nullptr) out.yes = fields.flag(shape.flag, shape.flag_decides ? Need::required : Need::optional);
  if (shape.words != nullptr)
    out.note = fields.text(shape.words, shape.words_needed ? Need::required : Need::optional, 500);
  if (shape.domain) out.domain = fields.text("domain", Need::required, 253);
  if (out.type == CommandType::batch_retry) out.contacts = fields.ids("contact_ids", Need::required, most_dealers);
}

} // namespace

bool is_command(std::string_view type) { return core::value_named<CommandType>(type).has_value(); }

ParsedCommand parse_command(Json const& message, core::HostPolicy const& policy) {
  ParsedCommand out;
  FieldReader fields(message, "", out.problems);
  ClientCommand& order = out.command;
  order.type = core::value_named<CommandType>(fields.text("type", Need::required)).value_or(CommandType::contact);
  auto const request = fields.number("request_id", Need::optional, 1, largest_number);
  if (request != 0) order.request_id = static_cast<std::uint64_t>(request);
  if (order.type == CommandType::contact) read_contact(fields, order, policy, out.problems);
  if (order.type == CommandType::batch_create) read_batch(fields, order, policy, out.problems);
  for (Shape const& shape : shapes) {
    if (shape.verb == order.type) read_shape(fields, order, shape);
  }
  fields.no_others();
  return out;
}

} // namespace legwork::adapters
