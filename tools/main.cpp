// `legwork`: the command line. Describes every command once (help, man page and completion come from here), and
// is the one edge where a broken world becomes a line and an exit code.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "core/base/text.hpp"
#include "storage/storage_failure.hpp"
#include "tools/commands.hpp"
#include "tools/manual.hpp"
#include "tools/page_commands.hpp"
#include "tools/runtime.hpp"
#include "tools/settings.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

namespace {

struct CommandLine {
  CLI::App app{"contact many businesses through the forms on their own websites, once each, with proof", "legwork"};
  ContactCommand contact;
  ContactCommand preflight;
  ServeCommand serve;
  TokenCommand token;
  DirectoryCommand directory;
  ReplayCommand replay;
  PageCommands pages;
  PracticeCommand practice;
  DoctorCommand doctor;
  ExportCommand give_out;
  HistoryCommand history;
  ForgetCommand forget;
  BackupCommand backup;
  AcceptLossCommand accept_loss;
  SimCommand sim;
  RulingCommand ruling;
  BlockCommand block;
  bool console_tables = false;
  bool no_ = false; // the other of two flags of which one must be given
  std::function<int()> chosen;

  CommandLine() {
    app.set_version_flag("--version", version);
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 all done; 1 ran, and not everything was reached; 2 wrong input or environment, nothing was "
        "started; "
        "3 stopped because the journal cannot be written; 130 stopped by Ctrl-C or SIGTERM. After 3 and 130 run the "
        "same command again.");
    add_contact();
    add_preflight();
    add_serve();
    add_token();
    add_directory();
    add_replay();
    add_page_commands(app, pages, chosen);
    add_practice();
    add_doctor();
    add_export();
    add_history();
    add_forget();
    add_backup();
    add_accept_loss();
    add_sim();
    add_rulings();
    add_blocks();
    add_map();
    add_simple("man", "print this program's manual page (troff): legwork man | man -l -",
               [this] { return fmt::print("{}", man_page(app)), exit_good; });
    add_simple("completion", "print shell completion: source <(legwork completion)",
               [this] { return fmt::print("{}", bash_completion(app)), exit_good; });
  }

 private:
  void add_simple(char const* name, char const* text, std::function<int()> run) {
    app.add_subcommand(name, text)->callback([this, run = std::move(run)] { chosen = run; });
  }

  static void journal_option(CLI::App& sub, std::string& journal) {
    sub.add_option("--journal", journal, "the journal's file (default: $XDG_STATE_HOME/legwork/journal.db)");
  }
  // An id or a row: nothing until it is given.
  template <core::IsStrongNumber T>
  static CLI::Option* number_option(CLI::App& sub, char const* name, std::optional<T>& number, char const* about) {
    return sub.add_option_function<typename T::Representation>(
        name, [&number](typename T::Representation const& given) { number = T{given}; }, about);
  }
  static void contact_option(CLI::App& sub, core::ContactId& contact) {
    sub.add_option_function<core::ContactId::Representation>(
           "--contact", [&contact](core::ContactId::Representation const& given) { contact = core::ContactId{given}; },
           "its number, as legwork history lists it")
        ->required();
  }
  static void key_option(CLI::App& sub, std::string& key_file) {
    sub.add_option("--key-file", key_file,
                   "the master key's file (default: $XDG_CONFIG_HOME/legwork/master.key; or set LEGWORK_MASTER_KEY)");
  }

  // What `contact` and `preflight` share.
  static void run_options(CLI::App& sub, ContactCommand& command) {
    sub.add_option("--parallel", command.parallel, "how many at a time, 1 to 16 (default 1; preflight 2)")
        ->check(CLI::Range(1, 16));
    sub.add_option("--gap", command.gap_seconds,
                   "seconds between the end of one contact and the start of the next (default 2)")
        ->check(CLI::Range(0.0, 3600.0));
    journal_option(sub, command.journal);
    key_option(sub, command.key_file);
    sub.add_option("--json", command.json, "write one JSON line a contact to this file, - for standard output");
    sub.add_option("--csv", command.csv, "write the outcomes as CSV to this file, - for standard output");
    sub.add_flag("--skip-bad-lines", command.skip_bad_lines,
                 "take the good lines of the list although others are wrong; each of these is told");
    sub.add_option("--allow-host", command.allow_hosts,
                   "let this host name pass although it is not public (may be repeated)");
    add_browser_options(sub, command.browser, command.browser_user);
    sub.add_flag("--no-sandbox", command.no_sandbox, "run Chromium without its sandbox; only where nothing else works");
  }

