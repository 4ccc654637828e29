// What a crowd of seeds did, as a page that a person wants to read.
#pragma once

#include <string>

#include "sim/run.hpp"

namespace legwork::sim {

// Markdown: figures, rare situations, phases by input, faults by phase, kill points by phase, what was never reached.
std::string report_on(CrowdReport const& crowd, double cpu_seconds);

// The handled cells of the classification that the crowd did not reach, as "phase × input".
std::vector<std::string> unreached(Coverage const& coverage);

} // namespace legwork::sim
