#include "scenarios/reference_table.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "scenarios/codes.h"
#include "scenarios/csv.h"
#include "scenarios/quantity.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kHeader = "region,sector,employment";
constexpr double kMostJobs = 1e8;

/// Places of the columns.
struct Columns {
  std::size_t region;
  std::size_t sector;
  std::size_t employment;
  std::optional<std::size_t> name;
};

std::optional<Columns> columns_of(const Table& table, const SourceFile& file, Report& report) {
  const auto region = require_column(table, "region", kHeader, file, report);
  const auto sector = require_column(table, "sector", kHeader, file, report);
  const auto employment = require_column(table, "employment", kHeader, file, report);
  if (!region || !sector || !employment) return std::nullopt;
  return Columns{*region, *sector, *employment, table.column("name")};
}

/// A blank is no zero: nobody knows how many work there.
bool is_blank(const Cell& cell, const std::string& region, const SourceFile& file, Report& report) {
  if (!cell.text.empty()) return false;
  report.error(file, cell.extent,
               {.code = code::kNotANumber,
                .message = "the employment of a sector of " + in_ticks(region) + " is missing",
                .expected = "a number of persons, 0 where nobody works",
                .suggestion = "fill it in, or leave the region out of the table"});
  return true;
}

/// 1.205 may be a thousand persons or one: it is read as the latter, and told.
void warn_of_thousands(const Cell& cell, const Table& table, const SourceFile& file,
                       Report& report) {
  std::string text = cell.text;
  if (table.separator == ';') std::replace(text.begin(), text.end(), ',', '.');
  const std::optional<TwoReadings> number = two_readings(text);
  if (!number) return;
  report.warning(file, cell.extent,
                 {.code = code::kThousands,
                  .message = in_ticks(cell.text) + " is read as " + number->as_read + " persons",
                  .suggestion = "write " + number->as_thousands + " if thousands are meant"});
}

std::optional<double> jobs_in(const Row& row, const Columns& columns, const Table& table,
                              const SourceFile& file, Report& report) {
  const Cell& cell = row[columns.employment];
  if (is_blank(cell, row[columns.region].text, file, report)) return std::nullopt;
  const std::optional<double> jobs = number_in(cell, table, file, report);
  if (jobs) warn_of_thousands(cell, table, file, report);
  if (!jobs || (*jobs >= 0 && *jobs <= kMostJobs)) return jobs;
  report.error(file, cell.extent,
               {.code = code::kOutOfRange,
                .message = "employment of " + in_ticks(cell.text) + " is out of range",
                .expected = "a number from 0 to 100000000"});
  return std::nullopt;
}

class Regions {
 public:
  void add(const Row& row, const Columns& columns, const Table& table, const SourceFile& file,
           Report& report) {
    const Cell& region = row[columns.region];
    const Cell& sector = row[columns.sector];
    if (region.text.empty()) {
      report.error(file, region.extent,
                   {.code = code::kWrongType,
                    .message = "a row without a region",
                    .expected = "the region's code"});
      return;
    }
    const bool known = check_sector_code(sector.text, file, sector.extent, report);
    const std::optional<double> jobs = jobs_in(row, columns, table, file, report);
    if (!known || !jobs) return;
    if (!seen_.emplace(region.text, sector.text).second) {
      report.error(file, sector.extent,
                   {.code = code::kDuplicateRow,
                    .message = "the sector " + in_ticks(sector.text) + " of " +
                               in_ticks(region.text) + " stands here twice",
                    .suggestion = "make one row of the two"});
      return;
    }
    ReferenceRegionText& text = by_code_[region.text];
    text.code = region.text;
    text.employment.resize(sector_codes().size(), 0);
    text.employment[*sector_index(sector.text)] = *jobs;
    if (columns.name && text.name < row[*columns.name].text) text.name = row[*columns.name].text;
  }

  std::vector<ReferenceRegionText> by_code() && {
    std::vector<ReferenceRegionText> regions;
    for (auto& [code, region] : by_code_) regions.push_back(std::move(region));
    return regions;
  }

 private:
  std::map<std::string, ReferenceRegionText> by_code_;
  std::set<std::pair<std::string, std::string>> seen_;
};

void check_jobs(const std::vector<ReferenceRegionText>& regions, const SourceFile& file,
                Report& report) {
  for (const ReferenceRegionText& region : regions) {
    if (std::accumulate(region.employment.begin(), region.employment.end(), 0.0) > 0) continue;
    report.error(file, {},
                 {.code = code::kEmpty,
                  .message = "nobody works in the region " + in_ticks(region.code),
                  .expected = "employment of at least one of its sectors"});
  }
}

}  // namespace

std::vector<ReferenceRegionText> read_reference(const SourceFile& file, Report& report) {
  const std::size_t before = report.errors();
  const std::optional<Table> table = parse_csv(file, report);
  if (!table) return {};
  const std::optional<Columns> columns = columns_of(*table, file, report);
  if (!columns) return {};
  Regions regions;
  for (const Row& row : table->rows) {
    if (report.full()) break;
    regions.add(row, *columns, *table, file, report);
  }
  std::vector<ReferenceRegionText> read = std::move(regions).by_code();
  if (report.errors() != before) return read;
  if (read.empty()) report_no_rows(file, report);
  check_jobs(read, file, report);
  return read;
}

ReferenceTable load_reference(const std::filesystem::path& path) {
  const SourceFile file = read_source(path);
  Report report;
  std::vector<ReferenceRegionText> regions = read_reference(file, report);
  report.throw_if_failed();
  return {std::move(regions), report.diagnostics()};
}

}  // namespace spearhead::scenarios
