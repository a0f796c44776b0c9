#include <cstddef>
#include <cstdint>
#include <string>

#include "scenarios/csv.h"
#include "scenarios/diagnostics.h"
#include "scenarios/parameters_reader.h"
#include "scenarios/region_tables.h"
#include "scenarios/scenario_fields.h"
#include "scenarios/source_file.h"
#include "scenarios/yaml_document.h"

/// Entry of libFuzzer: any bytes as a scenario, a parameter file or a table of a region. Whatever
/// they are, they are read or refused with a place; nothing crashes, hangs or leaks. The first byte
/// says what the others are.
namespace {

using namespace spearhead::scenarios;

void read_as_scenario(const SourceFile& file, Report& report) {
  const auto root = parse_yaml(file, report);
  if (!root) return;
  Reading in{file, report};
  read_scenario_text(*root, in);
}

void read_as_parameters(const SourceFile& file, Report& report) {
  const auto root = parse_yaml(file, report);
  if (!root) return;
  auto parameters = default_parameters();
  read_parameters(file, *root, report, parameters);
}

void read_as_tables(const SourceFile& file, Report& report) {
  read_firms(file, report);
  read_research(file, report);
  read_wages(file, report);
  read_field_weights(file, report);
  read_universities(file, report);
  read_clusters(file, report);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const SourceFile file("fuzz", std::string(data + 1, data + size));
  Report report;
  switch (data[0] % 3) {
    case 0:
      read_as_scenario(file, report);
      break;
    case 1:
      read_as_parameters(file, report);
      break;
    default:
      read_as_tables(file, report);
  }
  to_text(report.diagnostics());
  to_json(report.diagnostics());
  return 0;
}
