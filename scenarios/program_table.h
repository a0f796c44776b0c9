#pragma once

#include <cstddef>
#include <string>

#include "scenarios/csv.h"

namespace spearhead::scenarios {

/// A table that travels inside the program. Everything that is wrong or missing in it is a fault of
/// the build.
class ProgramTable {
 public:
  /// \param path as in EmbeddedFile
  /// \throws InputError when it is not a table, std::logic_error when the build did not embed it
  explicit ProgramTable(const char* path);

  std::size_t size() const { return table_.rows.size(); }
  /// \throws std::logic_error when there is no such column
  const std::string& text(std::size_t row, const std::string& column) const;
  /// \throws InputError when the cell holds no number, std::logic_error when there is no such
  /// column
  double number(std::size_t row, const std::string& column);

 private:
  const Cell& cell(std::size_t row, const std::string& column) const;

  SourceFile file_;
  Report report_;
  Table table_;
};

}  // namespace spearhead::scenarios
