// Starting the street and naming the program's words in one place.
#include "tests/street/street_run.hpp"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace legwork::tests {

namespace fs = std::filesystem;

std::string legwork_binary() {
  char const* other = std::getenv("LEGWORK_BINARY"); // another build of it, e.g. an older one
  return other != nullptr ? other : LEGWORK_BINARY;
}

PracticeStreet::PracticeStreet(fs::path const& folder) {
  child_ = std::make_unique<Child>(std::vector<std::string>{legwork_binary(), "practice", "--port", "0"}, folder,
                                   "practice");
  for (int i = 0; i < 1000 && port_ == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::string const said = child_->out();
    std::size_t const at = said.find("127.0.0.1:");
    if (at != std::string::npos && said.find('\n') != std::string::npos) port_ = std::stoi(said.substr(at + 10));
  }
  if (port_ == 0) throw std::runtime_error("the practice street did not start: " + child_->err());
}

std::string PracticeStreet::truth() const { return http("GET", port_, "/truth").value_or("[]"); }
void PracticeStreet::reset() const { http("POST", port_, "/reset"); }

std::string PracticeStreet::dealers(std::vector<std::string> const& kinds) const {
  std::string const all = http("GET", port_, "/dealers.csv").value_or("");
  if (kinds.empty()) return all;
  std::vector<std::string> wanted;
  for (auto const& business : nlohmann::json::parse(truth())) {
    for (std::string const& kind : kinds) {
      if (business["kind"] == kind) wanted.push_back(business["website"]);
    }
  }
  std::istringstream lines(all);
  std::string out;
  for (std::string line; std::getline(lines, line);) {
    bool keep = out.empty();
    for (std::string const& website : wanted) keep = keep || line.find(website) != std::string::npos;
    if (keep) out += line + "\n";
  }
  return out;
}

void write_request(fs::path const& folder, bool may_consent) {
  write_text(folder / "me.toml",
             "first_name = \"Jane\"\nlast_name = \"Example\"\nemail = \"jane.practice@example.com\"\nphone = \"(512) "
             "555-0147\"\n"
             "zip = \"78701\"\n[allow]\ncontact_consent = " +
                 std::string(may_consent ? "true" : "false") + "\nmarketing = false\n");
  write_text(folder / "message.txt",
             "Hello {dealer_name},\nplease send me a quote for a mid-size SUV.\nRegards, {full_name}\n");
}

std::vector<std::string> contact_words(fs::path const& folder, std::vector<std::string> const& more) {
  std::vector<std::string> words{legwork_binary(), "contact",
                                 "--dealers",      (folder / "dealers.csv").string(),
                                 "--customer",     (folder / "me.toml").string(),
                                 "--message",      (folder / "message.txt").string(),
                                 "--journal",      (folder / "journal.db").string(),
                                 "--key-file",     (folder / "master.key").string(),
                                 "--gap",          "0"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

namespace {

// The folder's owner, by its own note, is a process that still runs: it belongs to somebody else's run.
bool is_in_use(fs::path const& folder) {
  std::istringstream note(read_text(folder / "owner"));
  std::string pid;
  return static_cast<bool>(note >> pid) && fs::exists("/proc/" + pid);
}

constexpr std::string_view place = "/tmp/legwork-browser-";

// Made by the program (six letters follow), not by a test with a run folder of its own.
bool is_ours(std::string const& folder) { return folder.starts_with(place) && folder.size() == place.size() + 6; }

std::vector<std::string> left_now() {
  std::vector<std::string> out;
  std::error_code none;
  for (auto const& entry : fs::directory_iterator("/proc", none)) {
    std::string const pid = entry.path().filename().string();
    if (pid.find_first_not_of("0123456789") != std::string::npos) continue;
    std::string const words = read_text(entry.path() / "cmdline");
    std::size_t const at = words.find("--user-data-dir=" + std::string(place));
    if (at == std::string::npos) continue;
    std::string const folder = words.substr(at + 16, words.find('/', at + 16 + place.size()) - at - 16);
    if (is_ours(folder) && !is_in_use(folder)) out.push_back("process " + pid + " of " + folder);
  }
  for (auto const& entry : fs::directory_iterator("/tmp", none)) {
    if (is_ours(entry.path().string()) && !is_in_use(entry.path())) out.push_back("folder " + entry.path().string());
  }
  return out;
}

} // namespace

std::vector<std::string> leftovers() {
  // A browser whose pipe closed ends within 2 s; a kill needs a moment to be seen in /proc.
  for (int i = 0; i < 60 && !left_now().empty(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  return left_now();
}

} // namespace legwork::tests
