// The program's version, as the journal records it.
#pragma once

namespace legwork::tools {

inline constexpr char version[] = LEGWORK_VERSION;

} // namespace legwork::tools
