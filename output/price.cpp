#include "output/price.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "output/analysis/paired_effect.h"
#include "output/effect_text.h"
#include "output/study_schema.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

/// Something that money may bring: the sum of some indicators.
struct Good {
  const char* of;
  bool per_money;
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

/// The differences as an effect, with the verdict that effects have.
PairedEffect effect_of(const std::vector<double>& differences) {
  return paired_effect(differences, std::vector<double>(differences.size(), 0.0));
}

PriceState state_of(const Good& good, const PairedEffect& gain, const PairedEffect& outlay) {
  using enum PriceState;
  if (!(outlay.effect_mean > 0)) return no_dearer;
  // What one unit of money brings has an interval of two futures already, and needs no verdict.
  if (outlay.n < (good.per_money ? 2 : kFewestForVerdict)) return too_few_futures;
  if (!(outlay.mean_lo95 > 0)) return outlay_unclear;
  if (!good.per_money && gain.verdict != Verdict::higher) return no_clear_gain;
  return stated;
}

Price price_of(const Good& good, const std::string& arm, const std::string& currency,
               const std::vector<double>& gains, const std::vector<double>& outlay) {
  Price price;
  price.arm = arm;
  price.of = good.of;
  price.unit = good.per_money ? "1" : currency;
  price.per_money = good.per_money;
  price.n = static_cast<std::uint32_t>(gains.size());
  price.state = state_of(good, effect_of(gains), effect_of(outlay));
  if (price.state != PriceState::stated) return price;
  price.ratio = good.per_money ? paired_ratio(gains, outlay) : paired_ratio(outlay, gains);
  return price;
}

const char* why_none(PriceState state) {
  switch (state) {
    case PriceState::stated:
      break;
    case PriceState::no_dearer:
      return "no dearer than the baseline";
    case PriceState::too_few_futures:
      return "too few futures";
    case PriceState::outlay_unclear:
      return "outlay unclear";
    case PriceState::no_clear_gain:
      return "no clear gain";
  }
  return "";
}

/// The same in the words of a sentence.
const char* reason_text(PriceState state) {
  switch (state) {
    case PriceState::stated:
      break;
    case PriceState::no_dearer:
      return "none: it pays no more than the baseline";
    case PriceState::too_few_futures:
      return "none: too few futures";
    case PriceState::outlay_unclear:
      return "none: it does not clearly pay more than the baseline";
    case PriceState::no_clear_gain:
      return "none: the futures show no clear gain";
  }
  return "";
}

std::string value_text(const Price& price, const std::string& currency) {
  const Ratio& ratio = price.ratio;
  if (price.state != PriceState::stated) return reason_text(price.state);
  const std::string range = fmt::format("{} [{}, {}]", readable_number(ratio.value),
                                        readable_number(ratio.lo95), readable_number(ratio.hi95));
  return price.per_money ? range : range + ' ' + currency;
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
    for (const Good& good : kGoods) {
      if (!has_all(study, good.indicators)) continue;
      const std::vector<double> gains = gains_of(study, good.indicators, sums, baseline);
      rows.push_back(price_of(good, is.arms[arm], is.currency, gains, outlay));
    }
  }
  return rows;
}

Records price_records(const std::vector<Price>& rows) {
  Records records{{"arm", "of", "kind", "unit", "value", "lo95", "hi95", "n", "why_none"}, {}};
  for (const Price& row : rows) {
    const bool stated = row.state == PriceState::stated;
    const auto number = [&](double value) { return stated ? Cell{value} : Cell{}; };
    records.rows.push_back({row.arm, row.of, row.per_money ? "gain per outlay" : "outlay per unit",
                            row.unit, number(row.ratio.value), number(row.ratio.lo95),
                            number(row.ratio.hi95), std::int64_t{row.n},
                            stated ? Cell{} : Cell{why_none(row.state)}});
  }
  return records;
}

std::string price_text(const StudyReader& study) {
  using enum TextTable::Align;
  const StudyDescription& is = study.description();
  std::string text;
  const std::vector<Price> rows = prices(study);
  for (auto row = rows.begin(); row != rows.end();) {
    const std::string arm = row->arm;
    TextTable table({{left}, {left}});
    if (row->state == PriceState::no_dearer) {  // which is true of all that it could buy
      text += result_line(fmt::format("price of {}: {}", arm, reason_text(row->state)));
      row = std::find_if(row, rows.end(), [&](const Price& each) { return each.arm != arm; });
      continue;
    }
    for (; row != rows.end() && row->arm == arm; ++row) {
      const std::string what = row->per_money
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
