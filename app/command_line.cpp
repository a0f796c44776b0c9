#include "app/command_line.h"

#include <algorithm>
#include <charconv>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "scenarios/nearest.h"

namespace spearhead::app {
namespace {

namespace po = boost::program_options;

std::string spelled(const Option& option) {
  return option.letter == 0 ? option.name : fmt::format("{},{}", option.name, option.letter);
}

po::options_description described(std::span<const Option> options) {
  po::options_description description;
  for (const Option& option : options) {
    if (*option.argument == '\0') {
      description.add_options()(spelled(option).c_str(), option.meaning);
    } else {
      description.add_options()(spelled(option).c_str(),
                                po::value<std::vector<std::string>>()->composing(), option.meaning);
    }
  }
  return description;
}

[[noreturn]] void refuse_unknown(const Command& command, const std::string& word) {
  std::vector<std::string> names;
  for (const Option& option : command.options) names.push_back(std::string("--") + option.name);
  const std::string nearest = scenarios::nearest(word, names);
  throw UsageError(fmt::format("unknown option {} of '{}'{}", word, command.name,
                               nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest)));
}

void take_option(const Command& command, const po::option& given, Arguments& arguments) {
  if (given.position_key >= 0 || given.string_key.empty()) {
    arguments.operands.insert(arguments.operands.end(), given.value.begin(), given.value.end());
    return;
  }
  std::string name = given.string_key;
  for (const Option& option : command.options) {
    if (name.size() == 2 && name[0] == '-' && name[1] == option.letter) name = option.name;
  }
  auto& values = arguments.values[name];
  values.insert(values.end(), given.value.begin(), given.value.end());
}

void fill_defaults(const Command& command, Arguments& arguments) {
  for (const Option& option : command.options) {
    if (*option.fallback != '\0' && !arguments.has(option.name)) {
      arguments.values[option.name] = {option.fallback};
    }
  }
}

void check_operands(const Command& command, const Arguments& arguments) {
  const std::size_t given = arguments.operands.size();
  if (given < command.fewest_operands) {
    throw UsageError(fmt::format("'{}' needs {}; try: spearhead {} --help", command.name,
                                 command.operands, command.name));
  }
  if (given > command.most_operands) {
    throw UsageError(fmt::format("'{}' does not take '{}'", command.name,
                                 arguments.operands[command.most_operands]));
  }
}

std::string option_line(const Option& option) {
  std::string left = option.letter == 0 ? "    " : fmt::format("-{}, ", option.letter);
  left += fmt::format("--{}", option.name);
  if (*option.argument != '\0') left += fmt::format(" {}", option.argument);
  std::string right = option.meaning;
  if (*option.fallback != '\0') right += fmt::format(" (default {})", option.fallback);
  return fmt::format("  {:<34}{}\n", left, right);
}

}  // namespace

const std::string& Arguments::value(std::string_view option) const {
  return values.find(option)->second.back();
}

const std::vector<std::string>& Arguments::all(std::string_view option) const {
  static const std::vector<std::string> none;
  const auto found = values.find(option);
  return found == values.end() ? none : found->second;
}

Arguments parse(const Command& command, std::span<const std::string> words) {
  const po::options_description description = described(command.options);
  Arguments arguments;
  arguments.words.assign(words.begin(), words.end());
  try {
    const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const po::parsed_options parsed =
        po::command_line_parser(std::vector<std::string>(words.begin(), words.end()))
            .options(description)
            .style(style)
            .run();
    for (const po::option& given : parsed.options) take_option(command, given, arguments);
  } catch (const po::unknown_option& error) {
    refuse_unknown(command, error.get_option_name());
  } catch (const po::error& error) {
    throw UsageError(fmt::format("{}; try: spearhead {} --help", error.what(), command.name));
  }
  fill_defaults(command, arguments);
  if (!arguments.has("help")) check_operands(command, arguments);
  return arguments;
}

std::string help(const Command& command) {
  const std::string operands =
      *command.operands == '\0' ? "" : fmt::format("{} ", command.operands);
  std::string text =
      fmt::format("{}\n\nUsage: spearhead {} {}[options]\n\nExamples:\n{}\nOptions:\n",
                  command.meaning, command.name, operands, command.examples);
  for (const Option& option : command.options) text += option_line(option);
  return text;
}

std::string help(std::span<const Command> commands) {
  std::string text =
      "Spearhead simulates a region's firms under a mix of innovation policies, beside a twin "
      "that\n"
      "has the same luck and no policy.\n\n"
      "Usage: spearhead COMMAND [options]\n\nCommands:\n";
  for (const Command& command : commands) {
    text += fmt::format("  {:<12}{}\n", command.name, command.meaning);
  }
  text +=
      "\nStart with: spearhead run scenarios/library/tees_valley_rd_subsidy.yaml\n"
      "Help on a command: spearhead COMMAND --help\n";
  return text;
}

long long whole_number(const std::string& option, const std::string& text, long long smallest,
                       long long largest) {
  long long number = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || number < smallest || number > largest) {
    throw UsageError(fmt::format("--{} must be a whole number from {} to {}, got '{}'", option,
                                 smallest, largest, text));
  }
  return number;
}

void require_known(const std::string& option, const std::string& word,
                   const std::vector<std::string>& known) {
  if (std::ranges::find(known, word) != known.end()) return;
  const std::string nearest = scenarios::nearest(word, known);
  throw UsageError(fmt::format("--{} does not know '{}'{}", option, word,
                               nearest.empty()
                                   ? fmt::format("; it knows {}", fmt::join(known, ", "))
                                   : fmt::format("; did you mean '{}'?", nearest)));
}

Range number_range(const std::string& option, const std::string& text, long long smallest,
                   long long largest) {
  const std::size_t dash = text.find('-', 1);
  if (dash == std::string::npos) {
    throw UsageError(fmt::format("--{} must be a range such as {}-{}, got '{}'", option, smallest,
                                 smallest + 9, text));
  }
  const Range range{whole_number(option, text.substr(0, dash), smallest, largest),
                    whole_number(option, text.substr(dash + 1), smallest, largest)};
  if (range.first > range.last) {
    throw UsageError(fmt::format("--{} must not end before it begins, got '{}'", option, text));
  }
  return range;
}

}  // namespace spearhead::app
