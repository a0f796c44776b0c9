#include "engine/laws.h"

#include <cmath>
#include <string>

#include "engine/base/error.h"
#include "engine/step/jobs.h"
#include "engine/world/research.h"
#include "engine/world/ties.h"

namespace spearhead {
namespace {

constexpr double kTolerance = 1e-9;
// Sums over firms are compared with sums of fixed-point terms: a rounding of each firm is allowed.
constexpr double kRounding = 1e-3;

bool close(double a, double b) {
  return std::abs(a - b) <= kTolerance * (std::abs(a) + std::abs(b)) + kRounding;
}

void require_close(double said, double summed, SegmentId segment, const char* what) {
  if (close(said, summed)) return;
  throw ModelError(std::string(what) + " of segment " + std::to_string(segment.value) + " are " +
                   std::to_string(said) + ", and those of its firms add up to " +
                   std::to_string(summed));
}

template <class C>
double sum_of(const World& world, const C& column, SegmentId segment) {
  double sum = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    sum += column[row];
  }
  return sum;
}

/// Customers at home and imports for want of capacity make up demand; exports and value added are
/// those of the firms.
void check_markets(const World& world) {
  const Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double home = sum_of(world, world.firms.home_sales, segment);
    const double outside = sum_of(world, world.firms.export_sales, segment);
    require_close(segments.home_sales[segment], home, segment, "home sales");
    require_close(segments.export_sales[segment], outside, segment, "exports");
    require_close(segments.home_demand[segment], home + segments.imports_unserved[segment], segment,
                  "demand and home sales with imports");
    require_close(segments.value_added[segment],
                  segments.value_added_share[segment] * (home + outside), segment, "value added");
  }
}

/// Jobs by segment and by skill are those of the firms, and every pool holds those at work.
void check_people(const Now& now, const World& world) {
  const Segments& segments = world.segments;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    double unskilled = 0;
    double skilled = 0;
    for (std::uint32_t s = 0; s < world.sectors; ++s) {
      const SegmentId segment = world.segment(region, SectorId{s});
      const double jobs = sum_of(world, world.firms.employment, segment);
      require_close(segments.employment[segment], jobs, segment, "jobs");
      const double research = segments.research[segment];
      const double share = skilled_at_work(world, segment);
      unskilled += (1 - share) * jobs;
      skilled +=
          share * jobs + researchers_of(research, world.regions.wage_skilled[region], now.rule());
    }
    require_law(close(world.regions.employed_unskilled[region], unskilled) &&
                    close(world.regions.employed_skilled[region], skilled),
                "jobs of a region do not add up to those of its firms and researchers");
    if (!now.running()) continue;
    require_law(unskilled <= world.regions.unskilled[region] * (1 + kTolerance) + kRounding &&
                    skilled <= world.regions.skilled[region] * (1 + kTolerance) + kRounding,
                "more people are at work than a labour pool has");
  }
}

/// Results of a sector are used up: for own R&D, taxes, owners, and what firms keep.
void check_results(const World& world) {
  const Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double result =
        (1 - segments.capital_cost_share[segment]) * segments.value_added[segment] -
        segments.wages[segment];
    const double used = segments.research[segment] - segments.grants_spent[segment] +
                        segments.profit_tax[segment] + segments.payout[segment] +
                        segments.payout_elsewhere[segment];
    const double kept = segments.settled_cash[segment] - segments.opening_cash[segment] -
                        segments.parent_support[segment];
    require_close(kStepYears * (result - used), kept, segment, "results that firms kept");
  }
}

/// R&D is that of the firms.
void check_research(const World& world) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    require_close(world.segments.research[segment], sum_of(world, world.firms.research, segment),
                  segment, "R&D");
  }
}

/// Cash is what results have left, moved by what was spent since, brought in and taken out.
void check_cash(const World& world, bool firms_changed) {
  const Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    double cash = segments.settled_cash[segment] - segments.launches[segment] -
                  segments.upkeep[segment] - segments.applications[segment];
    if (firms_changed) cash += segments.paid_in[segment] - segments.written_off[segment];
    require_close(cash, sum_of(world, world.firms.cash, segment), segment, "cash booked");
  }
}

/// Public money in firms' hands is what was there, what programmes have paid since, less what was
/// spent on R&D and what went back.
void check_grants(const Now& now, const World& world) {
  const Segments& segments = world.segments;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    double booked = 0;
    double held = 0;
    for (std::uint32_t s = 0; s < world.sectors; ++s) {
      const SegmentId segment = world.segment(RegionId{r}, SectorId{s});
      booked += segments.opening_grants[segment] - segments.grants_returned[segment] -
                kStepYears * segments.grants_spent[segment];
      held += sum_of(world, world.firms.grant_fund, segment);
    }
    for (const LedgerRow& row : world.ledger.rows()) {
      const bool present = row.step == world.step && row.region == RegionId{r};
      booked += present ? now.scenario.rate.wu(row.research_money) : 0;
    }
    require_law(close(booked, held), "grants in firms' hands are not those paid and not yet spent");
  }
}

}  // namespace

void check_laws(std::string_view phase, const Now& now, const World& world) {
  if (phase == "hire") check_markets(world);
  if (phase == "hire" || phase == "close_and_open") check_people(now, world);
  if (phase == "finance_research") check_results(world);
  if (phase == "finance_research" || phase == "close_and_open") check_research(world);
  if (phase == "find_partners" || phase == "close_and_open") {
    check_cash(world, phase == "close_and_open");
  }
  if (phase == "run_programmes" || phase == "close_and_open") check_grants(now, world);
  if (phase == "find_partners" || phase == "close_and_open") check_ties(world);
  if (phase == "run_programmes") world.ledger.check_balance();
  check_state(world);
}

void check_year_end(const Now& now, const World& world) {
  check_state(world);
  check_people(now, world);
  check_research(world);
  check_cash(world, true);
  check_grants(now, world);
  check_ties(world);
  world.ledger.check_balance();
}

}  // namespace spearhead
