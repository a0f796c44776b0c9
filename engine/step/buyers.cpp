#include "engine/step/buyers.h"

#include <algorithm>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// What the foreign firms of `user` buy of the product of `supplier` as far as they buy locally,
/// made here or not [wu/year].
double purchases(const Now& now, const World& world, SegmentId supplier, SegmentId user) {
  const double per_sales =
      now.scenario
          .inputs[std::size_t{world.sector_of(supplier)} * world.sectors + world.sector_of(user)];
  return per_sales * world.segments.foreign_purchases[user];
}

/// Calls `visit(user, purchases)` for each sector of the supplier's region.
template <class Visit>
void for_each_user(const Now& now, const World& world, SegmentId supplier, const Visit& visit) {
  const RegionId region = world.region_of(supplier);
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId user = world.segment(region, SectorId{s});
    visit(user, purchases(now, world, supplier, user));
  }
}

bool measure_exposure(const Now& now, World& world) {
  const Segments& segments = world.segments;
  bool any = false;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId supplier{k};
    const double sales = segments.home_sales[supplier] + segments.export_sales[supplier];
    double sold = 0;
    for_each_user(now, world, supplier, [&](SegmentId, double bought) { sold += bought; });
    sold *= segments.local_share[supplier];
    world.work.buyers.exposure[supplier] = sales > 0 ? sold / sales : 0;
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

std::uint32_t random_buyer(const Now& now, const World& world, SegmentId supplier, double u,
                           std::uint64_t point) {
  double sum = 0;
  for_each_user(now, world, supplier, [&](SegmentId, double bought) { sum += bought; });
  double left = u * sum;
  SegmentId chosen = supplier;
  bool found = false;
  for_each_user(now, world, supplier, [&](SegmentId user, double bought) {
    if (found || bought <= 0) return;
    chosen = user;
    found = left < bought;
    left -= bought;
  });
  return successor(world.work.buyers, chosen, point);
}

}  // namespace spearhead
