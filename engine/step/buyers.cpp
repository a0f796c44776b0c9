#include "engine/step/buyers.h"

#include <algorithm>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// What the foreign firms of each sector buy of each segment's product as far as they buy locally,
/// made here or not, and which part of the segment's sales that is.
bool measure_exposure(const Now& now, World& world) {
  const Segments& segments = world.segments;
  Buyers& buyers = world.work.buyers;
  bool any = false;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId supplier{k};
    const double* const per_sales =
        &now.scenario.inputs[std::size_t{world.sector_of(supplier)} * world.sectors];
    const SegmentId first = world.segment(world.region_of(supplier), SectorId{0});
    const double* const purchases = segments.foreign_purchases.from(first.value);
    double* const bought_up_to = buyers.bought_up_to.data() + std::size_t{k} * world.sectors;
    double sold = 0;
    for (std::uint32_t s = 0; s < world.sectors; ++s) {
      sold += per_sales[s] * purchases[s];
      bought_up_to[s] = sold;
    }
    sold *= segments.local_share[supplier];
    const double sales = segments.home_sales[supplier] + segments.export_sales[supplier];
    buyers.exposure[supplier] = sales > 0 ? sold / sales : 0;
    any = any || (sales > 0 && sold > 0);
  }
  return any;
}

void list_foreign_firms(World& world) {
  for_each_block(world.layout, [&](const Block& block) {
    const Ownership* const owner = world.firms.ownership.from(block.begin);
    Selected foreign;
    select(
        block.size(), [&](std::uint32_t i) { return is_foreign(owner[i]); }, foreign);
    std::uint32_t* list = world.work.selected.data() + block.begin;
    for (const std::uint32_t i : foreign) *list++ = block.begin + i;
    world.work.selected_of_block[block.begin / kBlockRows] = foreign.count;
  });
}

void place_foreign_firms(const Now& now, World& world) {
  Buyers& buyers = world.work.buyers;
  buyers.circle.clear();
  std::uint32_t segment = 0;
  for (std::uint32_t b = 0; b < world.layout.blocks(); ++b) {
    const std::uint32_t* list = world.work.selected.data() + world.layout.block(b).begin;
    for (std::uint32_t i = 0; i < world.work.selected_of_block[b]; ++i) {
      const std::uint32_t row = list[i];
      while (world.layout.end(SegmentId{segment}) <= row) ++segment;
      buyers.circle.push_back({segment, row, key_of({world.firms.key[FirmRow{row}], now.step})});
    }
  }
  std::ranges::sort(buyers.circle, {}, [](const Buyers::Place& place) {
    return std::tuple{place.segment, place.hash};
  });
  std::uint32_t next = 0;
  for (std::uint32_t k = 0; k <= world.layout.segments(); ++k) {
    while (next < buyers.circle.size() && buyers.circle[next].segment < k) ++next;
    buyers.begin[k] = next;
  }
}

/// The foreign firm whose place follows the point on the segment's circle.
std::uint32_t successor(const Buyers& buyers, SegmentId segment, std::uint64_t point) {
  const auto first = buyers.circle.begin() + buyers.begin[segment.value];
  const auto last = buyers.circle.begin() + buyers.begin[segment.value + 1];
  if (first == last) return kNobody;
  const auto place = std::lower_bound(
      first, last, point,
      [](const Buyers::Place& at, std::uint64_t wanted) { return at.hash < wanted; });
  return place == last ? first->row : place->row;
}

}  // namespace

bool find_buyers(const Now& now, World& world) {
  if (now.rule().backward_spillover == 0 || now.scenario.inputs.empty()) return false;
  if (!measure_exposure(now, world)) return false;
  list_foreign_firms(world);
  place_foreign_firms(now, world);
  return true;
}

std::uint32_t random_buyer(const World& world, SegmentId supplier, double u, std::uint64_t point) {
  const Buyers& buyers = world.work.buyers;
  const auto first = buyers.bought_up_to.begin() + std::ptrdiff_t{supplier.value} * world.sectors;
  const auto last = first + world.sectors;
  const double all = *(last - 1);
  const auto chosen = std::upper_bound(first, last, u * all);
  const auto sector = static_cast<std::uint32_t>(std::min(chosen, last - 1) - first);
  return successor(buyers, world.segment(world.region_of(supplier), SectorId{sector}), point);
}

}  // namespace spearhead
