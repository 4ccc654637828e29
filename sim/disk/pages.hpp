// The few invented pages and outcomes that a session on a simulated disk is made of: enough for every kind of fact,
// with texts long enough to need more than one page of the file.
#pragma once

#include <string>
#include <string_view>

#include "core/page/evidence.hpp"
#include "core/page/snapshot.hpp"

namespace legwork::sim::disk {

// home, contact, captcha, no_form
core::Snapshot invented_page(std::string_view name, std::string const& url);

// thanks, refused, silent (a request left); nothing (proven that none did)
core::Evidence invented_record(std::string_view name, std::string const& url);

} // namespace legwork::sim::disk
