#include "output/effect_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "output/comparison.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

struct Scale {
  double factor;
  const char* suffix;
};

/// The power of ten in which a number of this size is said.
Scale scale_of(double size) {
  // Just below each step three digits round up to it: 999.6 k is 1.00 M.
  if (size >= 999.5e9) return {1e12, " tn"};
  if (size >= 999.5e6) return {1e9, " bn"};
  if (size >= 999.5e3) return {1e6, " M"};
  if (size >= 9999.5) return {1e3, " k"};
  return {1, ""};
}

/// Decimals that make three significant digits of a number of this size, six at most; a number that
/// is not small has two at most.
int decimals_of(double size) {
  if (size >= 99.95) return 0;
  if (size >= 9.995) return 1;
  if (size >= 0.0995) return 2;
  int decimals = 4;
  for (double next = 0.00995; decimals < 6 && size < next; next /= 10) ++decimals;
  return decimals;
}

std::string with_commas(const std::string& digits) {
  std::string text = digits;
  const std::size_t whole = std::min(text.find('.'), text.size());
  const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  for (std::size_t i = whole; i > first + 3;) text.insert(i -= 3, ",");
  return text;
}

}  // namespace

EffectText effect_text(const PairedEffect& effect) {
  if (!std::isfinite(effect.effect_mean)) return {"-", "-", "-"};
  double size = 0;
  for (const double value :
       {effect.effect_mean, effect.mean_lo95, effect.mean_hi95, effect.p05, effect.p95}) {
    if (std::isfinite(value)) size = std::max(size, std::abs(value));
  }
  const Scale scale = scale_of(size);
  const int decimals = size == 0 ? 0 : decimals_of(size / scale.factor);
  const auto number = [&](double value) {
    const std::string text = fmt::format("{:+.{}f}", value / scale.factor, decimals);
    // What rounds to nothing has no sign.
    return text.find_first_of("123456789") == std::string::npos ? text.substr(1) : text;
  };
  const auto range = [&](double low, double high) {
    if (effect.n == 1 || !std::isfinite(low)) return std::string("-");
    return number(low) + ".." + number(high) + scale.suffix;
  };
  return {number(effect.effect_mean) + scale.suffix, range(effect.mean_lo95, effect.mean_hi95),
          range(effect.p05, effect.p95)};
}

std::string readable_number(double value) {
  if (!std::isfinite(value)) return "-";
  const double size = std::abs(value);
  const Scale scale = scale_of(size);
  const bool whole = size < 9999.5 && value == std::round(value);
  const int decimals = whole ? 0 : decimals_of(size / scale.factor);
  return with_commas(fmt::format("{:.{}f}", value / scale.factor, decimals)) + scale.suffix;
}

std::string name_and_unit(const std::string& indicator, const std::string& unit) {
  return unit == "1" ? indicator : indicator + ", " + unit;
}

std::string baseline_title(const StudyDescription& study) {
  const std::optional<std::string> scenario = noted(study.provenance, kBaselineScenario);
  return scenario ? fmt::format("{} ({})", study.arms.front(), *scenario) : study.arms.front();
}

std::string region_title(const StudyDescription& study, const std::string& code) {
  if (code == kAllRegions) return fmt::format("all {} regions", study.regions.size());
  for (const Named& region : study.regions) {
    if (region.code == code) return region.code + " " + region.name;
  }
  return code;
}

std::string year_title(const StudyDescription& study, int year) {
  return fmt::format("{}{}", year, year == study.last_year() ? ", the last year" : "");
}

std::string looked_at_line(const std::string& what) {
  const std::string line = fmt::format(
      "looked at: {}; of twenty differences that are none, one looks clear by luck", what);
  return wrapped(line, 2, kResultWidth) + "\n";
}

std::string result_line(const std::string& words) { return cut_to(words, kResultWidth) + "\n"; }

}  // namespace spearhead::output
