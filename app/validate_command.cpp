#include <filesystem>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "app/origins.h"
#include "scenarios/reader.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

void print_text(const scenarios::Validation& found, std::size_t files, bool invalid) {
  fmt::print(stderr, "{}", scenarios::to_text(found.diagnostics));
  for (const scenarios::RegionOrigins& region : found.regions) print_origins(region);
  if (!invalid) fmt::print("{} file{} valid\n", files, files == 1 ? "" : "s");
}

}  // namespace

int validate(const Arguments& arguments) {
  const std::vector<std::filesystem::path> files(arguments.operands.begin(),
                                                 arguments.operands.end());
  const scenarios::Validation found = scenarios::check(files);
  const bool invalid = scenarios::any_error(found.diagnostics);
  if (arguments.has("json")) {
    Json document = Json::parse(scenarios::to_json(found.diagnostics));
    document["regions"] = Json::array();
    for (const scenarios::RegionOrigins& each : found.regions) {
      document["regions"].push_back(
          {{"code", each.code}, {"name", each.name}, {"tables", origins_json(each)}});
    }
    print_json(document);
  } else {
    print_text(found, files.size(), invalid);
  }
  if (scenarios::any_unreadable(found.diagnostics)) return kOutputFailure;
  return invalid ? kInvalidInput : kDone;
}

}  // namespace spearhead::app
