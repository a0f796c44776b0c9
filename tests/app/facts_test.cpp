#include "app/facts.h"

#include <numeric>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "app/firm_facts.h"
#include "app/region_facts.h"
#include "app/region_sample.h"
#include "scenarios/fact_table.h"
#include "tests/app/program.h"
#include "tests/support/worlds.h"

namespace spearhead::tests {
namespace {

using Catch::Matchers::Contains;

const std::string kShort = "assess facts region.yaml --seeds 2 --years 6 --quiet ";

const scenarios::StylisedFact& fact_of(const std::string& id) {
  for (const scenarios::StylisedFact& fact : scenarios::stylised_facts()) {
    if (fact.id == id) return fact;
  }
  throw std::logic_error("no fact " + id);
}

TEST_CASE("assess facts --json has the keys of the contract, and every fact of the table",
          "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run(kShort + "--json");
  REQUIRE(outcome.exit_code == 0);
  const nlohmann::json document = outcome.json();
  const nlohmann::json& facts = document.at("facts");
  CHECK(facts.size() == scenarios::stylised_facts().size());
  const std::set<std::string> verdicts{"pass", "fail", "unsure", "not spoken to"};
  for (const nlohmann::json& fact : facts) {
    for (const char* key : {"id", "target", "lo", "hi", "mean", "lo95", "hi95", "verdict"}) {
      CHECK(fact.contains(key));
    }
    CHECK(verdicts.contains(fact.at("verdict")));
    if (fact.at("verdict") != "not spoken to") CHECK(fact.at("mean").is_number());
  }
}

TEST_CASE("the same command measures the same, whatever the number of threads", "[app]") {
  const SmallStudy study;
  const std::string one = study.run(kShort + "--json --threads 1").out;
  CHECK_FALSE(one.empty());
  CHECK(one == study.run(kShort + "--json --threads 3").out);
}

TEST_CASE("facts are told to people with their bands, and failures are seen", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run(kShort);
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("S2b") && Contains("0.4 to 0.6") && Contains("not spoken to") &&
                              Contains("facts in their bands, ") && Contains(" unsure, ") &&
                              Contains(" outside; "));
  const bool fails = outcome.out.find("FAIL") != std::string::npos;
  CHECK(study.run(kShort + "--strict").exit_code == (fails ? 4 : 0));
}

TEST_CASE("without a file the region inside the program is assessed", "[app]") {
  const SmallStudy study;
  const Outcome outcome =
      study.run("assess facts --seeds 1 --years 1 --quiet --json --set parameters.spin_up=0");
  REQUIRE(outcome.exit_code == 0);
  CHECK(outcome.json().at("region") == "XX01");
  CHECK(outcome.json().at("facts")[0].at("mean").is_number());
}

TEST_CASE("one future is said to decide nothing", "[app]") {
  const SmallStudy study;
  const Outcome outcome =
      study.run("assess facts --seeds 1 --years 1 --quiet --set parameters.spin_up=0");
  CHECK_THAT(outcome.out, Contains("one future decides nothing"));
}

TEST_CASE("what cannot be assessed is refused", "[app]") {
  const SmallStudy study;
  CHECK(study.run("assess").exit_code == 2);
  CHECK(study.run("assess fcats").exit_code == 2);
  CHECK(study.run("assess facts region.yaml --seeds 0").exit_code == 2);
  CHECK(study.run("assess facts region.yaml --years 101").exit_code == 2);
  CHECK(study.run("assess facts missing.yaml").exit_code == 5);
  const Outcome scenario = study.run("assess facts grants.yaml");
  CHECK(scenario.exit_code == 2);
  CHECK_THAT(scenario.err, Contains("region file"));
}

TEST_CASE("a sample holds the firms and jobs of the market sectors, and the jobs of all", "[app]") {
  const Scenario scenario = support::small_scenario();
  const World world = found(scenario, {1, 0});
  const app::RegionSample sample = app::sample_region(scenario, world);
  CHECK(sample.firms.size() == app::market_firms(world));
  std::vector<double> jobs(world.sectors, 0);
  double value_added = 0;
  for (const app::FirmSample& firm : sample.firms) {
    jobs[firm.sector] += firm.jobs;
    value_added += firm.value_added;
    CHECK_FALSE(firm.innovates);
  }
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    if (world.segments.market[SegmentId{s}] != 0) CHECK(jobs[s] == Approx(sample.jobs[s]));
  }
  CHECK(value_added <= sample.value_added * (1 + 1e-6));
}

