// Reads the evidence again by today's rules; what was written is what the facts of then say.
#include "core/report/step_evidence.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/forms/form_kinds.hpp"
#include "core/report/control_words.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t text_shown = 2'000; // of a page, bytes
constexpr std::size_t forms_shown = 12;   // of a page
constexpr std::size_t fields_shown = 80;  // of a form
constexpr std::size_t lists_shown = 20;   // of anything else in a page

// A place in the frame's window, moved to where it is in the main frame's.
std::optional<Box> in_window(Snapshot const& page, int frame, Box box) {
  if (box.w <= 0 || box.h <= 0) return {};
  std::size_t const most = page.frames.size();
  for (std::size_t i = 0; i <= most; ++i) {
    if (frame < 0 || static_cast<std::size_t>(frame) >= most) return {};
    Frame const& at = page.frames[static_cast<std::size_t>(frame)];
    if (at.parent < 0) return box;
    box.x += at.box.x, box.y += at.box.y;
    frame = at.parent;
  }
  return {}; // frames in a circle
}

class PageTeller {
 public:
  PageTeller(PageAnalysis const& page, TraceStep const& step) : page_(page), step_(step) {}

  PageInTrace tell() {
    PageInTrace out{.url = page_.url,
                    .title = page_.title,
                    .language = page_.language,
                    .status = page_.status,
                    .is_settled = page_.settled,
                    .captcha = captcha_line(page_.challenge()),
                    .overlays = {},
                    .messages = {page_.live.begin(), page_.live.begin() + shown(page_.live, lists_shown)},
                    .text = std::string(clip(page_.text, text_shown)),
                    .forms = {}};
    for (Overlay const& overlay : *page_.overlays) out.overlays.push_back(over_the_page(overlay));
    for (std::size_t i = 0; i < page_.reading().forms.size(); ++i) {
      FormInPage read = form(i);
      if (out.forms.size() < forms_shown) out.forms.push_back(std::move(read));
    }
    return out;
  }

 private:
  PageAnalysis const& page_;
  TraceStep const& step_;
  int number_ = 0;

  template <class T>
  static std::ptrdiff_t shown(std::vector<T> const& all, std::size_t most) {
    return static_cast<std::ptrdiff_t>(std::min(all.size(), most));
  }

  static std::string over_the_page(Overlay const& overlay) {
    OverlayInTheWay const read = read_overlay(overlay);
    return std::string(kind_in_words(read.kind)) + (read.words.empty() ? "" : " that says " + quoted(read.words));
  }

  FormInPage form(std::size_t index) {
    ClassifiedForm const& read = page_.reading().forms[index];
    Form const& form = page_.forms[static_cast<std::size_t>(read.form)];
    FormInPage out{.kind = with_spaces(name_of(read.kind)),
                   .score = read.score,
                   .is_chosen = static_cast<int>(index) == page_.reading().contact_form,
                   .because = signs_of_kind(page_, read),
                   .heading = form.heading,
                   .sends_to = form.real ? form.action.substr(0, form.action.find('?')) : "",
                   .fields = {}};
    for (ClassifiedField const& f : read.fields) {
      Control const* const c = find_control(page_, f.ref);
      if (c == nullptr) continue;
      ++number_;
      if (out.fields.size() < fields_shown) out.fields.push_back(field(f, *c));
    }
    add_button(out, read);
    return out;
  }

  FieldInPage field(ClassifiedField const& f, Control const& c) const {
    bool const is_trap = f.type == FieldType::honeypot;
    FieldInPage out{.kind = is_trap                      ? MarkKind::honeypot
                            : f.type == FieldType::other ? MarkKind::left_alone
                                                         : MarkKind::field,
                    .number = number_,
                    .label = name_of_control(c),
                    .read_as = is_trap ? "honeypot" : with_spaces(name_of(f.type)),
                    .confidence = f.confidence,
                    .because = is_trap ? honeypot_line(honeypot_signs(page_, c)) : evidence_line(page_, f),
                    .required = f.required,
                    .hidden = c.hidden == Hidden::none ? "" : with_spaces(name_of(c.hidden)),
                    .box = c.hidden == Hidden::not_rendered ? std::nullopt : in_window(page_, c.frame, c.box),
                    .action = {},
                    .key = {},
                    .outcome = {},
                    .page_made = {}};
    add_writing(out, c);
    return out;
  }

  // By the plan of that time; another page may have given the same handle to another control.
  void add_writing(FieldInPage& out, Control const& c) const {
    auto const entry = std::ranges::find(step_.plan.entries, c.ref, &FillEntry::ref);
    if (entry == step_.plan.entries.end()) return;
    bool const is_other =
        !entry->label->empty() && !contains(out.label, clip(collapse(*entry->label), words_shown / 2));
    if (is_other) return;
    out.action = action_line(*entry, c);
    out.key = entry->key;
    auto const reading = std::ranges::find(step_.readings, c.ref, &FillReading::ref);
    if (reading == step_.readings.end()) return;
    out.outcome = name_of(reading->outcome);
    if (reading->outcome != FillOutcome::accepted) out.page_made = reading->shape;
  }

  void add_button(FormInPage& out, ClassifiedForm const& read) const {
    auto const found = std::ranges::find(page_.buttons, read.submit, &Button::ref);
    if (read.submit < 0 || found == page_.buttons.end()) return;
    out.fields.push_back({.kind = MarkKind::send,
                          .number = 0,
                          .label = trim(found->text).empty() ? "a button without words" : quoted(found->text),
                          .read_as = read.advances ? "leads on" : "sends",
                          .confidence = 100,
                          .because = {},
                          .required = false,
                          .hidden = found->hidden == Hidden::none ? "" : with_spaces(name_of(found->hidden)),
                          .box = in_window(page_, found->frame, found->box),
                          .action = {},
                          .key = {},
                          .outcome = {},
                          .page_made = {}});
  }
};

} // namespace

StepEvidence evidence_of(PageAnalysis const& page, TraceStep const& step) {
  StepEvidence out;
  out.page = PageTeller(page, step).tell();
  return out;
}

StepEvidence evidence_of(SendRecord const& record, TraceStep const& step) {
  StepEvidence out;
  out.is_send = true;
  if (!record.after.url.empty()) out.page = PageTeller(PageAnalysis(record.after), step).tell();
  out.page_before = PageTeller(PageAnalysis(record.before), step).tell();
  out.requests = record.requests;
  out.account = *record.account;
  out.dialogs = record.dialogs;
  out.press_landed = record.press_landed;
  out.page_gone = record.page_gone;
  return out;
}

} // namespace legwork::core
