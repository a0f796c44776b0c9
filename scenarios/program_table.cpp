#include "scenarios/program_table.h"

#include <optional>
#include <stdexcept>
#include <utility>

#include "scenarios/embedded.h"

namespace spearhead::scenarios {

ProgramTable::ProgramTable(const char* path) : file_(path, std::string(embedded_file(path))) {
  std::optional<Table> table = parse_csv(file_, report_);
  report_.throw_if_failed();
  table_ = std::move(*table);
}

const std::string& ProgramTable::text(std::size_t row, const std::string& column) const {
  return cell(row, column).text;
}

double ProgramTable::number(std::size_t row, const std::string& column) {
  const std::optional<double> value = number_in(cell(row, column), table_, file_, report_);
  report_.throw_if_failed();
  return *value;
}

const Cell& ProgramTable::cell(std::size_t row, const std::string& column) const {
  const std::optional<std::size_t> index = table_.column(column);
  if (!index) throw std::logic_error(file_.name() + " has no column " + column);
  return table_.rows[row][*index];
}

}  // namespace spearhead::scenarios
