#include "scenarios/diagnostics.h"

#include <catch2/catch.hpp>

#include "scenarios/codes.h"

using namespace spearhead::scenarios;

namespace {

// The first problem of `text` at `extent`, as the terminal shows it.
std::string shown(const std::string& text, Extent extent, Finding finding) {
  const SourceFile file("dir/file.yaml", text);
  Report report;
  report.error(file, extent, std::move(finding));
  return to_text(report.diagnostics());
}

const Finding kUnknown{.code = code::kUnknownKey,
                       .message = "unknown key `budgte`",
                       .suggestion = "did you mean `budget`?"};

}  // namespace

TEST_CASE("a problem is shown with its line, a caret and a remedy", "[scenarios][diagnostics]") {
  CHECK(shown("a: 1\nb: 2\nbudgte: 30\n", {10, 6}, kUnknown) ==
        "error[SP101]: unknown key `budgte`\n"
        "  --> dir/file.yaml:3:1\n"
        "  |\n"
        "3 | budgte: 30\n"
        "  | ^^^^^^\n"
        "  = help: did you mean `budget`?\n");
}

TEST_CASE("columns count letters and the caret stands under them", "[scenarios][diagnostics]") {
  const std::string text = "x: {скан: ä, budgte: 1}\n";
  CHECK(shown(text, {text.find("budgte"), 6}, kUnknown) ==
        "error[SP101]: unknown key `budgte`\n"
        "  --> dir/file.yaml:1:14\n"
        "  |\n"
        "1 | x: {скан: ä, budgte: 1}\n"
        "  |              ^^^^^^\n"
        "  = help: did you mean `budget`?\n");
}

TEST_CASE("letters of double width move the caret but not the column", "[scenarios][diagnostics]") {
  const std::string text = "日本: é\n";
  const std::string diagnostic = shown(text, {text.find("é"), 2}, kUnknown);
  CHECK(diagnostic.find("file.yaml:1:5\n") != std::string::npos);
  CHECK(diagnostic.find("  |       ^\n") != std::string::npos);
}

TEST_CASE("a tab before the problem stays a tab", "[scenarios][diagnostics]") {
  CHECK(shown("a\tb\n", {2, 1}, kUnknown).find("  |  \t^\n") != std::string::npos);
}

TEST_CASE("of a very long line only a part is shown", "[scenarios][diagnostics]") {
  const std::string text = std::string(100'000, 'x') + "budgte" + std::string(100'000, 'y');
  const std::string diagnostic = shown(text, {100'000, 6}, kUnknown);
  CHECK(diagnostic.find("file.yaml:1:100001\n") != std::string::npos);
  CHECK(diagnostic.size() < 1000);
  const std::size_t caret = diagnostic.find("^^^^^^");
  const std::size_t word = diagnostic.find("budgte", diagnostic.find("1 | "));
  const auto column = [&](std::size_t at) { return at - diagnostic.rfind('\n', at); };
  CHECK(column(caret) == column(word));
}

TEST_CASE("escape sequences of an input do not reach the terminal", "[scenarios][diagnostics]") {
  const std::string text =
      shown("\x1B[31m\xC2\x9B\xFF\n", {0, 1}, {.code = code::kNotText, .message = "\x1B[2J"});
  CHECK(text.find('\x1B') == std::string::npos);
  CHECK(text.find("\xC2\x9B") == std::string::npos);
  CHECK(text.find('\xFF') == std::string::npos);
}

TEST_CASE("problems come sorted by file and place and are told once", "[scenarios][diagnostics]") {
  const SourceFile first("b.yaml", "1\n2\n3\n");
  const SourceFile second("a.yaml", "1\n");
  Report report;
  report.error(first, {4, 1}, kUnknown);
  report.warning(second, {0, 1}, kUnknown);
  report.error(first, {0, 1}, kUnknown);
  report.error(first, {0, 1}, kUnknown);
  const std::vector<Diagnostic> sorted = report.diagnostics();
  REQUIRE(sorted.size() == 3);
  CHECK(sorted[0].line == 1);
  CHECK(sorted[1].line == 3);
  CHECK(sorted[2].file == "a.yaml");
  CHECK(sorted[2].severity == Severity::warning);
}

TEST_CASE("of thousands of problems the first are kept", "[scenarios][diagnostics]") {
  const SourceFile file("f", std::string(5000, '\n'));
  Report report;
  for (std::size_t line = 0; line < 5000; ++line) report.error(file, {line, 0}, kUnknown);
  const std::vector<Diagnostic> found = report.diagnostics();
  CHECK(report.errors() == 5000);
  CHECK(report.full());
  CHECK(found.size() == 1001);
  CHECK(found.back().message == "more problems are not listed");
}

TEST_CASE("the JSON form has the keys of the contract", "[scenarios][diagnostics]") {
  const SourceFile file("f.yaml", "budgte: \"\xFF\"\n");
  Report report;
  report.error(file, {0, 6}, kUnknown);
  report.error(file, {9, 1}, {.code = code::kNotText, .message = "\xFF"});
  const std::string json = to_json(report.diagnostics());
  CHECK(json.find("{\n  \"diagnostics\": [\n    {\n      \"code\": \"SP101\",\n"
                  "      \"severity\": \"error\",\n      \"file\": \"f.yaml\",\n"
                  "      \"line\": 1,\n      \"column\": 1,\n      \"end_column\": 7,\n"
                  "      \"message\": \"unknown key `budgte`\",\n      \"expected\": \"\",\n"
                  "      \"suggestion\": \"did you mean `budget`?\"\n    }") == 0);
  CHECK(to_json({}) == "{\n  \"diagnostics\": []\n}\n");
}