TEST_CASE("a fact passes in its band, fails outside it, and without a band is not spoken to",
          "[app]") {
  using app::FactVerdict;
  CHECK(app::judge_fact(fact_of("S1"), {1.0, 1.01, 1.02}).verdict == FactVerdict::pass);
  CHECK(app::judge_fact(fact_of("S1"), {1.4, 1.41, 1.42}).verdict == FactVerdict::fail);
  CHECK(app::judge_fact(fact_of("S1"), {0.6, 0.61, 0.62}).verdict == FactVerdict::fail);
  CHECK(app::judge_fact(fact_of("S1"), {}).verdict == FactVerdict::not_spoken_to);
  CHECK(app::judge_fact(fact_of("S10"), {7, 7.1}).verdict == FactVerdict::pass);
  CHECK(app::judge_fact(fact_of("S10"), {-1, -1.01}).verdict == FactVerdict::fail);
  CHECK(app::judge_fact(fact_of("S11"), {0.02}).verdict == FactVerdict::not_spoken_to);
}

TEST_CASE("a fact is unsure when the interval of its mean crosses an edge of the band", "[app]") {
  using app::FactVerdict;
  // The means lie inside and outside of 0.9 to 1.2; the intervals reach over its upper edge.
  CHECK(app::judge_fact(fact_of("S1"), {1.0, 1.15, 1.3}).verdict == FactVerdict::unsure);
  CHECK(app::judge_fact(fact_of("S1"), {1.1, 1.25, 1.4}).verdict == FactVerdict::unsure);
  CHECK(app::judge_fact(fact_of("S1"), {0.1, 1, 2}).verdict == FactVerdict::unsure);
  CHECK(app::judge_fact(fact_of("S10"), {7}).verdict == FactVerdict::unsure);
}

TEST_CASE("the table of facts is whole: ids once, bands the right way round, a basis for each",
          "[app]") {
  std::set<std::string> ids;
  for (const scenarios::StylisedFact& fact : scenarios::stylised_facts()) {
    INFO(fact.id);
    CHECK(ids.insert(fact.id).second);
    CHECK_FALSE(fact.name.empty());
    CHECK_FALSE(fact.basis.empty());
    if (fact.lo && fact.hi) CHECK(*fact.lo < *fact.hi);
  }
}

TEST_CASE("growth is measured of firms that are there at both ends", "[app]") {
  app::GrowthFacts growth;
  app::RegionSample before;
  app::RegionSample after;
  for (Key key = 1; key <= 100; ++key) {
    const double calm = 0.01 * (static_cast<double>(key) - 50.5);
    app::FirmSample firm;
    firm.key = key;
    firm.jobs = 20;
    before.firms.push_back(firm);
    firm.jobs = 20 * std::exp(calm);
    after.firms.push_back(firm);
  }
  app::FirmSample newcomer;
  newcomer.key = 1000;
  newcomer.jobs = 1e6;
  after.firms.push_back(newcomer);
  growth.take_year(before);
  growth.take_year(after);
  app::FactLog log;
  growth.conclude(log);
  // Evenly spread growth: flatter than normal, and no outlier from the newcomer.
  CHECK(log.means().at("S5") > 3);
}

}  // namespace
}  // namespace spearhead::tests
