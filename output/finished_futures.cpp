#include "output/finished_futures.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "output/error.h"
#include "output/sha256.h"

namespace spearhead::output {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "spearhead.future 5\n";
constexpr std::string_view kAnyMark = "spearhead.future ";
constexpr std::string_view kLock = "run_id";
constexpr std::string_view kEnding = ".future";
constexpr std::string_view kUnfinished = ".tmp";
constexpr std::size_t kHashBytes = 64;

fs::path folder_of(const fs::path& study) {
  fs::path folder = study;
  folder += ".parts";
  return folder;
}

[[noreturn]] void fail(std::string_view doing, const fs::path& path, int code) {
  throw OutputError(
      fmt::format("cannot {} {}: {}", doing, path.string(), std::generic_category().message(code)));
}

// Bytes of a future

void put_number(std::string& bytes, std::uint64_t number) {
  char raw[sizeof(number)];
  std::memcpy(raw, &number, sizeof(number));
  bytes.append(raw, sizeof(raw));
}

template <class T>
void put_series(std::string& bytes, const std::vector<T>& series) {
  put_number(bytes, series.size());
  const std::size_t end = bytes.size();
  bytes.resize(end + series.size() * sizeof(T));
  if (!series.empty()) std::memcpy(&bytes[end], series.data(), series.size() * sizeof(T));
}

template <class Panel>
void put_panel(std::string& bytes, const Panel& panel) {
  for_each_column([&](const char*, const auto& values) { put_series(bytes, values); }, panel);
}

std::string bytes_of(std::span<const Trajectory> arms) {
  std::string bytes(kMark);
  put_number(bytes, arms.size());
  for (const Trajectory& arm : arms) {
    for (const std::uint32_t size :
         {arm.years, arm.regions, arm.sectors, arm.programmes, arm.clusters}) {
      put_number(bytes, size);
    }
    for (const auto* series :
         {&arm.region, &arm.initial_region, &arm.sector, &arm.programme, &arm.cluster}) {
      put_series(bytes, *series);
    }
    put_number(bytes, arm.details.firms ? 1 : 0);
    put_number(bytes, arm.details.links ? 1 : 0);
    put_number(bytes, arm.details.awards ? 1 : 0);
    put_panel(bytes, arm.firms);
    put_panel(bytes, arm.links);
    put_panel(bytes, arm.awards);
  }
  bytes += sha256_hex(bytes);
  return bytes;
}

/// Takes the pieces of a future off the front of its bytes; the hash says that they are whole.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : left_(bytes) {}

  std::uint64_t number() {
    std::uint64_t number = 0;
    take(&number, sizeof(number));
    return number;
  }
  template <class T>
  void series(std::vector<T>& values) {
    const std::uint64_t size = number();
    if (size > left_.size() / sizeof(T)) throw OutputError("a series is cut short");
    values.resize(size);
    if (size > 0) take(values.data(), size * sizeof(T));
  }
  template <class Panel>
  void panel(Panel& panel) {
    for_each_column([&](const char*, auto& values) { series(values); }, panel);
  }

 private:
  void take(void* target, std::size_t size) {
    if (size > left_.size()) throw OutputError("a number is cut short");
    std::memcpy(target, left_.data(), size);
    left_.remove_prefix(size);
  }

  std::string_view left_;
};

std::vector<Trajectory> arms_of(std::string_view body) {
  Taker taker(body.substr(kMark.size()));
  std::vector<Trajectory> arms(taker.number());
  for (Trajectory& arm : arms) {
    for (auto* size : {&arm.years, &arm.regions, &arm.sectors, &arm.programmes, &arm.clusters}) {
      *size = static_cast<std::uint32_t>(taker.number());
    }
    for (auto* series :
         {&arm.region, &arm.initial_region, &arm.sector, &arm.programme, &arm.cluster}) {
      taker.series(*series);
    }
    arm.details.firms = taker.number() == 1;
    arm.details.links = taker.number() == 1;
    arm.details.awards = taker.number() == 1;
    taker.panel(arm.firms);
    taker.panel(arm.links);
    taker.panel(arm.awards);
  }
  return arms;
}

