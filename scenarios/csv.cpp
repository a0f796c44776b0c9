#include "scenarios/csv.h"

#include <algorithm>
#include <array>

#include "scenarios/codes.h"
#include "scenarios/nearest.h"
#include "scenarios/quantity.h"
#include "scenarios/text_checks.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {
namespace {

constexpr std::size_t kMostCells = 1'000'000;

/// Goes through the text cell by cell.
class CellReader {
 public:
  CellReader(const SourceFile& file, Report& report)
      : file_(file), text_(file.text()), report_(report), separator_(detect_separator()) {}

  char separator() const { return separator_; }
  bool at_end() const { return at_ >= text_.size() || stopped_; }

  /// The cells up to the end of the line; rows of empty cells come back empty.
  Row next_row() {
    Row row;
    bool more = true;
    while (more && !stopped_) {
      row.push_back(next_cell());
      more = at_ < text_.size() && text_[at_] == separator_;
      if (more) ++at_;
    }
    end_line();
    const bool blank = std::all_of(row.begin(), row.end(), [](const Cell& cell) {
      return cell.text.empty() && cell.extent.length == 0;
    });
    return blank || stopped_ ? Row{} : row;
  }

 private:
  // The separator that the first line with text has most of.
  char detect_separator() const {
    constexpr std::array separators{'\t', ';', ','};
    const std::size_t begin = std::min(text_.find_first_not_of("\r\n"), text_.size());
    const std::string_view line = text_.substr(begin, text_.find('\n', begin) - begin);
    return *std::max_element(separators.begin(), separators.end(), [line](char a, char b) {
      return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
    });
  }

  bool is_blank(std::size_t at) const {
    return text_[at] == ' ' || (text_[at] == '\t' && separator_ != '\t');
  }

  Cell next_cell() {
    if (++cells_ > kMostCells)
      stop({at_, 1}, code::kTooMany, "more than a million cells", "is it the file that is meant?");
    while (at_ < text_.size() && is_blank(at_)) ++at_;
    return at_ < text_.size() && text_[at_] == '"' ? quoted_cell() : plain_cell();
  }

  Cell plain_cell() {
    const std::size_t begin = at_;
    const std::array<char, 3> ends{separator_, '\r', '\n'};
    at_ = std::min(text_.find_first_of(std::string_view(ends.data(), ends.size()), at_),
                   text_.size());
    std::size_t end = at_;
    while (end > begin && is_blank(end - 1)) --end;
    return {std::string(text_.substr(begin, end - begin)), {begin, end - begin}};
  }

  Cell quoted_cell() {
    Cell cell{{}, {at_, 1}};
    for (++at_; at_ < text_.size(); ++at_) {
      const bool mark = text_[at_] == '"';
      const bool doubled = mark && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
      if (mark && !doubled) break;
      if (doubled) ++at_;
      cell.text += text_[at_];
    }
    if (at_ >= text_.size()) {
      stop(cell.extent, code::kUnterminated, "a quotation mark is opened here and never closed",
           "add the missing quotation mark");
      return cell;
    }
    cell.extent.length = ++at_ - cell.extent.offset;
    while (at_ < text_.size() && is_blank(at_)) ++at_;
    const bool ended =
        at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\r' || text_[at_] == '\n';
    if (!ended) {
      stop({at_, 1}, code::kSyntax, "text behind a closing quotation mark",
           "write a quotation mark inside quotes twice");
    }
    return cell;
  }

  void end_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  void stop(Extent extent, const char* code, const char* message, const char* suggestion) {
    report_.error(file_, extent, {.code = code, .message = message, .suggestion = suggestion});
    stopped_ = true;
  }

