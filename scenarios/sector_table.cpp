#include "scenarios/sector_table.h"

#include <algorithm>
#include <stdexcept>

#include "scenarios/codes.h"
#include "scenarios/embedded.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kPath = "scenarios/sectors/nace_rev2.csv";

/// The table and its columns; everything missing in it is a fault of the build.
class SectorColumns {
 public:
  SectorColumns() : file_(kPath, std::string(embedded_file(kPath))) {
    std::optional<Table> table = parse_csv(file_, report_);
    report_.throw_if_failed();
    table_ = std::move(*table);
  }

  std::size_t size() const { return table_.rows.size(); }
  const Cell& cell(std::size_t row, const char* column) const {
    const std::optional<std::size_t> index = table_.column(column);
    if (!index) throw std::logic_error(std::string(kPath) + " has no column " + column);
    return table_.rows[row][*index];
  }
  double number(std::size_t row, const char* column) {
    const std::optional<double> value = number_in(cell(row, column), table_, file_, report_);
    report_.throw_if_failed();
    return *value;
  }

 private:
  SourceFile file_;
  Report report_;
  Table table_;
};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::vector<SectorFacts> read_table() {
  SectorColumns columns;
  std::vector<SectorFacts> sectors;
  for (std::size_t row = 0; row < columns.size(); ++row) {
    sectors.push_back({.code = columns.cell(row, "code").text,
                       .name = columns.cell(row, "name").text,
                       .section = columns.cell(row, "section").text,
                       .export_intensity = columns.number(row, "export_intensity"),
                       .value_added_share = columns.number(row, "value_added_share"),
                       .research_norm = columns.number(row, "research_norm")});
  }
  std::sort(sectors.begin(), sectors.end(),
            [](const SectorFacts& a, const SectorFacts& b) { return a.code < b.code; });
  return sectors;
}

std::vector<std::string> read_codes() {
  std::vector<std::string> codes;
  codes.reserve(sector_table().size());
  for (const SectorFacts& sector : sector_table()) codes.push_back(sector.code);
  return codes;
}

}  // namespace

const std::vector<SectorFacts>& sector_table() {
  static const std::vector<SectorFacts> table = read_table();
  return table;
}

const std::vector<std::string>& sector_codes() {
  static const std::vector<std::string> codes = read_codes();
  return codes;
}

bool check_sector_code(const std::string& code, const SourceFile& file, Extent extent,
                       Report& report) {
  const std::vector<std::string>& codes = sector_codes();
  if (std::binary_search(codes.begin(), codes.end(), code)) return true;
  if (code.size() == 1 && is_digit(code[0])) {
    report.error(
        file, extent,
        {.code = code::kSectorCode,
         .message = "the sector code " + in_ticks(code) + " has one digit",
         .expected = "two digits of NACE Rev. 2",
         .suggestion = "write \"0" + code + "\": a spreadsheet may have dropped the zero"});
    return false;
  }
  // The nearest code would be another industry.
  report.error(file, extent,
               {.code = code::kSectorCode,
                .message = "there is no sector " + in_ticks(code),
                .expected = "one of the " + std::to_string(codes.size()) +
                            " divisions of NACE Rev. 2 that `spearhead list sectors` shows",
                .suggestion = "leave totals and other levels out; add a division that is not "
                              "carried to a related one"});
  return false;
}

}  // namespace spearhead::scenarios
