#include "engine/step/depth.h"

#include <algorithm>

#include "engine/math/fixed.h"
#include "engine/parallel/parallel.h"
#include "engine/step/jobs.h"

namespace spearhead {
namespace {

/// Rows of a region that one thread adds up.
struct Piece {
  std::uint32_t begin;
  std::uint32_t end;
};
constexpr std::uint32_t kPieceRows = 4 * kBlockRows;

/// Jobs times expertise, field by field, of one piece.
void add_up_fields(const World& world, const Piece& piece, std::uint32_t fields,
                   std::int64_t* in_field) {
  std::fill_n(in_field, fields, 0);
  const double scale = math::kPersonsPoint.scale();
  for (FirmRow row{piece.begin}; row.value < piece.end; ++row.value) {
    const Kene& kene = world.firms.kene[row];
    const double jobs = world.firms.employment[row];
    for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
      in_field[kene.field[k]] += math::to_fixed(jobs * kene.expertise(k), scale);
    }
  }
}

/// Sums of integers: the pieces do not matter.
void measure_region(const Now& now, World& world, RegionId region) {
  const std::uint32_t fields = world.knowledge.fields;
  const std::uint32_t begin = world.layout.begin(world.segment(region, SectorId{0}));
  const std::uint32_t end = world.layout.end(world.segment(region, SectorId{world.sectors - 1}));
  const std::uint32_t pieces = (end - begin + kPieceRows - 1) / kPieceRows;
  std::vector<std::int64_t>& in_field = world.work.in_field;
  in_field.resize(std::size_t{std::max(1U, pieces)} * fields);
  std::fill_n(in_field.begin(), fields, 0);
  parallel::for_each_block(pieces, [&](std::uint32_t p) {
    const std::uint32_t first = begin + p * kPieceRows;
    const Piece piece{first, std::min(end, first + kPieceRows)};
    add_up_fields(world, piece, fields, in_field.data() + std::size_t{p} * fields);
  });

  const double par = now.rule().field_depth * jobs_of(world, region);
  for (std::uint32_t f = 0; f < fields; ++f) {
    std::int64_t sum = in_field[f];
    for (std::uint32_t p = 1; p < pieces; ++p) sum += in_field[std::size_t{p} * fields + f];
    const double stock = math::from_fixed(sum, math::kPersonsPoint);
    world.knowledge.depth[std::size_t{region.value} * fields + f] =
        stock > 0 ? stock / (stock + par) : 0;
  }
}

}  // namespace

void measure_depth(const Now& now, World& world) {
  for (std::uint32_t r = 0; r < world.region_count(); ++r) measure_region(now, world, RegionId{r});
}

}  // namespace spearhead
