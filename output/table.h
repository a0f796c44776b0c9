#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace spearhead::output {

/// Character cells that `text`, well-formed UTF-8, takes, counting one per code point.
std::size_t cells(std::string_view text);

/// `text` cut to `most` cells, the last of them "~" where something is missing.
std::string cut_to(std::string_view text, std::size_t most);

/// `text` that begins at cell `indent` of a line, in lines that end at cell `most`, all but the
/// first indented. Lines break between words, a longer word is left whole, and so is a text with
/// less room than `kNarrowest`.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t most);
inline constexpr std::size_t kNarrowest = 20;

/// Aligned columns of plain text, for people.
class TextTable {
 public:
  enum class Align : std::uint8_t { left, right };
  struct Column {
    Align align = Align::left;
    std::size_t gap = 2;  ///< spaces before it; the first column has none
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// A row of as many texts as there are columns.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  /// Cells of the widest line when nothing is cut.
  std::size_t width() const;

  /// All rows, columns as wide as their widest text, lines ended and cut to `most` cells.
  std::string text(std::size_t most) const;

  /// The same with nothing cut: the last column goes on below itself.
  std::string wrapped_text(std::size_t most) const;

 private:
  std::vector<std::size_t> widths() const;
  std::string line(const std::vector<std::string>& row,
                   const std::vector<std::size_t>& width) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// How wide a column of names may be.
struct NameWidths {
  std::size_t shortest;
  std::size_t longest;
};

/// The table that `with_names(width)` makes of names cut to `width`, as short as its numbers want
/// so that it takes `most` cells; nothing else is cut, and it is wider where even that is not
/// enough.
std::string fitting_table(const std::function<TextTable(std::size_t)>& with_names, NameWidths names,
                          std::size_t most);

}  // namespace spearhead::output
