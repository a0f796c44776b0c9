#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/support/files.h"

/// The program as a user's shell sees it.
namespace spearhead::tests {

struct Outcome {
  int exit_code = 0;
  std::string out;
  std::string err;

  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// Runs `spearhead ARGUMENTS` in `folder`, `arguments` as a shell reads them.
Outcome run_program(const std::filesystem::path& folder, const std::string& arguments);

/// A region of three sectors and a scenario with one programme, in a folder of their own.
class SmallStudy {
 public:
  SmallStudy();

  Outcome run(const std::string& arguments) const { return run_program(folder.path(), arguments); }
  /// Data hash of a study file.
  std::string data_hash(const std::string& file) const;
  /// Values of one array of a study, as `inspect` cannot show them.
  std::filesystem::path file(const std::string& name) const { return folder.path() / name; }
  /// Writes a scenario like `grants.yaml` with other text for its budget line.
  void write_scenario(const std::string& name, const std::string& budget) const;

  TemporaryFolder folder;
};

}  // namespace spearhead::tests
