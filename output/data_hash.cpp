#include "output/data_hash.h"

#include "output/hdf5_dataset.h"
#include "output/sha256.h"

namespace spearhead::output {
namespace {

void add_texts(const hdf5::Dataset& dataset, Sha256& hash) {
  hdf5::for_each_box(dataset.shape(), 1, [&](const hdf5::Box& box) {
    hash.update(dataset.read_text(box));
    hash.update(std::string_view("\0", 1));
  });
}

void add_numbers(const hdf5::Dataset& dataset, Sha256& hash) {
  constexpr std::uint64_t kPiece = std::uint64_t{1} << 20;
  hdf5::for_each_box(dataset.shape(), kPiece,
                     [&](const hdf5::Box& box) { hash.update(dataset.read_bytes(box)); });
}

}  // namespace

std::string data_hash(const hdf5::File& file) {
  Sha256 hash;
  for (const std::string& name : file.datasets()) {
    const hdf5::Dataset dataset = hdf5::Dataset::open(file, name);
    if (dataset.kind() == hdf5::Dataset::Kind::text) {
      add_texts(dataset, hash);
    } else {
      add_numbers(dataset, hash);
    }
  }
  return "sha256:" + hash.hex();
}

}  // namespace spearhead::output
