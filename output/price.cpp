#include "output/price.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "output/analysis/interval.h"
#include "output/analysis/paired_effect.h"
#include "output/effect_text.h"
#include "output/study_schema.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

/// Something that money may bring: the sum of some indicators.
struct Good {
  const char* of;
  bool gain;
  std::array<const char*, 2> indicators;
};

constexpr Good kGoods[] = {
    {"net job-year", false, {"employment", nullptr}},
    {"innovation", false, {"innovations_incremental", "innovations_radical"}},
    {"gross regional product", true, {"grp", nullptr}},
    {"business R&D", true, {"business_rd", nullptr}},
};
constexpr std::array<const char*, 2> kOutlay{"public_outlay", nullptr};

// Futures that are read at a time, so that memory does not follow their number.
constexpr std::uint64_t kBatch = 256;

/// Sums of every indicator over years and regions: [future][indicator].
struct Sums {
  std::size_t indicators = 0;
  std::vector<double> values;
};

Sums sums_of(const StudyReader& study, std::size_t arm) {
  const std::vector<std::uint64_t> shape = study.shape(schema::kRegionIndicators);
  Sums sums{shape[4], std::vector<double>(shape[1] * shape[4], 0)};
  const std::uint64_t each = shape[2] * shape[3];  // years and regions of a future
  for (std::uint64_t first = 0; first < shape[1]; first += kBatch) {
    const std::uint64_t count = std::min(kBatch, shape[1] - first);
    const std::vector<double> values =
        study.read(schema::kRegionIndicators,
                   {{arm, first, 0, 0, 0}, {1, count, shape[2], shape[3], shape[4]}});
    for (std::size_t i = 0; i < values.size(); ++i) {
      const std::size_t future = first + i / (each * shape[4]);
      sums.values[future * shape[4] + i % shape[4]] += values[i];
    }
  }
  return sums;
}

/// What an arm has more of some indicators together than the first, future by future.
std::vector<double> gains_of(const StudyReader& study, std::span<const char* const> indicators,
                             const Sums& arm, const Sums& baseline) {
  std::vector<double> gains(arm.values.size() / arm.indicators, 0);
  for (const char* name : indicators) {
    if (name == nullptr) continue;
    const auto found = std::ranges::find(study.indicators(), name);
    const auto index = static_cast<std::size_t>(found - study.indicators().begin());
    for (std::size_t future = 0; future < gains.size(); ++future) {
      const std::size_t place = future * arm.indicators + index;
      gains[future] += arm.values[place] - baseline.values[place];
    }
  }
  return gains;
}

bool has_all(const StudyReader& study, std::span<const char* const> indicators) {
  return std::ranges::all_of(indicators, [&](const char* name) {
    return name == nullptr || std::ranges::count(study.indicators(), name) > 0;
  });
}

Price price_of(const Good& good, const std::string& arm, const std::string& currency,
               const std::vector<double>& gains, const std::vector<double>& outlay) {
  Price price{arm, good.of, good.gain ? "1" : currency, good.gain, {}, false};
  const MeanInterval gained = mean_interval(gains);
  price.clear = gained.lo95 > 0 && gained.n >= kFewestForVerdict;
  price.ratio = good.gain ? paired_ratio(gains, outlay) : paired_ratio(outlay, gains);
  return price;
}

std::string value_text(const Price& price, const std::string& currency) {
  const Ratio& ratio = price.ratio;
  if (!ratio.known || (!price.gain && !price.clear)) return "none: the futures show no clear gain";
  const std::string range = fmt::format("{} [{}, {}]", readable_number(ratio.value),
                                        readable_number(ratio.lo95), readable_number(ratio.hi95));
  return price.gain ? range : range + ' ' + currency;
}

}  // namespace

std::vector<Price> prices(const StudyReader& study) {
  std::vector<Price> rows;
  const StudyDescription& is = study.description();
  if (!study.has(schema::kRegionIndicators) || !has_all(study, kOutlay)) return rows;
  const Sums baseline = sums_of(study, 0);
  for (std::size_t arm = 1; arm < is.arms.size(); ++arm) {
    const Sums sums = sums_of(study, arm);
    const std::vector<double> outlay = gains_of(study, kOutlay, sums, baseline);
    if (!(mean(outlay) > 0)) continue;
    for (const Good& good : kGoods) {
      if (!has_all(study, good.indicators)) continue;
      const std::vector<double> gains = gains_of(study, good.indicators, sums, baseline);
      rows.push_back(price_of(good, is.arms[arm], is.currency, gains, outlay));
    }
  }
  return rows;
}

std::string price_text(const StudyReader& study) {
  using enum TextTable::Align;
  const StudyDescription& is = study.description();
  std::string text;
  const std::vector<Price> rows = prices(study);
  for (auto row = rows.begin(); row != rows.end();) {
    const std::string arm = row->arm;
    TextTable table({{left}, {left}});
    for (; row != rows.end() && row->arm == arm; ++row) {
      const std::string what = row->gain
                                   ? fmt::format("  {} per {} of outlay", row->of, is.currency)
                                   : fmt::format("  outlay per {}", row->of);
      table.add({what, value_text(*row, is.currency)});
    }
    text += result_line(fmt::format("price of {}, {} to {}, with 95 % intervals", arm,
                                    is.first_year, is.last_year())) +
            table.text(kResultWidth);
  }
  return text;
}

}  // namespace spearhead::output
