// One function a command, as in main.cpp.
#include "tools/page_commands.hpp"

namespace legwork::tools {

namespace {

void add_judge(CLI::App& app, JudgeCommand& judge, std::function<int()>& chosen) {
  CLI::App& sub = *app.add_subcommand("judge", "say what a site's answer to a sent form is taken for, and why");
  sub.add_option("file", judge.file, "a text, as the page shows it; - for standard input")->required();
  sub.add_flag("--json", judge.json,
               "each line is {\"text\": …, \"lang\": …}, and is answered by one line {\"means\": …, \"why\": …}");
  sub.footer(
      "means: sent, failed, invalid, spam, unfinished, confirm_by_mail, other, unknown. The text is judged by "
      "itself, "
      "as if nothing else were known of the send.");
  sub.callback([&] { chosen = [&] { return run_judge(judge); }; });
}

void add_read(CLI::App& app, ReadCommand& read, std::function<int()>& chosen) {
  CLI::App& sub = *app.add_subcommand("read", "say what is seen on a page and why: forms, fields, honeypots, CAPTCHA");
  sub.add_option("pages", read.pages, "addresses (https://…) and files of stored pages")->required();
  sub.add_flag("--json", read.json, "one line of JSON for each page, in order");
  sub.add_option("--echo", read.echo, "with --json: the attribute whose value names each element (data-ref, id)");
  sub.add_option("--picture", read.picture, "write a picture of the whole page, with its fields marked (PNG)");
  sub.add_option("--allow-host", read.allow_hosts,
                 "let this host name pass although it is not public (may be repeated)");
  add_browser_options(sub, read.browser, read.browser_user);
  sub.add_flag("--no-sandbox", read.no_sandbox, "run Chromium without its sandbox; only where nothing else works");
  sub.footer(
      "Nothing is written, pressed or sent. A stored page is shown without any network: its own scripts run, and "
      "nothing leaves the machine. docs/read.md explains the answers.");
  sub.callback([&] { chosen = [&] { return run_read(read); }; });
}

void add_rank(CLI::App& app, RankCommand& rank, std::function<int()>& chosen) {
  CLI::App& sub = *app.add_subcommand("rank", "say which links of a page lead to its contact form, best first");
  sub.add_option("files", rank.files,
                 "JSON: {\"base\": ADDRESS, \"links\": [{\"href\": …, \"text\": …, \"in\": \"nav\"}]}")
      ->required();
  sub.add_flag("--json", rank.json, "one line for each file: {\"file\": …, \"first\": …, \"ranked\": […]}");
  sub.callback([&] { chosen = [&] { return run_rank(rank); }; });
}

void add_regrade(CLI::App& app, RegradeCommand& regrade, std::function<int()>& chosen) {
  CLI::App& sub = *app.add_subcommand(
      "regrade", "read the pages and answers of logged sessions again, and say what would be decided otherwise today");
  sub.add_option("journals", regrade.journals, "the journals' files")->required();
  sub.add_flag("--json", regrade.json, "one line of JSON for each contact, in order");
  sub.footer(
      "Of every contact: the form that is chosen, its fields, the CAPTCHA, and the verdict. Nothing is changed in a "
      "journal, and nothing is sent. Exit code 1 where something differs. docs/replay.md explains the answers.");
  sub.callback([&] { chosen = [&] { return run_regrade(regrade); }; });
}

} // namespace

void add_browser_options(CLI::App& command, std::string& binary, std::string& user) {
  command.add_option("--browser", binary, "Chromium's binary (default: chromium-headless-shell of Debian)");
  command.add_option("--browser-user", user,
                     "when started by root: the user Chromium runs as (default: legwork-browser or nobody)");
}

void add_page_commands(CLI::App& app, PageCommands& commands, std::function<int()>& chosen) {
  add_judge(app, commands.judge, chosen);
  add_read(app, commands.read, chosen);
  add_rank(app, commands.rank, chosen);
  add_regrade(app, commands.regrade, chosen);
}

} // namespace legwork::tools
