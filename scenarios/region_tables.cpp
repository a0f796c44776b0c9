#include "scenarios/region_tables.h"

#include <algorithm>
#include <map>
#include <optional>

#include "scenarios/codes.h"
#include "scenarios/csv.h"
#include "scenarios/knowledge_tables.h"
#include "scenarios/sector_table.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {
namespace {

using Kind = SectorColumn::Kind;

constexpr SectorColumn kFirms{"firms", Kind::count,         0,
                              1e7,     "a number of firms", "a number from 0 to 10000000"};
constexpr SectorColumn kResearch{"research", Kind::share, 0, 1, "research", "a share"};
constexpr SectorColumn kExports{"exports", Kind::share, 0, 1, "exports", "a share"};
constexpr SectorColumn kForeign{"foreign", Kind::share, 0, 1, "foreign ownership", "a share"};
constexpr SectorColumn kWages{
    "wages", Kind::number, 0.1, 10, "pay", "pay per job over the region's average, from 0.1 to 10"};

constexpr double kLargestWeight = 1000;

// Registers count owners without employees and round to fives and tens: so many firms more than
// jobs are theirs, and the model has as many firms as jobs there. More are a mistake of tables.
constexpr double kMostFirmsBeyondJobs = 50;

void report_twice(const Cell& cell, const std::string& what, const char* remedy,
                  const SourceFile& file, Report& report) {
  report.error(file, cell.extent,
               {.code = code::kDuplicateRow,
                .message = what + ' ' + in_ticks(cell.text) + " stands here twice",
                .suggestion = remedy});
}

bool check_field(const Cell& cell, const SourceFile& file, Report& report) {
  const std::vector<std::string>& codes = field_codes();
  if (std::binary_search(codes.begin(), codes.end(), cell.text)) return true;
  report_unknown(code::kUnknownName, file, cell.extent, "field", cell.text, codes, report);
  return false;
}

bool check_name(const Cell& cell, const char* what, const SourceFile& file, Report& report) {
  if (!cell.text.empty() && cell.text.find_first_of("\r\n") == std::string::npos) return true;
  report.error(file, cell.extent,
               {.code = code::kWrongType,
                .message = std::string("a ") + what + " without a name",
                .expected = "one line of text"});
  return false;
}

std::optional<double> weight_in(const Cell& cell, const Table& table, const SourceFile& file,
                                Report& report) {
  const std::optional<double> weight = number_in(cell, table, file, report);
  if (!weight || (*weight >= 0 && *weight <= kLargestWeight)) return weight;
  report.error(file, cell.extent,
               {.code = code::kOutOfRange,
                .message = "a weight of " + in_ticks(cell.text),
                .expected = "a number from 0 to 1000, 1 being as much as elsewhere"});
  return std::nullopt;
}

/// Adds a figure of a field, once.
void add_field(const Cell& cell, double value, const SourceFile& file, Report& report,
               std::vector<FieldValue>& out) {
  const auto place = std::lower_bound(
      out.begin(), out.end(), cell.text,
      [](const FieldValue& each, const std::string& code) { return each.field < code; });
  if (place != out.end() && place->field == cell.text) {
    report_twice(cell, "the field", "make one row of the two", file, report);
    return;
  }
  out.insert(place, {cell.text, value});
}

/// The table of a file, or nothing when there are no rows to read.
std::optional<Table> open_table(const SourceFile& file, Report& report) {
  const std::size_t before = report.errors();
  std::optional<Table> table = parse_csv(file, report);
  if (!table || !table->rows.empty()) return table;
  if (report.errors() == before) report_no_rows(file, report);
  return std::nullopt;
}

}  // namespace

std::vector<SectorValue> read_firms(const SourceFile& file, Report& report) {
  return read_sector_values(file, kFirms, report);
}

void check_firms(const std::vector<SectorValue>& firms, const std::vector<SectorValue>& employment,
                 const SourceFile& file, Report& report) {
  for (const SectorValue& row : firms) {
    const auto found =
        std::find_if(employment.begin(), employment.end(),
                     [&](const SectorValue& each) { return each.sector == row.sector; });
    const double jobs = found == employment.end() ? 0 : found->value;
    if (row.value <= jobs + kMostFirmsBeyondJobs) continue;
    report.error(file, row.extent,
                 {.code = code::kMoreFirmsThanJobs,
                  .message = shortest(row.value) + " firms in the sector " + in_ticks(row.sector) +
                             ", whose employment is " + shortest(jobs),
                  .expected = "no more firms than jobs; up to " + shortest(kMostFirmsBeyondJobs) +
                              " more are taken for owners without employees and left out",
                  .suggestion = "compare with the employment table, or leave this row out: sizes "
                                "are then drawn by the parameters"});
  }
}

