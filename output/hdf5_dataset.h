#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "output/hdf5_number.h"

namespace spearhead::output::hdf5 {

/// One number per axis: a shape, a position, or the extent of a box.
using Extent = std::vector<hsize_t>;

/// Elements of a box. \throws OutputError when they cannot be counted in 64 bits.
std::uint64_t elements(std::span<const hsize_t> shape);

/// A box of an array: where it begins and how far it reaches.
struct Box {
  Extent offset;
  Extent count;
};

/// Cuts an array of `shape` into boxes of at most `most` elements (at least 1), in the order in
/// which its elements are stored.
void for_each_box(std::span<const hsize_t> shape, std::uint64_t most,
                  const std::function<void(const Box&)>& visit);

/// A dataset of `file`, which outlives it; its name is the path from the root group.
class Dataset {
 public:
  enum class Kind { text, number };

  Dataset() = default;

  /// New 1-D arrays, written at once.
  static Dataset create_texts(const File& file, const std::string& name,
                              std::span<const std::string> values);
  static Dataset create_integers(const File& file, const std::string& name,
                                 std::span<const std::int32_t> values);
  /// A new array of doubles, not a number wherever nothing is written: shuffled, gzip 1, Fletcher
  /// check sums.
  static Dataset create_doubles(const File& file, const std::string& name, const Extent& shape,
                                const Extent& chunk);

  /// An existing dataset. \throws OutputError unless it is made of numbers or variable-length
  /// strings that lie in this file, of at most 8 axes and in chunks of at most 64 MiB.
  static Dataset open(const File& file, const std::string& name);

  const std::string& name() const { return name_; }
  const Extent& shape() const { return shape_; }
  Kind kind() const { return kind_; }
  hid_t id() const { return handle_.id(); }
  explicit operator bool() const { return static_cast<bool>(handle_); }

  /// Makes this 1-D array the coordinate of the axis that carries its name.
  void make_scale() const;
  /// Names axis number `axis` after `scale`.
  void attach(unsigned axis, const Dataset& scale) const;

  /// `values` in row-major order; as many as `box` has elements.
  void write(const Box& box, std::span<const double> values) const;
  void read(const Box& box, std::span<double> values) const;
  void read(const Box& box, std::span<std::int32_t> values) const;
  /// Numbers of that kind into room for as many as `box` has elements.
  void read(const Box& box, Number number, void* values) const;
  /// Bytes that its numbers take in the file.
  std::uint64_t stored_bytes() const;
  /// Numbers of whatever kind as their little-endian bytes.
  std::vector<std::byte> read_bytes(const Box& box) const;
  /// The single text of `box`.
  std::string read_text(const Box& box) const;

  /// Writes what is still buffered. \throws OutputError when that fails.
  void close();

 private:
  static Dataset create(const File& file, const std::string& name, hid_t type, const Extent& shape,
                        const Handle& creation);
  Handle memory_space(const Deed& deed, const Box& box) const;
  Handle file_space(const Deed& deed, const Box& box) const;
  void read_as(hid_t memory_type, const Box& box, void* target) const;
  void inspect_storage() const;
  [[noreturn]] void refuse(const char* why) const;

  const File* file_ = nullptr;
  std::string name_;
  Extent shape_;
  Kind kind_ = Kind::number;
  Handle handle_;
};

}  // namespace spearhead::output::hdf5
