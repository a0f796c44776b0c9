#include "output/finished_futures.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "output/error.h"
#include "output/sha256.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using tests::TemporaryFolder;

/// Two arms whose numbers tell the future and the arm.
std::vector<Trajectory> arms_of(std::int32_t replicate) {
  std::vector<Trajectory> arms(2, Trajectory(3, 1, 2, 1));
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    double next = 1000.0 * replicate + 100.0 * static_cast<double>(arm);
    for (auto* series :
         {&arms[arm].region, &arms[arm].initial_region, &arms[arm].sector, &arms[arm].programme}) {
      for (double& value : *series) value = next++;
    }
    arms[arm].details = {true, true, true};
    arms[arm].links = {{2020, 2021}, {1, Key{1} << 63}, {3, 4}, {0, 1}};
    arms[arm].firms.firm = {17};
    arms[arm].firms.cash = {-0.5F};
    arms[arm].awards.receiver = {Key{1} << 63};
    arms[arm].awards.award = {0.01};
  }
  return arms;
}

bool same(const std::vector<Trajectory>& one, const std::vector<Trajectory>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Trajectory& a, const Trajectory& b) {
                      return a.years == b.years && a.regions == b.regions &&
                             a.sectors == b.sectors && a.programmes == b.programmes &&
                             a.region == b.region && a.initial_region == b.initial_region &&
                             a.sector == b.sector && a.programme == b.programme &&
                             a.details == b.details &&
                             a.links.calendar_year == b.links.calendar_year &&
                             a.links.firm == b.links.firm && a.links.partner == b.links.partner &&
                             a.links.to_university == b.links.to_university &&
                             a.firms.firm == b.firms.firm && a.firms.cash == b.firms.cash &&
                             a.awards.receiver == b.awards.receiver &&
                             a.awards.award == b.awards.award;
                    });
}

using Numbers = std::vector<std::int32_t>;

}  // namespace

TEST_CASE("futures that are kept are there in the next run, bit for bit", "[output][futures]") {
  const TemporaryFolder folder;
  {
    FinishedFutures futures(folder / "s.h5", "abc");
    for (const std::int32_t number : {7, 0, 123456}) futures.keep(number, arms_of(number));
  }
  FinishedFutures futures(folder / "s.h5", "abc");
  CHECK(futures.list() == Numbers{0, 7, 123456});
  for (const std::int32_t number : {7, 0, 123456}) {
    CHECK(same(futures.read(number), arms_of(number)));
  }
  futures.discard({0, 7});
  CHECK(futures.list() == Numbers{123456});
}

TEST_CASE("a future that another version of the program has kept is neither used nor removed",
          "[output][futures]") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / "s.h5.parts/000004.future";
  {
    FinishedFutures futures(folder / "s.h5", "abc");
    futures.keep(4, arms_of(4));
  }
  std::string bytes = tests::bytes_of(file);
  bytes.at(std::string("spearhead.future ").size()) = '0';  // the number of the version
  bytes.resize(bytes.size() - 64);
  bytes += sha256_hex(bytes);
  tests::put_bytes(file, bytes);
  {
    FinishedFutures futures(folder / "s.h5", "abc");
    CHECK_THROWS_WITH(futures.list(), Contains("another version") && Contains("--force"));
  }
  CHECK_THROWS_AS(FinishedFutures(folder / "s.h5", "other"), OutputError);
  CHECK(tests::bytes_of(file) == bytes);
  FinishedFutures::clear(folder / "s.h5");
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("the room of a future is known before it is kept", "[output][futures]") {
  const TemporaryFolder folder;
  FinishedFutures futures(folder / "s.h5", "abc");
  futures.keep(0, arms_of(0));
  CHECK(bytes_to_keep(arms_of(0)) ==
        std::filesystem::file_size(folder / "s.h5.parts/000000.future"));
}

