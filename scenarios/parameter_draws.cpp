#include "scenarios/parameter_draws.h"

#include <algorithm>
#include <cmath>

#include "engine/base/hash.h"

namespace spearhead::scenarios {
namespace {

constexpr std::string_view kFixed[] = {
    "wage_unit",        "gbp_per_eur",   "usd_per_eur",         "spin_up",
    "outside_learning", "outside_years", "calibration_futures", "cluster_relatedness",
    "cluster_quotient", "cluster_jobs",  "cluster_tradability", "agency_information",
};

/// The triangular distribution's value at this probability.
double triangular(double smallest, double mode, double largest, double u) {
  const double width = largest - smallest;
  if (!(width > 0)) return mode;
  const double rising = mode - smallest;
  const double falling = largest - mode;
  return u < rising / width ? smallest + std::sqrt(u * width * rising)
                            : largest - std::sqrt((1 - u) * width * falling);
}

}  // namespace

bool is_drawn(std::string_view parameter) {
  return std::ranges::find(kFixed, parameter) == std::end(kFixed);
}

Parameters drawn_parameters(const ParameterRecords& records, Luck luck) {
  ParameterRecords drawn = records;
  const Draws draws(luck, 0);
  for (ParameterRecord& record : drawn) {
    if (record.held || !is_drawn(record.name)) continue;
    // A value from a user's file may lie outside of the range that was known.
    const double smallest = std::min(record.smallest, record.value);
    const double largest = std::max(record.largest, record.value);
    const double u = draws.words(purpose::parameter, key_of(record.name)).uniform(0);
    record.value = triangular(smallest, record.value, largest, u);
    if (takes_whole_numbers(record.name)) record.value = std::round(record.value);
  }
  return values_of(drawn);
}

std::string draws_text(const ParameterRecords& records) {
  std::string held;
  for (const ParameterRecord& record : records) {
    if (!record.held || !is_drawn(record.name)) continue;
    held += (held.empty() ? ", but for " : ", ") + record.name;
  }
  return "drawn" + held;
}

}  // namespace spearhead::scenarios
