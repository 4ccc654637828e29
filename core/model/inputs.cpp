// How an input is copied, moved and destroyed.
#include "core/model/inputs.hpp"

namespace legwork::core {

Input::Input(Input const&) = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input const&) = default;
Input& Input::operator=(Input&&) noexcept = default;
Input::~Input() = default;

} // namespace legwork::core
