#include "scenarios/reader.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/employment_reader.h"
#include "scenarios/file_kind.h"
#include "scenarios/scenario_reader.h"
#include "scenarios/shipped_regions.h"

namespace spearhead::scenarios {
namespace {

LoadedScenario load_into(Report& report, const std::filesystem::path& path,
                         const LoadOptions& options, Inputs inputs = Inputs()) {
  Report own;
  const SourceFile& file = inputs.open(path);
  LoadedScenario loaded;
  const std::optional<YamlNode> root = parse_yaml(file, own);
  if (root) loaded = read_scenario(file, *root, options, inputs, own);
  loaded.inputs = inputs.files();
  for (const Diagnostic& diagnostic : own.diagnostics()) {
    if (diagnostic.severity == Severity::warning) loaded.warnings.push_back(diagnostic);
    report.add(diagnostic);
  }
  return loaded;
}

RegionSize size_of(const Region& region) {
  RegionSize size;
  size.year = region.year;
  for (const SectorValue& row : region.employment) {
    size.sectors += row.value > 0 ? 1 : 0;
    size.jobs += row.value;
  }
  for (const SectorValue& row : region.firms) size.firms = size.firms.value_or(0) + row.value;
  return size;
}

void add_regions(const std::vector<Region>& regions, Validation& found) {
  for (const Region& region : regions) {
    const bool known =
        std::any_of(found.regions.begin(), found.regions.end(),
                    [&](const RegionOrigins& each) { return each.code == region.code; });
    if (known) continue;
    found.regions.push_back({region.code, region.name, origins_of(region), size_of(region)});
  }
}

void validate_yaml(const SourceFile& file, Inputs& inputs, Report& report, Validation& found) {
  const std::size_t before = report.errors();
  const std::optional<YamlNode> root = parse_yaml(file, report);
  if (!root) return;
  if (kind_of_file(*root) == FileKind::parameters) {
    ParameterRecords records = default_parameters();
    read_parameters(file, *root, report, records);
  } else {
    LoadedScenario loaded = read_scenario(file, *root, {}, inputs, report);
    if (report.errors() != before) return;
    add_regions(loaded.regions, found);
    if (!loaded.region_alone) found.scenarios.push_back(std::move(loaded));
  }
}

void validate_into(Report& report, const std::filesystem::path& path, Validation& found) {
  Inputs inputs;
  try {
    const SourceFile& file = inputs.open(path);
    if (path.extension() == ".csv") {
      read_employment(file, report);
    } else {
      validate_yaml(file, inputs, report, found);
    }
  } catch (const UnreadableFile& failure) {
    const SourceFile nothing(failure.file(), "");
    report.error(nothing, {},
                 {.code = code::kUnreadable,
                  .message = failure.what(),
                  .suggestion = help_on_shipped_region(failure.file())});
  }
  found.files.insert(inputs.opened().begin(), inputs.opened().end());
}

}  // namespace

LoadedScenario load(const std::filesystem::path& file, const LoadOptions& options) {
  return std::move(load_all({file}, options).front());
}

LoadedScenario load_shipped(const std::string& name, const LoadOptions& options) {
  Report report;
  LoadedScenario loaded = load_into(report, "scenarios/regions/" + name + ".yaml", options,
                                    Inputs(Inputs::From::program));
  report.throw_if_failed();
  return loaded;
}

std::vector<LoadedScenario> load_all(const std::vector<std::filesystem::path>& files,
                                     const LoadOptions& options) {
  Report report;
  std::vector<LoadedScenario> scenarios;
  scenarios.reserve(files.size());
  for (const std::filesystem::path& file : files) {
    scenarios.push_back(load_into(report, file, options));
  }
  report.throw_if_failed();
  return scenarios;
}

std::vector<Diagnostic> validate(const std::vector<std::filesystem::path>& files) {
  return check(files).diagnostics;
}

Validation check(const std::vector<std::filesystem::path>& files) {
  Report report;
  Validation found;
  for (const std::filesystem::path& file : files) validate_into(report, file, found);
  std::sort(found.regions.begin(), found.regions.end(),
            [](const RegionOrigins& a, const RegionOrigins& b) { return a.code < b.code; });
  found.diagnostics = report.diagnostics();
  return found;
}

bool any_error(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

bool any_unreadable(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == code::kUnreadable;
  });
}

}  // namespace spearhead::scenarios
