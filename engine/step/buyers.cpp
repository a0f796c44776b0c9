#include "engine/step/buyers.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/world/blocks.h"
#include "engine/world/listed.h"

namespace spearhead {
namespace {

void list_users(World& world) {
  Buyers& buyers = world.work.buyers;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    std::uint32_t* const users = &buyers.users[world.segment(RegionId{r}, SectorId{0}).value];
    std::uint32_t count = 0;
    for (std::uint32_t s = 0; s < world.sectors; ++s) {
      const SegmentId segment = world.segment(RegionId{r}, SectorId{s});
      if (world.segments.foreign_purchases[segment] > 0) users[count++] = s;
    }
    buyers.users_of[r] = count;
  }
}

/// The users of a supplier's region.
std::span<const std::uint32_t> users_near(const World& world, SegmentId supplier) {
  const RegionId region = world.region_of(supplier);
  const std::span users(world.work.buyers.users);
  return users.subspan(world.segment(region, SectorId{0}).value,
                       world.work.buyers.users_of[region.value]);
}

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
    double* bought_up_to = &buyers.bought_up_to[std::size_t{k} * world.sectors];
    double sold = 0;
    for (const std::uint32_t user : users_near(world, supplier)) {
      sold += per_sales[user] * purchases[user];
      *bought_up_to++ = sold;
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
    Selected foreign;
    list_foreign(world.firms, block, foreign);
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
  list_users(world);
  if (!measure_exposure(now, world)) return false;
  list_foreign_firms(world);
  place_foreign_firms(now, world);
  return true;
}

std::uint32_t random_buyer(const World& world, SegmentId supplier, double u, std::uint64_t point) {
  const std::span users = users_near(world, supplier);
  if (users.empty()) return kNobody;
  const Buyers& buyers = world.work.buyers;
  const double* const first = &buyers.bought_up_to[std::size_t{supplier.value} * world.sectors];
  const double* const last = first + users.size() - 1;
  const std::uint32_t sector =
      users[static_cast<std::size_t>(std::upper_bound(first, last, u * *last) - first)];
  return successor(buyers, world.segment(world.region_of(supplier), SectorId{sector}), point);
}

}  // namespace spearhead