/// What a file holds before its hash; nothing when the two do not belong together.
std::optional<std::string> hashed_body(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream || bytes.size() < kMark.size() + kHashBytes || !bytes.starts_with(kAnyMark))
    return {};
  const std::string hash = bytes.substr(bytes.size() - kHashBytes);
  bytes.resize(bytes.size() - kHashBytes);
  if (hash != sha256_hex(bytes)) return {};
  return bytes;
}

/// The same of a future in the format of this version; nothing for a file that was cut.
/// \throws OutputError for a whole one in another format, which is somebody's
std::optional<std::string> whole_body(const fs::path& file) {
  std::optional<std::string> body = hashed_body(file);
  if (!body || body->starts_with(kMark)) return body;
  throw OutputError(
      fmt::format("cannot use {}: another version of the program has kept it; let that version "
                  "finish the study, choose another file with -o, or drop it with --force",
                  file.string()));
}

// Files

struct Close {
  void operator()(std::FILE* stream) const { std::fclose(stream); }
};

void write_file(const fs::path& file, std::string_view bytes) {
  std::unique_ptr<std::FILE, Close> stream(std::fopen(file.c_str(), "wbe"));
  if (!stream) fail("write", file, errno);
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream.get()) != bytes.size() ||
      std::fflush(stream.get()) != 0) {
    fail("write", file, errno);
  }
  // The close of a network's file system may be the first to say that there is no room.
  if (std::fclose(stream.release()) != 0) fail("write", file, errno);
}

/// The number in the name of a future's file.
std::optional<std::int32_t> number_in(const fs::path& file) {
  if (file.extension() != kEnding) return {};
  const std::string stem = file.stem().string();
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), number);
  const bool plain = error == std::errc() && end == stem.data() + stem.size() && number >= 0;
  return plain ? std::optional(number) : std::nullopt;
}

/// Whether a file's name is one that `keep` gives, finished or not.
bool is_ours(fs::path file) {
  if (file.extension() == kUnfinished) file.replace_extension();
  return number_in(file).has_value();
}

/// The folder's lock file, locked; it says whose futures these are.
int lock_folder(const fs::path& folder) {
  const fs::path file = folder / kLock;
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) fail("write", file, errno);
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    ::close(lock);
    throw OutputError(
        fmt::format("cannot write {}: another process is computing this study; wait for it or "
                    "choose another output file",
                    folder.string()));
  }
  return lock;
}

/// Removes the futures first and what says whose they are last, so that a kill in between leaves a
/// folder that is still somebody's.
void remove_folder(const fs::path& folder) {
  std::error_code code;
  std::error_code first;  // what could not be removed, or found
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, code)) {
    std::error_code failed;
    if (is_ours(entry.path())) fs::remove(entry.path(), failed);
    if (failed && !first) first = failed;
  }
  if (code && !first) first = code;
  if (!first) fs::remove(folder / kLock, first);
  if (!first) fs::remove(folder, first);
  if (first) fail("remove", folder, first.value());
}

std::string read_lock(int lock) {
  char text[256];
  const ssize_t size = ::pread(lock, text, sizeof(text), 0);
  return {text, size > 0 ? static_cast<std::size_t>(size) : 0};
}

}  // namespace

std::size_t bytes_to_keep(std::span<const Trajectory> arms) {
  std::size_t bytes = kMark.size() + sizeof(std::uint64_t) + kHashBytes;
  const auto add = [&](const char*, const auto& values) {
    bytes += sizeof(std::uint64_t) + values.size() * sizeof(values[0]);
  };
  for (const Trajectory& arm : arms) {
    bytes += 8 * sizeof(std::uint64_t);  // its shape, and which details it has
    for (const auto* series :
         {&arm.region, &arm.initial_region, &arm.sector, &arm.programme, &arm.cluster}) {
      add("", *series);
    }
    for_each_column(add, arm.firms);
    for_each_column(add, arm.links);
    for_each_column(add, arm.awards);
  }
  return bytes;
}

