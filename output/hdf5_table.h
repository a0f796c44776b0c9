#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "output/hdf5_number.h"

namespace spearhead::output::hdf5 {

/// Writes a group of equally long columns that grow as rows are added: plain arrays over one
/// dimension `row`, shuffled, gzip 1, Fletcher check sums. All functions throw OutputError.
class TableWriter {
 public:
  TableWriter() = default;
  /// A new, empty table of `file`, which outlives it.
  TableWriter(const File& file, const std::string& name);

  explicit operator bool() const { return file_ != nullptr; }

  /// A new column of no rows; columns are numbered from 0. An empty unit is left out.
  void add_column(const std::string& name, Number number, const std::string& long_name,
                  const std::string& unit);
  /// What the numbers of the column that was added last stand for, from 0, in one word each.
  void name_values(std::span<const char* const> words) const;
  /// An attribute of the group.
  void note(const std::string& name, double value) const;

  /// Appends to one column, whose numbers are of this type. Before `close`, all get as many rows.
  template <class T>
  void append(std::size_t column, std::span<const T> values) {
    append_as(column, number_of(T{}), values.data(), values.size());
  }

  /// Writes what is still buffered, and how many rows there are.
  void close();

 private:
  struct Column {
    std::string name;
    Number number = Number::float32;
    std::uint64_t rows = 0;
    Handle handle;
  };
  void append_as(std::size_t column, Number kind, const void* values, std::size_t rows);
  std::string called(const std::string& column) const { return name_ + '/' + column; }
  Handle create_growing(const std::string& name, hid_t type) const;
  void grow(const Handle& dataset, const std::string& name, std::uint64_t rows) const;

  const File* file_ = nullptr;
  std::string name_;
  Handle group_;
  Handle row_;
  std::vector<Column> columns_;
};

}  // namespace spearhead::output::hdf5
