// Walks the command line's own description; there is no second list of commands and options.
#include "tools/manual.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "core/base/text.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

namespace {

std::string troff(std::string text) {
  text = core::replace_all(std::move(text), "\\", "\\\\");
  text = core::replace_all(std::move(text), "-", "\\-");
  return core::replace_all(std::move(text), "\n.", "\n\\&.");
}

std::string describe_options(CLI::App const& app) {
  std::string out;
  for (CLI::Option const* option : app.get_options()) {
    std::string const names = option->get_name(false, true);
    if (option->get_group().empty()) continue;
    out +=
        fmt::format(".TP\n.B {}\n{}\n", troff(core::replace_all(names, ",", ", ")), troff(option->get_description()));
  }
  return out;
}

std::vector<CLI::App const*> commands_of(CLI::App const& app) {
  return app.get_subcommands([](CLI::App const* sub) { return !sub->get_name().empty(); });
}

// Those of its own commands too.
std::string option_names(CLI::App const& app) {
  std::string out;
  for (CLI::App const* sub : commands_of(app)) out += option_names(*sub);
  for (CLI::Option const* option : app.get_options()) {
    for (std::string const& name : option->get_lnames()) out += " --" + name;
  }
  return out;
}

// A command, and those below it: directory, directory import, …
std::string describe_command(CLI::App const& app, std::string const& before) {
  std::string const name = before + app.get_name();
  std::string out = fmt::format(".SS {}\n{}\n{}", name, troff(app.get_description()), describe_options(app));
  if (!app.get_footer().empty()) out += ".PP\n.nf\n" + troff(app.get_footer()) + "\n.fi\n";
  for (CLI::App const* sub : commands_of(app)) out += describe_command(*sub, name + " ");
  return out;
}

} // namespace

std::string man_page(CLI::App const& app) {
  std::string out = fmt::format(
      ".TH LEGWORK 1 \"\" \"legwork {}\"\n.SH NAME\nlegwork \\- {}\n.SH SYNOPSIS\n.B legwork\nCOMMAND [OPTIONS]\n",
      version, troff(app.get_description()));
  out += ".SH COMMANDS\n";
  for (CLI::App const* sub : commands_of(app)) out += describe_command(*sub, "");
  return out + ".SH EXIT STATUS\n" + troff(app.get_footer()) + "\n";
}

std::string bash_completion(CLI::App const& app) {
  std::string commands;
  std::string cases;
  for (CLI::App const* sub : commands_of(app)) {
    commands += (commands.empty() ? "" : " ") + sub->get_name();
    std::string below;
    for (CLI::App const* one : commands_of(*sub)) below += (below.empty() ? "" : " ") + one->get_name();
    cases +=
        fmt::format("    {}) words=\"{}\" below=\"{}\" ;;\n", sub->get_name(), core::trim(option_names(*sub)), below);
  }
  return fmt::format(R"(# bash completion for legwork: source <(legwork completion)
_legwork() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} words="" below=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{}" -- "$current"))
    return
  fi
  case "${{COMP_WORDS[1]}}" in
{}  esac
  if [ "$COMP_CWORD" -eq 2 ] && [ -n "$below" ]; then
    COMPREPLY=($(compgen -W "$below" -- "$current"))
    return
  fi
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}}
complete -F _legwork legwork
)",
                     commands, cases);
}

} // namespace legwork::tools
