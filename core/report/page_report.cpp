// The reading, the evidence for it and the plan, in plain words. Decides nothing itself: every line asks the page code.
#include "core/report/page_report.hpp"

#include <algorithm>
#include <map>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/fields/honeypots.hpp"
#include "core/page/forms/form_kinds.hpp"
#include "core/page/overlays/overlay_reader.hpp"
#include "core/report/control_words.hpp"

namespace legwork::core {

namespace {

constexpr int honeypot_worth_telling = 3; // points: optional fields stay empty from here on

// Somebody who gave everything, and agreed to nothing.
FillRules neutral_customer() {
  FillRules out;
  for (CustomerFieldInfo const& row : customer_fields) out.known.emplace_back(row.key);
  for (std::size_t i = 0; i < count_of<DerivedValue>(); ++i) {
    auto const value = static_cast<DerivedValue>(i);
    if (value != DerivedValue::subject) out.known.emplace_back(key_of(value)); // nobody gives one yet
  }
  std::ranges::sort(out.known);
  return out;
}

class Report {
 public:
  explicit Report(PageAnalysis const& page) : page_(page) {}

  std::string run(std::string_view shown_as) {
    PageReading const& reading = page_.reading();
    line(std::string(shown_as));
    line("  title " + quoted(page_.title) + ", language " + (page_.language.empty() ? "not said" : page_.language));
    if (page_.url != shown_as) line("  shown as " + page_.url);
    if (!page_.settled) line("  the page was still moving when it was looked at");
    if (auto const& why = page_.why_no_page()) line("  no page of the business: " + *why);
    captcha();
    for (Overlay const& overlay : *page_.overlays) over_the_page(overlay);
    if (reading.forms.empty()) line("  no form, and no field outside of one");
    for (std::size_t i = 0; i < reading.forms.size(); ++i) form(i, static_cast<int>(i) == reading.contact_form);
    if (reading.closed_form >= 0)
      line("\n  Form " + std::to_string(reading.closed_form + 1) +
           " is the contact form, but none of its fields can be seen yet: nothing would be written here.");
    else if (reading.unsure_form >= 0)
      line("\n  Form " + std::to_string(reading.unsure_form + 1) +
           " may be for messages or for something else: a person would be asked, and nothing is written here.");
    else if (!reading.forms.empty() && reading.contact_form < 0)
      line("\n  None of these is a contact form: nothing would be written here.");
    return std::move(out_);
  }

 private:
  PageAnalysis const& page_;
  std::string out_;
  int number_ = 0;

  void line(std::string_view text) { out_.append(text).append("\n"); }

  void captcha() { line("  CAPTCHA: " + captcha_line(page_.challenge())); }

  void over_the_page(Overlay const& overlay) {
    PageReading const& reading = page_.reading();
    bool const has_form = reading.contact_form >= 0;
    ClassifiedForm const form =
        has_form ? reading.forms[static_cast<std::size_t>(reading.contact_form)] : ClassifiedForm{};
    OverlayInTheWay const read = read_overlay(overlay);
    std::string const what = "  " + std::string(kind_in_words(read.kind));
    std::string const says = read.words.empty() ? "" : "\n    it says " + quoted(read.words);
    if (!is_in_the_way(page_, overlay, form.form, form.submit))
      return line(what + " lies over the page and is in nobody's way" + says);
    std::string const where = has_form ? " lies over the form: " : " lies over the page: ";
    std::string const answer = read.refuses ? ", which refuses" : read.accepts ? ", which accepts all of them" : "";
    line(what + where +
         (read.closer == nullptr ? "goes to a person" : "would press " + quoted(read.control_words) + answer) + says);
  }

