#pragma once

#include "engine/math/elementary.h"
#include "engine/step/now.h"
#include "engine/world/blocks.h"
#include "engine/world/world.h"

/// What firms put into innovation, and how far it reaches. Symbols are those of docs/model.md,
/// section 7.
namespace spearhead {

/// What the firms of a block put into innovation.
struct Effort {
  BlockLane pay;          ///< of a researcher [wu/year]
  BlockLane effect;       ///< of a unit of effort: technological opportunity times management
  BlockLane researchers;  ///< [persons]
  BlockLane on_project;   ///< of these, at work on the firm's project [persons]
  BlockLane practice;     ///< learning by doing, in units of effort
};

void measure_effort(const Now& now, const World& world, const Block& block, Effort& effort);

/// Log productivity that knowledge supports; affiliates draw on what their parent knows too.
inline double potential(double fit, double recombined_knowledge, Ownership owner,
                        const Parameters& rule) {
  return rule.potential_base + rule.potential_fit * fit + recombined_knowledge +
         (is_foreign(owner) ? rule.foreign_parent : 0);
}

/// What decides how far an advance of a firm reaches.
struct Reach {
  double lines;   ///< product lines; an innovation touches one of them
  double excess;  ///< productivity beyond what knowledge supports, log; may be negative
};

Reach reach_of(const Firms& firms, FirmRow row, double researchers, const Parameters& rule);

/// Part of a small improvement that comes through.
double reach_of_improvement(const Reach& reach, const Parameters& rule);

/// Part of a recombination's advance that comes through; well-trodden pairs of fields yield less.
double reach_of_recombination(const Reach& reach, double pair_use, const Parameters& rule);

}  // namespace spearhead
