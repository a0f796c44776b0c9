#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "output/build_info.h"
#include "scenarios/nearest.h"

namespace spearhead::app {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// Bash

std::string option_words(const Command& command) {
  std::vector<std::string> words;
  for (const Option& option : command.options) words.push_back(fmt::format("--{}", option.name));
  return joined(words);
}

/// Words that can stand behind a command: those of its first operand where that is a choice, as in
/// "facts|anchoring [REGION.yaml]" or "[scenario|region]".
std::string operand_words(const Command& command) {
  std::string first = command.operands;
  first = first.substr(0, first.find(' '));
  if (first.find('|') == std::string::npos) return "";
  std::erase_if(first, [](char letter) { return letter == '[' || letter == ']'; });
  std::ranges::replace(first, '|', ' ');
  return first;
}

/// Completes commands, their choices and options; files everywhere else.
std::string bash_completion() {
  std::vector<std::string> names;
  std::string cases;
  for (const Command& command : commands()) {
    names.emplace_back(command.name);
    cases += fmt::format("    {}) options='{}'; choices='{}' ;;\n", command.name,
                         option_words(command), operand_words(command));
  }
  return fmt::format(
      "# Completion of spearhead's commands and options in bash. Made by: spearhead completion "
      "bash\n"
      "_spearhead() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} options='' choices=''\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W '{} --help --version' -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n"
      "{}"
      "  esac\n"
      "  if [[ $word == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      "  elif ((COMP_CWORD == 2)) && [[ -n $choices ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))\n"
      "  fi\n"
      "}}\n"
      "complete -o default -F _spearhead spearhead\n",
      joined(names), cases);
}

// Manual

/// Text in which troff finds no request and no escape.
std::string plain_troff(std::string_view text) {
  std::string plain;
  bool line_begins = true;
  for (const char letter : text) {
    if (line_begins && (letter == '.' || letter == '\'')) plain += "\\&";
    if (letter == '\\') {
      plain += "\\e";
    } else if (letter == '-') {
      plain += "\\-";
    } else {
      plain += letter;
    }
    line_begins = letter == '\n';
  }
  return plain;
}

std::string option_troff(const Option& option) {
  std::string names = option.letter == 0 ? "" : fmt::format("-{}, ", option.letter);
  names += fmt::format("--{}", option.name);
  std::string text = fmt::format(".TP\n\\fB{}\\fR", plain_troff(names));
  if (*option.argument != '\0') text += fmt::format(" \\fI{}\\fR", plain_troff(option.argument));
  text += '\n' + plain_troff(option.meaning);
  if (*option.fallback != '\0') text += fmt::format(" (default {})", plain_troff(option.fallback));
  return text + '\n';
}

std::string command_troff(const Command& command) {
  std::string text = fmt::format(".SS \"spearhead {} {}\"\n{}\n.PP\nExamples:\n.nf\n{}.fi\n",
                                 command.name, plain_troff(command.operands),
                                 plain_troff(command.meaning), plain_troff(command.examples));
  for (const Option& option : command.options) text += option_troff(option);
  return text;
}

std::string manual() {
  std::string text = fmt::format(
      ".TH SPEARHEAD 1 \"\" \"spearhead {}\" \"Spearhead\"\n"
      ".SH NAME\nspearhead \\- simulate regional innovation policy beside a twin without policy\n"
      ".SH SYNOPSIS\n.B spearhead\n.I COMMAND\n[options]\n"
      ".SH DESCRIPTION\n"
      "Simulates the firms of a region over decades under a mix of innovation policies, beside a\n"
      "twin that has the same luck and no policy.\n"
      ".SH COMMANDS\n",
      plain_troff(output::program_version()));
  for (const Command& command : commands()) text += command_troff(command);
  return text +
         ".SH EXIT STATUS\n"
         "0 done; 1 model failure; 2 wrong command line; 3 invalid input; 4 a requested check\n"
         "failed; 5 input or output failure; 130 interrupted, finished futures are kept.\n"
         ".SH FILES\n"
         ".TP\n.I STUDY.h5.parts\nFinished futures of a study that was interrupted.\n"
         ".TP\n.I $XDG_CACHE_HOME/spearhead\nWhat was found of the outside of regions.\n";
}

}  // namespace

int completion(const Arguments& arguments) {
  const std::string& what = arguments.operands.front();
  if (what == "bash") {
    fmt::print("{}", bash_completion());
  } else if (what == "man") {
    fmt::print("{}", manual());
  } else {
    const std::vector<std::string> known{"bash", "man"};
    const std::string nearest = scenarios::nearest(what, known);
    throw UsageError(
        fmt::format("'completion' knows bash and man, not '{}'{}", what,
                    nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
  }
  return kDone;
}

}  // namespace spearhead::app
