#include "engine/world/finance.h"

#include <algorithm>

#include "engine/math/fixed.h"
#include "engine/step/income.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/listed.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// What the first pass adds up, by its place among the workspace's sums.
enum Opening : std::uint32_t { kWanted, kOpeningCash, kOpeningGrants };

/// What the second pass adds up. Few firms have public money in hand or a parent abroad.
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
  double result(std::uint32_t i, double employment, const Parameters& rule) const {
    return operating_result(value_added.of[i], employment, wage.of[i], capital.of[i], rule);
  }
};

/// Adds a number of each firm of the block up into the sums of this place.
void add_up(World& world, const Block& block, std::uint32_t place, const double* term) {
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::size_t i) { return term[i]; },
      world.work.sums[place].data());
}

/// Public money that each firm of a block spends at its pace [wu/year].
void measure_grants(const Firms& firms, const Block& block, const Selected& funded,
                    BlockLane& grant) {
  std::fill_n(grant.of, block.size(), 0.0);
  for (const std::uint32_t i : funded) {
    const FirmRow row{block.begin + i};
    grant.of[i] = grant_spending(firms.grant_fund[row], firms.grant_pace[row]);
  }
}

/// R&D that the firms of a block want and can pay, with public money at its pace.
void want_research(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Livelihoods lives(world, block);
  Selected funded;
  list_funded(firms, block, funded);
  BlockLane grant;
  measure_grants(firms, block, funded, grant);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> propensity = firms.research_propensity.from(block.begin);
  const Lane<const double> worth = firms.project_worth.from(block.begin);
  const Lane<const double> cash = firms.cash.from(block.begin);
  const Lane<const double> fund = firms.grant_fund.from(block.begin);
  const Lane<double> research = firms.research.from(block.begin);
  const Lane<std::uint8_t> runs_project = firms.runs_project.from(block.begin);
  const Lane<const Project> project = firms.project.from(block.begin);
  const std::uint32_t rows = block.size();
  SPEARHEAD_ROWS_APART
  for (std::uint32_t i = 0; i < rows; ++i) {
    const double result = lives.result(i, employment[i], rule);
    const ResearchPlan plan =
        research_plan(propensity[i], worth[i], lives.value_added.of[i], result, cash[i], rule);
    research[i] = own_research(plan, grant.of[i], rule) + grant.of[i];
  }
  // A loop of its own: the compiler gives up on the two together.
  BlockLane carried;
  SPEARHEAD_ROWS_APART
  for (std::uint32_t i = 0; i < rows; ++i) {
    const ResearchPlan plan =
        research_plan(propensity[i], worth[i], lives.value_added.of[i], 0, 0, rule);
    carried.of[i] = carries_project(plan, grant.of[i], rule) ? research[i] : 0;
  }
  for (std::uint32_t i = 0; i < rows; ++i) {
    runs_project[i] =
        static_cast<std::uint8_t>((carried.of[i] > 0) & (project[i].kind != ProjectKind::none));
  }
  add_up(world, block, kWanted, research);
  add_up(world, block, kOpeningCash, cash);
  sum_listed(
      world.layout, block, math::kMoneyPoint, funded, [&](std::uint32_t i) { return fund[i]; },
      world.work.sums[kOpeningGrants].data());
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

/// Flows of the firms of a block [wu/year], but for cash [wu] and grants returned [wu].
struct Flows {
  BlockLane of[kFlows];
};

/// Public money that is spent on R&D, as far as there are researchers for it.
void spend_grants(const Firms& firms, const Block& block, const Selected& funded,
                  const BlockLane& served, Flows& flows) {
  BlockLane& spent = flows.of[kGrantsSpent];
  measure_grants(firms, block, funded, spent);
  for (const std::uint32_t i : funded) spent.of[i] *= served.of[i];
}

/// What is left of grants. For the last instalment researchers were there or not: nothing is
/// carried on. Few firms have any.
void keep_grants(Firms& firms, const Block& block, const Selected& funded, Flows& flows) {
  const Lane<double> fund = firms.grant_fund.from(block.begin);
  BlockLane& returned = flows.of[kGrantsReturned];
  for (const std::uint32_t i : funded) {
    returned.of[i] = 0;
    const FirmRow row{block.begin + i};
    double& pace = firms.grant_pace[row];
    const bool last = grant_spending(fund[i], pace) == fund[i] * kStepsPerYear;
    const double left = fund[i] - kStepYears * flows.of[kGrantsSpent].of[i];
    fund[i] = last ? 0 : left;
    if (!last) continue;
    returned.of[i] = left;
    pace = 0;
    firms.funders[row] = 0;
  }
}

/// Results, tax and payout.
void settle_results(const Parameters& rule, const Livelihoods& lives, const Block& block,
                    const BlockLane& served, Firms& firms, Flows& flows) {
  BlockLane foreign;
  const Lane<const Ownership> owner = firms.ownership.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) foreign.of[i] = is_foreign(owner[i]) ? 1 : 0;
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<double> cash = firms.cash.from(block.begin);
  const Lane<double> research = firms.research.from(block.begin);
  const auto flow = [&](Flow which) { return Lane<double>(flows.of[which].of); };
  const Lane<double> spent = flow(kGrantsSpent);
  const Lane<double> support = flow(kParentSupport);
  const Lane<double> tax = flow(kTax);
  const Lane<double> local = flow(kPayout);
  const Lane<double> elsewhere = flow(kPayoutElsewhere);
  const Lane<double> surplus_abroad = flow(kForeignSurplus);
  SPEARHEAD_ROWS_APART
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    research[i] *= served.of[i];
    const double own = research[i] - spent[i];
    const double profit = lives.result(i, employment[i], rule) - own;
    const double taxed = rule.profit_tax * (profit > 0 ? profit : 0);
    const double earned = cash[i] + kStepYears * (profit - taxed);
    const double lacking = earned < 0 ? -earned : 0;
    const double liquid = earned + foreign.of[i] * lacking;
    const double surplus = liquid - rule.liquidity_buffer * lives.value_added.of[i];
    const double payout = rule.payout_speed * (surplus > 0 ? surplus : 0);
    const double share = foreign.of[i] > 0 ? rule.dividends_foreign : rule.dividends_local;
    cash[i] = liquid - kStepYears * payout;
    support[i] = foreign.of[i] * lacking;
    tax[i] = taxed;
    local[i] = share * payout;
    elsewhere[i] = payout - share * payout;
    surplus_abroad[i] = foreign.of[i] * profit;
  }
}

