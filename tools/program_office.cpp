// What the vault throws ends here, as an answer.
#include "tools/program_office.hpp"

#include "storage/failure.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

std::string ProgramOffice::version() const { return tools::version; }

core::Result<void> ProgramOffice::keep_request(std::string const& customer, std::string const& request, adapters::CustomerInfo const& given) {
  try {
    runtime_.customers().keep(customer, request, {given.values, given.message});
    return {};
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<adapters::CustomerInfo> ProgramOffice::customer_of(core::ContactId contact) {
  try {
    auto values = runtime_.customers().values_for(contact);
    if (!values) return std::unexpected(values.error());
    adapters::CustomerInfo out;
    out.message = (*values)["message"];
    out.values = std::move(*values);
    return out;
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<void> ProgramOffice::forget(std::string const& email) {
  try {
    if (!runtime_.vault().forget(runtime_.vault().customer_for(email))) return core::fail(core::ErrorKind::not_found, "nothing is known about this e-mail address");
    runtime_.customers().drop();
    return {};
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

core::Result<std::string> ProgramOffice::screenshot(core::ContactId contact, std::string const& file) {
  try {
    return runtime_.shots().read_shot(contact, file);
  } catch (storage::StorageFailure const& failure) {
    return core::fail(core::ErrorKind::unavailable, failure.what());
  }
}

} // namespace legwork::tools
