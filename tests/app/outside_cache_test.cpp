#include "app/outside_cache.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <set>

#include <catch2/catch.hpp>

#include "engine/simulate.h"
#include "engine/spin_up.h"
#include "tests/support/files.h"
#include "tests/support/worlds.h"

namespace spearhead::tests {
namespace {

namespace fs = std::filesystem;

Scenario short_scenario() {
  Scenario scenario = support::small_scenario();
  scenario.last_year = scenario.first_year + 1;
  scenario.rule.spin_up = 2;
  scenario.rule.outside_years = 2;
  scenario.rule.calibration_futures = 2;
  return scenario;
}

const std::vector<double> kOutside{0.25, -1.5e-7, 0, 1.0 / 3};

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(a, b, [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

fs::path only_file_in(const fs::path& folder) {
  REQUIRE(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
  return fs::directory_iterator(folder)->path();
}

/// The user's cache in a folder of its own, as the environment names it.
class OwnCache {
 public:
  OwnCache() {
    const char* named = std::getenv("XDG_CACHE_HOME");
    if (named != nullptr) before_ = named;
    ::setenv("XDG_CACHE_HOME", folder_.path().c_str(), 1);
  }
  ~OwnCache() {
    if (before_.empty()) {
      ::unsetenv("XDG_CACHE_HOME");
    } else {
      ::setenv("XDG_CACHE_HOME", before_.c_str(), 1);
    }
  }
  OwnCache(const OwnCache&) = delete;
  OwnCache& operator=(const OwnCache&) = delete;

  fs::path folder() const { return folder_ / "spearhead"; }

 private:
  TemporaryFolder folder_;
  std::string before_;
};

}  // namespace

TEST_CASE("an outside that was stored is read again to the bit", "[app][bits]") {
  const TemporaryFolder folder;
  const Scenario scenario = short_scenario();
  CHECK_FALSE(app::stored_outside(scenario, folder.path()));
  CHECK(app::store_outside(scenario, kOutside, folder.path() / "new"));
  const auto read = app::stored_outside(scenario, folder.path() / "new");
  REQUIRE(read);
  CHECK(same_bits(*read, kOutside));
}

TEST_CASE("a damaged file of an outside is no outside", "[app]") {
  const TemporaryFolder folder;
  const Scenario scenario = short_scenario();
  app::store_outside(scenario, kOutside, folder.path());
  const fs::path file = only_file_in(folder.path());
  const std::string whole = bytes_of(file);
  const auto readable = [&](const std::string& bytes) {
    put_bytes(file, bytes);
    return app::stored_outside(scenario, folder.path()).has_value();
  };
  REQUIRE(readable(whole));
  for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
    INFO("cut after " << cut << " bytes");
    CHECK_FALSE(readable(whole.substr(0, cut)));
  }
  for (std::size_t place = 0; place < whole.size(); ++place) {
    std::string altered = whole;
    altered[place] = altered[place] == '3' ? '4' : '3';
    INFO("byte " << place << " altered");
    CHECK_FALSE(readable(altered));
  }
  CHECK_FALSE(readable(whole + "0"));
  CHECK_FALSE(readable("not of this program"));
}

TEST_CASE("whatever the outside depends on is in its fingerprint", "[app]") {
  const Scenario scenario = short_scenario();
  std::set<std::string> prints{app::outside_fingerprint(scenario)};
  std::size_t changes = 1;
  const auto differs = [&](const char* what, const auto& change) {
    Scenario other = scenario;
    change(other);
    prints.insert(app::outside_fingerprint(other));
    ++changes;
    INFO(what);
    CHECK(prints.size() == changes);
  };
  for (const ParameterField& field : kParameterFields) {
    differs(field.name, [&](Scenario& s) { s.rule.*field.place += 0.125; });
  }
  differs("jobs", [](Scenario& s) { s.regions[0].employment[2] += 1; });
  differs("firms", [](Scenario& s) { s.regions[0].firms[2] += 1; });
  differs("market", [](Scenario& s) { s.regions[0].market[2] = 0; });
  differs("exports", [](Scenario& s) { s.regions[0].export_intensity[2] += 0.1; });
  differs("research", [](Scenario& s) { s.regions[0].research_norm[2] += 0.1; });
  differs("pay", [](Scenario& s) { s.regions[0].relative_pay[2] += 0.1; });
  differs("foreign", [](Scenario& s) { s.regions[0].foreign_share[2] += 0.1; });
  differs("fields", [](Scenario& s) { s.regions[0].field_weight.assign(12, 2); });
  differs("unskilled", [](Scenario& s) { s.regions[0].unemployment_unskilled += 0.01; });
  differs("skilled", [](Scenario& s) { s.regions[0].unemployment_skilled += 0.01; });
  differs("scale", [](Scenario& s) { s.regions[0].scale = 2; });
  differs("code", [](Scenario& s) { s.regions[0].code = "Q"; });
  differs("universities", [](Scenario& s) { s.regions[0].universities[0].strength[0] += 0.1; });
  differs("clusters", [](Scenario& s) { s.regions[0].clusters = {{0, 1}}; });
  differs("other clusters", [](Scenario& s) { s.regions[0].clusters = {{0}, {1}}; });
  differs("inputs", [](Scenario& s) { s.inputs[3] += 0.01; });
  differs("relatedness", [](Scenario& s) { s.knowledge.relatedness[1] += 0.01; });
  differs("incidence", [](Scenario& s) { s.knowledge.incidence[1] += 0.01; });
  differs("sectors", [](Scenario& s) { s.knowledge.sector_relatedness[1] += 0.01; });
  differs("labour share", [](Scenario& s) { s.sectors[1].labour_share += 0.01; });
  differs("tradability", [](Scenario& s) { s.sectors[1].tradability -= 0.01; });
  differs("sector code", [](Scenario& s) { s.sectors[1].code = "29"; });
}

TEST_CASE("programmes, years and names share one outside", "[app]") {
  const Scenario scenario = short_scenario();
  Scenario other = scenario;
  other.name = "other";
  other.last_year += 30;
  other.programmes = {support::small_subsidy("grants", 100'000'000)};
  other.regions[0].name = "Another name";
  CHECK(app::outside_fingerprint(other) == app::outside_fingerprint(scenario));
}

TEST_CASE("a run from a stored outside is the run from a found one, to the bit", "[app][bits]") {
  const OwnCache cache;
  const Luck luck{1, 0};
  const auto run = [&] {
    Scenario scenario = short_scenario();
    app::prepare_outside(scenario, true);
    return support::bits_of(simulate(scenario, luck, begin(scenario, luck)));
  };
  const std::uint64_t found_now = run();
  CHECK(fs::exists(only_file_in(cache.folder())));
  CHECK(run() == found_now);
}

TEST_CASE("a damaged cache is mended: the outside is found again and stored", "[app]") {
  const OwnCache cache;
  Scenario scenario = short_scenario();
  app::prepare_outside(scenario, true);
  const std::vector<double> first = scenario.outside_fitness;
  const fs::path file = only_file_in(cache.folder());
  const std::string whole = bytes_of(file);
  put_bytes(file, whole.substr(0, whole.size() / 2));
  scenario.outside_fitness.clear();
  app::prepare_outside(scenario, true);
  CHECK(same_bits(scenario.outside_fitness, first));
  CHECK(bytes_of(file) == whole);
}

TEST_CASE("a closed cache folder hinders nobody", "[app]") {
  const TemporaryFolder folder;
  const fs::path no_folder = folder.write("file", "");
  const Scenario scenario = short_scenario();
  CHECK_FALSE(app::store_outside(scenario, kOutside, no_folder));
  CHECK_FALSE(app::stored_outside(scenario, no_folder));
}

TEST_CASE("without a spin-up there is no outside to be found", "[app]") {
  const OwnCache cache;
  Scenario scenario = short_scenario();
  scenario.rule.spin_up = 0;
  app::prepare_outside(scenario, true);
  CHECK(scenario.outside_fitness.empty());
  CHECK_FALSE(fs::exists(cache.folder()));
}

}  // namespace spearhead::tests
