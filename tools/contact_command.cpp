// `legwork contact`: check everything, run a batch, tell what became of it.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "adapters/net/domain_name.hpp"
#include "adapters/practice/street_probe.hpp"
#include "adapters/wire/outcome_export.hpp"
#include "core/base/json_text.hpp"
#include "core/model/customer_field.hpp"
#include "core/report/preflight_report.hpp"
#include "storage/event_store.hpp"
#include "storage/open_to_read.hpp"
#include "storage/storage_failure.hpp"
#include "tools/commands.hpp"
#include "tools/format_numbers.hpp"
#include "tools/outcome_table.hpp"
#include "tools/paths.hpp"
#include "tools/progress.hpp"
#include "tools/request_files.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

// What the same request again is recognised by: everything a person gave.
std::string request_digest(RequestFiles const& files, storage::Vault const& vault) {
  std::string all;
  auto const add = [&](std::string_view text) { core::write_json_string(all, text); };
  for (core::ListedDealer const& d : files.dealers) add(d.entry.dealer_name), add(d.website.url), add(d.dealer_ref);
  for (auto const& [key, value] : files.customer.values) add(key), add(value);
  add(files.customer.message);
  add(files.rules.may_consent ? "may consent" : "");
  add(files.rules.may_market ? "may market" : "");
  return vault.digest(all);
}

// What was told of the list, for other programs: one JSON object a line, before those of the contacts.
std::string list_lines(ContactCommand const& command, RequestFiles const& files) {
  std::string out;
  for (std::string const& note : files.notes) out += adapters::list_note_json(command.dealers, note) + "\n";
  for (core::LineProblem const& p : files.bad_lines) out += adapters::line_problem_json(command.dealers, p) + "\n";
  return out;
}

// Tells everything that is wrong. Lines of the list stop nothing where they may be skipped and others are good.
bool may_go_on(ContactCommand const& command, RequestFiles const& files) {
  for (std::string const& note : files.notes) fmt::print(stderr, "legwork: note: {}: {}\n", command.dealers, note);
  bool const skips = command.skip_bad_lines && !files.dealers.empty() && files.problems.empty();
  for (core::LineProblem const& p : files.bad_lines)
    fmt::print(stderr, "legwork: {}{}{}\n", skips ? "skipped: " : "", at_line(command.dealers, p.line), p.text);
  for (std::string const& problem : files.problems) fmt::print(stderr, "legwork: {}\n", problem);
  if (files.problems.empty() && (files.bad_lines.empty() || skips)) return true;
  if (!files.dealers.empty() && files.problems.empty())
    fmt::print(stderr,
               "legwork: nothing was started; mend these lines, or contact the other {} with --skip-bad-lines\n",
               files.dealers.size());
  if (command.json == "-") {
    fmt::print("{}", list_lines(command, files));
  } else if (!command.json.empty()) {
    std::ofstream(command.json, std::ios::binary | std::ios::trunc) << list_lines(command, files);
  }
  return false;
}

// Nothing is written over what is read, or over another output.
void refuse_same_files(ContactCommand const& command) {
  namespace fs = std::filesystem;
  std::vector<std::pair<std::string, fs::path>> known;
  auto const place_of = [](fs::path const& file) {
    std::error_code none;
    fs::path const there = fs::weakly_canonical(file, none);
    return none ? file : there;
  };
  auto const note = [&](std::string const& name, fs::path const& file) {
    if (!file.empty() && file != "-") known.emplace_back(name, place_of(file));
  };
  note("the list", command.dealers);
  note("--customer", command.customer);
  note("--message", command.message);
  note("--journal", command.journal.empty() ? default_journal() : fs::path(command.journal));
  note("--key-file", command.key_file.empty() ? default_key_file() : fs::path(command.key_file));
  for (auto const& [name, file] : std::vector<std::pair<std::string, std::string>>{
           {"--json", command.json}, {"--csv", command.csv}, {"--ready", command.ready}}) {
    if (file.empty() || file == "-") continue;
    auto const same = std::ranges::find(known, place_of(file), &std::pair<std::string, fs::path>::second);
    if (same != known.end())
      throw UsageError(name + " names the same file as " + same->first + " (" + file + "); name another one");
    note(name, file);
  }
}

