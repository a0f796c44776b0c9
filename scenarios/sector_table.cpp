#include "scenarios/sector_table.h"

#include <algorithm>
#include <array>

#include "scenarios/codes.h"
#include "scenarios/program_table.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kPath = "scenarios/sectors/nace_rev2.csv";

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

SectorFacts read_row(ProgramTable& table, std::size_t row) {
  return {.code = table.text(row, "code"),
          .name = table.text(row, "name"),
          .section = table.text(row, "section"),
          .market = table.number(row, "market") != 0,
          .export_intensity = table.number(row, "export_intensity"),
          .value_added_share = table.number(row, "value_added_share"),
          .research_norm = table.number(row, "research_norm"),
          .tradability = table.number(row, "tradability"),
          .opportunity = table.number(row, "opportunity"),
          .labour_share = table.number(row, "labour_share"),
          .relative_pay = table.number(row, "relative_pay"),
          .skilled_share = table.number(row, "skilled_share"),
          .national_employment = table.number(row, "national_employment")};
}

std::vector<SectorFacts> read_table() {
  ProgramTable table(kPath);
  std::vector<SectorFacts> sectors;
  for (std::size_t row = 0; row < table.size(); ++row) sectors.push_back(read_row(table, row));
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

// Whether the classification has the division and the table of sectors has not.
bool is_uncarried_division(std::string_view code) {
  constexpr std::array<std::string_view, 5> divisions{"07", "12", "97", "98", "99"};
  return std::find(divisions.begin(), divisions.end(), code) != divisions.end();
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

std::optional<std::size_t> sector_index(std::string_view code) {
  const std::vector<std::string>& codes = sector_codes();
  const auto found = std::lower_bound(codes.begin(), codes.end(), code);
  if (found == codes.end() || *found != code) return std::nullopt;
  return static_cast<std::size_t>(found - codes.begin());
}

bool check_sector_code(const std::string& code, const SourceFile& file, Extent extent,
                       Report& report) {
  if (sector_index(code)) return true;
  if (code.size() == 1 && is_digit(code[0])) {
    report.error(
        file, extent,
        {.code = code::kSectorCode,
         .message = "the sector code " + in_ticks(code) + " has one digit",
         .expected = "two digits of NACE Rev. 2",
         .suggestion = "write \"0" + code + "\": a spreadsheet may have dropped the zero"});
    return false;
  }
  if (is_uncarried_division(code)) {
    report.error(file, extent,
                 {.code = code::kSectorCode,
                  .message = "the model has no sector for the division " + in_ticks(code) +
                             " of NACE Rev. 2",
                  .expected = "one of the " + std::to_string(sector_codes().size()) +
                              " divisions that `spearhead list sectors` shows",
                  .suggestion = "add its figures to those of a related division, or leave it out"});
    return false;
  }
  // The nearest code would be another industry.
  report.error(file, extent,
               {.code = code::kSectorCode,
                .message = "there is no sector " + in_ticks(code),
                .expected = "one of the " + std::to_string(sector_codes().size()) +
                            " divisions of NACE Rev. 2 that `spearhead list sectors` shows",
                .suggestion = "leave totals and other levels out"});
  return false;
}

}  // namespace spearhead::scenarios
