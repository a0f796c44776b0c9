#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {

using Catch::Contains;

TEST_CASE("validate says what the region is and what each programme does", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("validate grants.yaml");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("figures of 2019: 2900 jobs in 3 sectors") &&
                              Contains("Grants: 2020 to 2024, 1 programme\n") &&
                              Contains("  grants: rd_subsidy, 2021 to 2023, 1.00 M EUR/year, aid "
                                       "50 %, for all firms\n") &&
                              Contains("3 files valid"));
}

TEST_CASE("validate names the target and the cap of a programme", "[app]") {
  const SmallStudy study;
  study.write_scenario("grants.yaml",
                       "1M EUR/year\n    cap: 100k EUR\n"
                       "    target: {size: \"10-249\", age: \"0-5\", sectors: [\"62\"]}");
  CHECK_THAT(study.run("validate grants.yaml").out,
             Contains("at most 100 k EUR, for firms of 10 to 249 persons aged up to 5 years in "
                      "sector 62\n"));
}

TEST_CASE("validate says in words for whom a programme is and by which rules", "[app]") {
  const SmallStudy study;
  const auto line = [&](const std::string& lines) {
    study.write_scenario("grants.yaml", "1M EUR/year\n    " + lines);
    const std::string out = study.run("validate grants.yaml").out;
    const std::size_t begin = out.find(", for ") + 6;
    return out.substr(begin, out.find('\n', begin) - begin);
  };
  CHECK(line("target: {size: [\"0-9\", \"250+\"]}") ==
        "firms of up to 9 persons or firms of 250 or more persons");
  CHECK(line("target: {fields: [F06, F18], rd: performer, ownership: [foreign, spin_off]}") ==
        "foreign or spin-off firms that do R&D that know F06 or F18");
  CHECK(line("target: {overlaps: 3, not: [{sectors: \"62\"}, {ownership: foreign}]}") ==
        "firms in one of the best 3 overlaps except firms in sector 62 and except foreign firms");
  CHECK(line("target: {age: 5+, any_of: [{size: \"0-9\"}, {rd: none, not: {size: 50+}}]}") ==
        "firms aged 5 or more years that are also (firms of up to 9 persons or (firms that do no "
        "R&D except firms of 50 or more persons))");
  CHECK(line("selection: merit\n    allocation: proportional\n    cumulation: none\n"
             "    announced: 2 years\n    financing: regional") ==
        "all firms, money by jobs of clusters, selected by merit, not beside any other award, "
        "announced for 2 years, paid by the region");
}

TEST_CASE("validate says what differs from what nobody has to write, and no more", "[app]") {
  const SmallStudy study;
  study.write_scenario("grants.yaml",
                       "1M EUR/year\n    admin: 10 %\n    agency: town_hall\n"
                       "    settings: {duration: 2 years, smallest_plan: 30 %}\n"
                       "  - {id: a, instrument: fdi_attraction, years: [2021, 2023], budget: 3M "
                       "EUR/year, cap: 1M EUR, settings: {lead: 100k EUR},\n"
                       "     aid: 20 %, target: {size: \"50+\"}}\n"
                       "agencies:\n"
                       "  - {id: town_hall, capacity: 40, information: 80 %, group: state}");
  CHECK_THAT(study.run("validate grants.yaml").out,
             Contains("for all firms\n    duration 2 years, smallest_plan 30 %, administration "
                      "10 %, run by town_hall\n  a: fdi_attraction, 2021 to 2023, 3.00 M EUR/year, "
                      "at most 1.00 M EUR, for foreign projects that become firms of 50 or more "
                      "persons\n    lead 100 k EUR\n"
                      "  agency town_hall: looks at 40 applications a year, sees 80 % of the "
                      "truth, shares its papers in the group state\n"));
}

