#include "tests/app/program.h"

#include <cstdlib>

#include <sys/wait.h>

namespace spearhead::tests {
Outcome run_program(const std::filesystem::path& folder, const std::string& arguments) {
  const TemporaryFolder streams;
  const std::filesystem::path out = streams.path() / "out";
  const std::filesystem::path err = streams.path() / "err";
  const std::string command = "cd '" + folder.string() + "' && '" + SPEARHEAD_PROGRAM + "' " +
                              arguments + " >'" + out.string() + "' 2>'" + err.string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(out), bytes_of(err)};
}

SmallStudy::SmallStudy() {
  folder.write("region.csv", "sector,employment\n10,900\n28,1200\n62,800\n");
  folder.write("region.yaml",
               "format: 1\nname: Small\ncode: XX01\nyear: 2019\ncurrency: EUR\n"
               "employment: region.csv\n");
  write_scenario("grants.yaml", "1M EUR/year");
}

void SmallStudy::write_scenario(const std::string& name, const std::string& budget) const {
  folder.write(name,
               "format: 1\nname: Grants\nregion: region.yaml\nyears: [2020, 2024]\n"
               "programmes:\n"
               "  - id: grants\n    instrument: rd_subsidy\n    years: [2021, 2023]\n"
               "    budget: " +
                   budget + "\n");
}

std::string SmallStudy::data_hash(const std::string& name) const {
  return run("inspect --json " + name).json().at("data_hash");
}

}  // namespace spearhead::tests
