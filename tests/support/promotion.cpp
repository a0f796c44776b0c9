#include "tests/support/promotion.h"

#include <set>

#include "engine/simulate.h"
#include "engine/step/calls.h"
#include "engine/step/depth.h"
#include "engine/step/phases.h"
#include "policies/registry.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead::support {
namespace {

class Chooser final : public FieldVisitor {
 public:
  explicit Chooser(const Settings& settings) : settings_(settings) {}
  void field(const char* name, double& value, const FieldInfo&) final {
    const auto chosen = settings_.find(name);
    if (chosen != settings_.end()) value = chosen->second;
  }

 private:
  const Settings& settings_;
};

}  // namespace

std::shared_ptr<const Instrument> instrument_with(const std::string& name,
                                                  const Settings& settings) {
  std::unique_ptr<Instrument> instrument = find_instrument(name)->make();
  Chooser chooser(settings);
  instrument->describe(chooser);
  return instrument;
}

Programme promotion(const std::string& instrument, Cents yearly_budget, const Settings& settings) {
  Programme programme = small_subsidy("promotion", yearly_budget);
  programme.first_year = small_scenario().first_year;
  programme.last_year = programme.first_year + 99;
  programme.administration = 0;
  programme.instrument = instrument_with(instrument, settings);
  return programme;
}

World open_world(const Scenario& scenario) {
  World world = roomy_world(scenario);
  measure_depth(now_at(scenario, 0), world);
  open_books(scenario, world);
  return world;
}

Decisions decisions_in(const Scenario& scenario, const World& world, std::uint32_t step) {
  World here = world;
  here.step = step;
  const Now now = now_at(scenario, step);
  run_programmes(now, here);
  attract_projects(now, here);
  Decisions decisions;
  decisions.paid.assign(here.ledger.rows().begin(), here.ledger.rows().end());
  for (const Arrival& arrival : here.arrivals) decisions.arrivals[arrival.key] = arrival;
  return decisions;
}

std::uint64_t bits_of_economy(Scenario scenario, const std::vector<Programme>& programmes) {
  scenario.programmes = programmes;
  Trajectory trajectory = simulate_with(scenario, Luck{1, 0}, 1);
  trajectory.programme.clear();
  return bits_of(trajectory);
}

std::size_t foreign_openings(const Scenario& scenario, std::uint32_t futures) {
  std::size_t openings = 0;
  for (std::uint32_t future = 0; future < futures; ++future) {
    const Luck luck{1, future};
    const FirmPanel firms = simulate(scenario, luck, found(scenario, luck), {.firms = true}).firms;
    std::set<Key> opened;
    for (std::size_t i = 0; i < firms.size(); ++i) {
      const auto owner = static_cast<Ownership>(firms.ownership[i]);
      const bool opens = is_foreign(owner) && firms.founded[i] >= scenario.first_year;
      if (opens) opened.insert(firms.firm[i]);
    }
    openings += opened.size();
  }
  return openings;
}

}  // namespace spearhead::support
