// What every mechanism does: the same futures with it and without it. Each line switches one
// mechanism off by its parameters and compares the measure that it is there for.
//
// Usage: mechanisms REGION.yaml YEARS FUTURES

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

#include "app/outside_cache.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"
#include "scenarios/reader.h"

namespace {

using namespace spearhead;

/// One future: the world at the end, and what happened on the way.
struct Outcome {
  World world;
  double births = 0;
  double deaths = 0;
  double innovations = 0;
  double radicals = 0;
  double unemployment_swing = 0;  ///< mean change of unemployment from year to year
};

using Measure = std::function<double(const Outcome&)>;

/// Mean of `value(row)` over the firms for which `weight(row)` is positive, so weighted.
template <class Value, class Weight>
double mean_of(const World& world, const Value& value, const Weight& weight) {
  double sum = 0;
  double weights = 0;
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    sum += weight(row) * value(row);
    weights += weight(row);
  }
  return weights > 0 ? sum / weights : 0;
}

template <class Test>
double share_of(const World& world, const Test& test) {
  return mean_of(
      world, [&](FirmRow row) { return test(row) ? 1.0 : 0.0; }, [](FirmRow) { return 1.0; });
}

double unemployment(const World& world) {
  const RegionId region{0};
  const double people = world.regions.unskilled[region] + world.regions.skilled[region];
  const double jobs =
      world.regions.employed_unskilled[region] + world.regions.employed_skilled[region];
  return 1 - jobs / people;
}

double mean_productivity(const Outcome& o) {
  return mean_of(
      o.world, [&](FirmRow r) { return o.world.firms.productivity[r]; },
      [&](FirmRow r) { return o.world.firms.employment[r]; });
}

double spread_of_productivity(const Outcome& o) {
  const auto one = [](FirmRow) { return 1.0; };
  const auto a = [&](FirmRow r) { return o.world.firms.productivity[r]; };
  const double mean = mean_of(o.world, a, one);
  return std::sqrt(mean_of(
      o.world, [&](FirmRow r) { return (a(r) - mean) * (a(r) - mean); }, one));
}

/// Covariance of size and productivity: how well selection puts jobs where productivity is.
double allocation(const Outcome& o) {
  const auto a = [&](FirmRow r) { return o.world.firms.productivity[r]; };
  return mean_productivity(o) - mean_of(o.world, a, [](FirmRow) { return 1.0; });
}

double mean_fit(const Outcome& o) {
  return mean_of(
      o.world, [&](FirmRow r) { return o.world.firms.fit[r]; }, [](FirmRow) { return 1.0; });
}

double fit_of_young(const Outcome& o) {
  return mean_of(
      o.world, [&](FirmRow r) { return o.world.firms.fit[r]; },
      [&](FirmRow r) { return o.world.firms.founding_step[r] >= 0 ? 1.0 : 0.0; });
}

double ties(const Outcome& o) {
  return mean_of(
      o.world, [&](FirmRow r) { return static_cast<double>(tie_count(o.world.firms.ties[r])); },
      [](FirmRow) { return 1.0; });
}

double exporters(const Outcome& o) {
  return share_of(o.world, [&](FirmRow r) { return o.world.firms.export_sales[r] > 0; });
}

double share_owned(const Outcome& o, Ownership owner) {
  return share_of(o.world, [&](FirmRow r) { return o.world.firms.ownership[r] == owner; });
}

template <class C>
double total(const World& world, const C& column) {
  double sum = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) sum += column[SegmentId{k}];
  return sum;
}

double foreign_jobs(const Outcome& o) {
  return total(o.world, o.world.segments.foreign_employment) /
         total(o.world, o.world.segments.employment);
}

double foreign_exports(const Outcome& o) {
  return mean_of(
      o.world, [&](FirmRow r) { return std::log(std::max(1e-6, o.world.firms.mandate[r])); },
      [&](FirmRow r) { return o.world.firms.mandate[r] > 0 ? 1.0 : 0.0; });
}

double people(const Outcome& o) {
  const RegionId r{0};
  return std::abs(
      std::log((o.world.regions.unskilled[r] + o.world.regions.skilled[r]) /
               (o.world.regions.initial_unskilled[r] + o.world.regions.initial_skilled[r])));
}

