#include "engine/step/newcomer.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/world/production.h"

namespace spearhead {

double research_norm(const Scenario& scenario, SegmentId segment) {
  return scenario.region_of(segment).research_norm[segment.value % scenario.sectors.size()];
}

double draw_research_propensity(double norm, double u1, double u2, const Parameters& rule) {
  const double spread = rule.research_spread;
  return norm * math::exp(spread * math::normal(u1, u2) - 0.5 * spread * spread);
}

Key newcomer_key(const Now& now, Key cause) { return key_of({cause, now.draws.step()}); }

StartLuck luck_of_start(const Words& start, const Words& skill) {
  const auto u = [&](std::uint32_t k) { return coarse_uniform_from(start.word[k]); };
  return {-math::log(u(0)), math::normal(skill.uniform(0), skill.uniform(1)), u(1), u(2), u(3)};
}

StartLuck luck_of_start(const Now& now, Purpose purpose, Key cause) {
  return luck_of_start(now.draws.words(purpose, cause, 2), now.draws.words(purpose, cause, 3));
}

void start_small(const Now& now, const StartLuck& luck, Newcomer& newcomer) {
  const Parameters& rule = now.rule();
  const double tradability = now.scenario.sector_of(newcomer.segment).tradability;
  const bool exports = luck.exports < rule.export_founder_chance * tradability;
  newcomer.export_share = exports ? rule.export_founder_share : 0;
  newcomer.employment = 1 + rule.founder_employment * luck.staff;
  newcomer.research_propensity = draw_research_propensity(
      research_norm(now.scenario, newcomer.segment), luck.routine_1, luck.routine_2, rule);
}

void settle_in(const Now& now, const World& world, SegmentId segment, Newcomer& newcomer) {
  newcomer.segment = segment;
  newcomer.fit = fit(now.knowledge(), newcomer.kene, world.sector_of(segment));
}

double founder_productivity(const Now& now, const World& world, const StartLuck& luck,
                            const Newcomer& newcomer) {
  const Parameters& rule = now.rule();
  const double suits = newcomer.fit - rule.founder_fit_par;
  return rule.founder_inheritance * world.segments.mean_productivity[newcomer.segment] -
         rule.founder_handicap + rule.founder_fit_gain * suits + rule.founder_spread * luck.skill;
}

void blank_firm(Firms& firms, FirmRow row) {
  for_each_column(
      [&](const char*, auto& column) {
        column[row] = typename std::decay_t<decltype(column)>::value_type{};
      },
      firms);
  firms.idea_backlog[row] = 1;
  firms.ties[row].fill(kNobody);
  firms.past_employment[row].fill(-1);
  firms.last_launch[row] = kNever;
  firms.last_radical[row] = kNever;
  firms.last_service[row] = kNever;
}

namespace {

/// Absorptive capacity of a firm without research experience.
double first_absorptive_capacity(const Parameters& rule) {
  return std::min(rule.absorptive_limit,
                  rule.absorptive_base + rule.absorptive_management * rule.management_base);
}

}  // namespace

void open_firm(const Now& now, const World& world, const Newcomer& newcomer, FirmRow row,
               Firms& firms) {
  const Parameters& rule = now.rule();
  const Segments& segments = world.segments;
  const SegmentId segment = newcomer.segment;
  const double value_added = newcomer.employment * value_of_worker(segments.worker_value[segment],
                                                                   newcomer.productivity, rule);
  const double sales = value_added / segments.value_added_share[segment];

  blank_firm(firms, row);
  firms.key[row] = newcomer.key;
  firms.employment[row] = newcomer.employment;
  firms.home_sales[row] = (1 - newcomer.export_share) * sales;
  firms.export_sales[row] = newcomer.export_share * sales;
  firms.mandate[row] = is_foreign(newcomer.ownership) ? firms.export_sales[row] : 0;
  firms.productivity[row] = newcomer.productivity;
  firms.cash[row] = rule.founder_cash * value_added + newcomer.incentive;
  firms.research_propensity[row] = newcomer.research_propensity;
  firms.recombined_knowledge[row] = newcomer.recombined_knowledge;
  firms.kene[row] = newcomer.kene;
  firms.fit[row] = newcomer.fit;
  firms.management[row] = rule.management_base;
  firms.absorptive_capacity[row] = first_absorptive_capacity(rule);
  // Nothing to look back on: the aspiration is met.
  firms.performance[row] = segments.mean_performance[segment];
  firms.founding_step[row] = static_cast<std::int32_t>(now.step);
  firms.ownership[row] = newcomer.ownership;
}

}  // namespace spearhead
