#include "output/seal.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "output/error.h"
#include "output/sha256.h"

namespace spearhead::output {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "\nspearhead.seal sha256:";
constexpr std::size_t kDigits = 64;
constexpr std::size_t kSealBytes = kMark.size() + kDigits + 1;  // and the end of the line

[[noreturn]] void fail(std::string_view doing, const fs::path& file) {
  throw OutputError(fmt::format("cannot {} {}: {}", doing, file.string(),
                                std::generic_category().message(errno)));
}

[[noreturn]] void refuse(const fs::path& file) {
  throw OutputError(
      fmt::format("cannot use {}: it is damaged, its bytes are not those that were "
                  "written; copy it again or run the command that made it again",
                  file.string()));
}

struct Close {
  void operator()(std::FILE* stream) const { std::fclose(stream); }
};
using Stream = std::unique_ptr<std::FILE, Close>;

Stream open(const fs::path& file, const char* mode) {
  Stream stream(std::fopen(file.c_str(), mode));
  if (!stream) fail("open", file);
  return stream;
}

void read(const fs::path& file, std::FILE* stream, std::span<char> target) {
  errno = EIO;  // should the file have shrunk meanwhile
  if (std::fread(target.data(), 1, target.size(), stream) != target.size()) fail("read", file);
}

/// The seal of the next `size` bytes of `stream`.
std::string seal_of(const fs::path& file, std::FILE* stream, std::uintmax_t size) {
  std::vector<char> piece(std::size_t{1} << 20);
  Sha256 hash;
  while (size > 0) {
    const std::span<char> now(piece.data(), std::min<std::uintmax_t>(size, piece.size()));
    read(file, stream, now);
    hash.update(std::as_bytes(now));
    size -= now.size();
  }
  return std::string(kMark) + hash.hex() + "\n";
}

}  // namespace

void seal(const fs::path& file) {
  const std::string line = seal_of(file, open(file, "rb").get(), fs::file_size(file));
  Stream stream = open(file, "ab");
  const bool written = std::fwrite(line.data(), 1, line.size(), stream.get()) == line.size();
  if (!written || std::fflush(stream.get()) != 0) fail("write", file);
  if (std::fclose(stream.release()) != 0) fail("close", file);
}

void check_seal(const fs::path& file) {
  const Stream stream = open(file, "rb");
  const std::uintmax_t size = fs::file_size(file);
  if (size < kSealBytes) return;
  std::string line(kSealBytes, '\0');
  if (std::fseek(stream.get(), -static_cast<long>(kSealBytes), SEEK_END) != 0) fail("read", file);
  read(file, stream.get(), line);
  if (!line.starts_with(kMark)) return;
  if (std::fseek(stream.get(), 0, SEEK_SET) != 0) fail("read", file);
  if (seal_of(file, stream.get(), size - kSealBytes) != line) refuse(file);
}

void check_end(const fs::path& file, std::uint64_t end_of_data) {
  const std::uintmax_t size = fs::file_size(file);
  if (size != end_of_data && size != end_of_data + kSealBytes) refuse(file);
}

}  // namespace spearhead::output
