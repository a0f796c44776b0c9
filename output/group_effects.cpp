#include "output/group_effects.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "output/analysis/holm.h"
#include "output/analysis/interval.h"
#include "output/effect_records.h"

namespace spearhead::output {
namespace {

constexpr double kLevel = 0.05;

}  // namespace

GroupEffect group_effect(GroupEffect labels, std::span<const double> arm,
                         std::span<const double> baseline) {
  GroupEffect row = std::move(labels);
  row.effect = paired_effect(arm, baseline);
  row.baseline_mean = mean(baseline);
  std::vector<double> differences(arm.size());
  std::ranges::transform(arm, baseline, differences.begin(), std::minus<>());
  row.p_value = row.p_corrected = p_of_mean(differences);
  return row;
}

void correct(std::span<GroupEffect> rows) {
  std::vector<double> p_values;
  for (const GroupEffect& row : rows) p_values.push_back(row.p_value);
  const std::vector<double> corrected = holm(p_values);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    GroupEffect& row = rows[i];
    row.p_corrected = corrected[i];
    row.looked_at = static_cast<std::uint32_t>(rows.size());
    row.clear = row.p_corrected <= kLevel && is_clear(row.effect.verdict);
  }
}

Records group_records(std::span<const GroupEffect> rows) {
  Records records{with_effect_columns({"arm", "region", "kind", "group", "name", "indicator",
                                       "unit", "year", "baseline_mean"},
                                      {"p_value", "p_corrected", "looked_at", "clear"}),
                  {}};
  for (const GroupEffect& row : rows) {
    records.rows.push_back(with_effect_cells(
        {row.arm, row.region, row.kind, row.group, row.name, row.indicator, row.unit,
         std::int64_t{row.year}, row.baseline_mean},
        row.effect, {row.p_value, row.p_corrected, std::int64_t{row.looked_at}, row.clear}));
  }
  return records;
}

Records displacement_records(std::span<const Displacement> rows) {
  Records records{{"arm", "region", "unit", "year", "supported_mean", "supported_lo95",
                   "supported_hi95", "others_mean", "others_lo95", "others_hi95", "others_per_gain",
                   "per_gain_lo95", "per_gain_hi95", "n"},
                  {}};
  for (const Displacement& row : rows) {
    const auto known = [&](double value) { return row.per_gain.known ? Cell{value} : Cell{}; };
    records.rows.push_back(
        {row.arm, row.region, row.unit, std::int64_t{row.year}, row.supported.effect_mean,
         row.supported.mean_lo95, row.supported.mean_hi95, row.others.effect_mean,
         row.others.mean_lo95, row.others.mean_hi95, known(row.per_gain.value),
         known(row.per_gain.lo95), known(row.per_gain.hi95), std::int64_t{row.others.n}});
  }
  return records;
}

}  // namespace spearhead::output
