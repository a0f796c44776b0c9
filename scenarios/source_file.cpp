#include "scenarios/source_file.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <vector>

#include "scenarios/utf8.h"

namespace spearhead::scenarios {
namespace {

// Columns are counted from the nearest of these steps on, so that a thousand problems in one line
// of a huge file are told quickly.
constexpr std::size_t kStretch = 4096;  // [bytes]

std::string read_bytes(const std::filesystem::path& path, const std::string& name) {
  std::error_code ignored;  // opening the file says what is wrong with its path
  if (std::filesystem::is_directory(path, ignored)) throw UnreadableFile(name, "it is a folder");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw UnreadableFile(name, std::generic_category().message(errno));
  // In pieces: room for the largest file would have to be wiped for every small one.
  std::string text;
  std::vector<char> piece(std::size_t{64} * 1024);
  while (stream && text.size() <= kLargestFile) {
    const std::size_t most = std::min(piece.size(), kLargestFile + 1 - text.size());
    stream.read(piece.data(), static_cast<std::streamsize>(most));
    text.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) throw UnreadableFile(name, "reading failed");
  return text;
}

// A path for a message: nobody reads one that fills the screen.
std::string shortened(const std::string& path) {
  constexpr std::size_t longest = 200;
  return path.size() <= longest ? path : path.substr(0, code_point_start(path, longest)) + "...";
}

}  // namespace

UnreadableFile::UnreadableFile(std::string file, const std::string& reason)
    : std::runtime_error("cannot read " + shortened(file) + ": " + reason),
      file_(std::move(file)) {}

SourceFile::SourceFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)), line_starts_{0} {
  if (text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
  for (std::size_t at = 0; at < text_.size(); ++at) {
    if (text_[at] == '\n') line_starts_.push_back(at + 1);
  }
  std::size_t letters = 0;
  for (std::size_t at = 0; at <= text_.size(); at += kStretch) {
    letters_before_.push_back(letters);
    letters += code_points(std::string_view(text_).substr(at, kStretch));
  }
}

std::size_t SourceFile::letters_before(std::size_t offset) const {
  const std::size_t stretch = offset / kStretch;
  return letters_before_[stretch] +
         code_points(std::string_view(text_).substr(stretch * kStretch, offset % kStretch));
}

std::string_view SourceFile::line(int number) const {
  const auto index = static_cast<std::size_t>(number - 1);
  if (number < 1 || index >= line_starts_.size()) return {};
  const std::size_t start = line_starts_[index];
  const std::size_t next = index + 1 < line_starts_.size() ? line_starts_[index + 1] : text_.size();
  std::string_view line = std::string_view(text_).substr(start, next - start);
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Place SourceFile::place(Extent extent) const {
  const std::size_t offset = std::min(extent.offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const int number = static_cast<int>(after - line_starts_.begin());
  const std::string_view whole = line(number);
  const std::size_t start = *(after - 1);
  const std::size_t begin = std::min(offset - start, whole.size());
  const std::size_t end = std::min(begin + extent.length, whole.size());
  const auto column = [&](std::size_t at) {
    return 1 + static_cast<int>(letters_before(start + at) - letters_before(start));
  };
  Place place;
  place.line = number;
  place.column = column(begin);
  place.end_column = column(end);
  return place;
}

std::size_t SourceFile::offset(int line, int column) const {
  const auto index = static_cast<std::size_t>(std::max(line, 0));
  if (index >= line_starts_.size()) return text_.size();
  const auto bytes = static_cast<std::size_t>(std::max(column, 0));
  return std::min(line_starts_[index] + bytes, text_.size());
}

SourceFile read_source(const std::filesystem::path& path) {
  const std::string name = path.lexically_normal().string();
  return {name, read_bytes(path, name)};
}

}  // namespace spearhead::scenarios
