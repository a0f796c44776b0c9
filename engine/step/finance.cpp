#include "engine/world/finance.h"

#include "engine/math/fixed.h"
#include "engine/step/income.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// What the first pass adds up, by its place among the workspace's sums.
enum Opening : std::uint32_t { kWanted, kOpeningCash, kOpeningGrants };

/// What the second pass adds up.
enum Flow : std::uint32_t {
  kResearch,
  kTax,
  kPayout,
  kPayoutElsewhere,
  kForeignSurplus,
  kGrantsSpent,
  kGrantsReturned,
  kParentSupport,
  kSettledCash,
  kFlows
};
static_assert(kFlows <= kSums);

/// What every firm of a block lives on.
struct Livelihoods {
  BlockLane value_added;
  BlockLane wage;
  BlockLane capital;

  Livelihoods(const World& world, const Block& block) {
    spread(world.layout, block, world.segments.value_added_share, value_added);
    spread(world.layout, block, world.segments.wage, wage);
    spread(world.layout, block, world.segments.capital_cost_share, capital);
    const Lane<const double> home = world.firms.home_sales.from(block.begin);
    const Lane<const double> outside = world.firms.export_sales.from(block.begin);
    for (std::uint32_t i = 0; i < block.size(); ++i) {
      value_added.of[i] *= home[i] + outside[i];
    }
  }
  Livelihood of(std::uint32_t i, double employment) const {
    return {value_added.of[i], employment, wage.of[i], capital.of[i]};
  }
};

/// Adds a number of each firm of the block up into the sums of this place.
void add_up(World& world, const Block& block, std::uint32_t place, const double* term) {
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::uint32_t i) { return term[i]; },
      world.work.sums[place].data());
}

/// R&D that the firms of a block want and can pay, with public money at its pace.
void want_research(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Livelihoods lives(world, block);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> propensity = firms.research_propensity.from(block.begin);
  const Lane<const double> worth = firms.project_worth.from(block.begin);
  const Lane<const double> cash = firms.cash.from(block.begin);
  const Lane<const double> fund = firms.grant_fund.from(block.begin);
  const Lane<const double> pace = firms.grant_pace.from(block.begin);
  const Lane<double> research = firms.research.from(block.begin);
  const Lane<std::uint8_t> runs_project = firms.runs_project.from(block.begin);
  const Lane<const Project> project = firms.project.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double result = operating_result(lives.of(i, employment[i]), rule);
    const ResearchPlan plan =
        research_plan(propensity[i], worth[i], lives.value_added.of[i], result, cash[i], rule);
    const double grant = grant_spending(fund[i], pace[i]);
    research[i] = own_research(plan, grant, rule) + grant;
    const bool runs = research[i] > 0 && carries_project(plan, grant, rule);
    runs_project[i] = runs && project[i].kind != ProjectKind::none ? 1 : 0;
  }
  add_up(world, block, kWanted, research);
  add_up(world, block, kOpeningCash, cash);
  add_up(world, block, kOpeningGrants, fund);
}

/// Part of the wanted R&D for which a region has researchers beside the skilled staff at work.
double research_served(const Now& now, const World& world, RegionId region) {
  if (!now.running()) return 1;
  const Parameters& rule = now.rule();
  const double production = sum_of_sectors(world, region, math::kSectorPoint, [&](SegmentId k) {
    return skilled_at_work(world, k) * world.segments.employment[k];
  });
  const double wanted = sum_of_sectors(world, region, math::kSectorPoint, [&](SegmentId k) {
    return researchers_of(world.segments.research[k], world.regions.wage_skilled[region], rule);
  });
  const double free = rule.pool_limit * world.regions.skilled[region] - production;
  return wanted > free ? (free > 0 ? free / wanted : 0) : 1;
}

/// The same for all of a region: as in a lottery on average.
void serve_research(const Now& now, World& world, RegionId region) {
  const double served = research_served(now, world, region);
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    world.work.researchers_served[world.segment(region, SectorId{s})] = served;
  }
}

