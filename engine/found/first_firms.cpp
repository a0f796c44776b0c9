#include "engine/found/first_firms.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/step/newcomer.h"
#include "engine/world/production.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

constexpr int kHalvings = 40;

/// Rows of a segment.
struct Rows {
  std::uint32_t begin;
  std::uint32_t end;

  Rows(const World& world, SegmentId segment)
      : begin(world.layout.begin(segment)), end(world.layout.end(segment)) {}
};

/// One to four fields, drawn from what the sector uses and the region knows.
Kene draw_kene(const Scenario& scenario, const Draws& draws, SegmentId segment, Key key) {
  const Parameters& rule = scenario.rule;
  const KnowledgeSpace& space = scenario.knowledge;
  const std::vector<double>& regional = scenario.region_of(segment).field_weight;
  const auto sector = static_cast<std::uint32_t>(segment.value % scenario.sectors.size());
  const auto weight = [&](std::uint32_t f) {
    return space.incidence_of(sector, f) * (regional.empty() ? 1 : regional[f]);
  };
  double all = 0;
  for (std::uint32_t f = 0; f < space.size(); ++f) all += weight(f);
  Kene kene;
  const double slots =
      draws.words(purpose::founding_kene, key).uniform(0) * static_cast<double>(Kene::kSlots);
  for (std::uint32_t k = 0; k <= static_cast<std::uint32_t>(slots) && all > 0; ++k) {
    const Words luck = draws.words(purpose::founding_kene, key, k + 1);
    double left = luck.uniform(0) * all;
    std::uint32_t field = 0;
    while (field + 1 < space.size() && left >= weight(field)) left -= weight(field++);
    const double expertise =
        rule.founding_expertise_low +
        (rule.founding_expertise_high - rule.founding_expertise_low) * luck.uniform(1);
    learn_field(kene, field, expertise, 1, 1);
  }
  return kene;
}

/// Chance of a firm of this size to be foreign, per unit of `level`.
double foreign_chance(double level, double size, const Parameters& rule) {
  return std::min(1.0, level * math::power(std::max(1.0, size), rule.foreign_size));
}

/// Level at which foreign firms hold `share` of the segment's jobs in expectation.
double foreign_level(const std::vector<double>& sizes, double share, const Parameters& rule) {
  double jobs = 0;
  for (const double size : sizes) jobs += size;
  double low = 0;
  double high = 1;
  for (int k = 0; k < kHalvings; ++k) {
    const double middle = 0.5 * (low + high);
    double foreign = 0;
    for (const double size : sizes) foreign += size * foreign_chance(middle, size, rule);
    (foreign < share * jobs ? low : high) = middle;
  }
  return share > 0 ? high : 0;
}

Ownership draw_owner(const Scenario& scenario, const Draws& draws, Key key, double level,
                     double size) {
  const Words luck = draws.words(purpose::founding_owner, key);
  if (luck.uniform(0) >= foreign_chance(level, size, scenario.rule)) return Ownership::domestic;
  return luck.uniform(1) < scenario.rule.foreign_knowledge ? Ownership::foreign_knowledge_seeking
                                                           : Ownership::foreign_cost_seeking;
}

/// What a firm is before it has a market.
void found_firm(const Scenario& scenario, const Draws& draws, SegmentId segment, Key key,
                double size, Ownership owner, FirmRow row, World& world) {
  const Parameters& rule = scenario.rule;
  Firms& firms = world.firms;
  const std::uint32_t sector = world.sector_of(segment);
  const Words skill = draws.words(purpose::founding_firm, key, 0);
  const Words routine = draws.words(purpose::founding_firm, key, 1);
  const Words life = draws.words(purpose::founding_firm, key, 2);
  blank_firm(firms, row);
  firms.management[row] = rule.management_base;
  firms.absorptive_capacity[row] =
      rule.absorptive_base + rule.absorptive_management * rule.management_base;
  const double age = -rule.firm_age * math::log(life.uniform(0));
  firms.key[row] = key;
  firms.employment[row] = size;
  firms.ownership[row] = owner;
  firms.productivity[row] =
      rule.productivity_spread * math::normal(skill.uniform(0), skill.uniform(1)) +
      rule.size_productivity * math::log(size / rule.size_par) +
      (is_foreign(owner) ? rule.foreign_premium : 0);
  firms.research_propensity[row] =
      draw_research_propensity(scenario.region_of(segment).research_norm[sector],
                               routine.uniform(0), routine.uniform(1), rule);
  firms.idea_backlog[row] = life.uniform(1);
  firms.founding_step[row] = -static_cast<std::int32_t>(age * kStepsPerYear);
  firms.kene[row] = draw_kene(scenario, draws, segment, key);
  firms.fit[row] = fit(scenario.knowledge, firms.kene[row], sector);
}

