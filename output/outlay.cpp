#include "output/outlay.h"

#include <fmt/format.h>

#include "engine/world/ledger.h"
#include "output/effect_text.h"

namespace spearhead::output {
namespace {

constexpr const char* kLedger = "programme_ledger";

/// Sum of one item over futures, years and programmes of an arm.
double total(const std::vector<double>& ledger, LedgerItem item) {
  double sum = 0;
  for (std::size_t i = static_cast<std::size_t>(item); i < ledger.size(); i += kLedgerItems) {
    sum += ledger[i];
  }
  return sum;
}

}  // namespace

std::vector<Outlay> outlays(const StudyReader& study) {
  std::vector<Outlay> rows;
  if (!study.has(kLedger)) return rows;
  const std::vector<std::uint64_t> shape = study.shape(kLedger);
  const auto futures = static_cast<double>(shape[1]);
  for (std::size_t arm = 1; arm < study.description().arms.size(); ++arm) {
    const std::vector<double> ledger =
        study.read(kLedger, {{arm, 0, 0, 0, 0}, {1, shape[1], shape[2], shape[3], shape[4]}});
    const auto mean_of = [&](LedgerItem item) { return total(ledger, item) / futures; };
    rows.push_back({study.description().arms[arm], mean_of(LedgerItem::outlay),
                    mean_of(LedgerItem::administration), mean_of(LedgerItem::award),
                    mean_of(LedgerItem::own_contribution), mean_of(LedgerItem::infra_marginal)});
  }
  return rows;
}

std::string outlay_text(const StudyReader& study) {
  std::string text;
  const StudyDescription& description = study.description();
  for (const Outlay& row : outlays(study)) {
    text += fmt::format("public outlay of {}, {} to {}: {} {}\n", row.arm, description.first_year,
                        description.last_year(), readable_number(row.outlay), description.currency);
    if (row.award > 0) {
      text += fmt::format(
          "  awards of {} pay {:.0f} % of the R&D that they support; firms pledged {}\n",
          readable_number(row.award), 100 * row.award / (row.award + row.own_contribution),
          readable_number(row.own_contribution));
      text += fmt::format(
          "  {:.0f} % of the money awarded paid for what firms would have done anyway\n",
          100 * row.infra_marginal / row.award);
    }
  }
  return text;
}

}  // namespace spearhead::output
