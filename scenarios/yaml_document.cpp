#include "scenarios/yaml_document.h"

#include <algorithm>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "scenarios/codes.h"
#include "scenarios/text_checks.h"
#include "scenarios/yaml_builder.h"

namespace spearhead::scenarios {
namespace {

struct Wording {
  const char* parser;
  const char* message;
  const char* suggestion;
};

// What the parser says, for people. The place is often where it noticed, not where the slip is.
constexpr Wording kWordings[] = {
    {"illegal map value", "a colon where no key can be",
     "align keys that belong together, and put text that holds `: ` in quotes"},
    {"end of map not found", "this does not continue the keys above",
     "align keys that belong together, and look for a missing quotation mark"},
    {"end of sequence not found", "this does not continue the list above",
     "align the hyphens of a list"},
    {"end of map flow not found", "a `{` is not closed", "add the missing `}`"},
    {"end of sequence flow not found", "a `[` is not closed", "add the missing `]`"},
    {"illegal flow end", "a closing bracket that fits no open one",
     "remove it, or write the one that belongs to the opening bracket"},
    {"illegal tab when looking for indentation", "a tab as indentation", "indent with blanks"},
    {"unknown token", "no value can begin with this character", "put the text in quotes"},
    {"illegal EOF in scalar", "a quotation mark is not closed", "add the missing quotation mark"},
    {"illegal document indicator in scalar", "`---` or `...` inside of quotation marks",
     "look for a missing quotation mark above"},
    {"illegal block entry", "a hyphen where no list can begin",
     "begin the list on a line of its own, or put the text in quotes"},
    {"bad character found while scanning hex number", "an escape that is not hexadecimal",
     "write the character itself"},
    {"unexpected character in block scalar", "text directly behind `|` or `>`",
     "begin the text on the next line, indented"},
    {"the referenced anchor is not defined", "aliases are not read",
     "put text that begins with `*` in quotes"},
    {"alias not found after *", "a `*` without a name", "put text that begins with `*` in quotes"},
    {"anchor not found after &", "an `&` without a name",
     "put text that begins with `&` in quotes"},
};

Finding finding_of(const std::string& message) {
  for (const Wording& wording : kWordings) {
    if (message == wording.parser) {
      return {.code = code::kSyntax, .message = wording.message, .suggestion = wording.suggestion};
    }
  }
  if (message.starts_with("unknown escape character")) {
    return {.code = code::kSyntax,
            .message = "no character is written like this between double quotation marks",
            .suggestion = "write `\\\\` for a backslash, or use single quotation marks"};
  }
  if (message.starts_with("invalid unicode")) {
    return {.code = code::kSyntax,
            .message = "half of a surrogate pair is no character",
            .suggestion = "write the character itself"};
  }
  return {.code = code::kSyntax,
          .message = "this is not YAML: " + message,
          .suggestion =
              "put text with special characters in quotes; files need no `%` directives, "
              "`!` tags, `&` anchors and `*` aliases"};
}

// A key whose colon has no blank behind it, such as `name:Harbour`, or an empty text. Its value is
// then no value, and the parser stumbles over the key below.
std::string_view glued_key(std::string_view line) {
  const std::size_t first = std::min(line.find_first_not_of(" -"), line.size());
  const std::string_view entry = line.substr(first);
  const std::size_t colon =
      entry.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  const bool glued = colon != std::string_view::npos && colon > 0 && entry[colon] == ':' &&
                     colon + 1 < entry.size() && entry[colon + 1] != ' ' &&
                     !entry.substr(colon).starts_with("://");
  return glued ? entry : std::string_view();
}

// Whether a tab stands among the blanks in front of a line's text.
bool is_indented_with_tab(std::string_view line) {
  return line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

Finding finding_at(const SourceFile& file, int line, const std::string& message) {
  const bool misplaced = message == "illegal map value" || message == "end of map not found" ||
                         message == "end of sequence not found";
  if (misplaced && is_indented_with_tab(file.line(line + 1)))
    return finding_of("illegal tab when looking for indentation");
  Finding finding = finding_of(message);
  if (message != "illegal map value" || line < 1) return finding;
  const std::string_view above = glued_key(file.line(line));
  if (!above.empty())
    finding.suggestion = "write a blank after the colon of " + in_ticks(above) + " above";
  return finding;
}

// A forgotten quotation mark ends where the next one opens, lines below, and there the parser
// stumbles. Whether `quotes`, which take in several lines, end in line `line` [from 0] of the slip.
bool report_open_quotes(const SourceFile& file, int line, Extent quotes, Report& report) {
  if (quotes.length == 0) return false;
  const int end = file.place({quotes.offset + quotes.length - 1, 1}).line;
  if (end != line + 1) return false;
  report.error(file, {quotes.offset, 1},
               {.code = code::kUnterminated,
                .message = "a quotation mark is opened here and closed in line " +
                           std::to_string(end) + " only, behind which nothing fits",
                .suggestion = "add the missing quotation mark"});
  return true;
}

// A bracket that is not closed is noticed lines below.
std::size_t place_of(const SourceFile& file, const YAML::Exception& failure,
                     const YamlBuilder& builder) {
  const bool unclosed = failure.msg.ends_with("flow not found");
  const Extent open = builder.innermost_open();
  if (unclosed && file.place(open).line <= failure.mark.line) return open.offset;
  return file.offset(failure.mark.line, failure.mark.column);
}

void report_failure(const SourceFile& file, const YAML::Exception& failure,
                    const YamlBuilder& builder, Report& report) {
  const int line = failure.mark.line;
  if (report_open_quotes(file, line, builder.wrapped_quotes(), report)) return;
  report.error(file, {place_of(file, failure, builder), 1}, finding_at(file, line, failure.msg));
}

// The parser keeps all tokens of a bracket until it closes, so the builder's own limits come too
// late for one huge list. No file with a purpose has a million of these marks.
bool check_marks(const SourceFile& file, Report& report) {
  constexpr std::ptrdiff_t most = 1'000'000;
  const auto marks = std::count_if(file.text().begin(), file.text().end(), [](char letter) {
    return std::string_view("[]{},:").find(letter) != std::string_view::npos;
  });
  if (marks <= most) return true;
  report.error(file, {},
               {.code = code::kTooMany,
                .message = "the file holds too many values",
                .suggestion = "is it the file that is meant?"});
  return false;
}

void report_second_document(const SourceFile& file, Report& report, std::size_t offset) {
  report.error(file, {offset, 1},
               {.code = code::kSecondDocument,
                .message = "the file goes on after the end of its document",
                .suggestion = "keep one document per file"});
}

/// Notices where a second document begins and ignores the rest.
class SecondDocument final : public YamlBuilder {
 public:
  using YamlBuilder::YamlBuilder;
  void OnDocumentStart(const YAML::Mark& mark) final { throw mark; }
};

void parse(const SourceFile& file, Report& report, YamlBuilder& builder) {
  // A line end after the last line lets the parser reach unterminated quotes, which the builder
  // reports where they open.
  std::istringstream stream(file.text() + "\n");
  YAML::Parser parser(stream);
  if (!parser.HandleNextDocument(builder)) return;
  SecondDocument second(file, report);
  try {
    parser.HandleNextDocument(second);
  } catch (const YAML::Mark& mark) {
    report_second_document(file, report, file.offset(mark.line, mark.column));
  }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view name) const {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [name](const YamlNode& item) { return item.key == name; });
  return kind == Kind::map && found != items.end() ? &*found : nullptr;
}

std::optional<YamlNode> parse_yaml(const SourceFile& file, Report& report) {
  if (!check_text(file, report) || !check_marks(file, report)) return std::nullopt;
  YamlBuilder builder(file, report);
  try {
    parse(file, report, builder);
  } catch (const YAML::Exception& failure) {
    report_failure(file, failure, builder, report);
    return std::nullopt;
  } catch (const StopReading&) {
    return std::nullopt;
  }
  if (builder.root().kind == YamlNode::Kind::empty) {
    report.error(
        file, {},
        {.code = code::kEmpty, .message = "the file is empty", .expected = "keys and values"});
    return std::nullopt;
  }
  return std::move(builder).root();
}

}  // namespace spearhead::scenarios
