#pragma once

#include <cstdint>
#include <span>

#include "engine/scenario.h"
#include "engine/world/matching.h"
#include "engine/world/places.h"

/// What a firm that looks for a partner makes of those at whom it looks. Without sight of each
/// other's knowledge firms choose the familiar; with it, the complementary.
namespace spearhead {

/// A firm's knowledge as others judge it.
struct Knowledgeable {
  const Kene& kene;
  double absorptive_capacity;
};

/// A firm's own knowledge as it looks at others with it; worked out once for all of them.
struct Outlook {
  std::uint32_t best_field = 0;
  bool knows_any = false;
  double yield[KnowledgeSpace::kMostFields];  ///< best one of joining each field to one it knows
};

/// What a firm with this knowledge looks out for.
void look_out(const KnowledgeSpace& space, const Knowledgeable& own, Outlook& outlook);

/// Score of another firm without chance. `visibility` is how well its knowledge can be seen, cut at
/// full sight.
double score_of_firm(const Parameters& rule, const KnowledgeSpace& space, const Outlook& outlook,
                     const Knowledgeable& other, double visibility);

/// The field of a university that is worth most to a firm.
struct UniversityOffer {
  std::uint32_t university = 0;
  std::uint32_t field = 0;
  double worth = 0;  ///< yield of joining it to what the firm knows, times strength; 0: no offer
};

/// The strongest university of the region in each field.
void find_chairs(const Universities& universities, RegionId region, std::span<BestChair> chairs);

/// The best offer of the region's universities, by their strongest in each field.
UniversityOffer best_offer(const Outlook& outlook, std::span<const BestChair> chairs);

/// Score of an offer without chance; a university absorbs as well as it is strong.
double score_of_offer(const Parameters& rule, const KnowledgeSpace& space, const Outlook& outlook,
                      const UniversityOffer& offer, double strength);

}  // namespace spearhead
