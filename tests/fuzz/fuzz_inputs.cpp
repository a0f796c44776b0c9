#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>

#include "scenarios/csv.h"
#include "scenarios/diagnostics.h"
#include "scenarios/employment_reader.h"
#include "scenarios/inputs.h"
#include "scenarios/parameters_reader.h"
#include "scenarios/programme_reader.h"
#include "scenarios/reader.h"
#include "scenarios/region_reader.h"
#include "scenarios/region_tables.h"
#include "scenarios/scenario_fields.h"
#include "scenarios/source_file.h"
#include "scenarios/yaml_document.h"

/// Entry of libFuzzer: any bytes as a scenario, a parameter file, a region file or a table of a
/// region. Whatever they are, they are read or refused with a place; nothing crashes, hangs or
/// leaks. The first byte says what the others are. Files that they name are those inside the
/// program.
namespace {

using namespace spearhead::scenarios;

/// A region that programmes can be resolved for; reading it for every input would take all the
/// time.
const spearhead::Scenario& some_scenario() {
  static const spearhead::Scenario scenario = load_shipped("larkenmark").scenario;
  return scenario;
}

void read_as_scenario(const SourceFile& file, Report& report) {
  const std::optional<YamlNode> root = parse_yaml(file, report);
  if (!root) return;
  Reading in{file, report};
  const ScenarioText text = read_scenario_text(*root, in);
  resolve_programmes(text.policy, some_scenario(), in);
}

void read_as_parameters(const SourceFile& file, Report& report) {
  static const ParameterRecords defaults = default_parameters();
  const std::optional<YamlNode> root = parse_yaml(file, report);
  if (!root) return;
  ParameterRecords parameters = defaults;
  read_parameters(file, *root, report, parameters);
}

void read_as_region(const SourceFile& file, Report& report) {
  const std::optional<YamlNode> root = parse_yaml(file, report);
  if (!root) return;
  Inputs inputs(Inputs::From::program);
  read_region(file, *root, inputs, report);
}

using ReadText = void (*)(const SourceFile&, Report&);

/// A reader whose result nobody needs.
template <auto read>
void just_read(const SourceFile& file, Report& report) {
  read(file, report);
}

constexpr ReadText kReaders[] = {
    read_as_scenario,
    read_as_parameters,
    read_as_region,
    just_read<read_employment>,
    just_read<read_firms>,
    just_read<read_research>,
    just_read<read_wages>,
    just_read<read_field_weights>,
    just_read<read_universities>,
    just_read<read_clusters>,
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const SourceFile file("scenarios/regions/fuzz", std::string(data + 1, data + size));
  Report report;
  kReaders[data[0] % std::size(kReaders)](file, report);
  to_text(report.diagnostics());
  to_json(report.diagnostics());
  return 0;
}
