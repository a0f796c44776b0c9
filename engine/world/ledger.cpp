#include "engine/world/ledger.h"

#include <string>

#include "engine/base/error.h"

namespace spearhead {
namespace {

std::array<Cents, kLedgerItems> items_of(const LedgerRow& row) {
  return {row.award + row.administration, row.administration, row.award,
          row.own_contribution,           row.infra_marginal, row.double_funding};
}

}  // namespace

void Ledger::enter(const LedgerRow& row, Cents budget) {
  const std::array<Cents, kLedgerItems> items = items_of(row);
  const auto is_part = [&](Cents part) { return part >= 0 && part <= row.award; };
  require_law(row.award >= 0 && row.administration >= 0 && row.own_contribution >= 0 &&
                  is_part(row.infra_marginal) && is_part(row.double_funding) &&
                  is_part(row.research_money),
              "a payment of a programme is negative, or a part of it more than the whole");
  if (total(row.giver, LedgerItem::outlay) + items[0] > budget) {
    throw ModelError("programme " + std::to_string(row.giver.value) +
                     " spends more than its budget");
  }
  auto& totals = totals_[row.giver.value];
  for (std::size_t i = 0; i < kLedgerItems; ++i) totals[i] += items[i];
  rows_.push_back(row);
}

void Ledger::open_year() {
  for (auto& totals : totals_) totals.fill(0);
  rows_.clear();
}

void Ledger::check_balance() const {
  std::vector<std::array<Cents, kLedgerItems>> sums(totals_.size());
  for (const LedgerRow& row : rows_) {
    const std::array<Cents, kLedgerItems> items = items_of(row);
    for (std::size_t i = 0; i < kLedgerItems; ++i) sums[row.giver.value][i] += items[i];
  }
  require_law(sums == totals_, "the ledger's payments do not add up to its totals");
}

}  // namespace spearhead
