// The closed list of CAPTCHA vendors whose frames may talk to their own servers at any time.
#pragma once

#include <string_view>

namespace legwork::core {

bool is_captcha_address(std::string_view url); // of any vendor

// True where a vendor's own frame asks a server of the same vendor.
bool is_captcha_exchange(std::string_view frame_url, std::string_view request_url);

} // namespace legwork::core
