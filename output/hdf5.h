#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <hdf5.h>

/// A thin layer over the HDF5 C library: identifiers close themselves, and every failure becomes
/// an OutputError. No other module sees HDF5. One thread at a time per file.
namespace spearhead::output::hdf5 {

/// What is being done to which file: "cannot `doing` `file`: reason".
struct Deed {
  const std::filesystem::path& file;
  std::string_view doing;  ///< for instance "write region_indicators of"
};

/// Keeps HDF5 from printing its error stack in this thread, and from acting when the program ends.
void silence();

/// Throws OutputError with the innermost reason of HDF5's error stack.
[[noreturn]] void fail(const Deed& deed);

/// Runs one call of the C library. \returns what it returned. \throws OutputError on failure.
template <class Call>
auto attempt(const Deed& deed, Call&& call) {
  silence();
  const auto result = call();
  if (result < 0) fail(deed);
  return result;
}

/// Owns one identifier of the C library.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle() = default;
  Handle(hid_t id, Close closer) : id_(id), close_(closer) {}
  Handle(Handle&& other) noexcept;
  Handle& operator=(Handle&& other) noexcept;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  /// Closes without looking at the outcome: the way out of an error. Success calls `close`.
  ~Handle();

  hid_t id() const { return id_; }
  explicit operator bool() const { return id_ >= 0; }

  /// \throws OutputError when closing, which may have to write, fails.
  void close(const Deed& deed);

 private:
  herr_t let_go();

  hid_t id_ = -1;
  Close close_ = nullptr;
};

/// An open file.
class File {
 public:
  /// A new file in the format of HDF5 1.8, creation order tracked: what netCDF asks for.
  /// \throws OutputError also when `path` exists.
  static File create(const std::filesystem::path& path);
  /// An existing file, to read only.
  static File open(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }
  hid_t id() const { return handle_.id(); }

  Handle create_group(const std::string& name) const;
  Handle open_group(const std::string& name) const;
  bool has_group(const std::string& name) const;
  /// Whether there is a dataset at a path whose group exists.
  bool has_dataset(const std::string& path) const;

  /// Names of the datasets of the root group, in byte order.
  /// \throws OutputError when the root holds a link out of the file.
  std::vector<std::string> datasets() const;

  /// Bytes from the start of the file to the end of what HDF5 has in it.
  std::uint64_t end() const;

  /// Hands everything to the operating system and closes; all other handles must be closed before.
  void flush_and_close();

 private:
  File(std::filesystem::path path, Handle handle);

  std::filesystem::path path_;
  Handle handle_;
};

/// Attributes of `object`, a group or dataset of `file`; texts are scalar UTF-8 strings.
void put_text(const File& file, hid_t object, const std::string& name, const std::string& text);
void put_integers(const File& file, hid_t object, const std::string& name,
                  std::span<const std::int32_t> values);
void put_number(const File& file, hid_t object, const std::string& name, double value);

/// \throws OutputError when the attribute is missing, or not one text of at most 64 MiB.
std::string get_text(const File& file, hid_t object, const std::string& name);
/// \throws OutputError when the attribute is missing, or not `count` integers in a row.
std::vector<std::int32_t> get_integers(const File& file, hid_t object, const std::string& name,
                                       std::size_t count);
/// \throws OutputError when the attribute is missing, or not one number.
double get_number(const File& file, hid_t object, const std::string& name);
/// In the order of their creation.
std::vector<std::string> attribute_names(const File& file, hid_t object);

/// Version of the HDF5 library in use, for instance "1.10.8".
std::string library_version();

}  // namespace spearhead::output::hdf5
