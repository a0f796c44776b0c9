#include "scenarios/text_checks.h"

#include "scenarios/codes.h"
#include "scenarios/utf8.h"

namespace spearhead::scenarios {

bool check_text(const SourceFile& file, Report& report) {
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
