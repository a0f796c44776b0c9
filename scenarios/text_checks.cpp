#include "scenarios/text_checks.h"

#include <string_view>

#include "scenarios/codes.h"
#include "scenarios/utf8.h"

namespace spearhead::scenarios {

namespace {

/// Files that people take for text or for an input, by the bytes that they begin with.
struct OtherKind {
  std::string_view start;
  const char* message;
  const char* suggestion;
};
constexpr OtherKind kOtherKinds[] = {
    {"PK\x03\x04", "this is a workbook or another zip file, not text",
     "save the sheet as CSV (UTF-8), and name that file"},
    {"\xD0\xCF\x11\xE0", "this is an Excel workbook, not text",
     "save the sheet as CSV (UTF-8), and name that file"},
    {"\x89HDF", "this is a study or another HDF5 file, not text",
     "`spearhead inspect` and `spearhead compare` show studies"},
};

bool is_other_kind(const SourceFile& file, Report& report) {
  for (const OtherKind& kind : kOtherKinds) {
    if (!file.text().starts_with(kind.start)) continue;
    report.error(file, {0, 1},
                 {.code = code::kNotText, .message = kind.message, .suggestion = kind.suggestion});
    return true;
  }
  return false;
}

}  // namespace

bool check_text(const SourceFile& file, Report& report) {
  if (is_other_kind(file, report)) return false;
  const std::string& text = file.text();
  if (text.size() > kLargestFile) {
    report.error(file, {},
                 {.code = code::kTooLarge,
                  .message = "the file is larger than 16 MiB",
                  .suggestion = "no input needs as much: is it the file that is meant?"});
    return false;
  }
  if (const std::optional<std::size_t> bad = first_bad_byte(text)) {
    report.error(file, {*bad, 1},
                 {.code = code::kNotText,
                  .message = "the file is not UTF-8 text",
                  .suggestion = "save it with the encoding UTF-8"});
    return false;
  }
  // The one at the beginning is dropped. Others come from joining files, and nobody sees them.
  if (const std::size_t mark = text.find(kByteOrderMark); mark != std::string::npos) {
    report.error(file, {mark, kByteOrderMark.size()},
                 {.code = code::kNotText,
                  .message = "a byte order mark, which cannot be seen, inside the file",
                  .suggestion = "remove it: type the characters around it anew"});
    return false;
  }
  if (const std::optional<std::size_t> bad = first_control_character(text)) {
    const bool line_end = text[*bad] == '\r';
    report.error(file, {*bad, 1},
                 {.code = code::kNotText,
                  .message = line_end ? "a carriage return without a line feed"
                                      : "the file holds a control character",
                  .suggestion = line_end ? "save the file with line ends LF or CRLF"
                                         : "remove the character"});
    return false;
  }
  return true;
}

}  // namespace spearhead::scenarios