/// Whether home demand grows where home firms have become fitter: mean over market sectors of the
/// product of both changes, log.
double demand_follows_fitness(const Outcome& o, const Scenario& scenario) {
  double sum = 0;
  for (std::uint32_t k = 0; k < o.world.segments.size(); ++k) {
    const SegmentId s{k};
    if (o.world.segments.market[s] == 0 || o.world.segments.reference_demand[s] <= 0) continue;
    const double fitness = scenario.rule.pass_through *
                               (o.world.segments.mean_productivity[s] - o.world.segments.cost[s]) -
                           o.world.segments.reference_fitness[s];
    const double demand =
        std::log(o.world.segments.home_demand[s] / o.world.segments.reference_demand[s]);
    sum += scenario.sector_of(s).tradability * fitness * demand;
  }
  return sum / o.world.segments.size();
}

double research(const Outcome& o) {
  return total(o.world, o.world.segments.research) / total(o.world, o.world.segments.value_added);
}

double best_tenth(const Outcome& o) {
  std::vector<double> all;
  for (FirmRow r{0}; r.value < o.world.firms.size(); ++r.value) {
    all.push_back(o.world.firms.productivity[r]);
  }
  std::sort(all.begin(), all.end());
  return all[all.size() * 9 / 10];
}

struct Mechanism {
  const char* name;
  std::vector<std::pair<double Parameters::*, double>> off;
  const char* measured;
  Measure measure;
  int sign;  ///< expected of "on less off"
};

std::vector<Mechanism> mechanisms(const Scenario& scenario) {
  using P = Parameters;
  return {
      {"selection at home",
       {{&P::home_selection, 0}},
       "job-weighted less plain mean productivity",
       allocation,
       1},
      {"selection in exports",
       {{&P::export_selection, 0}},
       "job-weighted less plain mean productivity",
       allocation,
       1},
      {"beginning to export", {{&P::export_entry, 0}}, "exporters / firms", exporters, 1},
      {"end of small export spells", {{&P::export_failure, 0}}, "exporters / firms", exporters, -1},
      {"import competition",
       {{&P::import_competition, 0}},
       "change of demand times change of fitness, mean of sectors",
       [&scenario](const Outcome& o) { return demand_follows_fitness(o, scenario); },
       1},
      {"slow wages and wage curve",
       {{&P::wage_adjustment, 0}, {&P::wage_curve, 0}},
       "move of the labour force, log",
       people,
       0},
      {"migration",
       {{&P::migration_unskilled, 0}, {&P::migration_skilled, 0}, {&P::migration_return, 0}},
       "move of the labour force, log",
       people,
       1},
      {"R&D routine returns to the norm",
       {{&P::routine_reversion, 0}},
       "R&D / value added",
       research,
       0},
      {"aspiration", {{&P::aspiration_response, 0}}, "R&D / value added", research, 0},
      {"small improvements",
       {{&P::innovation_rate, 0}},
       "mean productivity, log",
       mean_productivity,
       1},
      {"projects",
       {{&P::project_share, 0}, {&P::project_informal, 0}},
       "radical innovations in all years",
       [](const Outcome& o) { return o.radicals; },
       1},
      {"project work without R&D",
       {{&P::project_informal, 0}},
       "radical innovations in all years",
       [](const Outcome& o) { return o.radicals; },
       1},
      {"gains from recombination",
       {{&P::radical_gain, 0}, {&P::radical_potential, 0}, {&P::radical_partner, 0}},
       "mean productivity, log",
       mean_productivity,
       1},
      {"erosion of unsupported leads",
       {{&P::potential_erosion, 0}},
       "productivity of the best tenth, log",
       best_tenth,
       -1},
      {"imitation",
       {{&P::imitation_rate, 0}},
       "spread of productivity, log",
       spread_of_productivity,
       -1},
      {"practice of the world",
       {{&P::world_practice, 0}},
       "mean productivity, log",
       mean_productivity,
       1},
      {"learning from partners", {{&P::partner_learning, 0}}, "fit of knowledge", mean_fit, 1},
      {"learning through movers", {{&P::mobility_learning, 0}}, "fit of knowledge", mean_fit, 1},
      {"spillovers to suppliers",
       {{&P::backward_spillover, 0}},
       "mean productivity, log",
       mean_productivity,
       1},
      {"decay of expertise",
       {{&P::expertise_decay, 0}, {&P::expertise_decay_best, 0}},
       "fit of knowledge",
       mean_fit,
       -1},
      {"search for partners", {{&P::search_rate, 0}}, "partnerships per firm", ties, 1},
      {"end of partnerships", {{&P::tie_dissolution, 0}}, "partnerships per firm", ties, -1},
      {"closures of young firms",
       {{&P::closure_young, 0}},
       "closures in all years",
       [](const Outcome& o) { return o.deaths; },
       1},
      {"founders",
       {{&P::founder_rate, 0}},
       "openings in all years",
       [](const Outcome& o) { return o.births; },
       1},
      {"knowledge in founders' choice of sector",
       {{&P::founder_fit, 0}},
       "fit of firms opened in the run",
       fit_of_young,
       1},
      {"spin-offs",
       {{&P::spin_off_rate, 0}},
       "spin-offs / firms",
       [](const Outcome& o) { return share_owned(o, Ownership::spin_off); },
       1},
      {"university spin-offs",
       {{&P::university_spin_off, 0}},
       "university spin-offs / firms",
       [](const Outcome& o) { return share_owned(o, Ownership::university_spin_off); },
       1},
      {"foreign projects",
       {{&P::foreign_projects, 0}},
       "jobs in foreign firms / jobs",
       foreign_jobs,
       1},
      {"review of affiliates",
       {{&P::foreign_review, 0}},
       "jobs in foreign firms / jobs",
       foreign_jobs,
       -1},
      {"erosion of mandates",
       {{&P::mandate_erosion, 0}},
       "mean mandate of affiliates, log",
       foreign_exports,
       -1},
  };
}

