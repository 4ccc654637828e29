// The steps of a contact and what each was decided from, as docs/trace.md shows them.
#pragma once

#include "adapters/wire/json.hpp"
#include "core/model/contact.hpp"
#include "core/report/contact_trace.hpp"
#include "core/report/step_evidence.hpp"

namespace legwork::adapters {

// `contact` names the pictures that may be read.
Json to_json(core::TraceStep const& step, core::Contact const& contact);
Json to_json(core::StepEvidence const& evidence);

} // namespace legwork::adapters
