#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "output/study_reader.h"
#include "output/study_writer.h"
#include "tests/output/sample_study.h"
#include "tests/support/files.h"
#include "tests/support/worlds.h"

namespace spearhead::output {
namespace {

/// The sample with one of its trajectories changed by `change`.
template <class Change>
std::string hash_after(const tests::TemporaryFolder& folder, Change&& change) {
  const StudyDescription study = sample::description();
  StudyWriter writer(folder / "changed.h5", study);
  for (std::size_t k = 0; k < study.replicates.size(); ++k) {
    std::vector<Trajectory> arms = sample::future(study, k);
    if (k == 2) change(arms[1]);
    writer.write(k, arms);
  }
  writer.finish();
  return StudyReader(folder / "changed.h5").stored_data_hash();
}

}  // namespace

TEST_CASE("a study that is read again is the study that was written", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyDescription given = sample::description();
  sample::write(folder / "study.h5", given);
  const StudyReader reader(folder / "study.h5");
  const StudyDescription& read = reader.description();
  CHECK(read.run_id == given.run_id);
  CHECK(read.arms == given.arms);
  CHECK(read.replicates == given.replicates);
  CHECK(read.first_year == 2025);
  CHECK(read.last_year() == 2027);
  CHECK(read.regions == given.regions);
  CHECK(read.sectors == given.sectors);
  CHECK(read.programmes == given.programmes);
  CHECK(read.currency == "EUR");
  CHECK(reader.indicators().size() == kRegionIndicatorCount);
  CHECK(reader.indicators().front() == "grp");
  CHECK(reader.indicator_units().front() == "EUR/year");
  for (std::size_t k = 0; k < read.replicates.size(); ++k) {
    const Trajectory both = sample::trajectory(given, 2, k);
    CHECK(support::bits_of(reader.trajectory(2, k)) == support::bits_of(both));
  }
}

TEST_CASE("provenance keeps its order, its long texts and its last words", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription given = sample::description();
  given.provenance.push_back({"end", "not yet"});
  given.provenance.push_back({"odd bytes \xE9", "caf\xE9"});
  sample::write(folder / "study.h5", given);
  const Provenance read = StudyReader(folder / "study.h5").description().provenance;
  REQUIRE(read.size() == given.provenance.size() + 1);
  for (std::size_t i = 0; i < 5; ++i) CHECK(read[i] == given.provenance[i]);
  CHECK(read[5] == std::pair<std::string, std::string>("end", "2025-01-31T12:00:00Z"));
  CHECK(read[6].first == "odd bytes \xEF\xBF\xBD");
  CHECK(read[6].second == "caf\xEF\xBF\xBD");
  CHECK(read[7].first == "data_hash");
}

TEST_CASE("a programme that an arm does not have has paid nothing there", "[output]") {
  const tests::TemporaryFolder folder;
  sample::write(folder / "study.h5", sample::description());
  const StudyReader reader(folder / "study.h5");
  Trajectory baseline = reader.trajectory(0, 1);
  Trajectory links = reader.trajectory(1, 1);
  CHECK(baseline.at(0, 0, LedgerItem::award) == 0);
  CHECK(links.at(2, 0, LedgerItem::award) == 0);
  CHECK(links.at(2, 1, LedgerItem::award) == 1'121'002);
}

TEST_CASE("what was read from one study can be written into another", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyDescription study = sample::description();
  sample::write(folder / "one.h5", study);
  const StudyReader one(folder / "one.h5");
  StudyWriter writer(folder / "other.h5", study);
  for (std::size_t k = study.replicates.size(); k-- > 0;) {
    // Even futures from the file, whose arms have all programmes; odd ones as simulated.
    writer.write(k, k % 2 == 1 ? sample::future(study, k)
                               : std::vector<Trajectory>{one.trajectory(0, k), one.trajectory(1, k),
                                                         one.trajectory(2, k)});
  }
  writer.finish();
  CHECK(StudyReader(folder / "other.h5").stored_data_hash() == one.stored_data_hash());
}

TEST_CASE("a part of an array is read without the rest", "[output]") {
  const tests::TemporaryFolder folder;
  sample::write(folder / "study.h5", sample::description());
  const StudyReader reader(folder / "study.h5");
  const std::vector<double> series =
      reader.read("region_indicators", {{2, 1, 2, 1, 5}, {1, 3, 1, 1, 1}});
  CHECK(series == std::vector<double>{2'121'005, 2'221'005, 2'321'005});
  CHECK(reader.read("sector_indicators").size() == 3 * 4 * 3 * 2 * 3 * kSectorIndicatorCount);
  CHECK_THROWS_WITH(reader.read("region_indicators", {{0, 2, 0, 0, 0}, {1, 3, 1, 1, 1}}),
                    Catch::Contains("does not reach that far"));
  CHECK(reader.read("cluster_indicators", {{2, 1, 2, 1, 5}, {1, 3, 1, 1, 1}}) == series);
  CHECK_THROWS_WITH(reader.read("town_indicators"), Catch::Contains("no town_indicators"));
}

TEST_CASE("a future that knows of no clusters has no numbers for them", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription study = sample::description();
  StudyDescription before = study;
  before.clusters = {};
  StudyWriter writer(folder / "study.h5", study);
  for (std::size_t k = 0; k < study.replicates.size(); ++k) {
    writer.write(k, sample::future(k == 0 ? before : study, k));
  }
  writer.finish();
  const StudyReader reader(folder / "study.h5");
  CHECK(reader.description().clusters == study.clusters);
  Trajectory old = reader.trajectory(1, 0);
  Trajectory fresh = reader.trajectory(1, 1);
  CHECK(std::isnan(old.at(2, 1U, ClusterIndicator::trust)));
  CHECK(fresh.at(2, 1U, ClusterIndicator::trust) == 1'121'005);
}

TEST_CASE("an empty axis is left out with its arrays", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription study = sample::description();
  study.arms = {"baseline"};
  study.programmes = {};
  study.programmes_of_arm = {};
  study.sectors = {};
  study.clusters = {};
  StudyWriter writer(folder / "study.h5", study);
  const Trajectory nothing(study.years, 2, 0, 0);
  for (std::size_t k = 0; k < study.replicates.size(); ++k) writer.write(k, {&nothing, 1});
  writer.finish();
  const StudyReader reader(folder / "study.h5");
  CHECK(reader.has("region_indicators"));
  for (const char* left_out :
       {"programme", "item", "programme_ledger", "sector", "indicator_sector", "sector_indicators",
        "cluster", "indicator_cluster", "cluster_indicators"}) {
    CHECK_FALSE(reader.has(left_out));
  }
  CHECK(std::isnan(reader.read("region_indicators").front()));
}

TEST_CASE("the same data give the same hash, whenever and wherever they are written", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription study = sample::description();
  sample::write(folder / "one.h5", study);
  study.provenance = {{"host", "elsewhere"}};
  sample::write(folder / "other.h5", study);
  const StudySummary one = summarise(folder / "one.h5");
  const StudySummary other = summarise(folder / "other.h5");
  CHECK(one.intact());
  CHECK(one.state == "complete");
  CHECK(one.data_hash.starts_with("sha256:"));
  CHECK(one.data_hash == other.data_hash);
  CHECK(hash_after(folder, [](Trajectory&) {}) == one.data_hash);
}

TEST_CASE("one changed bit changes the hash, another form of no number does not", "[output]") {
  const tests::TemporaryFolder folder;
  const auto set = [](double value) {
    return [value](Trajectory& arm) { arm.sector.back() = value; };
  };
  const std::string hash = hash_after(folder, set(1.0));
  CHECK(hash_after(folder, set(std::nextafter(1.0, 2.0))) != hash);
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  CHECK(hash_after(folder, set(nothing)) == hash_after(folder, set(-nothing)));
}

TEST_CASE("a study of many futures, arms and regions is written in pieces", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription study = sample::description();
  study.replicates.clear();
  for (std::int32_t k = 0; k < 150; ++k) study.replicates.push_back(k);
  sample::write(folder / "study.h5", study);
  const StudyReader reader(folder / "study.h5");
  CHECK(reader.stored_data_hash() == reader.recomputed_data_hash());
  CHECK(support::bits_of(reader.trajectory(2, 149)) ==
        support::bits_of(sample::trajectory(study, 2, 149)));
}

TEST_CASE("a writer refuses what contradicts its description", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyDescription study = sample::description();
  StudyWriter writer(folder / "study.h5", study);
  std::vector<Trajectory> arms = sample::future(study, 0);
  SECTION("a future that is written twice") {
    writer.write(0, arms);
    CHECK_THROWS_AS(writer.write(0, arms), ModelError);
  }
  SECTION("a missing arm") {
    CHECK_THROWS_AS(writer.write(0, std::span(arms).first(2)), ModelError);
  }
  SECTION("another number of years") {
    arms[1].years = 2;
    CHECK_THROWS_AS(writer.write(0, arms), ModelError);
  }
  SECTION("a series of another length") {
    arms[1].region.pop_back();
    CHECK_THROWS_AS(writer.write(0, arms), ModelError);
    CHECK_THROWS_AS(writer.write(0, sample::future(study, 0)), ModelError);
  }
  SECTION("arms that start from different states") {
    arms[2].initial_region[3] += 1;
    CHECK_THROWS_WITH(writer.write(0, arms), Catch::Contains("arm both of future 0"));
  }
  SECTION("an end before all futures are there") {
    writer.write(0, arms);
    CHECK_THROWS_AS(writer.finish(), ModelError);
  }
}

}  // namespace spearhead::output
