#include "output/outlay.h"

#include <fmt/format.h>

#include "output/analysis/paired_effect.h"
#include "output/books.h"
#include "output/effect_text.h"

namespace spearhead::output {
namespace {

/// What an arm's awards went into, a line for each thing that can be said.
std::string award_text(const Outlay& row) {
  const auto share = [&](double part) { return 100 * part / row.award; };
  std::string text = fmt::format("  receivers got {}", readable_number(row.award));
  if (row.own_contribution > 0) {
    text += fmt::format(" and pledged {} of their own", readable_number(row.own_contribution));
  }
  text += fmt::format("\n  {:.0f} % of the money paid for what they would have done anyway\n",
                      share(row.infra_marginal));
  if (row.double_funding > 0) {
    text +=
        fmt::format("  {:.0f} % went to firms that had another agency's money for the same R&D\n",
                    share(row.double_funding));
  }
  return text;
}

}  // namespace

std::vector<Outlay> outlays(const StudyReader& study) {
  std::vector<Outlay> rows;
  if (!has_books(study)) return rows;
  for (std::size_t arm = 1; arm < study.description().arms.size(); ++arm) {
    const Books books(study, arm);
    const auto mean_of = [&](LedgerItem item) {
      const std::vector<double> sums = books.of(item);
      return sums.empty() ? 0 : mean(sums);
    };
    rows.push_back({study.description().arms[arm], mean_of(LedgerItem::outlay),
                    mean_of(LedgerItem::administration), mean_of(LedgerItem::award),
                    mean_of(LedgerItem::own_contribution), mean_of(LedgerItem::infra_marginal),
                    mean_of(LedgerItem::double_funding)});
  }
  return rows;
}

std::string outlay_text(const StudyReader& study) {
  std::string text;
  const StudyDescription& description = study.description();
  for (const Outlay& row : outlays(study)) {
    text += fmt::format("public outlay of {}, {} to {}: {} {}\n", row.arm, description.first_year,
                        description.last_year(), readable_number(row.outlay), description.currency);
    if (row.award > 0) text += award_text(row);
  }
  return text;
}

}  // namespace spearhead::output
