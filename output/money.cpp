#include "output/money.h"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "output/analysis/interval.h"
#include "output/analysis/paired_effect.h"
#include "output/analysis/ratio.h"
#include "output/books.h"
#include "output/effect_text.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

/// An amount of the ledger, and in which words people read it.
struct Amount {
  LedgerItem item;
  const char* words;
};
constexpr Amount kAmounts[] = {
    {LedgerItem::outlay, "outlay"},
    {LedgerItem::award, "  awards"},
    {LedgerItem::administration, "  administration"},
    {LedgerItem::own_contribution, "pledged by receivers beside the awards"},
    {LedgerItem::infra_marginal, "awards for what they would have done anyway"},
    {LedgerItem::double_funding, "awards to firms with other money for the same R&D"},
};

/// An amount per award.
struct Share {
  const char* name;
  LedgerItem part;
  const char* words;
};
constexpr Share kShares[] = {
    {"infra_marginal_share", LedgerItem::infra_marginal, "share of awards: done anyway"},
    {"double_funding_share", LedgerItem::double_funding, "share of awards: other money"},
    {"leverage", LedgerItem::own_contribution, "pledged for each 1 of awards"},
};

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

MoneyRow amount_row(const std::string& arm, const Amount& amount, const std::string& currency,
                    const std::vector<double>& values) {
  const MeanInterval is = mean_interval(values);
  return {arm,      kLedgerItemNames[static_cast<std::size_t>(amount.item)],
          currency, is.mean,
          is.lo95,  is.hi95,
          is.n};
}

MoneyRow share_row(const std::string& arm, const Share& share, const std::vector<double>& part,
                   const std::vector<double>& award) {
  const auto n = static_cast<std::uint32_t>(award.size());
  const Ratio ratio = paired_ratio(part, award);
  if (ratio.known) return {arm, share.name, "1", ratio.value, ratio.lo95, ratio.hi95, n};
  const double paid = mean(award);
  return {arm, share.name, "1", paid > 0 ? mean(part) / paid : kNothing, kNothing, kNothing, n};
}

const char* words_of(const std::string& item) {
  for (const Amount& amount : kAmounts) {
    if (item == kLedgerItemNames[static_cast<std::size_t>(amount.item)]) return amount.words;
  }
  for (const Share& share : kShares) {
    if (item == share.name) return share.words;
  }
  return "";
}

std::string interval_text(const MoneyRow& row) {
  if (!std::isfinite(row.lo95)) return "-";
  return fmt::format("[{}, {}]", readable_number(row.lo95), readable_number(row.hi95));
}

}  // namespace

std::vector<MoneyRow> money(const StudyReader& study) {
  std::vector<MoneyRow> rows;
  if (!has_books(study)) return rows;
  const StudyDescription& is = study.description();
  for (std::size_t arm = 1; arm < is.arms.size(); ++arm) {
    const Books books(study, arm);
    for (const Amount& amount : kAmounts) {
      const std::vector<double> values = books.of(amount.item);
      if (!values.empty()) rows.push_back(amount_row(is.arms[arm], amount, is.currency, values));
    }
    const std::vector<double> award = books.of(LedgerItem::award);
    for (const Share& share : kShares) {
      const std::vector<double> part = books.of(share.part);
      if (part.empty() || award.empty()) continue;
      rows.push_back(share_row(is.arms[arm], share, part, award));
    }
  }
  return rows;
}

Records money_records(const std::vector<MoneyRow>& rows) {
  Records records{{"arm", "item", "unit", "mean", "lo95", "hi95", "n"}, {}};
  for (const MoneyRow& row : rows) {
    records.rows.push_back(
        {row.arm, row.item, row.unit, row.mean, row.lo95, row.hi95, std::int64_t{row.n}});
  }
  return records;
}

std::string money_text(const StudyReader& study) {
  using enum TextTable::Align;
  const StudyDescription& is = study.description();
  const std::vector<MoneyRow> rows = money(study);
  std::string text;
  for (auto row = rows.begin(); row != rows.end();) {
    const std::string arm = row->arm;
    TextTable table({{left}, {right}, {left}, {left, 1}});
    for (; row != rows.end() && row->arm == arm; ++row) {
      table.add({fmt::format("  {}", words_of(row->item)), readable_number(row->mean),
                 interval_text(*row), row->unit == "1" ? "" : row->unit});
    }
    text += result_line(fmt::format("money of {}, {} to {}: means of futures, with 95 % intervals",
                                    arm, is.first_year, is.last_year())) +
            table.text(kResultWidth);
  }
  return text;
}

}  // namespace spearhead::output
