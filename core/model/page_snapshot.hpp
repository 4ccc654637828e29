// What a page was at one moment, as recorded: every frame, form, control, button and link the browser can reach,
// closed shadow roots and cross-site frames included. The page code decides from this and nothing else, so a
// logged session can be decided again. Values the customer owns are already replaced by placeholders.
#pragma once

#include <string>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/struct_fields.hpp"

namespace legwork::core {

// CSS pixels in the frame's own viewport at the moment of the look.
struct Box {
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
  bool operator==(Box const&) const = default;
  LEGWORK_FIELDS(x, y, w, h);
};

struct Option {
  std::string value;
  std::string text;
  bool disabled = false;
  bool selected = false;
  LEGWORK_FIELDS(value, text, disabled, selected);
};

// Where a label was found; the order is the order of trust.
enum class LabelSource { none, for_or_wrap, labelledby, aria, previous, next, table, list, div, legend };

// Why a control cannot be seen, empty-handed visitors included; `none` for a visible one.
enum class Hidden {
  none,
  not_rendered, // display:none, visibility:hidden, content-visibility, no box
  transparent,  // opacity product below 0.1
  tiny,         // under 10x10 px, clipped to nothing
  off_screen,   // outside the document
  covered,      // something else is at its centre
};

struct Control {
  int ref = -1;     // handle for the browser adapter, unique in the snapshot
  int frame = 0;    // index into Snapshot::frames
  int form = -1;    // index into Snapshot::forms; every control belongs to a real or a virtual one
  std::string tag;  // input, textarea, select
  std::string type; // effective type: text, email, tel, checkbox, radio, select-one, textarea…
  std::string name;
  std::string id;
  std::string classes;
  std::string ancestry; // classes and ids of up to 4 ancestors inside the form, innermost first
  std::string autocomplete;
  std::string inputmode;
  std::string pattern;
  std::string placeholder;
  std::string title;
  std::string value; // as it stands now, at most 200 bytes
  std::string label; // at most 400 bytes: consent texts are wanted whole enough
  LabelSource label_source = LabelSource::none;
  std::string aria_label;
  std::string legend;
  std::string description; // aria-describedby
  std::string mask;        // data-mask and the like: a sign that keys are listened to
  int maxlength = -1;
  int tabindex = 0;
  bool required = false; // required or aria-required
  bool disabled = false;
  bool readonly = false;
  bool checked = false;
  bool aria_hidden = false;
  bool invalid = false; // :invalid or aria-invalid, as it stands now
  std::string validation_message;
  Hidden hidden = Hidden::none;
  Box box;
  std::vector<Option> options;
  // What names the parts of the form that it stands in (headings, legends, a label that several boxes share), innermost
  // first, parted by " / ".
  AddedField<std::string> group{};
  // What draws it, where the browser alone does not: list (a native list behind a styled one), combobox, listbox,
  // checkbox, radio, textbox (written into as text), autocomplete (a text box that offers choices), signature.
  AddedField<std::string> widget{};
  LEGWORK_FIELDS(ref, frame, form, tag, type, name, id, classes, ancestry, autocomplete, inputmode, pattern,
                 placeholder, title, value, label, label_source, aria_label, legend, description, mask, maxlength,
                 tabindex, required, disabled, readonly, checked, aria_hidden, invalid, validation_message, hidden, box,
                 options, group, widget);
};

struct Button {
  int ref = -1; // same numbering as controls
  int frame = 0;
  int form = -1;
  std::string tag;
  std::string type; // submit, button, reset, image; link: within the page, or a summary, that looks like no button
  std::string text; // visible text, value or aria-label
  std::string name;
  std::string id;
  std::string classes;
  bool disabled = false;
  Hidden hidden = Hidden::none;
  Box box;
  AddedField<bool> leads_away{}; // a link to another document
  bool operator==(Button const&) const = default;
  LEGWORK_FIELDS(ref, frame, form, tag, type, text, name, id, classes, disabled, hidden, box, leads_away);
};

struct Form {
  int frame = 0;
  bool real = true; // false: controls without a form element, grouped by nearness
  std::string id;
  std::string name;
  std::string classes;
  std::string action; // resolved
  std::string method;
  std::string heading; // nearest heading before or in it, aria-label or legend
  std::string text_before;
  std::string landmark; // header, nav, main, footer, aside, dialog or empty
  std::string role;
  std::string honeypot_name; // netlify-honeypot and the like
  bool in_shadow = false;
  bool visible = true;
  Box box;
  LEGWORK_FIELDS(frame, real, id, name, classes, action, method, heading, text_before, landmark, role, honeypot_name,
                 in_shadow, visible, box);
};

struct Link {
  std::string href; // resolved
  std::string text;
  std::string title;
  std::string landmark;
  bool visible = true;
  LEGWORK_FIELDS(href, text, title, landmark, visible);
};

struct Frame {
  std::string url;
  int parent = -1;
  bool cross_site = false; // lives in a process of its own
  bool visible = true;
  Box box; // of the frame element, in its parent
  LEGWORK_FIELDS(url, parent, cross_site, visible, box);
};

// An element that looks like a CAPTCHA's, wherever it hides; `kind` is what was matched (e.g. "class:g-recaptcha",
// "frame:/recaptcha/api2/anchor", "script:recaptcha/api.js"); the page code judges what it means.
struct CaptchaSign {
  std::string kind;
  std::string detail; // the URL's path and query, or the element's class, at most 300 bytes
  bool visible = false;
  Box box;
  LEGWORK_FIELDS(kind, detail, visible, box);
};

// A box that lies over the page: a dialog, a banner about cookies, a pop-up, what a chat launcher has opened.
struct Overlay {
  int frame = 0;
  std::string text;             // visible in it, at most 800 bytes
  std::string names;            // id and classes of the box
  std::string role;             // dialog, alertdialog or empty
  bool modal = false;           // it covers the middle of the window, or the page behind it does not take clicks
  bool asks = false;            // there are fields in it that a visitor writes into
  Box box;                      // in the frame's own window
  std::vector<int> forms;       // in it; indexes into Snapshot::forms
  std::vector<int> covers;      // refs of controls and buttons that it covers also where they stand in mid-window
  std::vector<Button> controls; // what can be pressed in it, in order, at most 20; refs as of `buttons`
  bool operator==(Overlay const&) const = default;
  LEGWORK_FIELDS(frame, text, names, role, modal, asks, box, forms, covers, controls);
};

struct Snapshot {
  int version = 1;
  std::string url;
  std::string title;
  std::string language;              // <html lang>, lower case, or empty
  int status = 0;                    // HTTP status of the main document, 0 unknown
  bool challenge_header = false;     // `cf-mitigated: challenge` and the like on the main document
  std::vector<std::string> headings; // visible h1 and h2
  std::string text;                  // visible text of all frames, a block a line, at most 20 kB
  std::vector<std::string> live;     // texts of role=alert, role=status, aria-live regions that are visible
  std::vector<std::string> markers;  // known plugin states found, e.g. "wpcf7:sent", "gform:confirmation"
  std::vector<std::string> scripts;  // script URLs without query, at most 60
  std::vector<Frame> frames;
  std::vector<Form> forms;
  std::vector<Control> controls;
  std::vector<Button> buttons;
  std::vector<Link> links; // at most 400
  std::vector<CaptchaSign> captcha;
  bool settled = true; // false: the look's limit ended it while the page still changed
  // Visible texts beside the page's flow, at most 40: what floats over it without being a dialog or a live region
  // (chat bubbles, notes about cookies), and frames in such boxes. Part of `text`, too.
  AddedField<std::vector<std::string>> aside;
  AddedField<std::vector<Overlay>> overlays; // at most 8, those on top first
  LEGWORK_FIELDS(version, url, title, language, status, challenge_header, headings, text, live, markers, scripts,
                 frames, forms, controls, buttons, links, captcha, settled, aside, overlays);
};

} // namespace legwork::core
