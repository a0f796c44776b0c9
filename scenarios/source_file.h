#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace spearhead::scenarios {

/// What some editors put before the text of a file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Larger inputs are refused.
inline constexpr std::size_t kLargestFile = std::size_t{16} * 1024 * 1024;

/// A file named by the user could not be opened or read: not a fault of its content.
class UnreadableFile : public std::runtime_error {
 public:
  UnreadableFile(std::string file, const std::string& reason);

  const std::string& file() const { return file_; }

 private:
  std::string file_;
};

/// A stretch of a file's text [bytes].
struct Extent {
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// Where a stretch begins and ends for a reader: from 1, columns in code points, the end exclusive
/// and on the line of the beginning.
struct Place {
  int line = 1;
  int column = 1;
  int end_column = 1;
};

/// The text of an input with a name to show. A byte order mark is dropped.
class SourceFile {
 public:
  SourceFile(std::string name, std::string text);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  /// Line `number` from 1, without its end; empty beyond the last.
  std::string_view line(int number) const;
  Place place(Extent extent) const;
  /// Offset of column `column` [bytes, from 0] in line `line` [from 0].
  std::size_t offset(int line, int column) const;

 private:
  std::size_t letters_before(std::size_t offset) const;

  std::string name_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> letters_before_;  ///< code points before each stretch of kStretch bytes
};

/// Reads a file; of one that is larger than kLargestFile only one byte more than that.
/// \throws UnreadableFile
SourceFile read_source(const std::filesystem::path& path);

}  // namespace spearhead::scenarios
