#include <catch2/catch.hpp>
#include <hdf5.h>

#include "output/error.h"
#include "output/study_reader.h"
#include "tests/output/sample_study.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using tests::TemporaryFolder;

template <class Panel>
bool same_panel(const Panel& one, const Panel& other) {
  bool same = true;
  for_each_column([&](const char*, const auto& a, const auto& b) { same = same && a == b; }, one,
                  other);
  return same;
}

/// Changes one number of a column of a study.
void alter(const std::filesystem::path& file, const char* column, hsize_t row, std::int32_t value) {
  const hid_t study = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  const hid_t dataset = H5Dopen2(study, column, H5P_DEFAULT);
  const hid_t space = H5Dget_space(dataset);
  const hsize_t one = 1;
  H5Sselect_hyperslab(space, H5S_SELECT_SET, &row, nullptr, &one, nullptr);
  const hid_t memory = H5Screate_simple(1, &one, nullptr);
  H5Dwrite(dataset, H5T_NATIVE_INT32, memory, space, H5P_DEFAULT, &value);
  H5Sclose(memory);
  H5Sclose(space);
  H5Dclose(dataset);
  H5Fclose(study);
}

}  // namespace

TEST_CASE("single firms, partnerships and payments are read as they were written",
          "[output][panel]") {
  const TemporaryFolder folder;
  const StudyDescription study = sample::description_with_details();
  sample::write(folder / "s.h5", study);
  const StudyReader reader(folder / "s.h5");
  CHECK(reader.description().details == study.details);
  CHECK(reader.firm_rows() == 3 * sample::kFutures * sample::kYears * 2);
  CHECK(reader.link_rows() == reader.firm_rows());
  for (std::size_t arm = 0; arm < 3; ++arm) {
    for (std::size_t future = 0; future < sample::kFutures; ++future) {
      const Trajectory written = sample::trajectory(study, arm, future);
      const Trajectory read = reader.trajectory(arm, future);
      CHECK(same_panel(read.firms, written.firms));
      CHECK(same_panel(read.links, written.links));
    }
  }
}

TEST_CASE("payments of a study stand under its own numbers of programmes, as in the books",
          "[output][panel]") {
  const TemporaryFolder folder;
  const StudyDescription study = sample::description_with_details();
  sample::write(folder / "s.h5", study);
  const StudyReader reader(folder / "s.h5");
  CHECK(reader.award_rows() == 3 * sample::kFutures * sample::kYears);
  for (std::size_t arm = 0; arm < 3; ++arm) {
    const Trajectory read = reader.trajectory(arm, 1);
    AwardPanel expected = sample::trajectory(study, arm, 1).awards;
    REQUIRE(expected.size() == sample::kYears * study.programmes_of_arm[arm].size());
    for (std::int32_t& programme : expected.programme_index) {
      programme = static_cast<std::int32_t>(
          study.programmes_of_arm[arm][static_cast<std::size_t>(programme)]);
    }
    CHECK(same_panel(read.awards, expected));
    for (std::size_t i = 0; i < read.awards.size(); ++i) {
      const auto year = static_cast<std::uint32_t>(read.awards.calendar_year[i] - 2025);
      const auto programme = static_cast<std::uint32_t>(read.awards.programme_index[i]);
      CHECK(read.awards.award[i] == Trajectory(read).at(year, programme, LedgerItem::award));
    }
  }
}

TEST_CASE("payments that are read from a study and written again stay the same",
          "[output][panel]") {
  const TemporaryFolder folder;
  const StudyDescription study = sample::description_with_details();
  sample::write(folder / "once.h5", study);
  const StudyReader once(folder / "once.h5");
  StudyWriter writer(folder / "twice.h5", study);
  for (std::size_t future = 0; future < sample::kFutures; ++future) {
    std::vector<Trajectory> arms;
    for (std::size_t arm = 0; arm < 3; ++arm) arms.push_back(once.trajectory(arm, future));
    writer.write(future, arms);
  }
  writer.finish();
  const StudyReader twice(folder / "twice.h5");
  CHECK(same_panel(twice.trajectory(1, 3).awards, once.trajectory(1, 3).awards));
  CHECK(once.trajectory(1, 3).awards.programme_index.front() == 1);
}

TEST_CASE("what is kept of single firms is not part of the data hash", "[output][panel]") {
  const TemporaryFolder folder;
  sample::write(folder / "with.h5", sample::description_with_details());
  sample::write(folder / "without.h5", sample::description());
  const StudyReader without(folder / "without.h5");
  CHECK(StudyReader(folder / "with.h5").stored_data_hash() == without.stored_data_hash());
  CHECK(without.firm_rows() == 0);
  CHECK(without.description().details == Details{});
}

TEST_CASE("one of the kinds of detail can be kept alone", "[output][panel]") {
  const TemporaryFolder folder;
  StudyDescription study = sample::description();
  study.details.links = true;
  sample::write(folder / "s.h5", study);
  const StudyReader reader(folder / "s.h5");
  CHECK(reader.firm_rows() == 0);
  CHECK(reader.award_rows() == 0);
  CHECK(reader.link_rows() > 0);
  CHECK(same_panel(reader.trajectory(2, 1).links, sample::trajectory(study, 2, 1).links));
}

