#include "output/table.h"

#include <algorithm>
#include <limits>

namespace spearhead::output {
namespace {

bool begins_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

std::size_t cells(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_a_character));
}

std::string cut_to(std::string_view text, std::size_t most) {
  if (cells(text) <= most) return std::string(text);
  std::string result;
  std::size_t used = 0;
  for (const char byte : text) {
    if (begins_a_character(byte) && ++used >= most) break;
    result += byte;
  }
  return result + "~";
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t most) {
  if (most < indent + kNarrowest) return std::string(text);
  std::string result;
  std::size_t used = indent;
  while (true) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (used > indent && used + cells(word) > most) {
      result.erase(result.find_last_not_of(' ') + 1);
      result += '\n' + std::string(indent, ' ');
      used = indent;
    }
    result += word;
    if (word.size() == text.size()) break;
    result += ' ';
    used += cells(word) + 1;
    text.remove_prefix(word.size() + 1);
  }
  return result;
}

std::string TextTable::line(const std::vector<std::string>& row,
                            const std::vector<std::size_t>& width) const {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line.append(columns_[i].gap, ' ');
    const std::string rest(width[i] - cells(row[i]), ' ');
    line += columns_[i].align == Align::left ? row[i] + rest : rest + row[i];
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::vector<std::size_t> TextTable::widths() const {
  std::vector<std::size_t> width(columns_.size(), 0);
  for (const std::vector<std::string>& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) width[i] = std::max(width[i], cells(row[i]));
  }
  return width;
}

std::size_t TextTable::width() const {
  const std::vector<std::size_t> of_columns = widths();
  std::size_t widest = 0;
  for (const std::vector<std::string>& row : rows_) {
    widest = std::max(widest, cells(line(row, of_columns)));
  }
  return widest;
}

std::string TextTable::text(std::size_t most) const {
  const std::vector<std::size_t> width = widths();
  std::string text;
  for (const std::vector<std::string>& row : rows_) text += cut_to(line(row, width), most) + "\n";
  return text;
}

std::string TextTable::wrapped_text(std::size_t most) const {
  const std::vector<std::size_t> width = widths();
  std::size_t indent = 0;
  for (std::size_t i = 1; i < columns_.size(); ++i) indent += width[i - 1] + columns_[i].gap;
  std::string text;
  for (const std::vector<std::string>& row : rows_) {
    // The words of the other columns stay where they are.
    std::vector<std::string> head = row;
    head.back().clear();
    std::string start = line(head, width);
    if (!row.back().empty()) start.resize(start.size() + indent - cells(start), ' ');
    text += start + wrapped(row.back(), indent, most) + "\n";
  }
  return text;
}

std::string fitting_table(const std::function<TextTable(std::size_t)>& with_names, NameWidths names,
                          std::size_t most) {
  std::size_t width = names.longest;
  while (width > names.shortest && with_names(width).width() > most) --width;
  return with_names(width).text(std::numeric_limits<std::size_t>::max());
}

}  // namespace spearhead::output
