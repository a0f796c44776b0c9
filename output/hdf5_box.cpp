#include <algorithm>
#include <limits>

#include "output/error.h"
#include "output/hdf5_dataset.h"

namespace spearhead::output::hdf5 {

std::uint64_t elements(std::span<const hsize_t> shape) {
  if (std::ranges::find(shape, hsize_t{0}) != shape.end()) return 0;
  std::uint64_t product = 1;
  for (const hsize_t size : shape) {
    if (size > std::numeric_limits<std::uint64_t>::max() / product) {
      throw OutputError("cannot use an array of more than 2^64 elements");
    }
    product *= size;
  }
  return product;
}

void for_each_box(std::span<const hsize_t> shape, std::uint64_t most,
                  const std::function<void(const Box&)>& visit) {
  if (elements(shape) == 0) return;
  // Axes after `cut` are taken whole, those before it one by one, and `cut` itself in steps.
  std::size_t cut = shape.size();
  std::uint64_t whole = 1;
  while (cut > 0 && whole * shape[cut - 1] <= most) whole *= shape[--cut];

  Box box{Extent(shape.size(), 0), Extent(shape.begin(), shape.end())};
  if (cut == 0) return visit(box);
  std::fill_n(box.count.begin(), cut, hsize_t{1});
  const std::size_t stepped = cut - 1;
  const hsize_t step = std::max<hsize_t>(most / whole, 1);
  while (true) {
    box.count[stepped] = std::min(step, shape[stepped] - box.offset[stepped]);
    visit(box);
    std::size_t axis = stepped;
    box.offset[axis] += box.count[stepped];
    while (box.offset[axis] == shape[axis]) {
      if (axis == 0) return;
      box.offset[axis--] = 0;
      ++box.offset[axis];
    }
  }
}

}  // namespace spearhead::output::hdf5
