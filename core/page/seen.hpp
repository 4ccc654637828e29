// A page or an outcome as it was seen, with what the page code makes of it, each worked out at most once: the contact
// asks several times about one look. One thread only.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

class SeenPage final : public Snapshot {
 public:
  explicit SeenPage(Snapshot page) : Snapshot(std::move(page)) {}

  Reading const& reading() const;
  Captcha const& challenge() const;
  std::uint64_t fingerprint_of(std::size_t form) const; // index into reading().forms

 private:
  mutable std::optional<Reading> reading_;
  mutable std::optional<Captcha> captcha_;
  mutable std::vector<std::uint64_t> fingerprints_;
};

class SeenSend final : public Evidence {
 public:
  explicit SeenSend(Evidence record) : Evidence(std::move(record)) {}

  Verdict const& verdict() const;

 private:
  mutable std::optional<Verdict> verdict_;
};

// The form in `page` that `plan` was made for (or the next step of it), planned anew; nothing where it is gone.
std::optional<Planned> plan_again(SeenPage const& page, FillPlan const& plan, FillRules const& rules);

} // namespace legwork::core