FinishedFutures::FinishedFutures(const fs::path& study, const std::string& contents)
    : folder_(folder_of(study)) {
  std::error_code code;
  fs::create_directory(folder_, code);
  if (code) fail("make the folder", folder_, code.value());
  lock_ = lock_folder(folder_);
  try {
    claim(contents);
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

void FinishedFutures::claim(const std::string& contents) {
  const std::string owner = read_lock(lock_);
  if (owner == contents) return;
  if (!list().empty()) {
    throw OutputError(
        fmt::format("{} holds finished futures of another study (other inputs, seed, years or "
                    "records); choose another file with -o, or drop them with --force",
                    folder_.string()));
  }
  errno = ENOSPC;  // what a write of only a part means
  if (::ftruncate(lock_, 0) != 0 || ::pwrite(lock_, contents.data(), contents.size(), 0) !=
                                        static_cast<ssize_t>(contents.size())) {
    fail("write", folder_ / kLock, errno);
  }
}

FinishedFutures::~FinishedFutures() {
  if (lock_ < 0) return;
  std::error_code ignored;
  const auto entries = std::distance(fs::directory_iterator(folder_, ignored), {});
  if (!ignored && entries == 1) {
    fs::remove(folder_ / kLock, ignored);
    fs::remove(folder_, ignored);
  }
  ::close(lock_);
}

fs::path FinishedFutures::path_of(std::int32_t replicate) const {
  return folder_ / fmt::format("{:06}{}", replicate, kEnding);
}

std::vector<std::int32_t> FinishedFutures::list() {
  std::vector<std::int32_t> futures;
  std::vector<fs::path> useless;
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, code)) {
    const std::optional<std::int32_t> number = number_in(entry.path());
    if (number && whole_body(entry.path())) {
      futures.push_back(*number);
    } else if (is_ours(entry.path())) {
      useless.push_back(entry.path());
    }
  }
  if (code) fail("read the folder", folder_, code.value());
  for (const fs::path& file : useless) fs::remove(file, code);
  std::ranges::sort(futures);
  return futures;
}

void FinishedFutures::keep(std::int32_t replicate, std::span<const Trajectory> arms) const {
  const fs::path file = path_of(replicate);
  fs::path unfinished = file;
  unfinished += kUnfinished;
  try {
    write_file(unfinished, bytes_of(arms));
  } catch (const OutputError&) {
    ::unlink(unfinished.c_str());
    throw;
  }
  if (::rename(unfinished.c_str(), file.c_str()) != 0) fail("write", file, errno);
}

std::vector<Trajectory> FinishedFutures::read(std::int32_t replicate) const {
  const fs::path file = path_of(replicate);
  const std::optional<std::string> body = whole_body(file);
  if (!body) {
    throw OutputError(
        fmt::format("cannot use {}: it has gone or is damaged; the same command "
                    "computes this future again",
                    file.string()));
  }
  return arms_of(*body);
}

void FinishedFutures::discard(const std::vector<std::int32_t>& in_study) {
  std::error_code code;
  for (const std::int32_t replicate : in_study) {
    fs::remove(path_of(replicate), code);
    if (code) fail("remove", path_of(replicate), code.value());
  }
}

std::vector<std::int32_t> FinishedFutures::kept_for(const fs::path& study,
                                                    const std::string& contents) {
  const fs::path folder = folder_of(study);
  std::ifstream lock(folder / kLock, std::ios::binary);
  const std::string owner{std::istreambuf_iterator<char>(lock), {}};
  std::vector<std::int32_t> futures;
  if (owner != contents) return futures;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    if (const auto number = number_in(entry.path())) futures.push_back(*number);
  }
  return futures;
}

void FinishedFutures::clear(const fs::path& study) {
  const fs::path folder = folder_of(study);
  if (!fs::is_directory(folder)) return;
  const int lock = lock_folder(folder);
  remove_folder(folder);
  ::close(lock);
}

void FinishedFutures::tidy(const fs::path& study, const std::string& contents,
                           const std::vector<std::int32_t>& in_study) {
  if (!fs::is_directory(folder_of(study))) return;
  FinishedFutures(study, contents).discard(in_study);
}

}  // namespace spearhead::output
