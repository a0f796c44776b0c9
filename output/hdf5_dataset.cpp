#include "output/hdf5_dataset.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <hdf5_hl.h>

#include "output/chunks.h"
#include "output/error.h"
#include "output/hdf5_creation.h"

namespace spearhead::output::hdf5 {
namespace {

constexpr int kMostAxes = 8;
constexpr std::uint64_t kLargestChunk = std::uint64_t{64} << 20;

Handle access_list(const Deed& deed) {
  Handle access(attempt(deed, [] { return H5Pcreate(H5P_DATASET_ACCESS); }), H5Pclose);
  // Replicates are written one at a time into chunks that hold many of them: the cache keeps all
  // chunks of one batch open, and far more slots than chunks keep them from pushing each other out.
  constexpr std::size_t kSlots = 20'011;
  constexpr double kFullChunksGoFirst = 1.0;
  attempt(deed, [&] {
    return H5Pset_chunk_cache(access.id(), kSlots, kOpenChunkBytes, kFullChunksGoFirst);
  });
  return access;
}

Handle variable_text(const Deed& deed) {
  Handle type(attempt(deed, [] { return H5Tcopy(H5T_C_S1); }), H5Tclose);
  attempt(deed, [&] { return H5Tset_size(type.id(), H5T_VARIABLE); });
  attempt(deed, [&] { return H5Tset_cset(type.id(), H5T_CSET_UTF8); });
  return type;
}

}  // namespace

Dataset Dataset::create(const File& file, const std::string& name, hid_t type, const Extent& shape,
                        const Handle& creation) {
  const std::string doing = "create " + name + " in";
  const Deed deed{file.path(), doing};
  const Handle space(
      attempt(
          deed,
          [&] { return H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr); }),
      H5Sclose);
  const Handle access = access_list(deed);
  Dataset dataset;
  dataset.file_ = &file;
  dataset.name_ = name;
  dataset.shape_ = shape;
  dataset.handle_ = Handle(attempt(deed,
                                   [&] {
                                     return H5Dcreate2(file.id(), name.c_str(), type, space.id(),
                                                       H5P_DEFAULT, creation.id(), access.id());
                                   }),
                           H5Dclose);
  return dataset;
}

Dataset Dataset::create_texts(const File& file, const std::string& name,
                              std::span<const std::string> values) {
  const std::string doing = "write " + name + " of";
  const Deed deed{file.path(), doing};
  const Handle type = variable_text(deed);
  Dataset dataset = create(file, name, type.id(), {values.size()}, creation_list(deed));
  dataset.kind_ = Kind::text;
  std::vector<const char*> pointers;
  for (const std::string& value : values) pointers.push_back(value.c_str());
  attempt(deed, [&] {
    return H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data());
  });
  return dataset;
}

