#include "engine/step/tie_score.h"

#include <algorithm>

namespace spearhead {
namespace {

/// Relatedness of a field to the best one of a firm.
double familiarity(const KnowledgeSpace& space, const Kene& kene, std::uint32_t field) {
  const std::uint32_t slot = best_slot(kene);
  return slot < Kene::kSlots ? space.phi(kene.field[slot], field) : 0;
}

/// Highest yield of joining a field to one that the firm knows.
double best_yield(const KnowledgeSpace& space, const Knowledgeable& own, std::uint32_t field) {
  double best = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (!own.kene.knows(k)) continue;
    best = std::max(best, space.yield(own.absorptive_capacity, own.kene.field[k], field));
  }
  return best;
}

double weigh(const Parameters& rule, double visibility, double familiar, double complement,
             double absorptive_capacity) {
  const double seen = std::min(visibility, 1.0);
  return rule.score_familiar * familiar * (1 - seen) + rule.score_complement * seen * complement +
         rule.score_absorptive * absorptive_capacity;
}

}  // namespace

double score_of_firm(const Parameters& rule, const KnowledgeSpace& space, const Knowledgeable& own,
                     const Knowledgeable& other, double visibility) {
  double complement = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    const double expertise = other.kene.expertise(k);
    if (expertise <= complement) continue;  // no yield is above 1
    complement = std::max(complement, expertise * best_yield(space, own, other.kene.field[k]));
  }
  const std::uint32_t top = best_slot(other.kene);
  const double familiar =
      top < Kene::kSlots ? familiarity(space, own.kene, other.kene.field[top]) : 0;
  return weigh(rule, visibility, familiar, complement, other.absorptive_capacity);
}

UniversityOffer best_offer(const KnowledgeSpace& space, const Universities& universities,
                           RegionId region, const Knowledgeable& own) {
  UniversityOffer best;
  for (std::uint32_t u = 0; u < universities.size(); ++u) {
    if (universities.region[u] != region.value) continue;
    for (std::uint32_t f = 0; f < universities.fields; ++f) {
      const double strength = universities.strength_of(UniversityId{u}, f);
      if (strength <= best.worth) continue;  // no yield is above 1
      const double worth = strength * best_yield(space, own, f);
      if (worth > best.worth) best = {u, f, worth};
    }
  }
  return best;
}

double score_of_offer(const Parameters& rule, const KnowledgeSpace& space, const Knowledgeable& own,
                      const UniversityOffer& offer, double strength) {
  return weigh(rule, rule.visibility_base, familiarity(space, own.kene, offer.field), offer.worth,
               strength);
}

}  // namespace spearhead