/// Productivity that customers compare with, weighted by sales, which are in proportion to jobs
/// times the firm's own value added per worker.
double mean_productivity(const World& world, SegmentId segment, const Parameters& rule) {
  double weighted = 0;
  double weights = 0;
  const Rows rows(world, segment);
  for (FirmRow row{rows.begin}; row.value < rows.end; ++row.value) {
    const double productivity = world.firms.productivity[row];
    const double sales = world.firms.employment[row] * value_of_worker(1, productivity, rule);
    weighted += sales * productivity;
    weights += sales;
  }
  return weights > 0 ? weighted / weights : 0;
}

/// Research that a firm of this value added begins with, and the staff that is left for production.
void staff_research(const Scenario& scenario, SegmentId segment, double value, FirmRow row,
                    World& world) {
  const Parameters& rule = scenario.rule;
  Firms& firms = world.firms;
  const double pay = researcher_pay(world.regions.wage_skilled[world.region_of(segment)], rule);
  const double share = std::min(rule.research_share_cap, firms.research_propensity[row]);
  const double production = firms.employment[row] / (1 + share * value / pay);
  const double research = share * production * value;
  if (research < rule.research_unit) return;
  firms.research[row] = research;
  firms.employment[row] = production;
  // Experience at rest: what is added in a year makes good what is lost.
  firms.research_stock[row] = research / pay / rule.research_stock_decay;
}

bool exports_at_founding(const Scenario& scenario, const Draws& draws, Key key, double size,
                         double outside_share) {
  const Parameters& rule = scenario.rule;
  const double chance =
      outside_share * (rule.exporter_base + rule.exporter_size * math::log(std::max(1.0, size)));
  return draws.words(purpose::founding_market, key).uniform(0) < chance;
}

}  // namespace

void found_firms(const Scenario& scenario, const Draws& draws, SegmentId segment,
                 const std::vector<double>& sizes, World& world) {
  const RegionFacts& region = scenario.region_of(segment);
  const double level =
      foreign_level(sizes, region.foreign_share[world.sector_of(segment)], scenario.rule);
  const std::uint32_t begin = world.layout.begin(segment);
  for (std::uint32_t i = 0; i < sizes.size(); ++i) {
    const Key key = key_of({world.segments.key[segment], i});
    const Ownership owner = draw_owner(scenario, draws, key, level, sizes[i]);
    found_firm(scenario, draws, segment, key, sizes[i], owner, FirmRow{begin + i}, world);
  }
  world.segments.mean_productivity[segment] = mean_productivity(world, segment, scenario.rule);
}

void open_markets(const Scenario& scenario, const Draws& draws, SegmentId segment,
                  double outside_share, World& world) {
  const Parameters& rule = scenario.rule;
  Firms& firms = world.firms;
  const Rows rows(world, segment);
  double all = 0;
  double exporters = 0;
  for (FirmRow row{rows.begin}; row.value < rows.end; ++row.value) {
    const double value =
        value_of_worker(world.segments.worker_value[segment], firms.productivity[row], rule);
    const double size = firms.employment[row];
    staff_research(scenario, segment, value, row, world);
    const double value_added = firms.employment[row] * value;
    const double sales = value_added / world.segments.value_added_share[segment];
    const bool exports = exports_at_founding(scenario, draws, firms.key[row], size, outside_share);
    firms.home_sales[row] = sales;
    firms.export_sales[row] = exports ? sales : 0;
    firms.cash[row] = rule.founder_cash * value_added;
    all += sales;
    exporters += exports ? sales : 0;
  }
  const double part =
      exporters > 0 ? std::min(rule.export_share_largest, outside_share * all / exporters) : 0;
  for (FirmRow row{rows.begin}; row.value < rows.end; ++row.value) {
    firms.export_sales[row] *= part;
    firms.home_sales[row] -= firms.export_sales[row];
    firms.mandate[row] = is_foreign(firms.ownership[row]) ? firms.export_sales[row] : 0;
  }
}

}  // namespace spearhead
