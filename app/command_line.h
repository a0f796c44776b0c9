#pragma once

#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace spearhead::app {

/// One flag of a command. Parsing, help, man page and completion all come from such tables.
struct Option {
  const char* name;      ///< without dashes
  char letter;           ///< short form, 0 for none
  const char* argument;  ///< what follows it, for instance "N"; empty for a switch
  const char* fallback;  ///< value when not given, as text; empty for none
  const char* meaning;
};

/// What a command was called with. Values are text; the command checks and converts them.
struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  std::vector<std::string> operands;
  std::vector<std::string> words;  ///< as typed, without the program and the command
  std::string program;             ///< as typed

  bool has(std::string_view option) const { return values.contains(option); }
  /// Last value of an option, or its default.
  const std::string& value(std::string_view option) const;
  const std::vector<std::string>& all(std::string_view option) const;
};

/// One command of the program.
struct Command {
  const char* name;
  const char* operands;  ///< as help shows them, for instance "FILE..."
  std::size_t fewest_operands;
  std::size_t most_operands;
  const char* meaning;
  std::span<const Option> options;
  const char* examples;
  int (*run)(const Arguments&);
};

/// The command line cannot be understood. The message names the nearest valid word.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// \throws UsageError
Arguments parse(const Command& command, std::span<const std::string> words);

std::string help(const Command& command);
std::string help(std::span<const Command> commands);

/// Converts an option's text to a whole number within bounds. \throws UsageError
long long whole_number(const std::string& option, const std::string& text, long long smallest,
                       long long largest);

/// \throws UsageError that names the nearest of `known` when `word`, of an option, is none of them
void require_known(const std::string& option, const std::string& word,
                   const std::vector<std::string>& known);

/// A range "A-B" of whole numbers within bounds, both included. \throws UsageError
struct Range {
  long long first;
  long long last;  ///< inclusive
};
Range number_range(const std::string& option, const std::string& text, long long smallest,
                   long long largest);

}  // namespace spearhead::app
