#pragma once

#include "engine/world/firms.h"
#include "engine/world/layout.h"
#include "engine/world/select.h"

/// Lists of the few firms of a block that several phases look for.
namespace spearhead {

/// Firms of a block with a parent abroad.
inline void list_foreign(const Firms& firms, const Block& block, Selected& foreign) {
  const Ownership* const __restrict owner = firms.ownership.from(block.begin);
  select(
      block.size(), [&](std::uint32_t i) { return is_foreign(owner[i]); }, foreign);
}

/// Firms of a block with public money in hand.
inline void list_funded(const Firms& firms, const Block& block, Selected& funded) {
  const double* const __restrict fund = firms.grant_fund.from(block.begin);
  select(
      block.size(), [&](std::uint32_t i) { return fund[i] != 0; }, funded);
}

}  // namespace spearhead
