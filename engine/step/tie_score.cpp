#include "engine/step/tie_score.h"

#include <algorithm>

namespace spearhead {
namespace {

/// Relatedness of a field to the best one of a firm.
double familiarity(const KnowledgeSpace& space, const Outlook& outlook, std::uint32_t field) {
  return outlook.knows_any ? space.phi(outlook.best_field, field) : 0;
}

double weigh(const Parameters& rule, double visibility, double familiar, double complement,
             double absorptive_capacity) {
  const double seen = std::min(visibility, 1.0);
  return rule.score_familiar * familiar * (1 - seen) + rule.score_complement * seen * complement +
         rule.score_absorptive * absorptive_capacity;
}

}  // namespace

void look_out(const KnowledgeSpace& space, const Knowledgeable& own, Outlook& outlook) {
  const std::uint32_t best = best_slot(own.kene);
  outlook.knows_any = best < Kene::kSlots;
  outlook.best_field = outlook.knows_any ? own.kene.field[best] : 0;
  const std::size_t fields = space.size();
  double* const __restrict yield = outlook.yield;
  std::fill_n(yield, fields, 0.0);
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (!own.kene.knows(k)) continue;
    const double* const joined = space.yields(own.absorptive_capacity, own.kene.field[k]);
    for (std::size_t f = 0; f < fields; ++f) yield[f] = joined[f] > yield[f] ? joined[f] : yield[f];
  }
}

double score_of_firm(const Parameters& rule, const KnowledgeSpace& space, const Outlook& outlook,
                     const Knowledgeable& other, double visibility) {
  double complement = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    complement = std::max(complement, other.kene.expertise(k) * outlook.yield[other.kene.field[k]]);
  }
  const std::uint32_t top = best_slot(other.kene);
  const double familiar =
      top < Kene::kSlots ? familiarity(space, outlook, other.kene.field[top]) : 0;
  return weigh(rule, visibility, familiar, complement, other.absorptive_capacity);
}

void find_chairs(const Universities& universities, RegionId region, std::span<BestChair> chairs) {
  for (std::uint32_t f = 0; f < chairs.size(); ++f) {
    chairs[f] = {};
    for (std::uint32_t u = 0; u < universities.size(); ++u) {
      const double strength = universities.strength_of(UniversityId{u}, f);
      if (universities.region[u] != region.value || strength <= chairs[f].strength) continue;
      chairs[f] = {u, strength};
    }
  }
}

UniversityOffer best_offer(const Outlook& outlook, std::span<const BestChair> chairs) {
  UniversityOffer best;
  for (std::uint32_t f = 0; f < chairs.size(); ++f) {
    const double worth = chairs[f].strength * outlook.yield[f];
    if (worth > best.worth) best = {chairs[f].university, f, worth};
  }
  return best;
}

double score_of_offer(const Parameters& rule, const KnowledgeSpace& space, const Outlook& outlook,
                      const UniversityOffer& offer, double strength) {
  return weigh(rule, rule.visibility_base, familiarity(space, outlook, offer.field), offer.worth,
               strength);
}

}  // namespace spearhead