Dataset Dataset::create_integers(const File& file, const std::string& name,
                                 std::span<const std::int32_t> values) {
  const std::string doing = "write " + name + " of";
  const Deed deed{file.path(), doing};
  Dataset dataset = create(file, name, H5T_STD_I32LE, {values.size()}, creation_list(deed));
  attempt(deed, [&] {
    return H5Dwrite(dataset.id(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  });
  return dataset;
}

Dataset Dataset::create_doubles(const File& file, const std::string& name, const Extent& shape,
                                const Extent& chunk) {
  const std::string doing = "create " + name + " in";
  const Deed deed{file.path(), doing};
  const Handle list = filtered_list(deed, chunk);
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  attempt(deed, [&] { return H5Pset_fill_value(list.id(), H5T_NATIVE_DOUBLE, &nothing); });
  Dataset dataset = create(file, name, H5T_IEEE_F64LE, shape, list);
  put_number(file, dataset.id(), "_FillValue", nothing);
  return dataset;
}

Dataset Dataset::open(const File& file, const std::string& name) {
  const std::string doing = "open " + name + " of";
  const Deed deed{file.path(), doing};
  Dataset dataset;
  dataset.file_ = &file;
  dataset.name_ = name;
  H5L_info_t link{};
  attempt(deed, [&] { return H5Lget_info(file.id(), name.c_str(), &link, H5P_DEFAULT); });
  if (link.type != H5L_TYPE_HARD) dataset.refuse("is a link, not data of the file itself");
  const Handle access = access_list(deed);
  dataset.handle_ = Handle(
      attempt(deed, [&] { return H5Dopen2(file.id(), name.c_str(), access.id()); }), H5Dclose);

  const Handle space(attempt(deed, [&] { return H5Dget_space(dataset.id()); }), H5Sclose);
  const int axes = attempt(deed, [&] { return H5Sget_simple_extent_ndims(space.id()); });
  if (axes > kMostAxes) dataset.refuse("has more than 8 axes");
  dataset.shape_.resize(static_cast<std::size_t>(axes));
  attempt(deed,
          [&] { return H5Sget_simple_extent_dims(space.id(), dataset.shape_.data(), nullptr); });

  const Handle type(attempt(deed, [&] { return H5Dget_type(dataset.id()); }), H5Tclose);
  const H5T_class_t family = H5Tget_class(type.id());
  const bool text = family == H5T_STRING && H5Tis_variable_str(type.id()) > 0;
  if (!text && family != H5T_INTEGER && family != H5T_FLOAT) {
    dataset.refuse("holds neither numbers nor variable-length strings");
  }
  dataset.kind_ = text ? Kind::text : Kind::number;
  dataset.inspect_storage();
  return dataset;
}

/// A file from elsewhere must not make the library read other files or unpack enormous chunks.
void Dataset::inspect_storage() const {
  const std::string doing = "open " + name_ + " of";
  const Deed deed{file_->path(), doing};
  const Handle list(attempt(deed, [&] { return H5Dget_create_plist(id()); }), H5Pclose);
  const H5D_layout_t layout = attempt(deed, [&] { return H5Pget_layout(list.id()); });
  const int other_files = attempt(deed, [&] { return H5Pget_external_count(list.id()); });
  if (layout == H5D_VIRTUAL || other_files > 0) refuse("keeps its data in other files");
  if (layout != H5D_CHUNKED) return;
  Extent chunk(shape_.size());
  attempt(deed,
          [&] { return H5Pget_chunk(list.id(), static_cast<int>(chunk.size()), chunk.data()); });
  constexpr std::uint64_t kWidestElement = 16;
  if (elements(chunk) > kLargestChunk / kWidestElement) refuse("has chunks of over 64 MiB");
}

void Dataset::refuse(const char* why) const {
  throw OutputError(fmt::format("cannot use {}: {} {}", file_->path().string(), name_, why));
}

void Dataset::make_scale() const {
  const std::string doing = "write " + name_ + " of";
  attempt({file_->path(), doing}, [&] { return H5DSset_scale(id(), name_.c_str()); });
}

void Dataset::attach(unsigned axis, const Dataset& scale) const {
  const std::string doing = "name the axes of " + name_ + " in";
  attempt({file_->path(), doing}, [&] { return H5DSattach_scale(id(), scale.id(), axis); });
}

Handle Dataset::memory_space(const Deed& deed, const Box& box) const {
  const hsize_t size = elements(box.count);
  return {attempt(deed, [&] { return H5Screate_simple(1, &size, nullptr); }), H5Sclose};
}

Handle Dataset::file_space(const Deed& deed, const Box& box) const {
  Handle space(attempt(deed, [&] { return H5Dget_space(id()); }), H5Sclose);
  if (shape_.empty()) return space;  // a scalar: all of it
  attempt(deed, [&] {
    return H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, box.offset.data(), nullptr,
                               box.count.data(), nullptr);
  });
  return space;
}

void Dataset::write(const Box& box, std::span<const double> values) const {
  const std::string doing = "write " + name_ + " of";
  const Deed deed{file_->path(), doing};
  const Handle memory = memory_space(deed, box);
  const Handle target = file_space(deed, box);
  attempt(deed, [&] {
    return H5Dwrite(id(), H5T_NATIVE_DOUBLE, memory.id(), target.id(), H5P_DEFAULT, values.data());
  });
}

void Dataset::read_as(hid_t memory_type, const Box& box, void* target) const {
  const std::string doing = "read " + name_ + " of";
  const Deed deed{file_->path(), doing};
  const Handle memory = memory_space(deed, box);
  const Handle source = file_space(deed, box);
  attempt(deed, [&] {
    return H5Dread(id(), memory_type, memory.id(), source.id(), H5P_DEFAULT, target);
  });
}

void Dataset::read(const Box& box, std::span<double> values) const {
  if (kind_ != Kind::number) refuse("does not hold numbers");
  read_as(H5T_NATIVE_DOUBLE, box, values.data());
}

void Dataset::read(const Box& box, std::span<std::int32_t> values) const {
  if (kind_ != Kind::number) refuse("does not hold numbers");
  read_as(H5T_NATIVE_INT32, box, values.data());
}

void Dataset::read(const Box& box, Number number, void* values) const {
  if (kind_ != Kind::number) refuse("does not hold numbers");
  read_as(native_type(number), box, values);
}

std::uint64_t Dataset::stored_bytes() const { return H5Dget_storage_size(id()); }

std::vector<std::byte> Dataset::read_bytes(const Box& box) const {
  const std::string doing = "read " + name_ + " of";
  const Deed deed{file_->path(), doing};
  const Handle stored(attempt(deed, [&] { return H5Dget_type(id()); }), H5Tclose);
  const Handle type(attempt(deed, [&] { return H5Tcopy(stored.id()); }), H5Tclose);
  attempt(deed, [&] { return H5Tset_order(type.id(), H5T_ORDER_LE); });
  std::vector<std::byte> bytes(elements(box.count) * H5Tget_size(type.id()));
  read_as(type.id(), box, bytes.data());
  return bytes;
}

std::string Dataset::read_text(const Box& box) const {
  if (kind_ != Kind::text) refuse("does not hold texts");
  const std::string doing = "read " + name_ + " of";
  const Handle type = variable_text({file_->path(), doing});
  char* pointer = nullptr;
  read_as(type.id(), box, &pointer);
  if (pointer == nullptr) return {};
  std::string text(pointer);
  H5free_memory(pointer);
  return text;
}

void Dataset::close() {
  const std::string doing = "write " + name_ + " of";
  handle_.close({file_->path(), doing});
}

}  // namespace spearhead::output::hdf5
