#include "scenarios/reader.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/scenario_reader.h"

namespace spearhead::scenarios {
namespace {

LoadedScenario load_into(Report& report, const std::filesystem::path& path,
                         const LoadOptions& options) {
  Inputs inputs;
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

bool looks_like_parameters(const YamlNode& root) {
  const YamlNode* parameters = root.find("parameters");
  return parameters != nullptr && parameters->kind == YamlNode::Kind::map;
}

void validate_yaml(const SourceFile& file, Inputs& inputs, Report& report) {
  const std::optional<YamlNode> root = parse_yaml(file, report);
  if (!root) return;
  if (looks_like_parameters(*root)) {
    ParameterRecords records = default_parameters();
    read_parameters(file, *root, report, records);
  } else {
    read_scenario(file, *root, {}, inputs, report);
  }
}

void validate_into(Report& report, const std::filesystem::path& path) {
  Inputs inputs;
  try {
    const SourceFile& file = inputs.open(path);
    if (path.extension() == ".csv") {
      read_employment(file, report);
    } else {
      validate_yaml(file, inputs, report);
    }
  } catch (const UnreadableFile& failure) {
    const SourceFile nothing(failure.file(), "");
    report.error(nothing, {}, {.code = code::kUnreadable, .message = failure.what()});
  }
}

}  // namespace

LoadedScenario load(const std::filesystem::path& file, const LoadOptions& options) {
  return std::move(load_all({file}, options).front());
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
  Report report;
  for (const std::filesystem::path& file : files) validate_into(report, file);
  return report.diagnostics();
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
