#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <hdf5.h>

#include "engine/world/ledger.h"
#include "output/money.h"
#include "output/outlay.h"
#include "output/study_reader.h"
#include "output/study_schema.h"
#include "tests/output/sample_study.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

namespace fs = std::filesystem;

// Format 1.0 had no double funding.
constexpr std::size_t kEarlierItems = kLedgerItems - 1;

/// Writes a dataset over another one.
void replace(hid_t file, const char* name, hid_t type, const std::vector<hsize_t>& shape,
             const void* values) {
  REQUIRE(H5Ldelete(file, name, H5P_DEFAULT) >= 0);
  const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
  const hid_t dataset = H5Dcreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
  REQUIRE(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0);
  H5Dclose(dataset);
  H5Sclose(space);
}

void replace_items(hid_t file) {
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  replace(file, "item", type, {kEarlierItems}, kLedgerItemNames.data());
  H5Tclose(type);
}

/// Shape of the books with fewer items, and what stands in them.
struct EarlierBooks {
  std::vector<hsize_t> shape;
  std::vector<double> values;
};

EarlierBooks earlier_books(const fs::path& path) {
  const StudyReader study(path);
  const std::vector<std::uint64_t> shape = study.shape(schema::kProgrammeLedger);
  EarlierBooks books{{shape.begin(), shape.end()}, {}};
  books.shape.back() = kEarlierItems;
  const std::vector<double> values = study.read(schema::kProgrammeLedger);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % kLedgerItems < kEarlierItems) books.values.push_back(values[i]);
  }
  return books;
}

/// Makes a study one of format 1.0.
void turn_back(const fs::path& path) {
  const EarlierBooks books = earlier_books(path);
  const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  REQUIRE(file >= 0);
  const std::array<int, 2> version{1, 0};
  const hid_t attribute = H5Aopen(file, "schema_version", H5P_DEFAULT);
  REQUIRE(H5Awrite(attribute, H5T_NATIVE_INT, version.data()) >= 0);
  H5Aclose(attribute);
  replace_items(file);
  replace(file, schema::kProgrammeLedger, H5T_NATIVE_DOUBLE, books.shape, books.values.data());
  REQUIRE(H5Fclose(file) >= 0);
}

}  // namespace

TEST_CASE("a study of format 1.0, whose books have fewer items, is read as it was meant",
          "[output][earlier]") {
  const tests::TemporaryFolder folder;
  const fs::path path = folder / "study.h5";
  sample::write(path, sample::description());
  std::vector<MoneyRow> expected = money(StudyReader(path));
  const std::vector<Outlay> outlay = outlays(StudyReader(path));
  turn_back(path);
  const StudyReader study(path);
  CHECK(study.ledger_items().size() == kEarlierItems);
  std::erase_if(expected,
                [](const MoneyRow& row) { return row.item.starts_with("double_funding"); });
  CHECK(csv_text(money_records(money(study))) == csv_text(money_records(expected)));
  REQUIRE(outlays(study).size() == outlay.size());
  for (std::size_t i = 0; i < outlay.size(); ++i) {
    CHECK(outlays(study)[i].award == outlay[i].award);
    CHECK(outlays(study)[i].double_funding == 0);
  }
}

TEST_CASE("what was added to study files since 1.0 raised their second number",
          "[output][earlier]") {
  CHECK(schema::kVersion == std::array<std::int32_t, 2>{1, 1});
}

}  // namespace spearhead::output