std::vector<SectorValue> read_research(const SourceFile& file, Report& report) {
  return read_sector_values(file, kResearch, report);
}

std::vector<SectorValue> read_exports(const SourceFile& file, Report& report) {
  return read_sector_values(file, kExports, report);
}

std::vector<SectorValue> read_foreign(const SourceFile& file, Report& report) {
  return read_sector_values(file, kForeign, report);
}

std::vector<SectorValue> read_wages(const SourceFile& file, Report& report) {
  return read_sector_values(file, kWages, report);
}

std::vector<FieldValue> read_field_weights(const SourceFile& file, Report& report) {
  constexpr const char* header = "field,weight";
  const std::optional<Table> table = open_table(file, report);
  if (!table) return {};
  const auto field = require_column(*table, "field", header, file, report);
  const auto weight = require_column(*table, "weight", header, file, report);
  if (!field || !weight) return {};
  const std::size_t before = report.errors();
  std::vector<FieldValue> weights;
  bool any = false;
  for (const Row& row : table->rows) {
    if (report.full()) break;
    const bool known = check_field(row[*field], file, report);
    const std::optional<double> value = weight_in(row[*weight], *table, file, report);
    if (known && value) add_field(row[*field], *value, file, report, weights);
    any = any || value.value_or(0) > 0;
  }
  const bool all_nothing = !any && weights.size() == field_codes().size();
  if (all_nothing && report.errors() == before) {
    report.error(file, {},
                 {.code = code::kEmpty,
                  .message = "no field has a weight",
                  .expected = "a weight above 0 for at least one field"});
  }
  return weights;
}

std::vector<UniversityText> read_universities(const SourceFile& file, Report& report) {
  constexpr const char* header = "name,field,strength";
  const std::optional<Table> table = open_table(file, report);
  if (!table) return {};
  const auto name = require_column(*table, "name", header, file, report);
  const auto field = require_column(*table, "field", header, file, report);
  const auto strength = require_column(*table, "strength", header, file, report);
  if (!name || !field || !strength) return {};
  std::map<std::string, std::vector<FieldValue>> strengths;
  for (const Row& row : table->rows) {
    if (report.full()) break;
    const bool named = check_name(row[*name], "university", file, report);
    const bool known = check_field(row[*field], file, report);
    const std::optional<double> value = share_in(row[*strength], *table, file, report);
    if (!named || !known || !value) continue;
    add_field(row[*field], *value, file, report, strengths[row[*name].text]);
  }
  std::vector<UniversityText> universities;
  universities.reserve(strengths.size());
  for (auto& [each, fields] : strengths) universities.push_back({each, std::move(fields)});
  return universities;
}

std::vector<ClusterText> read_clusters(const SourceFile& file, Report& report) {
  constexpr const char* header = "cluster,sector";
  const std::optional<Table> table = open_table(file, report);
  if (!table) return {};
  const auto cluster = require_column(*table, "cluster", header, file, report);
  const auto sector = require_column(*table, "sector", header, file, report);
  if (!cluster || !sector) return {};
  std::map<std::string, std::string> cluster_of;  // by sector
  for (const Row& row : table->rows) {
    if (report.full()) break;
    const Cell& code = row[*sector];
    const bool named = check_name(row[*cluster], "cluster", file, report);
    if (!check_sector_code(code.text, file, code.extent, report) || !named) continue;
    // A firm belongs to the cluster of its sector: there can be one only.
    if (!cluster_of.emplace(code.text, row[*cluster].text).second)
      report_twice(code, "the sector", "give it to one cluster, in one row", file, report);
  }
  std::map<std::string, std::vector<std::string>> sectors;
  for (const auto& [code, name] : cluster_of) sectors[name].push_back(code);
  std::vector<ClusterText> clusters;
  clusters.reserve(sectors.size());
  for (auto& [name, codes] : sectors) clusters.push_back({name, std::move(codes)});
  return clusters;
}

}  // namespace spearhead::scenarios