Outcome live(const Scenario& scenario, Luck luck, World world, std::uint32_t years) {
  Outcome outcome;
  double before = unemployment(world);
  for (std::uint32_t step = 0; step < years * kStepsPerYear; ++step) {
    simulate_step(scenario, luck, world);
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      const SegmentId segment{k};
      outcome.births += static_cast<double>(world.segments.births[segment]);
      outcome.deaths += static_cast<double>(world.segments.deaths[segment]);
      outcome.innovations += static_cast<double>(world.segments.innovations[segment]);
      outcome.radicals += static_cast<double>(world.segments.radical_innovations[segment]);
    }
    const double now = unemployment(world);
    outcome.unemployment_swing += std::abs(now - before);
    before = now;
  }
  outcome.world = std::move(world);
  return outcome;
}

struct Line {
  double on = 0;
  double off = 0;
  double difference = 0;
  double half_width = 0;  ///< of the 95 % interval of the difference
};

Line summarise(const std::vector<double>& on, const std::vector<double>& off) {
  Line line;
  const auto n = static_cast<double>(on.size());
  for (std::size_t i = 0; i < on.size(); ++i) {
    line.on += on[i] / n;
    line.off += off[i] / n;
  }
  line.difference = line.on - line.off;
  double squares = 0;
  for (std::size_t i = 0; i < on.size(); ++i) {
    const double away = on[i] - off[i] - line.difference;
    squares += away * away;
  }
  constexpr double kNormalQuantile = 1.96;
  line.half_width = kNormalQuantile * std::sqrt(squares / (n - 1) / n);
  return line;
}

const char* verdict(const Line& line, int sign) {
  const bool clear = std::abs(line.difference) > line.half_width;
  if (sign == 0) return clear ? "clear" : "no clear effect";
  if (!clear) return "NO CLEAR EFFECT";
  return (line.difference > 0) == (sign > 0) ? "as expected" : "OPPOSITE SIGN";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: mechanisms REGION.yaml YEARS FUTURES\n");
    return 2;
  }
  const auto years = static_cast<std::uint32_t>(std::atoi(argv[2]));
  const auto futures = static_cast<std::uint32_t>(std::atoi(argv[3]));
  Scenario scenario = scenarios::load(argv[1]).scenario;
  app::prepare_outside(scenario, false);
  const std::vector<Mechanism> all = mechanisms(scenario);
  std::vector<std::vector<double>> on(all.size(), std::vector<double>(futures));
  std::vector<std::vector<double>> off = on;
  parallel::for_each_task(futures, [&](std::uint32_t f) {
    const Luck luck{1, f};
    const World world = begin(scenario, luck);
    const Outcome with = live(scenario, luck, world, years);
    for (std::size_t m = 0; m < all.size(); ++m) {
      Scenario changed = scenario;
      for (const auto& [place, value] : all[m].off) changed.rule.*place = value;
      on[m][f] = all[m].measure(with);
      off[m][f] = all[m].measure(live(changed, luck, world, years));
    }
  });
  std::printf("| mechanism | measure | on | off | on less off [95 %%] | expected | verdict |\n");
  std::printf("|---|---|---|---|---|---|---|\n");
  for (std::size_t m = 0; m < all.size(); ++m) {
    const Line line = summarise(on[m], off[m]);
    std::printf("| %s | %s | %.4g | %.4g | %+.3g [%+.3g, %+.3g] | %s | %s |\n", all[m].name,
                all[m].measured, line.on, line.off, line.difference,
                line.difference - line.half_width, line.difference + line.half_width,
                all[m].sign > 0 ? "+" : (all[m].sign < 0 ? "-" : "either"),
                verdict(line, all[m].sign));
  }
  return 0;
}
