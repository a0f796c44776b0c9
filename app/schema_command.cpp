#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "output/build_info.h"
#include "scenarios/nearest.h"
#include "scenarios/schema.h"

namespace spearhead::app {
namespace {

using scenarios::FileKind;

std::optional<FileKind> kind_of(const Arguments& arguments) {
  if (arguments.operands.empty()) return std::nullopt;
  const std::string& what = arguments.operands.front();
  if (what == "scenario") return FileKind::scenario;
  if (what == "region") return FileKind::region;
  if (what == "parameters") return FileKind::parameters;
  const std::vector<std::string> known{"scenario", "region", "parameters"};
  const std::string nearest = scenarios::nearest(what, known);
  throw UsageError(
      fmt::format("'schema' knows scenario, region and parameters, not '{}'{}", what,
                  nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
}

}  // namespace

int schema(const Arguments& arguments) {
  fmt::print("{}", scenarios::json_schema(kind_of(arguments), output::program_version()));
  return kDone;
}

}  // namespace spearhead::app