class ContactRun {
 public:
  ContactRun(ContactCommand const& command, RequestFiles files)
      : command_(command), files_(std::move(files)), progress_(stderr), runtime_(options()) {}

  int run() {
    std::string const& email = files_.customer.values[std::string(core::key_of(core::CustomerField::email))];
    customer_ = runtime_.vault().customer_for(email.empty() ? "nobody" : email); // whose key seals the pictures
    request_ = request_digest(files_, runtime_.vault());
    if (only_looks()) // a new one each time
      request_ = runtime_.vault().digest("preflight " + request_ + " " + std::to_string(runtime_.now().ms));
    runtime_.customers().store_request(customer_, request_, files_.customer);
    runtime_.on_interrupt = [this](int times) { interrupted(times); };
    runtime_.on_shutdown = [this] {
      interrupts_ = 1;
      progress_.print_line(
          "shutting down: what is under way is finished or safely left (a second SIGTERM leaves at once)");
    };
    runtime_.on_space = [this](bool low) {
      progress_.print_line(low ? "the disk is nearly full: nothing is started or sent until there is space again"
                               : "there is space again: going on");
    };
    auto const broken = runtime_.run(
        others(), [this] { begin(); }, [this] { return finished(); },
        [this](std::vector<core::ClientEvent> const& events) {
          for (core::ClientEvent const& e : events) on_event(e);
        });
    return finish(broken);
  }

 private:
  ContactCommand const& command_;
  RequestFiles files_;
  Progress progress_;
  Runtime runtime_;
  std::string customer_;
  std::string request_;
  std::optional<core::BatchId> batch_;
  std::vector<core::BatchId> abandoned_; // preflights that were cut off
  int interrupts_ = 0;
  bool braked_ = false;
  std::string refused_;

  bool only_looks() const { return command_.purpose == core::BatchPurpose::preflight; }

  RuntimeOptions options() const {
    RuntimeOptions out;
    out.journal = command_.journal.empty() ? default_journal() : std::filesystem::path(command_.journal);
    out.key_file = command_.key_file.empty() ? default_key_file() : std::filesystem::path(command_.key_file);
    out.limits = command_line_limits();
    out.limits.pace = core::Duration{static_cast<std::int64_t>(command_.pace_seconds * 1000)};
    out.allowed_hosts = {command_.allow_hosts.begin(), command_.allow_hosts.end()};
    if (files_.practice) {
      for (core::ListedDealer const& d : files_.dealers) out.practice_ports.insert(d.website.port);
    }
    out.browser.binary = command_.browser;
    out.browser.user = command_.browser_user;
    out.browser.allow_no_sandbox = command_.no_sandbox;
    return out;
  }

  core::Batch const* same_request() const {
    auto const& batches = runtime_.state().batches;
    auto const found = std::ranges::find(batches, request_, &core::Batch::request);
    return found == batches.end() ? nullptr : &*found;
  }

  // Unfinished batches of other requests wait for their own command.
  std::vector<core::BatchId> others() {
    std::vector<core::BatchId> out;
    for (core::Batch const& b : runtime_.state().batches) {
      bool const unfinished = b.phase == core::BatchPhase::running || b.phase == core::BatchPhase::paused;
      if (!unfinished || b.request == request_) continue;
      if (b.purpose == core::BatchPurpose::preflight) { // nobody asks for that one again
        abandoned_.push_back(b.id);
        out.push_back(b.id);
        continue;
      }
      progress_.print_line(fmt::format(
          "note: batch {} of an earlier request is unfinished; run its command again to go on with it", b.id));
      out.push_back(b.id);
    }
    return out;
  }

