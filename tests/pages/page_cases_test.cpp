// Every tests/pages/NAME/page.html in real Chromium: what the page code makes of it is expected.txt. LEGWORK_REWRITE=1
// writes it again.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/enum_names.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/overlays/overlay_reader.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/read_file.hpp"

using namespace legwork;
using namespace legwork::tests;
namespace fs = std::filesystem;

namespace {

std::string path_of(std::string const& url) { return url.substr(url.find('/', url.find("://") + 3)); }

std::string button_text(core::Snapshot const& page, int ref) {
  for (core::Button const& b : page.buttons) {
    if (b.ref == ref) return b.text;
  }
  return "none";
}

std::string field_line(core::Snapshot const& page, core::ClassifiedField const& field) {
  core::Control const* const control = core::find_control(page, field.ref);
  std::string const name = control == nullptr ? "?" : control->name;
  return "  " + name + ": " + std::string(core::name_of(field.type)) + (field.required ? ", required" : "") + "\n";
}

std::string described(core::PageAnalysis const& page) {
  core::PageReading const& reading = page.reading();
  std::string out;
  for (core::ClassifiedForm const& form : reading.forms) {
    core::Form const& f = page.forms[static_cast<std::size_t>(form.form)];
    out += "form " + (f.id.empty() ? std::string("without id") : f.id) + ": " + std::string(core::name_of(form.kind)) +
           "\n";
  }
  if (reading.contact_form < 0)
    out += "no contact form\n";
  else {
    core::ClassifiedForm const& form = reading.forms[static_cast<std::size_t>(reading.contact_form)];
    out += "the contact form's fields:\n";
    for (core::ClassifiedField const& field : form.fields) out += field_line(page, field);
    out += std::string(form.advances ? "next step by: " : "sends by: ") + button_text(page, form.submit) + "\n";
  }
  core::Captcha const& captcha = page.challenge();
  out += "captcha: " + std::string(core::name_of(captcha.kind)) + (captcha.vendor.empty() ? "" : " " + captcha.vendor) +
         "\n";
  int const form = reading.contact_form < 0 ? -1 : reading.forms[static_cast<std::size_t>(reading.contact_form)].form;
  if (auto const over = core::overlay_in_the_way(page, form, -1))
    out += "in the way: " + std::string(core::name_of(over->kind)) +
           ", ended by: " + (over->closer == nullptr ? "a person" : over->control_words) + "\n";
  for (std::string const& url : page.contact_links("127.0.0.1")) out += "contact link: " + path_of(url) + "\n";
  return out;
}

} // namespace

TEST_CASE("page cases: the page code makes of each page what its folder says", "[P14][P33][P34][P35]") {
  fs::path const root = fs::path(LEGWORK_SOURCE_DIR) / "tests/pages";
  std::map<std::string, std::string> pages;
  for (auto const& entry : fs::directory_iterator(root)) {
    if (entry.is_directory()) pages["/" + entry.path().filename().string()] = read_file(entry.path() / "page.html");
  }
  REQUIRE(pages.size() >= 15);
  BrowserRig rig(pages);
  auto const page = rig.open();
  for (auto const& [path, html] : pages) {
    INFO(path);
    rig.go(page, rig.page(path));
    std::string const found = described(*rig.look(page, core::ObserveUntil::page).snapshot);
    fs::path const expected = root / path.substr(1) / "expected.txt";
    if (std::getenv("LEGWORK_REWRITE") != nullptr) std::ofstream(expected, std::ios::binary) << found;
    CHECK(found == read_file(expected));
  }
}