  void add_contact() {
    CLI::App& sub = *app.add_subcommand(
        "contact", "contact every business of a list for one customer, and tell what became of each");
    sub.add_option("--dealers", contact.dealers,
                   "list of businesses, CSV or Excel workbook (.xlsx), with the columns dealer_name, website and "
                   "optionally id")
        ->required();
    sub.add_option("--customer", contact.customer,
                   "who asks: a TOML file with first_name, last_name, email, phone, zip")
        ->required();
    sub.add_option("--message", contact.message,
                   "what to ask: a text file; {dealer_name} and {first_name} are filled in")
        ->required();
    run_options(sub, contact);
    sub.add_option(
           "--pace", contact.pace_seconds,
           "seconds between a form's appearing and its press, at least (default 5); sites drop what comes sooner")
        ->check(CLI::Range(0.0, 60.0));
    sub.add_flag("--retry-failed", contact.retry_failed,
                 "try again what an earlier run of this request provably did not send");
    sub.footer(
        "The same command again on the same journal goes on where it stopped and contacts nobody twice.\n"
        "Practice first: legwork practice & curl -s 127.0.0.1:8123/dealers.csv > dealers.csv");
    sub.callback([this] { chosen = [this] { return run_contact(contact); }; });
  }
  void add_preflight() {
    CLI::App& sub = *app.add_subcommand(
        "preflight", "look at every business of a list, and tell which are ready to be contacted; nothing is sent");
    preflight.purpose = core::BatchPurpose::preflight;
    preflight.parallel = 2;
    sub.add_option("dealers", preflight.dealers,
                   "list of businesses, as for legwork contact: CSV or Excel workbook (.xlsx)")
        ->required();
    sub.add_option("--customer", preflight.customer,
                   "who would ask: the TOML file of legwork contact; without it what everybody has is assumed, and no "
                   "consent");
    sub.add_option("--ready", preflight.ready,
                   "write those that are ready to this file, as a list for legwork contact");
    run_options(sub, preflight);
    sub.footer(
        "It opens each website, finds the form and looks for a CAPTCHA. It writes nothing and sends nothing; it "
        "presses "
        "only\nwhat opens a form, and what closes a box that lies over it. Exit code 0 where all are ready, 1 where "
        "not.\ndocs/preflight.md tells what the answers mean.");
    sub.callback([this] { chosen = [this] { return run_contact(preflight); }; });
  }
  void add_serve() {
    CLI::App& sub =
        *app.add_subcommand("serve", "serve the console and the live channel (HTTP and WebSocket on one port)");
    sub.add_option("--config", serve.config,
                   "settings file (default: $XDG_CONFIG_HOME/legwork/legwork.toml where there is one)");
    for (SettingName const& setting : setting_names()) {
      std::string const name = setting.name;
      std::string const flag = "--" + core::replace_all(name, "_", "-");
      if (setting.is_flag)
        sub.add_flag_callback(flag, [this, name] { serve.flags[name] = "true"; }, setting.about);
      else
        sub.add_option_function<std::string>(
            flag, [this, name](std::string const& value) { serve.flags[name] = value; }, setting.about);
    }
    sub.footer(
        "Every setting may also stand in legwork.toml (path_prefix = \"/legwork\") or in the environment "
        "(LEGWORK_PATH_PREFIX).\n"
        "docs/protocol.md tells how programs talk to it. Without harm: legwork serve --practice");
    sub.callback([this] { chosen = [this] { return run_serve(serve); }; });
  }
  void add_token() {
    CLI::App& sub = *app.add_subcommand("token", "list, add, rotate or revoke the tokens that the server believes");
    sub.add_option("deed", token.deed, "list, add, rotate or revoke")
        ->required()
        ->check(CLI::IsMember({"list", "add", "rotate", "revoke"}));
    sub.add_option("name", token.name, "the token's name: who uses it");
    sub.add_option("--days", token.days,
                   "it expires after so many days (default: a new one never, a rotated one when it would have)")
        ->check(CLI::Range(1, 36'500));
    sub.add_option("--journal", token.journal, "the journal of the server (default: as for legwork serve)");
    sub.add_option("--role", token.role,
                   "of a new token: owner (everything; the default), operator (contacts, batches, directory) or viewer "
                   "(look, without personal data)");
    sub.add_option("--customer", token.customers,
                   "e-mail address of a customer: the new token is for such customers only; may be given again");
    sub.add_option("--key-file", token.key_file, "the vault's key, for --customer (default: as for legwork serve)");
    sub.add_flag("--practice", token.practice, "of legwork serve --practice");
    sub.callback([this] { chosen = [this] { return run_token(token); }; });
  }
  // One deed of `legwork directory`.
  CLI::App& directory_deed(CLI::App& parent, char const* deed, char const* text) {
    CLI::App& sub = *parent.add_subcommand(deed, text);
    journal_option(sub, directory.journal);
    sub.add_flag("--practice", directory.practice, "the practice server's directory");
    sub.callback([this, deed] { directory.deed = deed, chosen = [this] { return run_directory(directory); }; });
    return sub;
  }
  void add_directory() {
    CLI::App& sub = *app.add_subcommand("directory", "import dealers and postal codes, and look them up");
    sub.require_subcommand(1);
    CLI::App& import = directory_deed(sub, "import", "import a list of dealers, a map file, or postal codes");
    import.add_option("file", directory.file, "CSV, GeoJSON, Overpass JSON, or a GeoNames list; also as a .zip")
        ->required();
    import.add_option("--format", directory.format, "what it is (default: as it looks)")
        ->check(CLI::IsMember({"csv", "geojson", "overpass", "geonames"}));
    import.footer("Exit code 1 where some of it was not taken; every line is told with the reason.");
    CLI::App& fetch =
        directory_deed(sub, "fetch", "name the file with a country's postal codes, and import it when it is there");
    fetch.add_option("country", directory.country, "two letters or a name: DE, Germany")->required();
    fetch.add_option("file", directory.file, "the file, once you have downloaded it (.zip or .txt)");
    CLI::App& places = directory_deed(sub, "places", "say where a postal code is, or whose postal codes are known");
    places.add_option("code", directory.code, "a postal code, as people write it");
    places.add_option("--country", directory.country, "its country, by two letters or name");
    CLI::App& dealers = directory_deed(sub, "dealers", "list the dealers of the directory");
    dealers.add_flag("--without-location", directory.without_location, "only those without a known location, and why");
    sub.footer("While a server runs, it is asked; else the file directory.db beside the journal is opened.");
  }
  void add_replay() {
    CLI::App& sub =
        *app.add_subcommand("replay", "decide a logged session again: compare, show any moment, ask what if");
    sub.add_option("journal", replay.journal, "the journal's file")->required();
    sub.add_flag("--verify", replay.verify, "only say whether it is identical");
    CLI::Option* contact_option = number_option(sub, "--contact", replay.contact, "tell the story of this contact");
    number_option(sub, "--at", replay.at, "only up to this sequence number");
    sub.add_option("--diff", replay.diff, "another build of legwork: tell which decisions it takes differently");
    sub.add_option("--decisions", replay.decisions,
                   "write what this version decides about every input, as JSON lines, - for standard output");
    CLI::Option* what_if_option =
        sub.add_option("--what-if", replay.what_if,
                       "change one input and tell what would have followed: 'SEQ=drop', 'SEQ={…}', or SEQ with --with");
    sub.add_option("--with", replay.with, "file that holds the changed input's JSON")->needs(what_if_option);
    sub.add_option("--to-scenario", replay.to_scenario,
                   "write the contact as a scenario for legwork sim --scenario, - for standard output")
        ->needs(contact_option);
    sub.footer("docs/replay.md tells how to read the answers. Exit code 1 where something differs.");
    sub.callback([this] { chosen = [this] { return run_replay(replay); }; });
  }
  void add_practice() {
    CLI::App& sub = *app.add_subcommand(
        "practice", "serve a street of invented businesses on this machine, to try everything without harm");
    sub.add_option("--port", practice.port, "port on 127.0.0.1, 0 for any free one (default 8123)");
    sub.footer(
        "GET /dealers.csv is a list for legwork contact, GET /truth what each business received, POST /reset forgets "
        "it.");
    sub.callback([this] { chosen = [this] { return run_practice(practice); }; });
  }
  void add_doctor() {
    CLI::App& sub = *app.add_subcommand(
        "doctor", "check Chromium, sandbox, fonts, disk, clock and files, and say how to mend what is wrong");
    journal_option(sub, doctor.journal);
    key_option(sub, doctor.key_file);
    add_browser_options(sub, doctor.browser, doctor.browser_user);
    sub.callback([this] { chosen = [this] { return run_doctor(doctor); }; });
  }
  void add_export() {
    CLI::App& sub =
        *app.add_subcommand("export", "write the outcomes in a journal, or one contact's screenshots and evidence");
    journal_option(sub, give_out.journal);
    key_option(sub, give_out.key_file);
    sub.add_option("--format", give_out.format, "json (lines), csv or table")
        ->check(CLI::IsMember({"json", "csv", "table"}));
    sub.add_option("--out", give_out.out, "file, - for standard output (default)");
    CLI::Option* contact_option = number_option(sub, "--contact", give_out.contact, "one contact's files instead");
    sub.add_option("--to", give_out.folder, "the folder for them")->needs(contact_option);
    contact_option->needs(sub.get_option("--to"));
    sub.callback([this] { chosen = [this] { return run_export(give_out); }; });
  }
  void add_map() {
    CLI::App& sub = *app.add_subcommand("map", "print the states of a contact and of a batch, with what leads where");
    sub.add_flag("--console", console_tables,
                 "instead: the core's tables as the console's source needs them (TypeScript)");
    sub.callback(
        [this] { chosen = [this] { return run_map(console_tables ? MapFormat::console : MapFormat::document); }; });
  }
  void add_history() {
    CLI::App& sub = *app.add_subcommand("history", "list who was contacted when, newest first");
    journal_option(sub, history.journal);
    sub.add_option("--target", history.target, "only this business, by its registrable domain (acme.com)");
    sub.callback([this] { chosen = [this] { return run_history(history); }; });
  }
  void add_sim() {
    CLI::App& sub = *app.add_subcommand(
        "sim", "run the program in an invented world, with every fault, from seeds, and check its promises");
    sub.add_option("--seeds", sim.seeds, "how many seeds (default 1000)")->check(CLI::PositiveNumber);
    sub.add_option("--first", sim.first, "the first of them (default 1)");
    sub.add_option("--seed", sim.seed, "tell the story of this seed");
    sub.add_option("--twice-every", sim.twice_every,
                   "run one seed in so many twice and compare; 0 for none (default 1: all)");
    sub.add_option("--level", sim.level,
                   "A: everything invented but the core (default); B: the real SQLite journal on simulated disks")
        ->check(CLI::IsMember({"A", "B"}));
    sub.add_option("--sweep", sim.sweep, "instead: cut this many scenarios at every commit and every result");
    sub.add_option("--scenario", sim.scenario, "instead: tell the story of a scenario file");
    sub.add_option("--keep", sim.keep, "folder in which a shrunk failure is kept as a scenario file");
    sub.add_option("--meet", sim.meet,
                   "find the shortest story of a rare situation (or of all) and keep it as a scenario file");
    sub.add_option("--aim", sim.aim,
                   "let a fault strike at a state in every seed: FAULT@PHASE[:N], e.g. kill_after_commit@intended");
    sub.add_flag("--canary", sim.canary, "break a promise of its own, to see how a failure is found, shrunk and told");
    sub.add_option("--report", sim.report,
                   "write what was reached as a page (Markdown) to this file, - for standard output");
    sub.footer("docs/simulator.md tells how to read a failure. Exit code 1 where a promise was broken.");
    sub.callback([this] { chosen = [this] { return run_sim(sim); }; });
  }
  void add_forget() {
    CLI::App& sub = *app.add_subcommand("forget", "destroy what is kept about a customer; outcomes stay, without them");
    sub.add_option("email", forget.email, "the customer's e-mail address")->required();
    journal_option(sub, forget.journal);
    key_option(sub, forget.key_file);
    sub.callback([this] { chosen = [this] { return run_forget(forget); }; });
  }
  void add_backup() {
    CLI::App& sub =
        *app.add_subcommand("backup", "copy journal, vault, screenshots, directory and tokens, also of a run");
    sub.add_option("folder", backup.folder, "the folder to make; it must not exist")->required();
    journal_option(sub, backup.journal);
    key_option(sub, backup.key_file);
    sub.add_flag("--with-key", backup.with_key, "put the master key in too; without it, keep the key's file apart");
    sub.footer(
        "It may run while legwork does. The folder appears when everything in it is written and checked, or not at "
        "all.\n"
        "docs/deployment.md tells how to restore one, and what that means for contact-once.");
    sub.callback([this] { chosen = [this] { return run_backup(backup); }; });
  }
  void add_accept_loss() {
    CLI::App& sub =
        *app.add_subcommand("accept-loss", "go on although rows are missing from the journal, or all of it is gone");
    sub.add_option("--who", accept_loss.who, "your name: it is recorded")->required();
    sub.add_option("--reason", accept_loss.reason, "what happened; it is recorded")->required();
    journal_option(sub, accept_loss.journal);
    sub.footer(
        "Restore a backup where there is one. Otherwise businesses that were contacted in the missing rows can be "
        "contacted again.\n"
        "What cannot be read is moved aside, nothing is deleted; legwork doctor shows what was accepted.");
    sub.callback([this] { chosen = [this] { return run_accept_loss(accept_loss); }; });
  }
  CLI::App& ruling_on(char const* name, char const* text, int (*run)(RulingCommand const&)) {
    CLI::App& sub = *app.add_subcommand(name, text);
    contact_option(sub, ruling.contact);
    sub.add_option("--who", ruling.who, "your name: it is recorded with the ruling")->required();
    journal_option(sub, ruling.journal);
    sub.callback([this, run] { chosen = [this, run] { return run(ruling); }; });
    return sub;
  }
  // Exactly one of two flags.
  void either(CLI::App& sub, char const* yes, char const* yes_text, char const* no, char const* no_text) {
    CLI::Option_group& choice = *sub.add_option_group("ruling");
    choice.add_flag(yes, ruling.yes, yes_text);
    choice.add_flag(no, no_, no_text);
    choice.require_option(1);
    sub.add_option("--note", ruling.note, "what you know about it, for the record");
  }
  void add_retry() {
    CLI::App& sub =
        *app.add_subcommand("retry", "have a contact tried again that was not sent, or that you ruled was not sent");
    contact_option(sub, ruling.contact);
    sub.add_flag("--yes", ruling.yes, "really contact this business again");
    journal_option(sub, ruling.journal);
    sub.callback([this] { chosen = [this] { return run_retry(ruling); }; });
  }
  void add_rulings() {
    CLI::App& reconcile =
        ruling_on("reconcile", "say of an unconfirmed contact whether it went through", run_reconcile);
    either(reconcile, "--went-through", "the business has it", "--not-sent",
           "it has not; recorded only: legwork retry has it tried again");
    add_retry();
    CLI::App& finish = ruling_on("finish", "say of a contact that needs a person what you did about it", run_finish);
    either(finish, "--sent", "you reached the business yourself", "--declined", "you decided against it");
    CLI::App& over =
        ruling_on("override", "let a skipped contact be made nevertheless: contacted before, or over the daily cap",
                  run_override);
    over.add_option("--reason", ruling.note, "why; it is recorded")->required();
  }
  void add_block(char const* name, char const* text, bool on) {
    CLI::App& sub = *app.add_subcommand(name, text);
    sub.add_option("domain", block.target, "the business's domain or website (acme.com)")->required();
    sub.add_option("--who", block.who, "your name: it is recorded")->required();
    sub.add_option("--reason", block.reason, "why; it is recorded")->required();
    journal_option(sub, block.journal);
    sub.callback([this, on] { block.block = on, chosen = [this] { return run_block(block); }; });
  }
  void add_blocks() {
    add_block("block", "put a business on the do-not-contact list, for every customer", true);
    add_block("unblock", "take a business off the do-not-contact list", false);
    CLI::App& sub = *app.add_subcommand("blocked", "print the do-not-contact list");
    journal_option(sub, block.journal);
    sub.callback([this] { chosen = [this] { return run_blocked(block.journal); }; });
  }
};

// Files are ours alone, no core file may hold personal data, a closed pipe or a full file is an error, not a death.
void settle_process() {
  ::umask(077);
  struct rlimit const none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace

} // namespace legwork::tools

int main(int argc, char** argv) {
  using namespace legwork::tools;
  settle_process();
  CommandLine line;
  try {
    line.app.parse(argc, argv);
    return line.chosen();
  } catch (CLI::ParseError const& e) {
    int const code = line.app.exit(e);
    return code == 0 ? exit_good : exit_usage;
  } catch (UsageError const& e) {
    fmt::print(stderr, "legwork: {}\n", e.what());
    return exit_usage;
  } catch (std::exception const& e) { // StorageFailure, and what the system throws about files
    fmt::print(stderr, "legwork: {}\n", e.what());
    return exit_usage;
  }
}
