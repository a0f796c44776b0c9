#include "scenarios/diagnostics.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "scenarios/codes.h"
#include "scenarios/utf8.h"

namespace spearhead::scenarios {
namespace {

constexpr std::size_t kMostDiagnostics = 1000;
// Of a line longer than this, only a part around the problem is kept.
constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kContext = 60;

// Cuts a long line so that one bad file of a single line cannot fill memory and terminal.
// \param begin of the problem in the line [bytes]
void quote_line(std::string_view line, std::size_t begin, Diagnostic& diagnostic) {
  diagnostic.source_line = printable(line.substr(0, kLongestLine));
  diagnostic.source_column = diagnostic.column;
  if (line.size() <= kLongestLine) return;
  const std::size_t from = code_point_start(line, begin > kContext ? begin - kContext : 0);
  const std::size_t to = code_point_start(line, std::min(line.size(), from + kLongestLine));
  diagnostic.source_line = printable(line.substr(from, std::max(from, to) - from));
  diagnostic.source_column = 1 + static_cast<int>(code_points(line.substr(from, begin - from)));
}

Diagnostic diagnose(Severity severity, const SourceFile& file, Extent extent, Finding finding) {
  const Place place = file.place(extent);
  Diagnostic diagnostic{.code = finding.code,
                        .severity = severity,
                        .file = file.name(),
                        .line = place.line,
                        .column = place.column,
                        .end_column = place.end_column,
                        .message = std::move(finding.message),
                        .expected = std::move(finding.expected),
                        .suggestion = std::move(finding.suggestion),
                        .source_line = {},
                        .source_column = place.column};
  const std::string_view line = file.line(place.line);
  const auto line_start = static_cast<std::size_t>(line.data() - file.text().data());
  quote_line(line, std::min(extent.offset - line_start, line.size()), diagnostic);
  return diagnostic;
}

}  // namespace

InputError::InputError(std::vector<Diagnostic> found)
    : std::runtime_error(to_text(found)), diagnostics_(std::move(found)) {}

bool Report::keeps_more() {
  if (found_.size() < kMostDiagnostics) return true;
  ++left_out_;
  return false;
}

void Report::note(Severity severity, const SourceFile& file, Extent extent, Finding finding) {
  if (found_.size() < kMostDiagnostics) {
    add(diagnose(severity, file, extent, std::move(finding)));
  } else {
    if (severity == Severity::error) ++errors_;
    ++left_out_;
  }
}

void Report::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  // A region that two scenarios share is read twice; its problems are told once.
  const bool known = std::any_of(found_.begin(), found_.end(), [&](const Diagnostic& each) {
    return std::tie(each.file, each.line, each.column, each.code, each.message) ==
           std::tie(diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.code,
                    diagnostic.message);
  });
  if (!known && keeps_more()) found_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Report::diagnostics() const {
  std::map<std::string, std::size_t> rank;
  for (const Diagnostic& diagnostic : found_) rank.emplace(diagnostic.file, rank.size());
  std::vector<Diagnostic> sorted = found_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(rank.at(a.file), a.line, a.column) <
           std::tuple(rank.at(b.file), b.line, b.column);
  });
  if (left_out_ > 0) {
    Diagnostic rest = sorted.back();
    rest.code = code::kTooMany;
    rest.message = "more problems are not listed";
    rest.expected.clear();
    rest.suggestion = "repair the ones above first";
    sorted.push_back(std::move(rest));
  }
  return sorted;
}

std::string in_ticks(std::string_view name) {
  constexpr std::size_t longest = 60;
  if (name.size() <= longest) return '`' + std::string(name) + '`';
  return '`' + std::string(name.substr(0, code_point_start(name, longest))) + "...`";
}

void Report::throw_if_failed() const {
  if (failed()) throw InputError(diagnostics());
}

}  // namespace spearhead::scenarios