  void form(std::size_t index, bool is_chosen) {
    ClassifiedForm const& read = page_.reading().forms[index];
    Form const& form = page_.forms[static_cast<std::size_t>(read.form)];
    line("\n  Form " + std::to_string(index + 1) + ": " + std::string(name_of(read.kind)) + ", score " +
         std::to_string(read.score) + (is_chosen ? " - this is the one that is filled in" : ""));
    std::string about = form.real ? "" : "fields without a form element around them";
    if (!form.heading.empty()) about += (about.empty() ? "" : "; ") + ("heading " + quoted(form.heading));
    if (!form.landmark.empty()) about += (about.empty() ? "" : "; ") + ("in the page's " + form.landmark);
    if (form.real) about += (about.empty() ? "" : "; ") + ("goes to " + form.action.substr(0, form.action.find('?')));
    line("    " + about);
    if (std::string const signs = signs_of_kind(page_, read); !signs.empty()) line("    because of " + signs);
    FillPlanResult const planned = is_chosen ? page_.planned(index, neutral_customer()) : FillPlanResult{};
    for (ClassifiedField const& f : read.fields) field(f, planned);
    button(read);
    if (is_chosen && planned.person_for != PersonFor::nothing)
      line("    Goes to a person: " + planned.detail + ". Nothing is written before.");
  }

  void field(ClassifiedField const& f, FillPlanResult const& planned) {
    Control const* const c = find_control(page_, f.ref);
    if (c == nullptr) return;
    auto const honeypot = honeypot_signs(page_, *c);
    std::string head = "    " + std::to_string(++number_) + ". " + name_of_control(*c) + " is ";
    if (f.type == FieldType::honeypot) {
      line(head + "a honeypot and stays empty");
      return line("       " + honeypot_line(honeypot));
    }
    line(head + with_spaces(name_of(f.type)) + ", " + std::to_string(f.confidence) + " % sure" +
         (f.required ? ", required" : "") + hidden_as(*c) + kind_of(*c));
    line("       because of " + evidence_line(page_, f));
    if (honeypot_points(page_, *c) >= honeypot_worth_telling)
      line("       could be a honeypot: " + honeypot_line(honeypot));
    if (planned.person_for != PersonFor::nothing && !value_key_of(f.type).empty())
      return line("       asks for {" + std::string(value_key_of(f.type)) + "}");
    if (!planned.plan) return;
    auto const entry = std::ranges::find(planned.plan->entries, f.ref, &FillEntry::ref);
    line("       " + (entry == planned.plan->entries.end() ? "stays as it is" : action_line(*entry, *c)));
  }

  static std::string hidden_as(Control const& c) {
    return c.hidden == Hidden::none ? "" : ", hidden (" + with_spaces(name_of(c.hidden)) + ")";
  }

  static std::string kind_of(Control const& c) {
    if (c.type == "checkbox" || c.type == "radio") return ", a " + c.type + (c.type == "radio" ? " button" : "");
    return c.tag == "select" ? ", a list of " + std::to_string(c.options.size()) : "";
  }

  void button(ClassifiedForm const& read) {
    auto const found = std::ranges::find(page_.buttons, read.submit, &Button::ref);
    if (read.submit < 0 || found == page_.buttons.end()) return line("    No button sends it.");
    std::string const words = trim(found->text).empty() ? "a button without words" : quoted(found->text);
    line("    " + std::string(read.advances ? "Leads on with: " : "Sends with: ") + words);
  }
};

} // namespace

std::string page_report(PageAnalysis const& page, std::string_view shown_as) { return Report(page).run(shown_as); }

std::vector<ControlMark> page_marks(PageAnalysis const& page) {
  std::vector<ControlMark> out;
  int number = 0;
  for (ClassifiedForm const& form : page.reading().forms) {
    for (ClassifiedField const& f : form.fields) {
      if (find_control(page, f.ref) == nullptr) continue;
      MarkKind const kind = f.type == FieldType::honeypot ? MarkKind::honeypot
                            : f.type == FieldType::other  ? MarkKind::left_alone
                                                          : MarkKind::field;
      std::string const what = f.type == FieldType::honeypot ? "honeypot" : with_spaces(name_of(f.type));
      out.push_back({f.ref, kind, std::to_string(++number) + " " + what});
    }
    if (form.submit >= 0) out.push_back({form.submit, MarkKind::send, form.advances ? "leads on" : "sends"});
  }
  return out;
}

} // namespace legwork::core