/// The flows of a few firms of a block, and of all of them.
void add_up_flows(World& world, const Block& block, const Selected& funded, const Flows& flows) {
  const auto add_listed = [&](const Selected& rows, Flow flow) {
    sum_listed(
        world.layout, block, math::kMoneyPoint, rows,
        [&](std::uint32_t i) { return flows.of[flow].of[i]; }, world.work.sums[flow].data());
  };
  add_listed(funded, kGrantsSpent);
  add_listed(funded, kGrantsReturned);
  Selected foreign;
  list_foreign(world.firms, block, foreign);
  add_listed(foreign, kForeignSurplus);
  add_listed(foreign, kParentSupport);
  add_up(world, block, kResearch, world.firms.research.from(block.begin));
  add_up(world, block, kSettledCash, world.firms.cash.from(block.begin));
  for (const Flow flow : {kTax, kPayout, kPayoutElsewhere}) {
    add_up(world, block, flow, flows.of[flow].of);
  }
}

/// Results, R&D as far as there are researchers, tax and payout of one block.
void settle_block(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  const Livelihoods lives(world, block);
  BlockLane served;
  spread(world.layout, block, world.work.researchers_served, served);
  Selected funded;
  list_funded(firms, block, funded);
  Flows flows;
  spend_grants(firms, block, funded, served, flows);
  settle_results(now.rule(), lives, block, served, firms, flows);
  keep_grants(firms, block, funded, flows);
  add_up_flows(world, block, funded, flows);
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
