#include "output/clear_years.h"

#include <cstddef>

#include <fmt/format.h>

namespace spearhead::output {
namespace {

constexpr std::size_t kShortestRow = 2;

/// One behind the last of the verdicts from `start` on that are the same.
std::size_t end_of_row(std::span<const Verdict> verdicts, std::size_t start) {
  std::size_t end = start;
  while (end < verdicts.size() && verdicts[end] == verdicts[start]) ++end;
  return end;
}

}  // namespace

ClearYears clear_years(std::span<const Verdict> verdicts, int first_year) {
  ClearYears years;
  std::size_t longest = kShortestRow - 1;
  for (std::size_t start = 0; start < verdicts.size();) {
    const std::size_t end = end_of_row(verdicts, start);
    const int first = first_year + static_cast<int>(start);
    const int last = first_year + static_cast<int>(end) - 1;
    const bool clear = is_clear(verdicts[start]);
    if (clear && end - start > longest) {
      longest = end - start;
      years.first = first;
      years.last = last;
      years.side = verdicts[start];
    }
    if (clear && end == verdicts.size()) years.since = first;
    start = end;
  }
  return years;
}

std::vector<ClearYears> clear_years(const StudyReader& study,
                                    std::span<const std::string> indicators, int year) {
  const int first_year = study.description().first_year;
  std::vector<std::vector<Verdict>> verdicts;
  for (int then = first_year; then <= year; ++then) {
    const std::vector<Comparison> rows = compare_arms(study, indicators, then);
    verdicts.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) verdicts[i].push_back(rows[i].effect.verdict);
  }
  std::vector<ClearYears> years;
  for (const std::vector<Verdict>& row : verdicts) years.push_back(clear_years(row, first_year));
  return years;
}

std::string clear_years_text(const ClearYears& years) {
  if (years.since) return fmt::format("{}", *years.since);
  if (!years.first) return "";
  return fmt::format("{}-{} {}", *years.first, *years.last, verdict_text(years.side));
}

}  // namespace spearhead::output