/// Results, R&D as far as there are researchers, tax and payout of one block.
void settle_block(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Livelihoods lives(world, block);
  BlockLane served;
  spread(world.layout, block, world.work.researchers_served, served);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const Ownership> owner = firms.ownership.from(block.begin);
  const Lane<double> cash = firms.cash.from(block.begin);
  const Lane<double> fund = firms.grant_fund.from(block.begin);
  const Lane<double> pace = firms.grant_pace.from(block.begin);
  const Lane<double> research = firms.research.from(block.begin);
  const Lane<std::uint32_t> funders = firms.funders.from(block.begin);
  BlockLane flow[kFlows];
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double instalment = grant_spending(fund[i], pace[i]);
    const bool last = instalment == fund[i] * kStepsPerYear;
    const double grant = served.of[i] * instalment;
    research[i] *= served.of[i];
    const double own = research[i] - grant;
    const double left = fund[i] - kStepYears * grant;
    // For the last instalment researchers were there or not: nothing is carried on.
    flow[kGrantsReturned].of[i] = last ? left : 0;
    fund[i] = last ? 0 : left;
    pace[i] = last ? 0 : pace[i];
    funders[i] = last ? 0 : funders[i];
    flow[kGrantsSpent].of[i] = grant;

    const double profit = operating_result(lives.of(i, employment[i]), rule) - own;
    const double taxed = rule.profit_tax * (profit > 0 ? profit : 0);
    const bool foreign = is_foreign(owner[i]);
    const double earned = cash[i] + kStepYears * (profit - taxed);
    flow[kParentSupport].of[i] = foreign && earned < 0 ? -earned : 0;
    const double liquid = earned + flow[kParentSupport].of[i];
    const double surplus = liquid - rule.liquidity_buffer * lives.value_added.of[i];
    const double payout = rule.payout_speed * (surplus > 0 ? surplus : 0);
    cash[i] = liquid - kStepYears * payout;
    flow[kTax].of[i] = taxed;
    const double local = (foreign ? rule.dividends_foreign : rule.dividends_local) * payout;
    flow[kPayout].of[i] = local;
    flow[kPayoutElsewhere].of[i] = payout - local;
    flow[kForeignSurplus].of[i] = foreign ? profit : 0;
    flow[kResearch].of[i] = research[i];
    flow[kSettledCash].of[i] = cash[i];
  }
  for (std::uint32_t f = 0; f < kFlows; ++f) add_up(world, block, f, flow[f].of);
}

}  // namespace

void finance_research(const Now& now, World& world) {
  Segments& segments = world.segments;
  const auto sum = [&](std::uint32_t place, Column<SegmentId, double>& column) {
    sum_segments(world.layout, world.work.sums[place].data(), 1 / math::kMoneyPoint.scale(),
                 column);
  };
  for_each_block(world.layout, [&](const Block& block) { want_research(now, world, block); });
  sum(kWanted, segments.research);
  sum(kOpeningCash, segments.opening_cash);
  sum(kOpeningGrants, segments.opening_grants);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) serve_research(now, world, RegionId{r});
  for_each_block(world.layout, [&](const Block& block) { settle_block(now, world, block); });
  sum(kResearch, segments.research);
  segments.research_spent = segments.research;
  sum(kTax, segments.profit_tax);
  sum(kPayout, segments.payout);
  sum(kPayoutElsewhere, segments.payout_elsewhere);
  sum(kForeignSurplus, segments.foreign_surplus);
  sum(kGrantsSpent, segments.grants_spent);
  sum(kGrantsReturned, segments.grants_returned);
  sum(kParentSupport, segments.parent_support);
  sum(kSettledCash, segments.settled_cash);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    add_up_income(now.rule(), RegionId{r}, world);
  }
}

}  // namespace spearhead
