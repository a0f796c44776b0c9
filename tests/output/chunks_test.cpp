#include "output/chunks.h"

#include <vector>

#include <catch2/catch.hpp>

#include "output/error.h"
#include "output/hdf5_dataset.h"

namespace spearhead::output {
namespace {

using Shape = std::vector<std::uint64_t>;

const std::vector<Axis> kSectorAxes{Axis::arm,   Axis::replicate, Axis::year,
                                    Axis::place, Axis::place,     Axis::indicator};

std::uint64_t bytes(const Shape& shape) {
  std::uint64_t product = sizeof(double);
  for (const std::uint64_t size : shape) product *= size;
  return product;
}

}  // namespace

TEST_CASE("a chunk holds one series of one arm over many replicates", "[output]") {
  const Shape chunk = chunk_shape(Shape{3, 100, 26, 1, 83, 8}, kSectorAxes);
  CHECK(chunk[0] == 1);
  CHECK(chunk[1] >= 50);
  CHECK(chunk[2] == 26);
  CHECK(chunk[4] <= 4);
  CHECK(chunk[5] == 8);
}

TEST_CASE("chunks are at most 1 MiB and all open ones at most 32 MiB", "[output]") {
  for (const Shape& shape :
       {Shape{1, 1, 1, 1, 1, 1}, Shape{3, 1000, 26, 40, 83, 8}, Shape{32, 10'000, 100, 2, 83, 8},
        Shape{2, 30, 5000, 1, 1, 60}, Shape{2, 7, 13, 3, 83, 8}, Shape{1, 1, 1, 1, 1, 10'000}}) {
    const Shape chunk = chunk_shape(shape, kSectorAxes);
    CHECK(bytes(chunk) <= kMostChunkBytes);
    for (std::size_t i = 0; i < shape.size(); ++i) {
      CHECK(chunk[i] >= 1);
      CHECK(chunk[i] <= shape[i]);
    }
    const std::uint64_t one_replicate = bytes(shape) / shape[1];
    CHECK((chunk[1] == 1 || chunk[1] * one_replicate <= kOpenChunkBytes));
  }
}

TEST_CASE("boxes cover an array once, in the order in which it is stored", "[output]") {
  const hdf5::Extent shape{2, 3, 4, 5};
  for (const std::uint64_t most : {1U, 2U, 5U, 7U, 20U, 45U, 60U, 119U, 120U, 1000U}) {
    std::uint64_t next = 0;
    hdf5::for_each_box(shape, most, [&](const hdf5::Box& box) {
      std::uint64_t first = 0;
      for (std::size_t i = 0; i < shape.size(); ++i) first = first * shape[i] + box.offset[i];
      CHECK(first == next);
      CHECK(hdf5::elements(box.count) <= most);
      next += hdf5::elements(box.count);
    });
    CHECK(next == 120);
  }
}

TEST_CASE("an empty array has no boxes and a scalar has one", "[output]") {
  int boxes = 0;
  const auto count = [&](const hdf5::Box&) { ++boxes; };
  hdf5::for_each_box(hdf5::Extent{3, 0}, 10, count);
  CHECK(boxes == 0);
  hdf5::for_each_box(hdf5::Extent{}, 10, count);
  CHECK(boxes == 1);
}

TEST_CASE("a shape whose elements cannot be counted is refused", "[output]") {
  const hdf5::Extent shape{hsize_t{1} << 40, hsize_t{1} << 40};
  CHECK_THROWS_AS(hdf5::elements(shape), OutputError);
}

}  // namespace spearhead::output
