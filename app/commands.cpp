#include "app/commands.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <system_error>

#include <fmt/format.h>

#include "app/exit_code.h"
#include "engine/base/error.h"
#include "output/error.h"
#include "scenarios/diagnostics.h"
#include "scenarios/nearest.h"
#include "scenarios/shipped_regions.h"

namespace spearhead::app {
namespace {

constexpr std::size_t kMany = std::numeric_limits<std::size_t>::max();

constexpr Option kHelp{"help", 'h', "", "", "show this text"};
constexpr Option kJson{"json", 0, "", "", "one JSON document on standard output"};

constexpr Option kRunOptions[] = {
    {"futures", 'n', "N|A-B", "100", "how many futures, or which: 0-99 are the first hundred"},
    {"seed", 0, "N", "1", "the luck of the whole study"},
    {"output", 'o', "FILE", "", "study file to write (default: name of the first file, .h5, here)"},
    {"threads", 0, "N", "0", "threads to use; 0 means all that the machine has"},
    {"years", 0, "A-B", "", "first and last year, both included, instead of the scenario's"},
    {"set", 0, "parameters.NAME=VALUE", "", "change a parameter; may be given several times"},
    {"uncertain", 0, "", "",
     "draw the parameters of every future from their ranges, the same in all arms, but those of "
     "--set"},
    {"baseline", 0, "FILE", "", "scenario that takes the place of the twin without programmes"},
    {"record", 0, "firms,links,awards", "",
     "also keep every firm, or every partnership, at the end of each year, or every payment"},
    {"force", 0, "", "", "replace another study at the output path"},
    {"dry-run", 0, "", "", "simulate a few years, say what the study would take, write nothing"},
    {"quiet", 0, "", "", "no progress, no messages"},
    kJson,
    kHelp,
};
constexpr Option kAssessOptions[] = {
    {"seeds", 0, "N", "", "how many futures, each of a seed of its own (facts 30, anchoring 10)"},
    {"years", 0, "N", "25", "length of each future (facts)"},
    {"threads", 0, "N", "0", "threads to use; 0 means all that the machine has"},
    {"set", 0, "parameters.NAME=VALUE", "", "change a parameter; may be given several times"},
    {"strict", 0, "", "", "exit code 4 when a fact is outside its band or a sector off its figure"},
    {"quiet", 0, "", "", "no progress, no messages"},
    kJson,
    kHelp,
};
constexpr Option kCompareOptions[] = {
    {"indicator", 0, "NAME[,NAME]", "", "what to compare (default: the indicators that run shows)"},
    {"at", 0, "YEAR", "", "in which year (default: the last)"},
    {"interactions", 0, "", "",
     "of scenarios with programmes A, B and both: do they complement or duplicate each other?"},
    {"groups", 0, "", "", "who gains and who loses: sectors, and classes of recorded firms"},
    {"with-baseline", 0, "", "", "the baseline takes part in regrets and groups of arms"},
    {"format", 0, "table|csv|json|md", "table", "how to show it"},
    {"table", 0, "NAME", "",
     "with csv: effects, prices, money, arms, regret, interactions, groups or displacement "
     "(default: effects)"},
    kJson,
    kHelp,
};
constexpr Option kMapOptions[] = {
    {"output", 'o', "FILE", "",
     "write the map into FILE, by its ending: .svg picture, .html page, .json everything, .csv "
     "sectors; may be given several times"},
    {"min-lq", 0, "X", "1.25", "shrunk location quotient from which a cluster is strong"},
    {"top", 0, "N", "6", "spearhead areas at most"},
    {"reference", 0, "TABLE.csv", "",
     "regions to compare with (region,sector,employment); their sums are the reference economy"},
    {"set", 0, "parameters.NAME=VALUE", "", "change a parameter; may be given several times"},
    kJson,
    kHelp,
};
constexpr Option kPlainOptions[] = {kJson, kHelp};
constexpr Option kHelpOnly[] = {kHelp};

constexpr Command kCommands[] = {
    {"run", "FILE...", 1, kMany, "simulate scenarios beside their twin and write a study file",
     kRunOptions,
     "  spearhead run scenarios/library/tees_valley_rd_subsidy.yaml\n"
     "  spearhead run more_grants.yaml fewer_grants.yaml -n 500 -o grants.h5\n"
     "  spearhead run scenarios/regions/tees-valley-and-durham.yaml --years 2019-2030\n",
     run},
    {"compare", "STUDY.h5...", 1, kMany,
     "show what policies change against their twin and each other, since when, at what price",
     kCompareOptions,
     "  spearhead compare grants.h5\n"
     "  spearhead compare grants.h5 --indicator exports,business_rd --at 2035\n"
     "  spearhead compare grants.h5 vouchers.h5 --format csv >effects.csv\n"
     "  spearhead compare grants_vouchers_both.h5 --interactions --groups\n",
     compare},
    {"inspect", "STUDY.h5", 1, 1, "show what a study file holds and check its data", kPlainOptions,
     "  spearhead inspect grants.h5\n", inspect},
    {"validate", "FILE...", 1, kMany, "check scenario, region and parameter files", kPlainOptions,
     "  spearhead validate scenarios/library/*.yaml\n", validate},
    {"list", "instruments|indicators|parameters|regions|sectors|fields|phases [NAME]", 1, 2,
     "list instruments, indicators, parameters, regions, sectors, fields or phases, or tell of one",
     kPlainOptions,
     "  spearhead list instruments\n"
     "  spearhead list parameters pass_through\n",
     list},
    {"map", "REGION.yaml", 1, 1,
     "draw a region's strongest clusters, and the overlaps in which new things can grow",
     kMapOptions,
     "  spearhead map scenarios/regions/cumbria.yaml\n"
     "  spearhead map my-region.yaml -o map.html -o map.svg\n"
     "  spearhead map my-region.yaml --reference regions.csv -o map.json\n",
     map},
    {"assess", "facts|anchoring [REGION.yaml]", 1, 2,
     "compare a region without policy with what is known of real ones, or with its own figures",
     kAssessOptions,
     "  spearhead assess facts\n"
     "  spearhead assess facts scenarios/regions/cumbria.yaml --seeds 10 --json\n"
     "  spearhead assess anchoring scenarios/regions/cumbria.yaml\n",
     assess},
    {"schema", "[scenario|region|parameters]", 0, 1,
     "print the JSON Schema (draft-07) by which editors complete, explain and check YAML files",
     kPlainOptions,
     "  spearhead schema > spearhead.schema.json\n"
     "  spearhead schema scenario\n\n"
     "Beside your YAML files, name the schema at the top of each:\n"
     "  # yaml-language-server: $schema=spearhead.schema.json    (VS Code with the YAML extension, "
     "Neovim)\n"
     "  # $schema: spearhead.schema.json                         (JetBrains)\n",
     schema},
    {"version", "", 0, 0, "show the version and how the program was built", kPlainOptions,
     "  spearhead version\n", version},
    {"completion", "bash|man", 1, 1,
     "print the completion of commands for bash, or the manual page", kHelpOnly,
     "  source <(spearhead completion bash)\n"
     "  spearhead completion man | man -l -\n",
     completion},
};

[[noreturn]] void refuse_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : kCommands) names.emplace_back(command.name);
  const std::string nearest = scenarios::nearest(word, names);
  throw UsageError(fmt::format(
      "unknown command '{}'{}", word,
      nearest.empty() ? "; try: spearhead --help" : fmt::format("; did you mean '{}'?", nearest)));
}

