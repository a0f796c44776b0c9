#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <tuple>
#include <type_traits>
#include <vector>

#include "engine/base/id.h"

namespace spearhead {

/// Vector code loads whole cache lines from the start of a column.
inline constexpr std::size_t kColumnAlignment = 64;

template <class T>
struct AlignedAllocator {
  using value_type = T;

  AlignedAllocator() = default;
  template <class U>
  explicit AlignedAllocator(const AlignedAllocator<U>&) {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{kColumnAlignment}));
  }
  void deallocate(T* place, std::size_t) {
    ::operator delete (place, std::align_val_t{kColumnAlignment});
  }
  friend bool operator==(const AlignedAllocator&, const AlignedAllocator&) { return true; }
};

/// A stretch of a column that no other pointer of the same kernel touches.
template <class T>
using Lane = T* __restrict;

/// Before the loop of a kernel: what one row writes no other reads. Compilers lose sight of that
/// when a loop has many lanes, and would work on rows one by one.
#if defined(__clang__)
#define SPEARHEAD_ROWS_APART _Pragma("clang loop vectorize(assume_safety)")
#else
#define SPEARHEAD_ROWS_APART _Pragma("GCC ivdep")
#endif

/// One attribute of all agents of a kind, contiguous, indexed by the kind's row id.
template <class Row, class T>
class Column {
 public:
  using value_type = T;

  T& operator[](Row row) { return values_[row.value]; }
  const T& operator[](Row row) const { return values_[row.value]; }

  /// The rows from `first` on, for kernels that run over a block.
  T* from(std::uint32_t first) { return values_.data() + first; }
  const T* from(std::uint32_t first) const { return values_.data() + first; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(values_.size()); }
  void resize(std::uint32_t rows) { values_.resize(rows); }
  void reserve(std::uint32_t rows) { values_.reserve(rows); }
  void fill(const T& value) { values_.assign(values_.size(), value); }

 private:
  std::vector<T, AlignedAllocator<T>> values_;
};

/// A column's name and its place in the table `Table`.
template <class Table, class C>
struct ColumnOf {
  const char* name;
  C Table::*place;
};
template <class Table, class C>
ColumnOf(const char*, C Table::*) -> ColumnOf<Table, C>;

/// Calls `visit(name, column...)` for each column of `Table::columns()`, with that column of each
/// of the tables. Appending, moving, size checks and snapshots all go through this one list.
template <class Visit, class Table, class... Tables>
void for_each_column(Visit&& visit, Table& table, Tables&... more) {
  const auto visit_one = [&](const auto& column) {
    visit(column.name, table.*column.place, more.*column.place...);
  };
  std::apply([&](const auto&... column) { (visit_one(column), ...); },
             std::remove_const_t<Table>::columns());
}

template <class Table>
void resize_columns(Table& table, std::uint32_t rows) {
  for_each_column([&](const char*, auto& column) { column.resize(rows); }, table);
}

/// Number of columns of a table.
template <class Table>
inline constexpr std::uint32_t kColumnsOf = std::tuple_size_v<decltype(Table::columns())>;

/// Bytes that one row takes in all columns of a table.
template <class Table>
std::uint32_t bytes_per_row() {
  const Table none;
  std::size_t bytes = 0;
  for_each_column(
      [&](const char*, const auto& column) {
        bytes += sizeof(typename std::decay_t<decltype(column)>::value_type);
      },
      none);
  return static_cast<std::uint32_t>(bytes);
}

/// True when all columns have equally many rows.
template <class Table>
bool columns_are_equally_long(const Table& table, std::uint32_t rows) {
  bool equal = true;
  for_each_column([&](const char*, const auto& column) { equal = equal && column.size() == rows; },
                  table);
  return equal;
}

}  // namespace spearhead
