#include "engine/world/finance.h"

#include "engine/step/phases.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// R&D of one block: own money by plan and means, public money by its pace; then tax and payout.
void run_block(const Now& now, const Layout& layout, const Block& block, const BlockLane& share,
               Firms& firms, std::int64_t* research_of_run) {
  const Parameters& rule = now.rule();
  const Lane<const double> home = firms.home_sales.from(block.begin);
  const Lane<const double> outside = firms.export_sales.from(block.begin);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> propensity = firms.research_propensity.from(block.begin);
  const Lane<double> cash = firms.cash.from(block.begin);
  const Lane<double> fund = firms.grant_fund.from(block.begin);
  const Lane<double> pace = firms.grant_pace.from(block.begin);
  const Lane<double> research = firms.research.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double value_added = share.of[i] * (home[i] + outside[i]);
    const double result = operating_result(value_added, employment[i], rule);
    const ResearchPlan plan = research_plan(propensity[i], value_added, result, cash[i], rule);
    const double grant = grant_spending(fund[i], pace[i]);
    const double own = own_research(plan, grant, rule);
    research[i] = own + grant;
    fund[i] -= kStepYears * grant;
    pace[i] = fund[i] > 0 ? pace[i] : 0;

    const double profit = result - own;
    const double tax = rule.profit_tax * (profit > 0 ? profit : 0);
    const double liquid = cash[i] + kStepYears * (profit - tax);
    const double surplus = liquid - rule.liquidity_buffer * value_added;
    cash[i] = liquid - kStepYears * rule.payout_speed * (surplus > 0 ? surplus : 0);
  }
  sum_runs(
      layout, block, math::kMoneyPoint, [&](std::uint32_t i) { return research[i]; },
      research_of_run);
}

}  // namespace

void finance_research(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) {
    BlockLane share;
    spread(world.layout, block, world.segments.value_added_share, share);
    run_block(now, world.layout, block, share, world.firms, world.work.first_sum.data());
  });
  sum_segments(world.layout, world.work.first_sum.data(), 1 / math::kMoneyPoint.scale(),
               world.segments.research);
}

}  // namespace spearhead
