#include "engine/world/finance.h"

#include "engine/math/fixed.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

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
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double result = operating_result(lives.of(i, employment[i]), rule);
    const ResearchPlan plan =
        research_plan(propensity[i], worth[i], lives.value_added.of[i], result, cash[i], rule);
    const double grant = grant_spending(fund[i], pace[i]);
    research[i] = own_research(plan, grant, rule) + grant;
  }
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::uint32_t i) { return research[i]; },
      world.work.first_sum.data());
}

/// Part of the wanted R&D for which a region has researchers beside the skilled staff at work.
double research_served(const Now& now, const World& world, RegionId region) {
  if (!now.running()) return 1;
  const Parameters& rule = now.rule();
  const double scale = math::kSectorPoint.scale();
  std::int64_t production = 0;
  std::int64_t research = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    production +=
        math::to_fixed(skilled_at_work(world, segment) * world.segments.employment[segment], scale);
    research += math::to_fixed(
        researchers_of(world.segments.research[segment], world.regions.wage_skilled[region], rule),
        scale);
  }
  const double free = rule.pool_limit * world.regions.skilled[region] -
                      math::from_fixed(production, math::kSectorPoint);
  const double wanted = math::from_fixed(research, math::kSectorPoint);
  return wanted > free ? (free > 0 ? free / wanted : 0) : 1;
}

/// Results, R&D as far as there are researchers, tax and payout of one block.
void settle_block(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Livelihoods lives(world, block);
  BlockLane served;
  spread(world.layout, block, world.work.staffing, served);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const Ownership> owner = firms.ownership.from(block.begin);
  const Lane<double> cash = firms.cash.from(block.begin);
  const Lane<double> fund = firms.grant_fund.from(block.begin);
  const Lane<double> pace = firms.grant_pace.from(block.begin);
  const Lane<double> research = firms.research.from(block.begin);
  BlockLane tax;
  BlockLane local;
  BlockLane abroad;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double grant = served.of[i] * grant_spending(fund[i], pace[i]);
    research[i] *= served.of[i];
    const double own = research[i] - grant;
    fund[i] -= kStepYears * grant;
    pace[i] = fund[i] > 0 ? pace[i] : 0;

    const double profit = operating_result(lives.of(i, employment[i]), rule) - own;
    const double taxed = rule.profit_tax * (profit > 0 ? profit : 0);
    const double liquid = cash[i] + kStepYears * (profit - taxed);
    const double surplus = liquid - rule.liquidity_buffer * lives.value_added.of[i];
    const double payout = rule.payout_speed * (surplus > 0 ? surplus : 0);
    cash[i] = liquid - kStepYears * payout;
    tax.of[i] = taxed;
    const bool foreign = is_foreign(owner[i]);
    local.of[i] = (foreign ? rule.dividends_foreign : rule.dividends_local) * payout;
    abroad.of[i] = foreign ? profit : 0;
  }
  const auto sum = [&](std::vector<std::int64_t>& into, const auto& term) {
    sum_runs(world.layout, block, math::kMoneyPoint, term, into.data());
  };
  sum(world.work.first_sum, [&](std::uint32_t i) { return research[i]; });
  sum(world.work.second_sum, [&](std::uint32_t i) { return tax.of[i]; });
  sum(world.work.third_sum, [&](std::uint32_t i) { return local.of[i]; });
  sum(world.work.fourth_sum, [&](std::uint32_t i) { return abroad.of[i]; });
}

/// What people of the region can spend: wages and benefits after tax, transfers and dividends.
void add_up_income(const Now& now, RegionId region, World& world) {
  const Parameters& rule = now.rule();
  Segments& segments = world.segments;
  Regions& regions = world.regions;
  const double scale = math::kSectorPoint.scale();
  std::int64_t wages = 0;
  std::int64_t dividends = 0;
  std::int64_t capital = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    double& paid = segments.wages[segment];
    paid = segments.wage[segment] * segments.employment[segment];
    wages += math::to_fixed(paid + segments.research[segment], scale);
    dividends += math::to_fixed(segments.payout[segment], scale);
    capital +=
        math::to_fixed(segments.capital_cost_share[segment] * segments.value_added[segment], scale);
  }
  const double unemployed_unskilled =
      regions.unskilled[region] - regions.employed_unskilled[region];
  const double unemployed_skilled = regions.skilled[region] - regions.employed_skilled[region];
  const double benefits = rule.unemployment_benefit * regions.wage_unskilled[region] *
                          (unemployed_unskilled + unemployed_skilled);
  const double transfers =
      rule.public_transfer * (regions.unskilled[region] + regions.skilled[region]);
  regions.income[region] = (1 - rule.income_tax) * math::from_fixed(wages, math::kSectorPoint) +
                           math::from_fixed(dividends, math::kSectorPoint) + benefits + transfers;
  regions.investment[region] = math::from_fixed(capital, math::kSectorPoint);
}

}  // namespace

void finance_research(const Now& now, World& world) {
  const double unit = 1 / math::kMoneyPoint.scale();
  Segments& segments = world.segments;
  for_each_block(world.layout, [&](const Block& block) { want_research(now, world, block); });
  sum_segments(world.layout, world.work.first_sum.data(), unit, segments.research);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const double served = research_served(now, world, RegionId{r});
    for (std::uint32_t s = 0; s < world.sectors; ++s) {
      world.work.staffing[world.segment(RegionId{r}, SectorId{s})] = served;
    }
  }
  for_each_block(world.layout, [&](const Block& block) { settle_block(now, world, block); });
  sum_segments(world.layout, world.work.first_sum.data(), unit, segments.research);
  sum_segments(world.layout, world.work.second_sum.data(), unit, segments.profit_tax);
  sum_segments(world.layout, world.work.third_sum.data(), unit, segments.payout);
  sum_segments(world.layout, world.work.fourth_sum.data(), unit, segments.foreign_surplus);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) add_up_income(now, RegionId{r}, world);
}

}  // namespace spearhead
