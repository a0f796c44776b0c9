#include <algorithm>

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

TEST_CASE("a budget below 1,000 a year is warned about", "[scenarios][budget]") {
  CHECK(problems(with_budget("999 GBP/year")) == Problems{"SP506 scenario.yaml:9:13"});
  CHECK(problems(with_budget("100k GBP/year")).empty());
}

TEST_CASE("a budget that does not pay the smallest payment is warned about",
          "[scenarios][budget]") {
  const auto warns = [](const std::string& instrument, const std::string& budget,
                        const std::string& lines, const std::string& region = "") {
    std::string text = with_budget(budget);
    text.replace(text.find("rd_subsidy"), 10, instrument);
    tests::ScenarioFiles files;
    files.region(tests::kPlainRegion + region);
    files.scenario(text + (lines.empty() ? "" : "    " + lines + '\n'));
    const Problems found = files.problems();
    return std::ranges::find(found, "SP506 scenario.yaml:9:13") != found.end();
  };
  const std::string contract = "settings: {contract: 500k GBP}";
  CHECK(warns("innovation_procurement", "500k GBP/year", contract));
  CHECK_FALSE(warns("innovation_procurement", "525k GBP/year", contract));
  CHECK(warns("innovation_procurement", "525k GBP/year", contract, "scale: 2\n"));
  CHECK_FALSE(warns("innovation_procurement", "1050k GBP/year", contract, "scale: 2\n"));
  CHECK(warns("innovation_voucher", "5k GBP/year", ""));
  CHECK_FALSE(warns("innovation_voucher", "5250 GBP/year", ""));
  CHECK(warns("cluster_platform", "10k GBP/year", "settings: {seat: 10k GBP}"));
  CHECK_FALSE(warns("cluster_platform", "10k GBP/year", "settings: {seat: 10k GBP}\n    admin: 0"));
  const std::string lead = "settings: {leads: 25 %, lead: 100k GBP}";
  CHECK(warns("fdi_attraction", "419k GBP/year", lead));
  CHECK_FALSE(warns("fdi_attraction", "420k GBP/year", lead));
  CHECK_FALSE(warns("fdi_attraction", "20k GBP/year", "settings: {leads: 0, lead: 100k GBP}"));
  const std::string screened =
      "settings: {leads: 100 %, lead: 100k GBP, prospects: 2, screening: "
      "50k GBP}";
  CHECK(warns("fdi_cluster_fit", "209k GBP/year", screened));
  CHECK_FALSE(warns("fdi_cluster_fit", "210k GBP/year", screened));
  CHECK(warns("rd_subsidy", "5k GBP/year", ""));
  CHECK_FALSE(warns("rd_subsidy", "5250 GBP/year", "cap: 5k GBP"));
  CHECK(warns("cluster_organisation", "20k GBP/year", ""));
}

TEST_CASE("the warning of a budget that is too small says what would do", "[scenarios][budget]") {
  std::string text = with_budget("500k GBP/year");
  text.replace(text.find("rd_subsidy"), 10, "innovation_procurement");
  const Diagnostic warning = loaded(text + "    settings: {contract: 5M GBP}\n").warnings.at(0);
  CHECK(warning.message ==
        "a year's budget does not pay a contract, which costs 5.25M GBP with its administration");
  CHECK(warning.expected == "at least 5.25M GBP/year");
}

TEST_CASE("an agency that looks at less than one case in a year is warned about",
          "[scenarios][budget]") {
  const auto found = [](const std::string& capacity, const std::string& region) {
    tests::ScenarioFiles files;
    files.region(tests::kPlainRegion + region);
    files.scenario(kPlainScenario + "agencies: [{id: innovation_agency, capacity: " + capacity +
                   "}]\n");
    Problems problems = files.problems();
    std::erase_if(problems, [](const std::string& each) { return each.starts_with("SP504"); });
    return problems;
  };
  CHECK(found("1", "").empty());
  CHECK(found("0.9", "") == Problems{"SP506 scenario.yaml:10:46"});
  CHECK(found("3", "scale: 4\n") == Problems{"SP506 scenario.yaml:10:46"});
  CHECK(found("4", "scale: 4\n").empty());
}

TEST_CASE("a target that no firm can meet is warned about", "[scenarios][budget]") {
  CHECK(problems(with_target("size: 1200+")).empty());
  CHECK(problems(with_target("size: 1201+")) == Problems{"SP503 scenario.yaml:6:5"});
  CHECK(problems(with_target("size: 700+, sectors: [\"62\"]")) ==
        Problems{"SP503 scenario.yaml:6:5"});
  CHECK(problems(with_target("size: 700+, sectors: [\"62\", \"26\"]")).empty());
}
