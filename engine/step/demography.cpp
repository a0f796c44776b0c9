#include <algorithm>
#include <span>
#include <tuple>

#include "engine/parallel/parallel.h"
#include "engine/step/affiliates.h"
#include "engine/step/closures.h"
#include "engine/step/founders.h"
#include "engine/step/jobs.h"
#include "engine/step/newcomer.h"
#include "engine/step/phases.h"
#include "engine/step/sector_choice.h"
#include "engine/step/spin_offs.h"
#include "engine/world/blocks.h"
#include "engine/world/regroup.h"

namespace spearhead {
namespace {

/// Everybody who wants to open a firm in this step, by segment and key.
void gather_newcomers(const Now& now, World& world) {
  std::vector<Newcomer>& newcomers = world.work.newcomers;
  newcomers.clear();
  see_markets(now, world);
  find_founders(now, world);
  find_spin_offs(now, world);
  find_university_spin_offs(now, world);
  open_affiliates(now, world);
  std::erase_if(newcomers, [](const Newcomer& newcomer) { return newcomer.employment <= 0; });
  std::ranges::sort(newcomers, [](const Newcomer& one, const Newcomer& other) {
    return std::tie(one.segment, one.key) < std::tie(other.segment, other.key);
  });
}

/// Takes those who leave off their segments' books: staff and researchers are free, owners take
/// what cash there is and lenders lose what is owed, grants in hand go back.
void write_off_leavers(World& world) {
  const Firms& firms = world.firms;
  Segments& segments = world.segments;
  segments.written_off.fill(0);
  std::uint32_t k = 0;
  for (const FirmRow leaver : world.work.leavers) {
    while (world.layout.end(SegmentId{k}) <= leaver.value) ++k;
    const SegmentId segment{k};
    release(world, segment, firms.employment[leaver]);
    segments.research[segment] -= math::rounded(firms.research[leaver], math::kMoneyPoint);
    segments.written_off[segment] += math::rounded(firms.cash[leaver], math::kMoneyPoint);
    segments.grants_returned[segment] += math::rounded(firms.grant_fund[leaver], math::kMoneyPoint);
  }
}

bool brings_staff(const Newcomer& newcomer) { return newcomer.ownership == Ownership::spin_off; }

void draw_lots_of(const Now& now, std::span<StaffLot> lots) {
  Key keys[kBlockRows] = {};
  const auto count = static_cast<std::uint32_t>(lots.size());
  for (std::uint32_t i = 0; i < count; ++i) keys[i] = lots[i].key;
  BlockWords words;
  now.draws.fill(purpose::staff_lot, keys, count, words);
  for (std::uint32_t i = 0; i < count; ++i) lots[i].lot = words.uniform(i, 0);
}

/// Newcomers of one kind in the order in which they find staff: a lottery.
void draw_staff_lots(const Now& now, std::span<const Newcomer> newcomers, bool bringing,
                     std::vector<StaffLot>& queue) {
  queue.clear();
  for (std::uint32_t i = 0; i < newcomers.size(); ++i) {
    if (brings_staff(newcomers[i]) != bringing) continue;
    queue.push_back({0, newcomers[i].key, i});
  }
  for (std::size_t first = 0; first < queue.size(); first += kBlockRows) {
    draw_lots_of(now, std::span(queue).subspan(
                          first, std::min<std::size_t>(kBlockRows, queue.size() - first)));
  }
  std::ranges::sort(queue, [](const StaffLot& one, const StaffLot& other) {
    return std::tie(one.lot, one.key) < std::tie(other.lot, other.key);
  });
}

/// Gives one newcomer the staff that it wants, as far as there are people of both skills; none when
/// they are too few to be a firm.
void staff_newcomer(double skilled_share, double smallest, Newcomer& newcomer, Labour& free) {
  const double unskilled = (1 - skilled_share) * newcomer.employment;
  const double skilled = skilled_share * newcomer.employment;
  const auto part = [](double there, double wanted) { return wanted > there ? there / wanted : 1; };
  const double served = std::min(part(free.unskilled, unskilled), part(free.skilled, skilled));
  newcomer.employment = served * newcomer.employment < smallest ? 0 : served * newcomer.employment;
  if (newcomer.employment == 0) return;
  free.unskilled = std::max(0.0, free.unskilled - served * unskilled);
  free.skilled = std::max(0.0, free.skilled - served * skilled);
}

/// Newcomers of one region begin with the staff that they can find. Spin-offs come first: their
/// staff has only changed places, and reaches them unless a pool is short of their skills.
void staff_newcomers_of(const Now& now, World& world, RegionId region,
                        std::span<Newcomer> newcomers) {
  Labour at_work = labour_at_work(now, world, region);
  const Labour pool{world.regions.unskilled[region], world.regions.skilled[region]};
  for (const bool bringing : {true, false}) {
    const double limit = bringing ? 1 : now.rule().pool_limit;
    const Labour room{std::max(0.0, limit * pool.unskilled - at_work.unskilled),
                      std::max(0.0, limit * pool.skilled - at_work.skilled)};
    Labour free = room;
    draw_staff_lots(now, newcomers, bringing, world.work.queue);
    for (const StaffLot& lot : world.work.queue) {
      Newcomer& newcomer = newcomers[lot.newcomer];
      staff_newcomer(skilled_at_work(world, newcomer.segment), now.rule().smallest_firm, newcomer,
                     free);
    }
    at_work.unskilled += room.unskilled - free.unskilled;
    at_work.skilled += room.skilled - free.skilled;
  }
}

/// Gives newcomers their staff. Who finds too few people to be a firm does not open.
void staff_newcomers(const Now& now, World& world) {
  if (!now.running()) return;  // the pools are filled when the region is anchored
  std::vector<Newcomer>& newcomers = world.work.newcomers;
  std::size_t first = 0;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    std::size_t end = first;
    while (end < newcomers.size() && world.region_of(newcomers[end].segment) == region) ++end;
    staff_newcomers_of(now, world, region, std::span(newcomers).subspan(first, end - first));
    first = end;
  }
  std::erase_if(newcomers, [](const Newcomer& newcomer) { return newcomer.employment <= 0; });
}

/// Makes the rows of the newcomers and counts them.
void open_firms(const Now& now, World& world) {
  const std::vector<Newcomer>& newcomers = world.work.newcomers;
  const auto count = static_cast<std::uint32_t>(newcomers.size());
  resize_columns(world.work.entrants, count);
  parallel::for_each_block((count + kBlockRows - 1) / kBlockRows, [&](std::uint32_t group) {
    const std::uint32_t end = std::min(count, (group + 1) * kBlockRows);
    for (std::uint32_t i = group * kBlockRows; i < end; ++i) {
      open_firm(now, world, newcomers[i], FirmRow{i}, world.work.entrants);
    }
  });
  std::ranges::fill(world.work.entrants_of_segment, 0U);
  world.segments.paid_in.fill(0);
  for (std::uint32_t i = 0; i < count; ++i) {
    const SegmentId segment = newcomers[i].segment;
    ++world.work.entrants_of_segment[segment.value];
    world.segments.paid_in[segment] +=
        math::rounded(world.work.entrants.cash[FirmRow{i}], math::kMoneyPoint);
  }
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    world.segments.births[SegmentId{k}] = world.work.entrants_of_segment[k];
  }
}

}  // namespace

void close_and_open(const Now& now, World& world) {
  choose_leavers(now, world);
  gather_newcomers(now, world);
  write_off_leavers(world);
  staff_newcomers(now, world);
  open_firms(now, world);
  regroup(world.firms, world.layout, world.work.leavers, world.work.entrants,
          world.work.entrants_of_segment, world.work.plan);
  world.prepare_work();
  count_jobs(now, world);
}

}  // namespace spearhead
