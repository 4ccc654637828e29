// What the vault throws ends here, as an answer.
#include "tools/runtime_backend.hpp"

#include "adapters/browser/phone_number.hpp"
#include "storage/storage_failure.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

std::string RuntimeBackend::version() const { return tools::version; }

core::Result<void> RuntimeBackend::store_request(std::string const& customer, std::string const& request,
                                                 core::CustomerRequest const& given) {
  try {
    runtime_.customers().store_request(customer, request, given);
    return {};
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<void> RuntimeBackend::copy_request(core::BatchId batch, std::string const& request) {
  try {
    return runtime_.customers().copy_request(batch, request);
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<void> RuntimeBackend::store_answer(core::ContactId contact, std::string const& key,
                                                std::string const& value) {
  try {
    runtime_.customers().store_answer(contact, key, value);
    return {};
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<core::CustomerRequest> RuntimeBackend::customer_of(core::ContactId contact) {
  try {
    auto values = runtime_.customers().values_for(contact);
    if (!values) return std::unexpected(values.error());
    core::CustomerRequest out;
    out.message = (*values)["message"];
    out.values = std::move(*values);
    return out;
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<void> RuntimeBackend::forget(std::string const& email) {
  try {
    if (!runtime_.vault().forget(runtime_.vault().customer_for(email)))
      return core::fail(core::ErrorKind::not_found, "nothing is known about this e-mail address");
    runtime_.customers().drop();
    return {};
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

std::string RuntimeBackend::written_phone(core::CustomerRequest const& customer, core::PhoneFormat format,
                                          std::string const& region) const {
  auto const value = [&](core::CustomerField field) {
    auto const found = customer.values.find(std::string(core::key_of(field)));
    return found == customer.values.end() ? std::string() : found->second;
  };
  std::string const given = value(core::CustomerField::phone);
  auto const number = adapters::PhoneNumber::parse(given, value(core::CustomerField::country));
  return number ? number->written(format, region) : given;
}

core::Result<std::string> RuntimeBackend::screenshot(core::ContactId contact, std::string const& file) {
  try {
    return runtime_.screenshots().read_screenshot(contact, file);
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

} // namespace legwork::tools
