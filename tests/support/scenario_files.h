#pragma once

#include <string>

#include "scenarios/reader.h"
#include "tests/support/files.h"

namespace spearhead::tests {

inline const std::string kPlainTable = "sector,employment\n01,50\n10,1200.5\n26,800\n62,640\n";
inline const std::string kPlainRegion =
    "format: 1\nname: Demo\ncode: XX1\nyear: 2018\ncurrency: GBP\nemployment: jobs.csv\n";
inline const std::string kPlainScenario =
    "format: 1\n"
    "name: Grants\n"
    "region: region.yaml\n"
    "years: [2019, 2030]\n"
    "programmes:\n"
    "  - id: grants\n"
    "    instrument: rd_subsidy\n"
    "    years: [2020, 2024]\n"
    "    budget: 2M GBP/year\n";

/// A scenario of one small region in a folder of its own; each text can be replaced.
class ScenarioFiles {
 public:
  ScenarioFiles() {
    table(kPlainTable);
    region(kPlainRegion);
    scenario(kPlainScenario);
  }

  void table(const std::string& text) { folder.write("jobs.csv", text); }
  void region(const std::string& text) { folder.write("region.yaml", text); }
  void scenario(const std::string& text) { folder.write("scenario.yaml", text); }

  std::filesystem::path path() const { return folder.path() / "scenario.yaml"; }
  std::filesystem::path region_path() const { return folder.path() / "region.yaml"; }

  scenarios::LoadedScenario load(const scenarios::LoadOptions& options = {}) const {
    return scenarios::load(path(), options);
  }

  /// What validation finds, each as `SP101 scenario.yaml:3:1`.
  std::vector<std::string> problems() const {
    std::vector<std::string> list;
    for (const scenarios::Diagnostic& each : scenarios::validate({path()})) {
      const std::string file = std::filesystem::path(each.file).filename().string();
      list.push_back(each.code + ' ' + file + ':' + std::to_string(each.line) + ':' +
                     std::to_string(each.column));
    }
    return list;
  }

  TemporaryFolder folder;
};

/// Problems of the plain region's scenario of this text.
inline std::vector<std::string> problems(const std::string& text) {
  ScenarioFiles files;
  files.scenario(text);
  return files.problems();
}

inline scenarios::LoadedScenario loaded(const std::string& text) {
  ScenarioFiles files;
  files.scenario(text);
  return files.load();
}

}  // namespace spearhead::tests