int dispatch(const std::string& program, std::span<const std::string> words) {
  const bool asks_for_help = words.empty() || words[0] == "--help" || words[0] == "-h" ||
                             (words[0] == "help" && words.size() == 1);
  if (asks_for_help) {
    fmt::print("{}", help(commands()));
    return words.empty() ? kWrongCommandLine : kDone;
  }
  if (words[0] == "--version") return version(Arguments{});
  for (const Command& command : kCommands) {
    const bool named = words[0] == command.name;
    const bool help_asked = words[0] == "help" && words.size() == 2 && words[1] == command.name;
    if (!named && !help_asked) continue;
    Arguments arguments =
        help_asked ? Arguments{{{"help", {}}}, {}, {}, {}} : parse(command, words.subspan(1));
    arguments.program = program;
    if (arguments.has("help")) {
      fmt::print("{}", help(command));
      return kDone;
    }
    return command.run(arguments);
  }
  refuse_command(words[0] == "help" ? words[1] : words[0]);
}

/// JSON callers get diagnostics as a document, people as text.
void print_diagnostics(std::span<const std::string> words, const scenarios::InputError& error) {
  const bool json = std::ranges::find(words, "--json") != words.end();
  if (json) {
    fmt::print("{}\n", scenarios::to_json(error.diagnostics()));
  } else {
    fmt::print(stderr, "{}", scenarios::to_text(error.diagnostics()));
  }
}

int say_error(int code, const std::string& message) {
  fmt::print(stderr, "error: {}\n", message);
  return code;
}

}  // namespace

std::span<const Command> commands() { return kCommands; }

int run_command(const std::string& program, std::span<const std::string> words) {
  try {
    const int code = dispatch(program, words);
    // A full disk or a closed pipe behind the output shows here at the latest.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      throw output::OutputError("the output cannot be written");
    }
    return code;
  } catch (const UsageError& error) {
    return say_error(kWrongCommandLine, error.what());
  } catch (const scenarios::InputError& error) {
    print_diagnostics(words, error);
    return kInvalidInput;
  } catch (const scenarios::UnreadableFile& error) {
    const std::string help = scenarios::help_on_shipped_region(error.file());
    return say_error(kOutputFailure, error.what() + (help.empty() ? "" : "\n  = help: " + help));
  } catch (const output::OutputError& error) {
    return say_error(kOutputFailure, error.what());
  } catch (const std::system_error& error) {
    return say_error(kOutputFailure, error.what());
  } catch (const std::bad_alloc&) {
    return say_error(kModelFailure, "not enough memory; use fewer threads or a smaller region");
  } catch (const std::exception& error) {
    return say_error(
        kModelFailure,
        fmt::format("this is a fault of Spearhead, please report it with this line: {}",
                    error.what()));
  }
}

}  // namespace spearhead::app