  void begin() {
    for (core::BatchId const id : abandoned_) must(core::StopBatch{id, core::StopHow::now});
    core::Batch const* old = same_request();
    if (old == nullptr) return create();
    batch_ = old->id;
    progress_.known(*old, runtime_.state());
    if (old->parallel != command_.parallel)
      progress_.print_line(
          fmt::format("note: this request goes on with --parallel {}, as it was begun", old->parallel));
    using enum core::BatchPhase;
    if (old->phase == idle) return must(core::StartBatch{*batch_});
    if (old->phase == paused) return must(core::ResumeBatch{*batch_});
    bool const again = old->phase == stopped || (old->phase == completed && command_.retry_failed);
    if (again) return must(core::RestartBatch{*batch_, command_.retry_failed});
    if (command_.retry_failed)
      progress_.print_line("note: this request is not finished; add --retry-failed again once it is");
    if (old->phase != completed) return;
    auto const before = core::report_on_batch(runtime_.state(), *old, runtime_.now());
    bool const all = core::outcome_of(before) == core::BatchOutcome::all_reached;
    progress_.print_line(std::string("this request was run before; nothing is sent twice") +
                         (all ? "" : " (--retry-failed tries again what was not sent)"));
  }

  void create() {
    core::CreateBatch batch{.mode = files_.practice ? core::Mode::practice : core::Mode::live,
                            .request = request_,
                            .customer = customer_,
                            .parallel = command_.parallel,
                            .gap = core::Duration{static_cast<std::int64_t>(command_.gap_seconds * 1000)},
                            .rules = files_.rules,
                            .contacts = {},
                            .purpose = command_.purpose};
    for (core::ListedDealer const& d : files_.dealers)
      batch.contacts.push_back({.dealer_name = d.entry.dealer_name,
                                .dealer_ref = d.dealer_ref,
                                .website = d.website.url,
                                .target = adapters::registrable_domain(d.website.host)});
    must(std::move(batch));
    batch_ = core::BatchId{runtime_.state().batches.size()};
    must(core::StartBatch{*batch_});
  }

  void on_event(core::ClientEvent const& e) {
    progress_.event(e, runtime_.state(), runtime_.now());
    if (e.type != "batch_braked" || e.batch_id != batch_) return;
    braked_ = true;
    progress_.print_line("stopping: " + e.detail +
                         ", so something may be wrong here rather than there; look into it (network? legwork doctor?), "
                         "then the same command again goes on");
    static_cast<void>(runtime_.submit(core::StopBatch{*batch_, core::StopHow::now}));
  }

  void must(core::Input input) {
    auto const taken = runtime_.submit(std::move(input));
    if (!taken) runtime_.stop_with(taken.error());
  }

  bool finished() const {
    if (!batch_) return false;
    core::BatchPhase const phase = runtime_.state().batch(*batch_).phase;
    return phase == core::BatchPhase::completed || phase == core::BatchPhase::stopped;
  }

  void interrupted(int times) {
    interrupts_ = times;
    if (times == 1 && batch_) {
      progress_.print_line(
          "stopping: what was not sent yet is cancelled, what was sent is still watched (Ctrl-C again to leave at "
          "once)");
      static_cast<void>(runtime_.submit(core::StopBatch{*batch_, core::StopHow::now}));
    } else {
      runtime_.stop_with({core::ErrorKind::closed, "left at once; run the same command again to go on"});
    }
  }

  int finish(std::optional<core::Error> const& broken) {
    progress_.clear();
    if (broken) progress_.print_line("legwork: " + broken->detail);
    bool const left = broken && broken->kind == core::ErrorKind::closed; // Ctrl-C twice
    core::State const state = broken ? on_disk() : runtime_.state();
    if (!batch_ || !state.has_batch(*batch_)) return left ? exit_interrupted : broken ? exit_broken : exit_usage;
    auto const reports = core::report_on_batch(state, state.batch(*batch_), state.now);
    core::Batch const& batch = state.batch(*batch_);
    std::string const summary =
        only_looks() ? core::report_on_preflight(state, core::newest_contacts(state, batch), state.now).words : "";
    bool const written = write_out(reports, summary);
    if (broken) return left ? exit_interrupted : exit_broken;
    if (interrupts_ > 0) return exit_interrupted;
    if (!files_.bad_lines.empty())
      progress_.print_line(fmt::format("{} problems of {} are told above; these lines were skipped",
                                       files_.bad_lines.size(), command_.dealers));
    if (!written || braked_ || !files_.bad_lines.empty()) return exit_not_all;
    if (only_looks()) return std::ranges::all_of(reports, is_ready) ? exit_good : exit_not_all;
    return core::outcome_of(reports) == core::BatchOutcome::all_reached ? exit_good : exit_not_all;
  }

