#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

/// What firms see when they look at others. Nothing changes but the outbox. Learners come as lists,
/// so that memory is asked for all firms at whom they look before it is waited for.
namespace spearhead {

/// A firm that looks around, and its luck in doing so.
struct Learner {
  FirmRow row;
  SegmentId segment;
  Words words;
};

/// Firms of one block that look around in the same way.
struct Learners {
  std::uint32_t count = 0;
  std::uint32_t row[kBlockRows];
  std::uint32_t segment[kBlockRows];
  BlockWords words;

  Learner operator[](std::uint32_t k) const {
    return {FirmRow{row[k]}, SegmentId{segment[k]}, words.of(k)};
  }
};

/// Takes over a part of a better practice: of a partner in a related sector, or of a firm of the
/// own sector.
void imitate(const Now& now, World& world, const Learners& learners);

/// Takes over a part of a better practice of the rest of the world.
void see_the_world(const Now& now, World& world, const Learners& learners);

/// Learns a field of a partner.
void learn_from_partners(const Now& now, World& world, const Learners& learners);

/// Learns a field of people who change jobs: most from the own sector, others from all firms by
/// their size.
void learn_from_newcomers(const Now& now, World& world, const Learners& learners);

/// Learns practice, and sometimes a field, from a foreign buyer, as far as the trades are related.
void learn_from_buyers(const Now& now, World& world, const Learners& learners);

}  // namespace spearhead
