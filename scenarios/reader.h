#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/loaded_scenario.h"
#include "scenarios/region_origins.h"

namespace spearhead::scenarios {

/// Reads a scenario, or a region file as a scenario without programmes.
/// \throws InputError with all problems of the file and of those that it names
/// \throws UnreadableFile when `file` itself cannot be opened
LoadedScenario load(const std::filesystem::path& file, const LoadOptions& options = {});

/// The same for several files, with the problems of all of them in one error.
std::vector<LoadedScenario> load_all(const std::vector<std::filesystem::path>& files,
                                     const LoadOptions& options = {});

/// A region that travels inside the program, by the name of its file without ending, as a scenario
/// without programmes. \throws UnreadableFile when there is none of that name
LoadedScenario load_shipped(const std::string& name, const LoadOptions& options = {});

/// What a region is, in a few numbers.
struct RegionSize {
  int year = 0;                 ///< of the figures
  std::size_t sectors = 0;      ///< with jobs
  double jobs = 0;              ///< [persons]
  std::optional<double> firms;  ///< as given, of all sectors; nothing without a table of them
};

/// A region and where its tables come from.
struct RegionOrigins {
  std::string code;
  std::string name;
  std::vector<TableOrigin> tables;
  RegionSize size;
};

/// What is found when files are read without running anything.
struct Validation {
  std::vector<Diagnostic> diagnostics;
  std::vector<RegionOrigins> regions;     ///< of the valid files, by code, each once
  std::vector<LoadedScenario> scenarios;  ///< the valid ones, in the order of the files
  std::set<std::string> files;            ///< all that were read, also those that others name
};

/// All problems of scenario, region and parameter files and of employment tables (`.csv`). A file
/// that cannot be opened has the code SP001.
std::vector<Diagnostic> validate(const std::vector<std::filesystem::path>& files);

/// The same, with what is known of the regions.
Validation check(const std::vector<std::filesystem::path>& files);

/// Whether one of them is an error.
bool any_error(const std::vector<Diagnostic>& diagnostics);

/// Whether one of them says that a file of the command line cannot be opened.
bool any_unreadable(const std::vector<Diagnostic>& diagnostics);

}  // namespace spearhead::scenarios