  static bool is_ready(core::ContactReport const& r) { return r.readiness == core::name_of(core::Readiness::ready); }

  // As a list for `legwork contact`.
  static std::string ready_list(std::vector<core::ContactReport> const& reports) {
    std::string out = "dealer_name,website,id\r\n";
    for (core::ContactReport const& r : reports) {
      if (is_ready(r))
        out += core::csv_cell(r.dealer_name) + "," + core::csv_cell(r.website) + "," + core::csv_cell(r.dealer_ref) +
               "\r\n";
    }
    return out;
  }

  // What a run that broke off really left: memory may be ahead of the disk, and is never reported then.
  core::State on_disk() const {
    try {
      return storage::load(*storage::open_to_read(options().journal)).state;
    } catch (storage::StorageFailure const& failure) {
      std::fprintf(stderr, "legwork: the outcomes cannot be read now (%s); later: legwork export\n", failure.what());
      return {};
    }
  }

  // The table on standard output, unless that is where JSON or CSV goes.
  bool write_out(std::vector<core::ContactReport> const& reports, std::string const& summary) {
    std::string lines = list_lines(command_, files_);
    for (auto const& r : reports) lines += adapters::json_line(r) + "\n";
    bool const json_here = command_.json == "-";
    bool const csv_here = command_.csv == "-";
    bool good = true;
    if (!command_.json.empty()) good = write_to(command_.json, lines) && good;
    if (!command_.csv.empty()) good = write_to(command_.csv, adapters::csv_of(reports)) && good;
    if (!command_.ready.empty()) good = write_to(command_.ready, ready_list(reports)) && good;
    if (json_here || csv_here) return good;
    struct winsize size{};
    bool const known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 40;
    if (only_looks()) {
      fmt::print("{}{}\n{}; nothing was written or sent\n",
                 files_.practice ? "PRACTICE: invented businesses, nothing left this machine\n" : "",
                 table_of(reports, known ? size.ws_col : 140), summary);
      std::fflush(stdout);
      return good;
    }
    fmt::print("{}{}", files_.practice ? "PRACTICE: invented businesses, nothing left this machine\n" : "",
               table_of(reports, known ? size.ws_col : 140));
    std::fflush(stdout);
    return good;
  }

  bool write_to(std::string const& file, std::string const& text) {
    if (file == "-") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.flush();
    if (!out)
      progress_.print_line("legwork: cannot write " + file + "; the outcomes are in the journal: legwork export");
    return static_cast<bool>(out);
  }
};

} // namespace

int run_contact(ContactCommand const& command) {
  RequestFiles files = read_request(command.dealers, command.customer, command.message,
                                    {command.allow_hosts.begin(), command.allow_hosts.end()});
  if (!may_go_on(command, files)) return exit_usage;
  refuse_same_files(command);
  std::set<std::uint16_t> ports;
  for (core::ListedDealer const& d : files.dealers) {
    if (!files.practice || !ports.insert(d.website.port).second) continue;
    if (auto const there = adapters::probe_street(d.website.port); !there) throw UsageError(there.error().detail);
  }
  for (std::string const& file : {command.json, command.csv, command.ready}) {
    bool const usable = file.empty() || file == "-" || std::ofstream(file, std::ios::app);
    if (!usable) throw UsageError("cannot write " + file + "; check its folder");
  }
  return ContactRun(command, std::move(files)).run();
}

} // namespace legwork::tools
