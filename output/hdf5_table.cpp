#include "output/hdf5_table.h"

#include <numeric>
#include <utility>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "engine/base/error.h"
#include "output/hdf5_creation.h"

namespace spearhead::output::hdf5 {
namespace {

constexpr hsize_t kRowsOfChunk = 65'536;

// What netCDF calls a dimension that has no variable of its name; the number is its length, which
// readers take from the dataset itself.
constexpr const char* kDimensionOnly =
    "This is a netCDF dimension but not a netCDF variable.         0";

hid_t stored_type(Number number) {
  switch (number) {
    case Number::int8:
      return H5T_STD_I8LE;
    case Number::int32:
      return H5T_STD_I32LE;
    case Number::uint64:
      return H5T_STD_U64LE;
    case Number::float32:
      return H5T_IEEE_F32LE;
    case Number::float64:
      break;
  }
  return H5T_IEEE_F64LE;
}

}  // namespace

TableWriter::TableWriter(const File& file, const std::string& name)
    : file_(&file), name_(name), group_(file.create_group(name)) {
  row_ = create_growing("row", H5T_STD_I32LE);
  const std::string doing = "write " + called("row") + " of";
  attempt({file_->path(), doing}, [&] { return H5DSset_scale(row_.id(), kDimensionOnly); });
}

Handle TableWriter::create_growing(const std::string& name, hid_t type) const {
  const std::string doing = "create " + called(name) + " in";
  const Deed deed{file_->path(), doing};
  const hsize_t none = 0;
  const hsize_t any = H5S_UNLIMITED;
  const Handle space(attempt(deed, [&] { return H5Screate_simple(1, &none, &any); }), H5Sclose);
  const Handle list = filtered_list(deed, {&kRowsOfChunk, 1});
  const hid_t id = attempt(deed, [&] {
    return H5Dcreate2(group_.id(), name.c_str(), type, space.id(), H5P_DEFAULT, list.id(),
                      H5P_DEFAULT);
  });
  return {id, H5Dclose};
}

void TableWriter::add_column(const std::string& name, Number number, const std::string& long_name,
                             const std::string& unit) {
  Handle handle = create_growing(name, stored_type(number));
  const std::string doing = "name the axes of " + called(name) + " in";
  attempt({file_->path(), doing}, [&] { return H5DSattach_scale(handle.id(), row_.id(), 0); });
  put_text(*file_, handle.id(), "long_name", long_name);
  if (!unit.empty()) put_text(*file_, handle.id(), "units", unit);
  columns_.push_back({name, number, 0, std::move(handle)});
}

void TableWriter::name_values(std::span<const char* const> words) const {
  std::vector<std::int32_t> values(words.size());
  std::iota(values.begin(), values.end(), 0);
  const hid_t column = columns_.back().handle.id();
  put_integers(*file_, column, "flag_values", values);
  put_text(*file_, column, "flag_meanings", fmt::format("{}", fmt::join(words, " ")));
}

void TableWriter::note(const std::string& name, double value) const {
  put_number(*file_, group_.id(), name, value);
}

void TableWriter::grow(const Handle& dataset, const std::string& name, std::uint64_t rows) const {
  const hsize_t length = rows;
  const std::string doing = "write " + called(name) + " of";
  attempt({file_->path(), doing}, [&] { return H5Dset_extent(dataset.id(), &length); });
}

void TableWriter::append_as(std::size_t number, Number kind, const void* values, std::size_t rows) {
  Column& column = columns_.at(number);
  require_law(column.number == kind, "a column takes numbers of its own kind");
  if (rows == 0) return;
  const std::string doing = "write " + called(column.name) + " of";
  const Deed deed{file_->path(), doing};
  grow(column.handle, column.name, column.rows + rows);
  const Handle target(attempt(deed, [&] { return H5Dget_space(column.handle.id()); }), H5Sclose);
  const hsize_t first = column.rows;
  const hsize_t count = rows;
  attempt(deed, [&] {
    return H5Sselect_hyperslab(target.id(), H5S_SELECT_SET, &first, nullptr, &count, nullptr);
  });
  const Handle memory(attempt(deed, [&] { return H5Screate_simple(1, &count, nullptr); }),
                      H5Sclose);
  attempt(deed, [&] {
    return H5Dwrite(column.handle.id(), native_type(column.number), memory.id(), target.id(),
                    H5P_DEFAULT, values);
  });
  column.rows += rows;
}

void TableWriter::close() {
  if (file_ == nullptr) return;
  const std::uint64_t rows = columns_.empty() ? 0 : columns_.front().rows;
  for (Column& column : columns_) {
    require_law(column.rows == rows, "the columns of a table are equally long");
    const std::string doing = "write " + called(column.name) + " of";
    column.handle.close({file_->path(), doing});
  }
  grow(row_, "row", rows);
  const std::string doing = "write " + called("row") + " of";
  row_.close({file_->path(), doing});
  group_.close({file_->path(), "write a table of"});
}

}  // namespace spearhead::output::hdf5
