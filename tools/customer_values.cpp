// The vault holds JSON; the message is rendered at the moment of use.
#include "tools/customer_values.hpp"

#include <nlohmann/json.hpp>

#include "core/validate/request.hpp"

namespace legwork::tools {

CustomerValueCache::CustomerValueCache(storage::Vault& vault, std::function<core::State const&()> state)
    : vault_(vault), state_(std::move(state)) {}

void CustomerValueCache::store_request(std::string const& customer, std::string const& request,
                                       core::CustomerRequest const& given) {
  nlohmann::json const text{{"values", given.values}, {"message", given.message}};
  vault_.store(customer, "request/" + request, text.dump());
}

namespace {

std::string answer_name(core::ContactId contact, std::string const& key) {
  return "contact/" + to_string(contact) + "/" + key;
}

} // namespace

void CustomerValueCache::store_answer(core::ContactId contact, std::string const& key, std::string const& value) {
  vault_.store(state_().contact(contact).customer, answer_name(contact, key), value);
}

core::Result<core::CustomerRequest const*> CustomerValueCache::find(core::Batch const& batch) {
  if (auto const known = read_.find(batch.request); known != read_.end()) return &known->second;
  auto const text = vault_.get(batch.customer, "request/" + batch.request);
  auto const parsed = text ? nlohmann::json::parse(*text, nullptr, false) : nlohmann::json();
  if (!text || !parsed.is_object()) return core::fail(core::ErrorKind::not_found, "this customer's data was forgotten");
  core::CustomerRequest out{parsed.value("values", std::map<std::string, std::string>()), parsed.value("message", "")};
  return &(read_[batch.request] = std::move(out));
}

core::Result<void> CustomerValueCache::copy_request(core::BatchId id, std::string const& request) {
  core::Batch const& batch = state_().batch(id);
  auto const found = find(batch);
  if (!found) return std::unexpected(found.error());
  store_request(batch.customer, request, core::CustomerRequest(**found));
  return {};
}

core::Result<std::map<std::string, std::string>> CustomerValueCache::values_for(core::ContactId id) {
  core::State const& state = state_();
  core::Contact const& contact = state.contact(id);
  auto const found = find(state.batch(contact.batch));
  if (!found) return std::unexpected(found.error());
  auto values = (*found)->values;
  core::complete_values(values);
  values["message"] = core::render_message((*found)->message, values, contact.dealer_name);
  for (std::string const& key : contact.answers) {
    if (auto answer = vault_.get(contact.customer, answer_name(id, key))) values[key] = std::move(*answer);
  }
  return values;
}

} // namespace legwork::tools
