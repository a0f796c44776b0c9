#include <filesystem>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "app/origins.h"
#include "app/programme_text.h"
#include "output/words.h"
#include "scenarios/reader.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

Json region_json(const scenarios::RegionOrigins& region) {
  const scenarios::RegionSize& size = region.size;
  return {{"code", region.code},
          {"name", region.name},
          {"year", size.year},
          {"jobs", size.jobs},
          {"sectors_with_jobs", size.sectors},
          {"firms", size.firms ? Json(*size.firms) : Json(nullptr)},
          {"tables", origins_json(region)}};
}

void print_text(const scenarios::Validation& found, bool invalid) {
  fmt::print(stderr, "{}", scenarios::to_text(found.diagnostics));
  for (const scenarios::RegionOrigins& region : found.regions) print_origins(region);
  for (const scenarios::LoadedScenario& each : found.scenarios) {
    fmt::print("{}", programmes_text(each));
  }
  if (!invalid) fmt::print("{} valid\n", output::counted(found.files.size(), "file"));
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
      document["regions"].push_back(region_json(each));
    }
    document["scenarios"] = Json::array();
    for (const scenarios::LoadedScenario& each : found.scenarios) {
      document["scenarios"].push_back(scenario_json(each));
    }
    print_json(document);
  } else {
    print_text(found, invalid);
  }
  if (scenarios::any_unreadable(found.diagnostics)) return kOutputFailure;
  return invalid ? kInvalidInput : kDone;
}

}  // namespace spearhead::app
