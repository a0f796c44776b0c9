#include "app/comparison_json.h"

#include "output/interval_scope.h"

namespace spearhead::app {

nlohmann::ordered_json comparison_json(const output::Comparison& row) {
  return {{"arm", row.arm},
          {"region", row.region},
          {"indicator", row.indicator},
          {"unit", row.unit},
          {"year", row.year},
          {"baseline_mean", row.baseline_mean},
          {"effect_mean", row.effect.effect_mean},
          {"mean_lo95", row.effect.mean_lo95},
          {"mean_hi95", row.effect.mean_hi95},
          {"p05", row.effect.p05},
          {"p95", row.effect.p95},
          {"share_better", row.effect.share_better},
          {"n", row.effect.n},
          {"variance_ratio", row.effect.variance_ratio},
          {"verdict", output::verdict_text(row.effect.verdict)},
          {"largest_share", row.effect.largest_share},
          {"mean_without", row.effect.mean_without}};
}

nlohmann::ordered_json intervals_json(const std::string& file,
                                      const output::StudyDescription& study) {
  const output::IntervalScope scope = output::interval_scope(study);
  return {{"study", file}, {"parameters", scope.parameters}, {"text", scope.sentence}};
}

}  // namespace spearhead::app
