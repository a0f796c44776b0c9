#pragma once

#include <span>

#include "app/command_line.h"

namespace spearhead::app {

int run(const Arguments& arguments);
int compare(const Arguments& arguments);
int inspect(const Arguments& arguments);
int validate(const Arguments& arguments);
int list(const Arguments& arguments);
int map(const Arguments& arguments);
int assess(const Arguments& arguments);
int schema(const Arguments& arguments);
int version(const Arguments& arguments);
int completion(const Arguments& arguments);

/// Every command, in the order of the help.
std::span<const Command> commands();

/// Runs the command that `words` name (without the program's own name, which is `program`) and
/// turns every error into a message on standard error. \return the program's exit code
int run_command(const std::string& program, std::span<const std::string> words);

}  // namespace spearhead::app
