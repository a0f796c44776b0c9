#include "output/new_file.h"

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "output/error.h"

namespace spearhead::output {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view doing, const fs::path& path, int code) {
  throw OutputError(
      fmt::format("cannot {} {}: {}", doing, path.string(), std::generic_category().message(code)));
}

/// An open file of the operating system.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void synchronise(const fs::path& path, int flags) {
  const Descriptor file(path, flags);
  if (!file.open()) fail("open", path, errno);
  // Some file systems cannot synchronise a folder and say so with EINVAL: nothing more can be done.
  if (::fsync(file.number()) != 0 && errno != EINVAL) fail("bring to the disk", path, errno);
}

/// HDF5 holds a lock on what it writes: a file without one was left by a killed process.
void remove_left_over(const fs::path& path) {
  {
    const Descriptor file(path, O_RDONLY);
    if (!file.open() && errno == ENOENT) return;
    if (!file.open()) fail("replace", path, errno);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      throw OutputError(
          fmt::format("cannot write {}: another process is writing it; wait for it "
                      "or choose another output file",
                      path.string()));
    }
  }
  if (::unlink(path.c_str()) != 0) fail("replace", path, errno);
}

}  // namespace

NewFile::NewFile(fs::path final_path) : final_(std::move(final_path)), temporary_(final_) {
  temporary_ += ".tmp";
  std::error_code code;
  const fs::file_status folder = fs::status(folder_of(final_), code);
  if (code) fail("write into folder", folder_of(final_), code.value());
  if (!fs::is_directory(folder)) fail("write into folder", folder_of(final_), ENOTDIR);
  // Renaming would replace a device or a pipe by a plain file.
  const fs::file_status there = fs::status(final_, code);
  if (fs::is_directory(there)) fail("write", final_, EISDIR);
  if (fs::exists(there) && !fs::is_regular_file(there)) {
    throw OutputError(fmt::format("cannot write {}: it is not a regular file", final_.string()));
  }
  remove_left_over(temporary_);
}

NewFile::~NewFile() {
  if (!published_) ::unlink(temporary_.c_str());
}

void NewFile::publish() {
  synchronise(temporary_, O_RDONLY);
  if (::rename(temporary_.c_str(), final_.c_str()) != 0) fail("write", final_, errno);
  published_ = true;
  synchronise(folder_of(final_), O_RDONLY | O_DIRECTORY);
}

}  // namespace spearhead::output
