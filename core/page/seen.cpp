// Read once, asked often.
#include "core/page/seen.hpp"

namespace legwork::core {

Reading const& SeenPage::reading() const {
  if (!reading_) {
    reading_ = read_page(*this);
    for (ReadForm const& form : reading_->forms) fingerprints_.push_back(fingerprint(*this, form));
  }
  return *reading_;
}

Captcha const& SeenPage::challenge() const {
  if (!captcha_) captcha_ = find_captcha(*this);
  return *captcha_;
}

std::uint64_t SeenPage::fingerprint_of(std::size_t form) const {
  static_cast<void>(reading());
  return fingerprints_[form];
}

Verdict const& SeenSend::verdict() const {
  if (!verdict_) verdict_ = judge(*this);
  return *verdict_;
}

} // namespace legwork::core
