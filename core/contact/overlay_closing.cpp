// A choice about cookies is on record: OverlayFound says what was pressed, and whether it refuses.
#include "core/contact/overlay_closing.hpp"

#include "core/base/text.hpp"
#include "core/contact/preflight.hpp"
#include "core/contact/retry_policy.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/overlays/overlay_reader.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t most_overlays = 4; // closed in an attempt: one that comes back each time is a person's

void ask_about_age(Proposal& p, Contact const& c, OverlayInTheWay const& overlay, std::string const& evidence) {
  need_person(p, c,
              PersonNeeded{.contact = c.id,
                           .reason = Reason::age_check,
                           .detail = presentable("the site says: \"" + overlay.words + "\"", 300),
                           .evidence = evidence});
}

} // namespace

std::string describe(OverlayFound const& overlay) {
  return overlay.kind + (overlay.choice.empty() ? "" : " " + overlay.choice) + ": \"" + overlay.words + "\"";
}

bool may_close_overlay(Proposal const& p, Contact const& c) {
  // A form that has left with a step, or stands at a later one, is not searched for anew.
  bool const is_at_its_beginning = c.stage == 0 && !may_have_left(c);
  return p.state.rules >= DecisionRules::v7 && is_at_its_beginning && c.overlays.size() < most_overlays;
}

bool closes_overlay(Proposal& p, Contact const& c, PageAnalysis const& page, int form, int send_control,
                    std::string const& evidence) {
  if (p.state.rules < DecisionRules::v7) return false;
  auto const overlay = overlay_in_the_way(page, form, send_control);
  if (!overlay) return false;
  if (overlay->kind == OverlayKind::age_check) return ask_about_age(p, c, *overlay, evidence), true;
  if (overlay->closer == nullptr || !may_close_overlay(p, c)) return false;
  bool const is_choice = overlay->kind == OverlayKind::cookies;
  p.add(OverlayFound{.contact = c.id,
                     .evidence = evidence,
                     .kind = std::string(name_of(overlay->kind)),
                     .choice = !is_choice         ? ""
                               : overlay->refuses ? "refused"
                               : overlay->accepts ? "accepted"
                                                  : "",
                     .button = overlay->closer->ref,
                     .words = presentable(overlay->control_words, 100),
                     .op = p.next_op(),
                     .over_written_form = c.phase == Phase::filling || !c.contents.empty()});
  return true;
}

namespace {

int form_of(PageAnalysis const& page, FillPlan const& plan) {
  Control const* const first = plan.entries.empty() ? nullptr : find_control(page, plan.entries.front().ref);
  return first == nullptr ? -1 : first->form;
}

} // namespace

bool closes_overlay(Proposal& p, Contact const& c, PageAnalysis const& page, FillPlan const& plan,
                    std::string const& evidence) {
  return closes_overlay(p, c, page, form_of(page, plan), plan.submit, evidence);
}

bool asks_about_cover(Proposal& p, Contact const& c, PageAnalysis const& page, FillPlan const& plan,
                      std::string const& evidence) {
  auto const overlay = overlay_in_the_way(page, form_of(page, plan), plan.submit);
  if (!overlay) return false;
  need_person(p, c,
              PersonNeeded{.contact = c.id,
                           .reason = Reason::form_covered,
                           .detail = presentable("it says: \"" + overlay->words + "\"", 300),
                           .evidence = evidence});
  return true;
}

} // namespace legwork::core