TEST_CASE("a study whose futures keep other details than it is refused", "[output][panel]") {
  const TemporaryFolder folder;
  const StudyDescription plain = sample::description();
  StudyWriter writer(folder / "s.h5", sample::description_with_details());
  CHECK_THROWS_WITH(writer.write(0, sample::future(plain, 0)), Contains("single firms"));
}

TEST_CASE("rows that cannot be those of the study are refused", "[output][panel]") {
  const auto refused = [](const char* column, hsize_t row, std::int32_t value) {
    const TemporaryFolder folder;
    sample::write(folder / "s.h5", sample::description_with_details());
    alter(folder / "s.h5", column, row, value);
    const StudyReader reader(folder / "s.h5");
    REQUIRE_THROWS_AS(reader.firm_rows(), OutputError);
    REQUIRE_THROWS_AS(reader.trajectory(0, 0), OutputError);
  };
  refused("firms/future", 2, 3);   // not together
  refused("firms/future", 0, 99);  // of no future
  refused("links/future", 0, -1);
  refused("firms/arm_index", 0, 7);  // of no arm
  refused("links/arm_index", 71, -1);
  refused("awards/future", 35, 99);
}

TEST_CASE("an arm and future without firms is refused", "[output][panel]") {
  const TemporaryFolder folder;
  sample::write(folder / "s.h5", sample::description_with_details());
  // The six rows of the first arm and future are said to be of the second arm.
  for (hsize_t row = 0; row < 6; ++row) alter(folder / "s.h5", "firms/arm_index", row, 1);
  CHECK_THROWS_WITH(StudyReader(folder / "s.h5").firm_rows(), Contains("missing"));
}

TEST_CASE("a study of before memberships were kept is read without them", "[output][panel]") {
  const TemporaryFolder folder;
  sample::write(folder / "s.h5", sample::description_with_details());
  const hid_t study = H5Fopen((folder / "s.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  H5Ldelete(study, "firms/member", H5P_DEFAULT);
  H5Fclose(study);
  const FirmPanel firms = StudyReader(folder / "s.h5").firms(1, 2);
  REQUIRE(firms.size() == 6);
  CHECK(firms.member == std::vector<std::int8_t>(6, -1));
  CHECK(firms.employment[2] == 1100);
}

TEST_CASE("single firms are read alone, with how many stand behind a row", "[output][panel]") {
  const TemporaryFolder folder;
  const StudyDescription study = sample::description_with_details();
  sample::write(folder / "s.h5", study);
  const StudyReader reader(folder / "s.h5");
  CHECK(reader.description().firms_per_row == 4);
  CHECK(same_panel(reader.firms(2, 1), sample::trajectory(study, 2, 1).firms));
  sample::write(folder / "plain.h5", sample::description());
  CHECK(StudyReader(folder / "plain.h5").firms(2, 1).size() == 0);
}

TEST_CASE("firms of no region or sector, and rows that stand for less than a firm, are refused",
          "[output][panel]") {
  for (const char* column : {"firms/region_index", "firms/sector_index"}) {
    for (const std::int32_t place : {-1, 3}) {
      const TemporaryFolder folder;
      sample::write(folder / "s.h5", sample::description_with_details());
      alter(folder / "s.h5", column, 0, place);
      const StudyReader reader(folder / "s.h5");
      CHECK_THROWS_WITH(reader.firms(0, 0), Contains("no region or sector"));
    }
  }
  const TemporaryFolder folder;
  StudyDescription study = sample::description_with_details();
  study.firms_per_row = 0;
  sample::write(folder / "s.h5", study);
  CHECK_THROWS_WITH(StudyReader(folder / "s.h5"), Contains("firms_per_row"));
}

TEST_CASE("columns that are missing, longer or of text are refused", "[output][panel]") {
  const auto refused = [](const auto& change) {
    const TemporaryFolder folder;
    sample::write(folder / "s.h5", sample::description_with_details());
    const hid_t study = H5Fopen((folder / "s.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    change(study);
    H5Fclose(study);
    REQUIRE_THROWS_AS(StudyReader(folder / "s.h5").firm_rows(), OutputError);
  };
  const auto resize = [](hid_t study, const char* column, hsize_t rows) {
    const hid_t dataset = H5Dopen2(study, column, H5P_DEFAULT);
    H5Dset_extent(dataset, &rows);
    H5Dclose(dataset);
  };
  refused([](hid_t study) { H5Ldelete(study, "firms/cash", H5P_DEFAULT); });
  refused([](hid_t study) { H5Ldelete(study, "links/partner", H5P_DEFAULT); });
  refused([](hid_t study) { H5Ldelete(study, "awards/infra_marginal", H5P_DEFAULT); });
  refused([&](hid_t study) { resize(study, "firms/future", 1000); });
  refused([&](hid_t study) { resize(study, "firms/cash", 71); });
  // A claim of so many rows would be read for years.
  refused([&](hid_t study) {
    for (const char* column : {"firms/arm_index", "firms/future"}) {
      resize(study, column, hsize_t{1} << 62);
    }
  });
  refused([](hid_t study) {
    H5Ldelete(study, "firms/sales", H5P_DEFAULT);
    H5Lcreate_soft("/firms/cash", study, "firms/sales", H5P_DEFAULT, H5P_DEFAULT);
  });
}

}  // namespace spearhead::output
