#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "engine/base/id.h"
#include "engine/math/fixed.h"
#include "engine/world/column.h"
#include "engine/world/layout.h"

namespace spearhead {

/// A field that a firm learns from somebody, carried out when all firms have looked around. Those
/// of one firm come in the order of the model's text, whatever the order of rows.
struct Lesson {
  FirmRow learner;
  std::uint32_t field;
  double expertise;    ///< of the source
  double known_share;  ///< of the gap that is closed when the field is known already
  double new_share;    ///< of the expertise at which it is learnt when it is new
};

/// A gain for a partner, whose row may lie in any block.
struct PartnerGain {
  FirmRow receiver;
  std::int64_t gain;
};

/// Fields that a firm has joined successfully.
struct PairUse {
  RegionId region;
  std::uint16_t first;
  std::uint16_t second;
};

/// Gains and lessons of one step. Firms look at each other as they stood at the start of the
/// learning phases; only `take_in` changes productivity and kenes. Gains are logs in units of
/// 2^-40: sums of integers, so that the order in which partners' gains arrive does not matter.
struct Outbox {
  Column<FirmRow, std::int64_t> innovation;  ///< gains from innovations, own and partners'
  Column<FirmRow, std::int64_t> learning;    ///< gains from what others do better
  // Of each block's firms.
  std::vector<std::vector<Lesson>> lessons;  ///< for the block's own rows
  std::vector<std::vector<PartnerGain>> partner_gains;
  std::vector<std::vector<PairUse>> pair_uses;

  void fit_to(const Layout& layout) {
    innovation.resize(layout.rows());
    learning.resize(layout.rows());
    lessons.resize(layout.blocks());
    partner_gains.resize(layout.blocks());
    pair_uses.resize(layout.blocks());
  }
};

/// A gain in log productivity as the outbox counts it.
inline constexpr double kGainUnit = 0x1p-40;
inline std::int64_t fixed_gain(double gain) { return math::to_fixed(gain, 1 / kGainUnit); }
/// The gain again; below 2^11, as every sensible gain is, without the conversion of 64-bit integers
/// that AVX2 lacks.
inline double gain_from_fixed(std::int64_t gain) {
  constexpr double kRound = 0x1.8p52;
  return kGainUnit * (std::bit_cast<double>(std::bit_cast<std::int64_t>(kRound) + gain) - kRound);
}

}  // namespace spearhead
