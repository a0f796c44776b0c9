#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/records.h"
#include "output/study_reader.h"

namespace spearhead::output {

/// An item of what the programmes of an arm paid over all years, or a share of it.
struct MoneyRow {
  std::string arm;
  std::string item;  ///< of the ledger, or infra_marginal_share, double_funding_share, leverage
  std::string unit;  ///< currency, or 1
  double mean = 0;   ///< over the futures; of a share the ratio of two means
  double lo95 = 0;   ///< 95 % interval: t, or Fieller's; none of a single future
  double hi95 = 0;
  std::uint32_t n = 0;  ///< futures
};

/// By arm, but the first, and item; empty in a study without programmes. Shares are parts of the
/// awards: `infra_marginal_share` what receivers would have done anyway (deadweight),
/// `double_funding_share` what went to firms with another agency's money for the same R&D,
/// `leverage` what receivers pledged beside the awards. \throws OutputError
std::vector<MoneyRow> money(const StudyReader& study);

/// The same for programs.
Records money_records(const std::vector<MoneyRow>& rows);

/// The same as a table for each arm, at most 100 columns, each line ended.
std::string money_text(const StudyReader& study);

}  // namespace spearhead::output
