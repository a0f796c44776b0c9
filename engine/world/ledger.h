#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/money.h"

namespace spearhead {

/// What the books of a programme say. Outlay is award plus administration; the rest are notes
/// beside the account, not payments of the programme.
enum class LedgerItem : std::uint32_t {
  outlay,
  administration,
  award,
  own_contribution,
  infra_marginal,
  double_funding,
};
inline constexpr std::uint32_t kLedgerItems = 6;
inline constexpr std::array<const char*, kLedgerItems> kLedgerItemNames{
    "outlay", "administration", "award", "own_contribution", "infra_marginal", "double_funding"};

/// One payment of a programme.
struct LedgerRow {
  std::uint32_t step;
  std::uint32_t sector;  ///< of the receiver, or kNoSector
  ProgrammeId giver;
  RegionId region;        ///< where the receiver is
  Key receiver;           ///< a firm, a cluster or a foreign project
  std::uint32_t kind;     ///< place of the effect in the list of kinds (engine/policy/effects.h)
  std::uint32_t cluster;  ///< of the receiver, or kNoCluster
  Cents award;            ///< what the receiver gets, in money or in kind
  Cents administration;
  Cents own_contribution;
  Cents infra_marginal;  ///< part of the award for what the receiver would have done anyway
  Cents double_funding;  ///< part of the award to a firm that has another's money for the same R&D
  Cents research_money;  ///< part of the award that is earmarked for R&D in the firm's hands
};

// Rows are saved and compared as bytes.
static_assert(std::has_unique_object_representations_v<LedgerRow>);

/// The books: every payment of the current year, and each programme's totals of that year.
class Ledger {
 public:
  explicit Ledger(std::uint32_t programmes = 0) : totals_(programmes) {}

  /// Enters a payment. \throws ModelError when it would exceed `budget` of the year.
  void enter(const LedgerRow& row, Cents budget);
  /// Opens a new year: totals to zero, rows dropped.
  void open_year();

  Cents total(ProgrammeId programme, LedgerItem item) const {
    return totals_[programme.value][static_cast<std::size_t>(item)];
  }
  std::span<const LedgerRow> rows() const { return rows_; }
  std::uint32_t programmes() const { return static_cast<std::uint32_t>(totals_.size()); }

  /// \throws ModelError unless the rows add up to the totals and outlay = award + administration.
  void check_balance() const;

  /// Everything that a snapshot holds.
  template <class Self, class Visit>
  static void state(Self& self, Visit&& visit) {
    visit("ledger totals", self.totals_);
    visit("ledger rows", self.rows_);
  }

 private:
  std::vector<std::array<Cents, kLedgerItems>> totals_;
  std::vector<LedgerRow> rows_;
};

}  // namespace spearhead
