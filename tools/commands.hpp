// The commands of `legwork`: what each needs, and its exit code. The command line fills these and calls.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/model/batch.hpp"

namespace legwork::tools {

// Exit codes, the same for every command.
enum Exit : int {
  exit_good = 0,          // everything asked for was done
  exit_not_all = 1,       // it ran, and not every business was reached (or a check found something)
  exit_usage = 2,         // wrong input or environment; nothing was started, nothing is lost
  exit_broken = 3,        // had to stop: the journal cannot be written; run it again when that is mended
  exit_interrupted = 130, // stopped by Ctrl-C; run it again to go on
};

struct ContactCommand {
  std::string dealers;
  std::string customer;
  std::string message;
  std::string journal;
  std::string key_file;
  std::string json; // file, "-" for standard output
  std::string csv;
  std::vector<std::string> allow_hosts;
  std::uint32_t parallel = 1;
  double gap_seconds = 2.0;
  double pace_seconds = 5.0;
  bool retry_failed = false;
  bool skip_bad_lines = false;
  bool no_sandbox = false;
  std::string browser;
  std::string browser_user;
  core::BatchPurpose purpose = core::BatchPurpose::contact; // a preflight needs neither customer nor message
  std::string ready;                                        // of a preflight: file for the list of those that are ready
};
int run_contact(ContactCommand const& command);

struct JudgeCommand {
  std::string file;  // - for standard input
  bool json = false; // a JSON object a line in, one out
};
int run_judge(JudgeCommand const& command);

struct ReadCommand {
  std::vector<std::string> pages; // addresses and files
  bool json = false;
  std::string echo;    // an attribute whose value is told of each element
  std::string picture; // file
  std::vector<std::string> allow_hosts;
  bool no_sandbox = false;
  std::string browser;
  std::string browser_user;
};
int run_read(ReadCommand const& command);

struct RankCommand {
  std::vector<std::string> files;
  bool json = false;
};
int run_rank(RankCommand const& command);

struct RegradeCommand {
  std::vector<std::string> journals;
  bool json = false; // a line for each contact
};
int run_regrade(RegradeCommand const& command);

struct ReplayCommand {
  std::string journal;
  bool verify = false;
  std::optional<core::ContactId> contact;
  std::optional<core::SequenceNumber> at;
  std::string decisions;   // file for what this version decides, - for standard output
  std::string diff;        // another build of legwork
  std::string what_if;     // SEQ=drop, SEQ={…}; or SEQ alone with `with`
  std::string with;        // file that holds the changed input
  std::string to_scenario; // file for the contact as a scenario, - for standard output
};
int run_replay(ReplayCommand const& command);

struct ServeCommand {
  std::string config;                       // legwork.toml
  std::map<std::string, std::string> flags; // settings by name, as text
};
int run_serve(ServeCommand const& command);

struct DirectoryCommand {
  std::string deed; // import, fetch, places, dealers
  std::string file;
  std::string format; // empty: as the file looks
  std::string code;
  std::string country;
  std::string journal;
  bool practice = false;
  bool without_location = false;
};
int run_directory(DirectoryCommand const& command);

struct TokenCommand {
  std::string deed; // list, add, rotate, revoke
  std::string name;
  std::string journal;
  bool practice = false;
  std::string role = "owner";         // of a new token
  std::vector<std::string> customers; // e-mail addresses: the new token is for these customers only
  std::string key_file;               // of the vault, which makes keys of the addresses
  std::optional<std::uint32_t> days;  // not given: a new token never expires, a rotated one keeps its end
};
int run_token(TokenCommand const& command);

struct PracticeCommand {
  std::uint16_t port = 8123;
};
int run_practice(PracticeCommand const& command);

struct DoctorCommand {
  std::string journal;
  std::string key_file;
  std::string browser;
  std::string browser_user;
};
int run_doctor(DoctorCommand const& command);

struct ExportCommand {
  std::string journal;
  std::string key_file;
  std::string format = "json"; // json, csv, table
  std::string out = "-";
  std::optional<core::ContactId> contact; // with `folder`: this contact's screenshots and evidence
  std::string folder;
};
int run_export(ExportCommand const& command);

struct ForgetCommand {
  std::string journal;
  std::string key_file;
  std::string email;
};
int run_forget(ForgetCommand const& command);

struct BackupCommand {
  std::string folder; // a new one
  std::string journal;
  std::string key_file;
  bool with_key = false;
};
int run_backup(BackupCommand const& command);

struct AcceptLossCommand {
  std::string journal;
  std::string who;
  std::string reason;
};
int run_accept_loss(AcceptLossCommand const& command);

struct HistoryCommand {
  std::string journal;
  std::string target;
};
int run_history(HistoryCommand const& command);

struct SimCommand {
  std::uint64_t seeds = 1'000;
  std::uint64_t first = 1;
  std::optional<std::uint64_t> seed; // tell this one's story
  std::uint32_t twice_every = 1;
  std::uint64_t sweep = 0; // scenarios to cut at every point
  std::string scenario;    // file
  std::string keep;        // folder for a shrunk failure
  std::string meet;        // a rare situation, or all
  std::string level = "A"; // or B: the real journal on simulated disks
  std::string aim;         // FAULT@PHASE:N
  bool canary = false;     // break a promise of our own, to see it found
  std::string report;      // file for the page of figures, - for standard output
};
int run_sim(SimCommand const& command);
// What a person says about one contact.
struct RulingCommand {
  std::string journal;
  core::ContactId contact;
  std::string who;
  std::string note; // the reason, for an override
  bool yes = false; // it went through, it was sent
};
int run_reconcile(RulingCommand const& command);
int run_retry(RulingCommand const& command); // `yes`: it was asked, and the answer is yes
int run_finish(RulingCommand const& command);
int run_override(RulingCommand const& command);

struct BlockCommand {
  std::string journal;
  std::string target;
  std::string who;
  std::string reason;
  bool block = true; // or take it off the list
};
int run_block(BlockCommand const& command);
int run_blocked(std::string const& journal);

enum class MapFormat { document, console };
int run_map(MapFormat format);

} // namespace legwork::tools
