#include <fmt/format.h>

#include "output/error.h"
#include "output/hdf5.h"

namespace spearhead::output::hdf5 {
namespace {

constexpr std::size_t kLongestText = std::size_t{64} << 20;

Handle scalar_space(const Deed& deed) {
  return {attempt(deed, [] { return H5Screate(H5S_SCALAR); }), H5Sclose};
}

Handle text_type(const Deed& deed, std::size_t size) {
  Handle type(attempt(deed, [] { return H5Tcopy(H5T_C_S1); }), H5Tclose);
  attempt(deed, [&] { return H5Tset_size(type.id(), size); });
  attempt(deed, [&] { return H5Tset_cset(type.id(), H5T_CSET_UTF8); });
  // Exactly the text, without a final NUL: readers in other languages would show it.
  attempt(deed, [&] { return H5Tset_strpad(type.id(), H5T_STR_NULLPAD); });
  return type;
}

void put(const Deed& deed, hid_t object, const std::string& name, hid_t stored_as, hid_t given_as,
         hid_t space, const void* values) {
  Handle attribute(attempt(deed,
                           [&] {
                             return H5Acreate2(object, name.c_str(), stored_as, space, H5P_DEFAULT,
                                               H5P_DEFAULT);
                           }),
                   H5Aclose);
  attempt(deed, [&] { return H5Awrite(attribute.id(), given_as, values); });
  attribute.close(deed);
}

[[noreturn]] void refuse(const File& file, const std::string& name, const char* expected) {
  throw OutputError(
      fmt::format("cannot use {}: attribute {} is not {}", file.path().string(), name, expected));
}

Handle open_attribute(const Deed& deed, hid_t object, const std::string& name) {
  return {attempt(deed, [&] { return H5Aopen(object, name.c_str(), H5P_DEFAULT); }), H5Aclose};
}

hssize_t element_count(const Deed& deed, const Handle& attribute) {
  const Handle space(attempt(deed, [&] { return H5Aget_space(attribute.id()); }), H5Sclose);
  return attempt(deed, [&] { return H5Sget_simple_extent_npoints(space.id()); });
}

std::string read_variable_text(const Deed& deed, const Handle& attribute, const Handle& type) {
  char* pointer = nullptr;
  attempt(deed, [&] { return H5Aread(attribute.id(), type.id(), &pointer); });
  if (pointer == nullptr) return {};
  const std::string text(pointer);
  H5free_memory(pointer);
  return text;
}

}  // namespace

void put_text(const File& file, hid_t object, const std::string& name, const std::string& text) {
  const std::string doing = "write attribute " + name + " of";
  const Deed deed{file.path(), doing};
  // HDF5 has no string of length zero; one NUL reads as an empty one everywhere.
  const Handle type = text_type(deed, std::max<std::size_t>(text.size(), 1));
  put(deed, object, name, type.id(), type.id(), scalar_space(deed).id(), text.c_str());
}

void put_integers(const File& file, hid_t object, const std::string& name,
                  std::span<const std::int32_t> values) {
  const std::string doing = "write attribute " + name + " of";
  const Deed deed{file.path(), doing};
  const hsize_t size = values.size();
  const Handle space(attempt(deed, [&] { return H5Screate_simple(1, &size, nullptr); }), H5Sclose);
  put(deed, object, name, H5T_STD_I32LE, H5T_NATIVE_INT32, space.id(), values.data());
}

void put_number(const File& file, hid_t object, const std::string& name, double value) {
  const std::string doing = "write attribute " + name + " of";
  const Deed deed{file.path(), doing};
  put(deed, object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalar_space(deed).id(), &value);
}

std::string get_text(const File& file, hid_t object, const std::string& name) {
  const std::string doing = "read attribute " + name + " of";
  const Deed deed{file.path(), doing};
  const Handle attribute = open_attribute(deed, object, name);
  const Handle type(attempt(deed, [&] { return H5Aget_type(attribute.id()); }), H5Tclose);
  const hssize_t elements = element_count(deed, attribute);
  if (H5Tget_class(type.id()) != H5T_STRING || elements > 1) refuse(file, name, "one text");
  if (elements == 0) return {};
  if (attempt(deed, [&] { return H5Tis_variable_str(type.id()); }) > 0) {
    return read_variable_text(deed, attribute, type);
  }
  const std::size_t size = H5Tget_size(type.id());
  if (size > kLongestText) refuse(file, name, "a text of at most 64 MiB");
  std::string text(size, '\0');
  attempt(deed, [&] { return H5Aread(attribute.id(), type.id(), text.data()); });
  text.resize(std::min(text.find('\0'), size));
  return text;
}

std::vector<std::int32_t> get_integers(const File& file, hid_t object, const std::string& name,
                                       std::size_t count) {
  const std::string doing = "read attribute " + name + " of";
  const Deed deed{file.path(), doing};
  const Handle attribute = open_attribute(deed, object, name);
  const Handle type(attempt(deed, [&] { return H5Aget_type(attribute.id()); }), H5Tclose);
  const bool fits = H5Tget_class(type.id()) == H5T_INTEGER &&
                    element_count(deed, attribute) == static_cast<hssize_t>(count);
  if (!fits) refuse(file, name, "what the format says");
  std::vector<std::int32_t> values(count);
  attempt(deed, [&] { return H5Aread(attribute.id(), H5T_NATIVE_INT32, values.data()); });
  return values;
}

double get_number(const File& file, hid_t object, const std::string& name) {
  const std::string doing = "read attribute " + name + " of";
  const Deed deed{file.path(), doing};
  const Handle attribute = open_attribute(deed, object, name);
  const Handle type(attempt(deed, [&] { return H5Aget_type(attribute.id()); }), H5Tclose);
  if (H5Tget_class(type.id()) != H5T_FLOAT || element_count(deed, attribute) != 1) {
    refuse(file, name, "one number");
  }
  double value = 0;
  attempt(deed, [&] { return H5Aread(attribute.id(), H5T_NATIVE_DOUBLE, &value); });
  return value;
}

std::vector<std::string> attribute_names(const File& file, hid_t object) {
  const Deed deed{file.path(), "list the attributes of"};
  H5O_info_t info{};
  attempt(deed, [&] { return H5Oget_info2(object, &info, H5O_INFO_NUM_ATTRS); });
  std::vector<std::string> names;
  for (hsize_t i = 0; i < info.num_attrs; ++i) {
    const auto name_at = [&](char* buffer, std::size_t size) {
      return attempt(deed, [&] {
        return H5Aget_name_by_idx(object, ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, buffer, size,
                                  H5P_DEFAULT);
      });
    };
    std::string name(static_cast<std::size_t>(name_at(nullptr, 0)), '\0');
    name_at(name.data(), name.size() + 1);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace spearhead::output::hdf5
