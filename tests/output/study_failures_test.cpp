#include <array>
#include <functional>
#include <string>

#include <catch2/catch.hpp>
#include <hdf5.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "output/error.h"
#include "output/study_reader.h"
#include "output/study_writer.h"
#include "tests/output/sample_study.h"
#include "tests/support/files.h"

/// Asked by the leak sanitizer: HDF5 1.10.8 forgets memory of a file that it could not write.
extern "C" const char* __lsan_default_suppressions() { return "leak:libhdf5"; }

namespace spearhead::output {
namespace {

namespace fs = std::filesystem;

/// Files may not grow beyond `bytes`: a full disk as far as the writer can tell.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

std::string message_of(const std::function<void()>& deed) {
  try {
    deed();
  } catch (const OutputError& error) {
    return error.what();
  }
  return "no error";
}

std::string message_of_opening(const fs::path& file) {
  return message_of([&] { summarise(file); });
}

/// Opens `file` with the plain library and lets `change` loose on it.
void alter(const fs::path& file, const std::function<void(hid_t)>& change) {
  const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  REQUIRE(id >= 0);
  change(id);
  REQUIRE(H5Fclose(id) >= 0);
}

void set_text(hid_t file, const char* name, const std::string& text) {
  H5Adelete(file, name);
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, text.size());
  const hid_t space = H5Screate(H5S_SCALAR);
  const hid_t attribute = H5Acreate2(file, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
  REQUIRE(H5Awrite(attribute, type, text.data()) >= 0);
  H5Aclose(attribute);
  H5Sclose(space);
  H5Tclose(type);
}

void set_version(hid_t file, std::array<int, 2> version) {
  const hid_t attribute = H5Aopen(file, "schema_version", H5P_DEFAULT);
  REQUIRE(H5Awrite(attribute, H5T_NATIVE_INT, version.data()) >= 0);
  H5Aclose(attribute);
}

}  // namespace

TEST_CASE("a writer that is not finished leaves nothing", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyDescription study = sample::description();
  {
    StudyWriter writer(folder / "study.h5", study);
    writer.write(0, sample::future(study, 0));
    CHECK(fs::exists(folder / "study.h5.tmp"));
    CHECK_FALSE(fs::exists(folder / "study.h5"));
  }
  CHECK(folder.empty());
}

TEST_CASE("an earlier study stays until a new one is complete", "[output]") {
  const tests::TemporaryFolder folder;
  tests::put_bytes(folder / "study.h5", "an earlier file");
  const StudyDescription study = sample::description();
  { const StudyWriter writer(folder / "study.h5", study); }
  CHECK(tests::bytes_of(folder / "study.h5") == "an earlier file");
  sample::write(folder / "study.h5", study);
  CHECK(summarise(folder / "study.h5").intact());
  CHECK_FALSE(fs::exists(folder / "study.h5.tmp"));
}

TEST_CASE("the left-over of a killed run is replaced, a living one is not", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyDescription study = sample::description();
  tests::put_bytes(folder / "study.h5.tmp", "half a file");
  sample::write(folder / "study.h5", study);
  CHECK(summarise(folder / "study.h5").intact());

  const StudyWriter first(folder / "other.h5", study);
  CHECK_THAT(message_of([&] { StudyWriter(folder / "other.h5", study); }),
             Catch::Contains("another process is writing it"));
  CHECK(fs::exists(folder / "other.h5.tmp"));
}

TEST_CASE("a place where nothing can be written is named with the reason", "[output]") {
  const tests::TemporaryFolder folder;
  const auto write_to = [](const fs::path& file) {
    return message_of([&] { sample::write(file, sample::description()); });
  };
  CHECK_THAT(write_to(folder / "missing" / "study.h5"),
             Catch::Contains("missing") && Catch::Contains("No such file or directory"));
  tests::put_bytes(folder / "file", "");
  CHECK_THAT(write_to(folder / "file" / "study.h5"), Catch::Contains("Not a directory"));
  fs::create_directory(folder / "folder.h5");
  CHECK_THAT(write_to(folder / "folder.h5"), Catch::Contains("Is a directory"));
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_THAT(write_to(folder / "pipe"), Catch::Contains("not a regular file"));
  CHECK_THAT(write_to(folder / std::string(300, 'x')), Catch::Contains("File name too long"));
}

TEST_CASE("a folder that may not be written into is named with the reason", "[output]") {
  // The superuser may write everywhere, but not into /proc.
  const tests::TemporaryFolder folder;
  const bool superuser = geteuid() == 0;
  const fs::path place = superuser ? fs::path("/proc") : folder.path();
  if (!superuser) fs::permissions(place, fs::perms::owner_read | fs::perms::owner_exec);
  const std::string message =
      message_of([&] { sample::write(place / "study.h5", sample::description()); });
  if (!superuser) fs::permissions(place, fs::perms::owner_all);
  CHECK_THAT(message, Catch::Contains("cannot create " + (place / "study.h5.tmp").string()));
  CHECK_FALSE(fs::exists(place / "study.h5"));
}

TEST_CASE("a disk that is full at any moment leaves nothing under the final name", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription study = sample::description();
  study.provenance = {{"resolved_yaml", sample::long_text(20'000)}};
  sample::write(folder / "study.h5", study);
  const std::uintmax_t size = fs::file_size(folder / "study.h5");
  fs::remove(folder / "study.h5");
  for (std::uintmax_t limit = 0; limit < size; limit += 512) {
    const std::string message = message_of([&] {
      const FullDisk full(limit);
      sample::write(folder / "study.h5", study);
    });
    INFO("limit " << limit << " of " << size << ": " << message);
    CHECK_THAT(message, Catch::Contains("study.h5.tmp") && Catch::Contains("File too large"));
    CHECK(folder.empty());
  }
  {
    // While it is written, a file may be larger than in the end.
    const FullDisk enough(2 * size);
    sample::write(folder / "study.h5", study);
  }
  CHECK(summarise(folder / "study.h5").intact());
}

TEST_CASE("a file that is no complete study of this version is refused with the reason",
          "[output]") {
  const tests::TemporaryFolder folder;
  const fs::path file = folder / "study.h5";
  sample::write(file, sample::description());
  SECTION("another filetype") {
    alter(file, [](hid_t id) { set_text(id, "filetype", "openmc.statepoint"); });
    CHECK_THAT(message_of_opening(file), Catch::Contains("'openmc.statepoint'"));
  }
  SECTION("no filetype") {
    alter(file, [](hid_t id) { H5Adelete(id, "filetype"); });
    CHECK_THAT(message_of_opening(file), Catch::Contains("not a study file"));
  }
  SECTION("a later major version") {
    alter(file, [](hid_t id) { set_version(id, {2, 0}); });
    CHECK_THAT(message_of_opening(file), Catch::Contains("format is 2.0"));
  }
  SECTION("a later minor version is read") {
    alter(file, [](hid_t id) { set_version(id, {1, 7}); });
    CHECK(message_of_opening(file) == "no error");
  }
  SECTION("another state") {
    alter(file, [](hid_t id) { set_text(id, "state", "running"); });
    CHECK_THAT(message_of_opening(file), Catch::Contains("not complete (state: running)"));
  }
  SECTION("no state") {
    alter(file, [](hid_t id) { H5Adelete(id, "state"); });
    CHECK_THAT(message_of_opening(file), Catch::Contains("not complete (state: missing)"));
  }
}

TEST_CASE("a study whose parts do not fit together is refused with the reason", "[output]") {
  const tests::TemporaryFolder folder;
  const fs::path file = folder / "study.h5";
  sample::write(file, sample::description());
  SECTION("a missing coordinate") {
    alter(file, [](hid_t id) { H5Ldelete(id, "arm", H5P_DEFAULT); });
    CHECK_THAT(message_of_opening(file), Catch::Contains("cannot open arm of"));
  }
  SECTION("an array that does not fit its coordinates") {
    alter(file, [](hid_t id) {
      H5Ldelete(id, "programme", H5P_DEFAULT);
      H5Lmove(id, "region", id, "programme", H5P_DEFAULT, H5P_DEFAULT);
      H5Lcreate_hard(id, "sector", id, "region", H5P_DEFAULT, H5P_DEFAULT);
      H5Ldelete(id, "region_name", H5P_DEFAULT);
      H5Lcreate_hard(id, "sector_name", id, "region_name", H5P_DEFAULT, H5P_DEFAULT);
    });
    CHECK_THAT(message_of_opening(file), Catch::Contains("does not fit its coordinates"));
  }
  SECTION("a link out of the file") {
    alter(file, [](hid_t id) {
      H5Lcreate_external("/etc/passwd", "/", id, "elsewhere", H5P_DEFAULT, H5P_DEFAULT);
    });
    CHECK_THAT(message_of_opening(file), Catch::Contains("elsewhere is a link"));
  }
}

TEST_CASE("data that were changed after the end are found by the hash", "[output]") {
  const tests::TemporaryFolder folder;
  const fs::path file = folder / "study.h5";
  sample::write(file, sample::description());
  alter(file, [](hid_t id) {
    const hid_t dataset = H5Dopen2(id, "year", H5P_DEFAULT);
    const std::array<int, 3> years{2026, 2027, 2028};
    REQUIRE(H5Dwrite(dataset, H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, years.data()) >= 0);
    H5Dclose(dataset);
  });
  const StudySummary summary = summarise(file);
  CHECK_FALSE(summary.intact());
  CHECK(summary.description.first_year == 2026);
}

TEST_CASE("what is no HDF5 file is refused with the reason", "[output]") {
  const tests::TemporaryFolder folder;
  CHECK_THAT(message_of_opening(folder / "missing.h5"), Catch::Contains("No such file"));
  CHECK_THAT(message_of_opening(folder.path()), Catch::Contains("not a regular file"));
  for (const std::string bytes : {"", "x", "name: not a study\n", "\x89HDF\r\n\x1a\n"}) {
    tests::put_bytes(folder / "garbage.h5", bytes);
    CHECK_THAT(message_of_opening(folder / "garbage.h5"), Catch::Contains("cannot open"));
  }
}

TEST_CASE("a file that is cut short is refused", "[output]") {
  const tests::TemporaryFolder folder;
  sample::write(folder / "whole.h5", sample::description());
  const std::string bytes = tests::bytes_of(folder / "whole.h5");
  for (std::size_t size = 8; size < bytes.size(); size += bytes.size() / 50) {
    tests::put_bytes(folder / "cut.h5", bytes.substr(0, size));
    CHECK(message_of_opening(folder / "cut.h5") != "no error");
  }
  for (std::size_t missing = 1; missing < 200; ++missing) {
    tests::put_bytes(folder / "cut.h5", bytes.substr(0, bytes.size() - missing));
    const std::string message = message_of_opening(folder / "cut.h5");
    // Without its last line a file is whole, only no longer sealed.
    const bool line_is_gone = missing == std::string("\nspearhead.seal sha256:\n").size() + 64;
    CHECK((message == "no error") == line_is_gone);
  }
}

TEST_CASE("flipped bytes are found before HDF5 sees them", "[output]") {
  const tests::TemporaryFolder folder;
  StudyDescription study = sample::description();
  study.provenance = {};
  sample::write(folder / "whole.h5", study);
  const std::string bytes = tests::bytes_of(folder / "whole.h5");
  for (std::size_t place = 0; place + 100 < bytes.size(); place += 211) {
    std::string flipped = bytes;
    flipped[place] = static_cast<char>(flipped[place] ^ 0x5A);
    tests::put_bytes(folder / "flipped.h5", flipped);
    // Without the seal, several of these files crash HDF5 1.10.8.
    CHECK_THAT(message_of_opening(folder / "flipped.h5"), Catch::Contains("it is damaged"));
  }
}

}  // namespace spearhead::output
