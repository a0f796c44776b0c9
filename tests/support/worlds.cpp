#include "tests/support/worlds.h"

#include <algorithm>
#include <bit>

#include "engine/base/hash.h"
#include "engine/parallel/parallel.h"
#include "engine/policy/hearing.h"
#include "policies/registry.h"
#include "scenarios/parameters_reader.h"

namespace spearhead::support {
namespace {

SectorFacts sector(const char* code, const char* section, double exports, double value_added,
                   double research, double tradability, double national) {
  SectorFacts facts;
  facts.code = code;
  facts.name = code;
  facts.section = section;
  facts.export_intensity = exports;
  facts.value_added_share = value_added;
  facts.research_norm = research;
  facts.tradability = tradability;
  facts.national_employment = national;
  return facts;
}

}  // namespace

Parameters default_parameters() { return scenarios::values_of(scenarios::default_parameters()); }

Scenario small_scenario() {
  Scenario scenario;
  scenario.name = "small";
  scenario.first_year = 2020;
  scenario.last_year = 2024;
  scenario.rule = default_parameters();
  scenario.sectors = {sector("10", "C", 0.25, 0.30, 0.01, 0.6, 350e3),
                      sector("28", "C", 0.60, 0.40, 0.05, 0.9, 160e3),
                      sector("47", "G", 0.02, 0.55, 0.002, 0.15, 1500e3),
                      sector("62", "J", 0.20, 0.60, 0.04, 0.5, 700e3)};
  scenario.inputs = {0.10, 0.02, 0.03, 0.01, 0.04, 0.12, 0.01, 0.02,
                     0.05, 0.03, 0.02, 0.03, 0.02, 0.04, 0.03, 0.10};
  constexpr std::uint32_t kFields = 12;
  constexpr double kWidth = 0.15;
  scenario.knowledge = latent_space(scenario.sector_count(), kFields, kWidth, scenario.rule);
  scenario.regions = {with_defaults("R", "Region", {1800, 2500, 2600, 900}, scenario.sectors,
                                    scenario.knowledge, scenario.rule)};
  scenario.currency = "EUR";
  scenario.rate.currency_per_wu = scenario.rule.wage_unit;
  return scenario;
}

Programme small_subsidy(const std::string& id, Cents yearly_budget) {
  Programme programme;
  programme.id = id;
  programme.name = id;
  programme.agency.id = "innovation_agency";
  programme.first_year = 2021;
  programme.last_year = 2023;
  programme.yearly_budget = yearly_budget;
  programme.administration = 0.05;
  programme.instrument = find_instrument("rd_subsidy")->make();
  return programme;
}

Scenario clustered_scenario() {
  Scenario scenario = small_scenario();
  scenario.regions[0].clusters = {{0}, {1}, {3}};
  return scenario;
}

Programme small_programme(const std::string& instrument, Cents yearly_budget) {
  Programme programme = small_subsidy(instrument, yearly_budget);
  programme.instrument = find_instrument(instrument)->make();
  return programme;
}

Call call_of(const Programme& programme) {
  Call call{.programme = programme};
  call.horizon = programme.announced_years();
  call.left = programme.yearly_budget;
  return call;
}

PolicyView view_of(const Scenario& scenario, const World& world, const Draws& draws) {
  const int year = scenario.first_year + static_cast<int>(world.step / kStepsPerYear);
  return {world,         scenario,
          scenario.rule, draws,
          scenario.rate, scenario.regions.front().scale,
          year,          world.step % kStepsPerYear};
}

Proposals proposals_in(const Scenario& scenario, World world) {
  Proposals proposals;
  const Draws draws(Luck{1, 0}, world.step);
  draw_hearing(draws, world);
  const Programme& programme = scenario.programmes[0];
  programme.instrument->propose(view_of(scenario, world, draws), call_of(programme), proposals);
  return proposals;
}

std::uint64_t bits_of(const Trajectory& trajectory) {
  std::uint64_t hash = 0;
  for (const auto* series : {&trajectory.initial_region, &trajectory.region, &trajectory.sector,
                             &trajectory.programme}) {
    for (const double value : *series) hash = mix(hash ^ std::bit_cast<std::uint64_t>(value));
  }
  return hash;
}

Trajectory simulate_with(const Scenario& scenario, Luck luck, std::uint32_t threads) {
  Trajectory trajectory;
  parallel::with_threads(threads,
                         [&] { trajectory = simulate(scenario, luck, found(scenario, luck)); });
  return trajectory;
}

std::vector<FirmState> firms_in_order(const Firms& firms, const Layout& layout) {
  std::vector<FirmState> states;
  for (std::uint32_t k = 0; k < layout.segments(); ++k) {
    for (FirmRow row{layout.begin(SegmentId{k})}; row.value < layout.end(SegmentId{k});
         ++row.value) {
      states.push_back({k, firms.key[row], firms.employment[row], firms.productivity[row],
                        firms.founding_step[row]});
    }
  }
  std::ranges::sort(states);
  return states;
}

}  // namespace spearhead::support
