#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/id.h"
#include "engine/math/fixed.h"
#include "engine/world/buyers.h"
#include "engine/world/firms.h"
#include "engine/world/layout.h"
#include "engine/world/ledger.h"
#include "engine/world/lots.h"
#include "engine/world/matching.h"
#include "engine/world/meetings.h"
#include "engine/world/newcomer.h"
#include "engine/world/outbox.h"
#include "engine/world/overlaps.h"
#include "engine/world/picks.h"
#include "engine/world/places.h"
#include "engine/world/regroup.h"
#include "engine/world/segments.h"

namespace spearhead {

/// As many quantities as one pass adds up at most.
inline constexpr std::size_t kSums = 9;

/// Buffers that are empty of meaning between phases: not part of the state, never in a snapshot.
struct Workspace {
  /// What a phase adds up, in fixed point: one number per run of the layout in each.
  std::array<std::vector<std::int64_t>, kSums> sums;
  Lots lots;                          ///< firms' luck in this step
  Column<FirmRow, double> slack;      ///< [wu/year] that a firm could sell beyond its customers
  Outbox outbox;                      ///< what firms learn from each other in this step
  Buyers buyers;                      ///< foreign firms to which domestic ones sell
  Matching matching;                  ///< ends of partnerships and proposals of new ones
  Meetings meetings;                  ///< to which programmes invite firms
  std::vector<LocationOffer> offers;  ///< of programmes to foreign projects
  Column<FirmRow, std::uint32_t> applied;  ///< groups of agencies to which the firm applied
  Picks picks;  ///< to draw firms at random; rows as they stand before regrouping
  Column<SegmentId, double> customers;           ///< home sales before markets open [wu/year]
  Column<SegmentId, double> weighted;            ///< home sales times productivity
  Column<SegmentId, double> mandated_exports;    ///< under mandates of parents [wu/year]
  Column<SegmentId, double> foreign_sales;       ///< of foreign firms [wu/year]
  Column<SegmentId, double> wanted_staff;        ///< [persons]
  Column<SegmentId, double> researchers_served;  ///< part of wanted R&D with people to do it
  Column<SegmentId, double> export_pull;  ///< growth of exports that a segment's firms share, log
  Column<SegmentId, double> contracts;    ///< public contracts delivered [wu/year]
  Column<SegmentId, double> clearing;     ///< factor that brings home sales to demand
  Column<SegmentId, double> crowding;     ///< exports over what market access supports, log
  Column<SegmentId, double> staffing;     ///< part of wanted jobs that labour pools fill
  Column<SegmentId, double> output_loss;  ///< output of staff of skills that do not match, factor
  Column<SegmentId, double> pick_up;      ///< part of firms' slack that takes over customers
  std::vector<std::uint32_t> selected;    ///< row numbers, each block's from its first row on
  std::vector<std::uint32_t> selected_of_block;
  std::vector<FirmRow> leavers;
  Column<SegmentId, double> market_seen;  ///< log share of the market that founders look at
  std::vector<std::uint32_t> chosen;      ///< who acts; each group's from a place of its own
  std::vector<std::uint32_t> chosen_of_group;
  std::vector<Newcomer> newcomers;     ///< firms about to open
  std::vector<StaffLot> queue;         ///< of them, in the order in which they find staff
  std::vector<std::int64_t> in_field;  ///< jobs times expertise, by piece of a region and field
  std::vector<std::uint32_t> entrants_of_segment;
  Firms entrants;
  RegroupPlan plan;
};

/// The state of one future of one arm at one moment. It is plain data: copying it branches the
/// future, and a snapshot of it resumes with the same bits.
struct World {
  std::uint32_t step = 0;  ///< quarters since the start; the next one to simulate
  std::uint32_t sectors = 0;
  Firms firms;
  Layout layout;
  Segments segments;
  Regions regions;
  RegionKnowledge knowledge;
  Universities universities;
  Clusters clusters;
  std::vector<Overlap> overlaps;       ///< best ones at the start of the year, where programmes ask
  std::vector<Overlap> area_overlaps;  ///< the same of areas that programmes name, one by one
  Agencies agencies;
  std::uint32_t contracts_until = 0;  ///< step from which no public contract runs any more
  std::vector<Arrival> arrivals;      ///< foreign projects on their way
  Ledger ledger;
  Workspace work;

  /// Makes the buffers as long as the layout wants them. Whoever changes the layout calls it, so
  /// that between phases they always fit.
  void prepare_work();
  std::uint32_t region_count() const { return regions.size(); }
  SegmentId segment(RegionId region, SectorId sector) const {
    return SegmentId{region.value * sectors + sector.value};
  }
  RegionId region_of(SegmentId segment) const { return RegionId{segment.value / sectors}; }
  std::uint32_t sector_of(SegmentId segment) const { return segment.value % sectors; }
};

/// Sum over the sectors of a region in fixed point: their order must not matter.
template <class Term>
double sum_of_sectors(const World& world, RegionId region, math::FixedPoint point,
                      const Term& term) {
  const auto of_sector = [&](std::uint32_t s) { return term(world.segment(region, SectorId{s})); };
  return math::from_fixed(math::fixed_sum(world.sectors, point, of_sector), point);
}

/// Bytes from which `restore` makes an equal world.
std::vector<std::byte> snapshot(const World& world);

/// The world of a snapshot.
/// \throws ModelError when the bytes are cut short, altered, or of another version.
World restore(std::span<const std::byte> bytes);

/// \throws ModelError unless columns are equally long, buffers fit the layout, and all numbers are
/// finite and in their bounds.
void check_state(const World& world);

}  // namespace spearhead
