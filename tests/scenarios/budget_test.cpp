#include <catch2/catch.hpp>

#include "scenarios/budget_checks.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainScenario;
using spearhead::tests::loaded;
using spearhead::tests::problems;
using Problems = std::vector<std::string>;

namespace {

std::string with_budget(const std::string& budget) {
  std::string text = kPlainScenario;
  const std::string plain = "2M GBP/year";
  return text.replace(text.find(plain), plain.size(), budget);
}

std::string with_target(const std::string& target) {
  return kPlainScenario + "    target: {" + target + "}\n";
}

}  // namespace

TEST_CASE("what a region produces at par follows its jobs and its money", "[scenarios][budget]") {
  const double product = product_at_par(loaded(kPlainScenario).scenario);
  tests::ScenarioFiles doubled;
  doubled.table("sector,employment\n01,100\n10,2401\n26,1600\n62,1280\n");
  CHECK(product_at_par(doubled.load().scenario) == Approx(2 * product));
  // A job produces more than its pay and less than a few times of it.
  const double jobs = 50 + 1200.5 + 800 + 640;
  CHECK(product > jobs * 20e3);
  CHECK(product < jobs * 200e3);
  tests::ScenarioFiles scaled;
  scaled.region(tests::kPlainRegion + "scale: 4\n");
  CHECK(product_at_par(scaled.load().scenario) == Approx(product));
}

TEST_CASE("a budget above 2 % of what the region produces is warned about", "[scenarios][budget]") {
  const double product = product_at_par(loaded(kPlainScenario).scenario);
  const auto budget = [&](double share) {
    return std::to_string(static_cast<long long>(share * product)) + " GBP/year";
  };
  CHECK(problems(with_budget(budget(0.0199))).empty());
  CHECK(problems(with_budget(budget(0.0201))) == Problems{"SP506 scenario.yaml:9:13"});
  const Diagnostic warning = loaded(with_budget("2bn GBP/year")).warnings.at(0);
  CHECK(warning.code == "SP506");
  CHECK_THAT(warning.suggestion, Catch::Contains("bn a thousand million"));
}

TEST_CASE("a target that no firm can meet is warned about", "[scenarios][budget]") {
  CHECK(problems(with_target("size: 1200+")).empty());
  CHECK(problems(with_target("size: 1201+")) == Problems{"SP503 scenario.yaml:6:5"});
  CHECK(problems(with_target("size: 700+, sectors: [\"62\"]")) ==
        Problems{"SP503 scenario.yaml:6:5"});
  CHECK(problems(with_target("size: 700+, sectors: [\"62\", \"26\"]")).empty());
}
