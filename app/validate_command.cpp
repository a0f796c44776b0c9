#include <filesystem>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "scenarios/reader.h"

namespace spearhead::app {

int validate(const Arguments& arguments) {
  const std::vector<std::filesystem::path> files(arguments.operands.begin(),
                                                 arguments.operands.end());
  const std::vector<scenarios::Diagnostic> diagnostics = scenarios::validate(files);
  const bool invalid = scenarios::any_error(diagnostics);
  if (arguments.has("json")) {
    fmt::print("{}\n", scenarios::to_json(diagnostics));
  } else {
    fmt::print(stderr, "{}", scenarios::to_text(diagnostics));
    if (!invalid) {
      fmt::print("{} file{} valid\n", files.size(), files.size() == 1 ? "" : "s");
    }
  }
  if (scenarios::any_unreadable(diagnostics)) return kOutputFailure;
  return invalid ? kInvalidInput : kDone;
}

}  // namespace spearhead::app