  const SourceFile& file_;
  std::string_view text_;
  Report& report_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t cells_ = 0;
  bool stopped_ = false;
};

void check_header(const Row& header, const SourceFile& file, Report& report) {
  for (auto cell = header.begin(); cell != header.end(); ++cell) {
    const bool twice = std::any_of(header.begin(), cell, [&](const Cell& earlier) {
      return !cell->text.empty() && earlier.text == cell->text;
    });
    if (!twice) continue;
    report.error(file, cell->extent,
                 {.code = code::kColumns,
                  .message = "the column " + in_ticks(cell->text) + " stands here twice",
                  .suggestion = "remove or rename one of the two"});
  }
}

std::string complaint(const Cell& cell, const QuantityError& fault) {
  if (cell.text.empty()) return "an empty cell";
  const bool number = std::string_view(fault.code()) != code::kNotANumber;
  return number ? fault.what() : in_ticks(cell.text) + " is not a number";
}

// Reads the text of a cell with `parse`, whose complaints become diagnostics.
std::optional<double> quantity_in(const Cell& cell, const Table& table, const SourceFile& file,
                                  Report& report, double (*parse)(std::string_view),
                                  const char* expected) {
  std::string text = cell.text;
  if (table.separator == ';') std::replace(text.begin(), text.end(), ',', '.');
  try {
    return parse(text);
  } catch (const QuantityError& fault) {
    report.error(file, cell.extent,
                 {.code = fault.code(),
                  .message = complaint(cell, fault),
                  .expected = expected,
                  .suggestion = fault.suggestion()});
    return std::nullopt;
  }
}

const char* in_words(char separator) {
  if (separator == '\t') return "tabs";
  return separator == ';' ? "semicolons" : "commas";
}

// What people do most often when rows are longer or shorter than the header.
std::string advice_on_row(const Row& row, const Table& table) {
  for (const char other : {';', '\t', ','}) {
    const bool holds = row.size() == 1 && row.front().text.find(other) != std::string::npos;
    if (holds && other != table.separator) {
      return std::string("the header separates with ") + in_words(table.separator) +
             " and this row with " + in_words(other) + ": use one of them";
    }
  }
  const bool more = row.size() > table.header.size();
  return more && table.separator == ',' ? "where commas stand in numbers or names, separate cells "
                                          "with semicolons, or put quotes around the cell"
                                        : "give every row the cells of the header";
}

void report_ragged(const Row& row, const Table& table, const SourceFile& file, Report& report) {
  const std::string cells = row.size() == 1 ? " cell" : " cells";
  report.error(file, row.front().extent,
               {.code = code::kRagged,
                .message = "a row of " + std::to_string(row.size()) + cells,
                .expected = std::to_string(table.header.size()) + " cells, as in the header",
                .suggestion = advice_on_row(row, table)});
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
  for (std::size_t index = 0; index < header.size(); ++index) {
    if (header[index].text == name) return index;
  }
  return std::nullopt;
}

std::optional<Table> parse_csv(const SourceFile& file, Report& report) {
  if (!check_text(file, report)) return std::nullopt;
  const std::size_t before = report.errors();
  CellReader reader(file, report);
  Table table{.separator = reader.separator(), .header = {}, .rows = {}};
  while (!reader.at_end()) {
    Row row = reader.next_row();
    if (row.empty()) continue;
    if (table.header.empty()) {
      table.header = std::move(row);
      check_header(table.header, file, report);
    } else if (row.size() != table.header.size()) {
      report_ragged(row, table, file, report);
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  if (!table.header.empty()) return table;
  if (report.errors() == before)
    report.error(file, {},
                 {.code = code::kEmpty,
                  .message = "the file is empty",
                  .expected = "a header and rows below it"});
  return std::nullopt;
}

namespace {

// What to do about a missing column: a header that differs in case only, one that is near, or the
// list of those that are there.
std::string advice_on_column(const std::string& name, const Table& table) {
  std::vector<std::string> names;
  for (const Cell& cell : table.header) names.push_back(cell.text);
  const auto lower = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
      return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return text;
  };
  for (const std::string& each : names) {
    if (lower(each) == name)
      return "names of columns are lower case: write `" + name + "` for " + in_ticks(each);
  }
  const std::string near = nearest(name, names);
  if (!near.empty()) return "did you mean `" + name + "` by " + in_ticks(near) + "?";
  if (names.size() == 1) return "the first line must name the columns; it is " + in_ticks(names[0]);
  return "the columns are " + in_ticks(join(names));
}

}  // namespace

std::optional<std::size_t> require_column(const Table& table, const char* name,
                                          const std::string& header, const SourceFile& file,
                                          Report& report) {
  const std::optional<std::size_t> column = table.column(name);
  if (column) return column;
  report.error(file, table.header.front().extent,
               {.code = code::kColumns,
                .message = "the column " + in_ticks(name) + " is missing",
                .expected = "a header with " + header,
                .suggestion = advice_on_column(name, table)});
  return std::nullopt;
}

void report_no_rows(const SourceFile& file, Report& report) {
  report.error(file, {},
               {.code = code::kEmpty,
                .message = "the table has no rows",
                .expected = "at least one row below the header"});
}

std::optional<double> number_in(const Cell& cell, const Table& table, const SourceFile& file,
                                Report& report) {
  return quantity_in(cell, table, file, report, parse_number, "a number such as 1200 or 12.5");
}

std::optional<double> share_in(const Cell& cell, const Table& table, const SourceFile& file,
                               Report& report) {
  return quantity_in(cell, table, file, report, parse_share, "a share such as 0.15 or 15 %");
}

}  // namespace spearhead::scenarios
