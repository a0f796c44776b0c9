#include "engine/step/newcomer.h"

#include "engine/math/elementary.h"
#include "engine/world/production.h"

namespace spearhead {

double draw_research_propensity(double norm, double u1, double u2, const Parameters& rule) {
  const double spread = rule.research_spread;
  return norm * math::exp(spread * math::normal(u1, u2) - 0.5 * spread * spread);
}

void open_firm(const Scenario& scenario, const Draws& draws, const Segments& segments,
               SegmentId segment, Key key, FirmRow row, Firms& firms) {
  const Parameters& rule = scenario.rule;
  const SectorFacts& sector = scenario.sector_of(segment);
  const double mean = segments.mean_productivity[segment];
  const Words skill = draws.words(purpose::founder_firm, key, 0);
  const Words routine = draws.words(purpose::founder_firm, key, 1);
  const Words market = draws.words(purpose::founder_firm, key, 2);

  const double employment = 1 - rule.founder_employment * math::log(market.uniform(0));
  const double productivity =
      rule.founder_inheritance * mean - rule.founder_handicap +
      rule.founder_spread * math::normal(skill.uniform(0), skill.uniform(1));
  const double value_added =
      employment *
      value_added_per_worker(productivity, mean, segments.local_pricing[segment], rule);
  const double sales = value_added / segments.value_added_share[segment];
  const bool exports = market.uniform(1) < rule.export_founder_chance * sector.export_intensity;
  const double export_share = exports ? rule.export_founder_share : 0;

  firms.key[row] = key;
  firms.employment[row] = employment;
  firms.home_sales[row] = (1 - export_share) * sales;
  firms.export_sales[row] = export_share * sales;
  firms.productivity[row] = productivity;
  firms.cash[row] = rule.founder_cash * value_added;
  firms.research_propensity[row] =
      draw_research_propensity(sector.research_norm, routine.uniform(0), routine.uniform(1), rule);
  firms.research[row] = 0;
  firms.idea_backlog[row] = 1;
  firms.grant_fund[row] = 0;
  firms.grant_pace[row] = 0;
  firms.founding_step[row] = static_cast<std::int32_t>(draws.step());
}

}  // namespace spearhead
