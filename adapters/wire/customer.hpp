// A customer and businesses as they travel (docs/protocol.md), checked by the rules of core/validate.
#pragma once

#include <string>
#include <vector>

#include "adapters/wire/field_reader.hpp"
#include "core/model/inputs.hpp"
#include "core/validate/host_policy.hpp"

namespace legwork::adapters {

// How strict: a request must be whole; a saved search may be half written, and only what is there is checked.
enum class Check { whole, draft };

core::CustomerRequest read_customer(Json const& object, std::string const& path, Check check,
                                    std::vector<core::FieldProblem>& problems);
Json to_json(core::CustomerRequest const& customer);

// What may be agreed to in the customer's name.
core::FillRules read_allow(Json const& object, std::string const& path, std::vector<core::FieldProblem>& problems);

// Completes the rules with what is known about the customer.
void add_known_values(core::FillRules& rules, core::CustomerRequest const& customer);

// One business as a request names it. What is wrong with it stands in its `problems`, with `path` before each.
core::ContactRequest read_dealership(Json const& dealership, std::string const& path, core::HostPolicy const& policy);
core::ContactRequest dealership(std::string const& name, std::string const& ref, std::string const& website,
                                core::HostPolicy const& policy);

// The same as one problem each.
std::vector<core::FieldProblem> problems_of(core::ContactRequest const& request);

} // namespace legwork::adapters