TEST_CASE("what was kept is found by name without taking the folder", "[output][futures]") {
  const TemporaryFolder folder;
  CHECK(FinishedFutures::kept_for(folder / "s.h5", "abc").empty());
  FinishedFutures futures(folder / "s.h5", "abc");
  futures.keep(3, arms_of(3));
  CHECK(FinishedFutures::kept_for(folder / "s.h5", "abc") == Numbers{3});
  CHECK(FinishedFutures::kept_for(folder / "s.h5", "other").empty());
}

TEST_CASE("a future that was cut or altered anywhere is not taken for whole", "[output][futures]") {
  const TemporaryFolder folder;
  FinishedFutures futures(folder / "s.h5", "abc");
  futures.keep(1, arms_of(1));
  const std::filesystem::path file = futures.folder() / "000001.future";
  const std::string whole = tests::bytes_of(file);
  for (std::size_t length = 0; length < whole.size(); length += 37) {
    tests::put_bytes(file, whole.substr(0, length));
    REQUIRE(futures.list().empty());
    REQUIRE_FALSE(std::filesystem::exists(file));
  }
  for (std::size_t place = 0; place < whole.size(); place += 41) {
    std::string altered = whole;
    altered[place] = static_cast<char>(altered[place] ^ 4);
    tests::put_bytes(file, altered);
    REQUIRE_THROWS_AS(futures.read(1), OutputError);
    REQUIRE(futures.list().empty());
  }
}

TEST_CASE("what a killed write left is cleared away, what is not ours stays", "[output][futures]") {
  const TemporaryFolder folder;
  FinishedFutures futures(folder / "s.h5", "abc");
  futures.keep(2, arms_of(2));
  folder.write("s.h5.parts/000003.future.tmp", "half");
  folder.write("s.h5.parts/notes.txt", "mine");
  CHECK(futures.list() == Numbers{2});
  CHECK_FALSE(std::filesystem::exists(folder / "s.h5.parts/000003.future.tmp"));
  CHECK(std::filesystem::exists(folder / "s.h5.parts/notes.txt"));
}

TEST_CASE("one process at a time computes a study", "[output][futures]") {
  const TemporaryFolder folder;
  const FinishedFutures futures(folder / "s.h5", "abc");
  CHECK_THROWS_WITH(FinishedFutures(folder / "s.h5", "abc"), Contains("another process"));
  CHECK_THROWS_WITH(FinishedFutures::clear(folder / "s.h5"), Contains("another process"));
}

TEST_CASE("futures of another study are not mixed in, and only dropped when told to",
          "[output][futures]") {
  const TemporaryFolder folder;
  FinishedFutures(folder / "s.h5", "abc").keep(1, arms_of(1));
  CHECK_THROWS_WITH(FinishedFutures(folder / "s.h5", "xyz"), Contains("another study"));
  CHECK(FinishedFutures(folder / "s.h5", "abc").list() == Numbers{1});
  FinishedFutures::clear(folder / "s.h5");
  CHECK(folder.empty());
  CHECK(FinishedFutures(folder / "s.h5", "xyz").list().empty());
  CHECK(folder.empty());  // nothing was kept
}

TEST_CASE("parts of a complete study go, those that it has not stay", "[output][futures]") {
  const TemporaryFolder folder;
  for (const std::int32_t number : {1, 4}) {
    FinishedFutures(folder / "s.h5", "abc").keep(number, arms_of(number));
  }
  FinishedFutures::tidy(folder / "s.h5", "abc", {1, 2});
  CHECK(FinishedFutures(folder / "s.h5", "abc").list() == Numbers{4});
  FinishedFutures::tidy(folder / "s.h5", "abc", {2, 4});
  CHECK(folder.empty());
}

TEST_CASE("a folder that cannot be made is one sentence", "[output][futures]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(FinishedFutures(folder / "missing" / "s.h5", "abc"), Contains("missing"));
  folder.write("t.h5.parts", "a file");
  CHECK_THROWS_AS(FinishedFutures(folder / "t.h5", "abc"), OutputError);
}

}  // namespace spearhead::output