TEST_CASE("validate says nothing of what an instrument does not look at", "[app]") {
  const SmallStudy study;
  const std::string head =
      "format: 1\nregion: region.yaml\nyears: [2020, 2024]\nprogrammes:\n"
      "  - {id: a, budget: 1M EUR/year, years: [2021, 2023], aid: 20 %, cap: 10k EUR, selection: "
      "merit, cumulation: free, allocation: proportional, announced: 3 years,\n"
      "     target: {size: \"10+\", sectors: [\"62\"], not: [{age: \"0-5\"}]}, instrument: ";
  study.folder.write("own.yaml", head + "cluster_organisation}\n");
  CHECK_THAT(study.run("validate own.yaml").out,
             Contains("1.00 M EUR/year, for clusters with firms in sector 62, money by jobs of "
                      "clusters, announced for 3 years\n"));
  study.folder.write("own.yaml", head + "innovation_procurement}\n");
  CHECK_THAT(study.run("validate own.yaml").out,
             Contains("1.00 M EUR/year, for firms of 10 or more persons in sector 62 except firms "
                      "aged up to 5 years, money by jobs of clusters\n"));
  const nlohmann::json programme =
      study.run("validate --json own.yaml").json().at("scenarios")[0].at("programmes")[0];
  for (const char* key : {"aid", "cap", "selection", "cumulation"}) {
    CHECK(programme.at(key).is_null());
  }
  CHECK(programme.at("allocation") == "proportional");
  CHECK(programme.at("settings").at("contract") == 300'000);
}

TEST_CASE("validate names the sectors of clusters region by region", "[app]") {
  const SmallStudy study;
  study.folder.write("one.csv", "cluster,sector\nFood,10\n");
  study.folder.write("two.csv", "cluster,sector\nFood,10\nFood,62\n");
  const std::string region = "format: 1\nyear: 2019\ncurrency: EUR\nemployment: region.csv\n";
  study.folder.write("a.yaml", region + "code: A\nclusters: one.csv\n");
  study.folder.write("b.yaml", region + "code: B\nclusters: two.csv\n");
  study.folder.write("both.yaml",
                     "format: 1\nregions: [a.yaml, b.yaml]\nyears: [2020, 2024]\nprogrammes:\n"
                     "  - {id: a, instrument: rd_subsidy, budget: 1M EUR/year,\n"
                     "     years: [2021, 2023], target: {clusters: Food}}\n");
  CHECK_THAT(study.run("validate both.yaml").out,
             Contains("for firms in sector 10 of A and in sectors 10, 62 of B\n"));
}

TEST_CASE("validate names the clusters of areas", "[app][areas]") {
  const SmallStudy study;
  study.folder.write("named.csv", "cluster,sector\nFood,10\nDigital,62\nDigital,26\nPlants,01\n");
  study.folder.write("named.yaml",
                     "format: 1\nyear: 2019\ncurrency: EUR\nemployment: region.csv\ncode: A\n"
                     "clusters: named.csv\n");
  const auto line = [&](const std::string& target, const std::string& instrument) {
    study.folder.write("area.yaml",
                       "format: 1\nregion: named.yaml\nyears: [2020, 2024]\nprogrammes:\n"
                       "  - {id: a, instrument: " +
                           instrument +
                           ", budget: 1M EUR/year,\n"
                           "     years: [2021, 2023], target: {" +
                           target + "}}\n");
    const std::string out = study.run("validate area.yaml").out;
    const std::size_t begin = out.find(", for ") + 6;
    return out.substr(begin, out.find('\n', begin) - begin);
  };
  CHECK(line("overlaps: [[Food, Digital]]", "rd_subsidy") ==
        "firms in the area of Digital with Food");
  CHECK(line("overlaps: [[Food, Digital], [10, Plants]], size: \"0-9\"", "rd_subsidy") ==
        "firms of up to 9 persons in the area of Digital with Food or of Food with Plants");
  CHECK(line("overlaps: [[Food, Digital]], sectors: 10", "rd_subsidy") ==
        "firms in the area of Digital with Food in sector 10");
  CHECK(line("overlaps: [[Food, Digital]]", "cluster_organisation") ==
        "clusters with firms in the area of Digital with Food");
}

TEST_CASE("validate --json has sizes of regions and the programmes of scenarios", "[app]") {
  const SmallStudy study;
  const nlohmann::json document = study.run("validate --json grants.yaml").json();
  CHECK(document.at("regions")[0].at("jobs") == 2900);
  CHECK(document.at("regions")[0].at("sectors_with_jobs") == 3);
  CHECK(document.at("regions")[0].at("firms").is_null());
  const nlohmann::json& programme = document.at("scenarios")[0].at("programmes")[0];
  CHECK(programme.at("id") == "grants");
  CHECK(programme.at("instrument") == "rd_subsidy");
  CHECK(programme.at("years") == nlohmann::json{2021, 2023});
  CHECK(programme.at("yearly_budget") == 1e6);
  CHECK(programme.at("target") == "all firms");
  CHECK(programme.at("agency") == "innovation_agency");
  CHECK(programme.at("announced") == 3);
  CHECK(programme.at("allocation") == "even");
  CHECK(programme.at("selection") == "lottery");
  CHECK(programme.at("cumulation") == "seen");
  CHECK(programme.at("financing") == "external");
  CHECK(programme.at("aid") == 0.5);
  CHECK(programme.at("cap").is_null());
  CHECK(programme.at("admin") == 0.05);
  CHECK(programme.at("settings").at("duration") == 1);
  const nlohmann::json& agency = document.at("scenarios")[0].at("agencies")[0];
  CHECK(agency.at("id") == "innovation_agency");
  CHECK(agency.at("capacity").is_null());
  CHECK(agency.at("group").is_null());
}

TEST_CASE("validate says in which years a programme runs", "[app]") {
  const SmallStudy study;
  const std::string head =
      "format: 1\nregion: region.yaml\nyears: [2020, 2024]\nprogrammes:\n"
      "  - {id: a, instrument: rd_subsidy, budget: 1M EUR/year, years: ";
  study.folder.write("part.yaml", head + "[2023, 2030]}\n");
  study.folder.write("never.yaml", head + "[2030, 2031]}\n");
  const Outcome outcome = study.run("validate part.yaml never.yaml");
  CHECK_THAT(outcome.out, Contains("(runs from 2023 to 2024 only)") && Contains("(never runs") &&
                              Contains("4 files valid"));
}

}  // namespace spearhead::tests
