#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace spearhead {

/// What a random number is about. The number in the key is a hash of the name, so that purposes may
/// be added, listed in any order or dropped without shifting anybody else's luck.
struct Purpose {
  std::string_view name;
  std::uint32_t word;

  /// FNV-1a, 32 bits.
  constexpr explicit Purpose(std::string_view text) : name(text), word(0x811C9DC5U) {
    for (const char letter : text) {
      word = (word ^ static_cast<unsigned char>(letter)) * 0x01000193U;
    }
  }
};

/// The registry: every purpose of the model by name. A name is never given a new meaning.
namespace purpose {
// What chance holds for every firm in every quarter, four words at once (engine/world/lots.h)
inline constexpr Purpose market_lot{"lot: shock, foreign buyer"};
inline constexpr Purpose chance_lot{"lot: improvement, end of a tie, search, closure"};
// Founding
inline constexpr Purpose founding_size{"founding size"};
inline constexpr Purpose founding_firm{"founding firm"};
inline constexpr Purpose founding_market{"founding market"};
inline constexpr Purpose founding_kene{"founding kene"};
inline constexpr Purpose founding_owner{"founding owner"};
// Markets
inline constexpr Purpose world_demand{"world demand"};
inline constexpr Purpose export_spell{"export spell"};
// Knowledge
inline constexpr Purpose research_routine{"research routine"};
inline constexpr Purpose innovation_step{"innovation step"};
inline constexpr Purpose project{"project"};
inline constexpr Purpose project_partner{"project's partner"};
inline constexpr Purpose project_result{"project's result"};
inline constexpr Purpose launch{"launch"};
inline constexpr Purpose learning{"learning"};
inline constexpr Purpose imitation{"imitation"};
inline constexpr Purpose world_practice{"world practice"};
inline constexpr Purpose partner_learning{"partner learning"};
inline constexpr Purpose mobility{"mobility"};
inline constexpr Purpose buyer{"foreign buyer"};
inline constexpr Purpose circle{"circle"};
// Partnerships and clusters
inline constexpr Purpose membership{"membership"};
inline constexpr Purpose tie_end{"end of a tie"};
inline constexpr Purpose candidate{"candidate"};
// Births, closures, investors
inline constexpr Purpose founder{"founder"};
inline constexpr Purpose founder_firm{"founder's firm"};
inline constexpr Purpose founder_sector{"founder's sector"};
inline constexpr Purpose spin_off{"spin-off"};
inline constexpr Purpose spin_off_firm{"spin-off's firm"};
inline constexpr Purpose university_spin_off{"university spin-off"};
inline constexpr Purpose foreign_project{"foreign project"};
inline constexpr Purpose affiliate{"affiliate"};
inline constexpr Purpose staff_lot{"staff lot"};
// Programmes
inline constexpr Purpose lottery{"lottery"};
inline constexpr Purpose awareness{"awareness of a call"};
inline constexpr Purpose application{"application"};
inline constexpr Purpose judgement{"judgement of an agency"};
inline constexpr Purpose agency_overlap{"overlap seen by an agency"};
inline constexpr Purpose need{"public need"};
inline constexpr Purpose bid{"bid"};
inline constexpr Purpose platform{"platform"};
inline constexpr Purpose lead{"lead"};
inline constexpr Purpose prospect{"prospect"};
// Experiments
inline constexpr Purpose parameter{"parameter"};
inline constexpr Purpose map_resample{"workplaces of a sector in a resample of the map"};

inline constexpr std::array kAll{market_lot,
                                 chance_lot,
                                 founding_size,
                                 founding_firm,
                                 founding_market,
                                 founding_kene,
                                 founding_owner,
                                 world_demand,
                                 export_spell,
                                 research_routine,
                                 innovation_step,
                                 project,
                                 project_partner,
                                 project_result,
                                 launch,
                                 learning,
                                 imitation,
                                 world_practice,
                                 partner_learning,
                                 mobility,
                                 buyer,
                                 circle,
                                 membership,
                                 tie_end,
                                 candidate,
                                 founder,
                                 founder_firm,
                                 founder_sector,
                                 spin_off,
                                 spin_off_firm,
                                 university_spin_off,
                                 foreign_project,
                                 affiliate,
                                 staff_lot,
                                 lottery,
                                 awareness,
                                 application,
                                 judgement,
                                 agency_overlap,
                                 need,
                                 bid,
                                 platform,
                                 lead,
                                 prospect,
                                 parameter,
                                 map_resample};
}  // namespace purpose

}  // namespace spearhead
