#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

/// What firms see when they look at others. Nothing changes but the outbox.
namespace spearhead {

/// A firm that looks around, and its luck in doing so.
struct Learner {
  FirmRow row;
  SegmentId segment;
  Words words;
};

/// Takes over a part of a better practice: of a partner in a related sector, or of a firm of the
/// own sector.
void imitate(const Now& now, World& world, const Learner& learner);

/// Takes over a part of a better practice of the rest of the world.
void see_the_world(const Now& now, World& world, const Learner& learner);

/// Learns a field of a partner.
void learn_from_partner(const Now& now, World& world, const Learner& learner);

/// Learns a field of people who change jobs: most from the own sector, others from all firms by
/// their size.
void learn_from_newcomers(const Now& now, World& world, const Learner& learner);

/// Learns practice, and sometimes a field, from a foreign buyer, as far as the trades are related.
void learn_from_buyer(const Now& now, World& world, const Learner& learner);

}  // namespace spearhead
