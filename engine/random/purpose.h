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
inline constexpr Purpose founding_size{"founding size"};
inline constexpr Purpose founding_firm{"founding firm"};
inline constexpr Purpose founding_market{"founding market"};
inline constexpr Purpose demand_shock{"demand shock"};
inline constexpr Purpose incremental_innovation{"incremental innovation"};
inline constexpr Purpose innovation_step{"innovation step"};
inline constexpr Purpose closure{"closure"};
inline constexpr Purpose founder{"founder"};
inline constexpr Purpose founder_firm{"founder's firm"};
inline constexpr Purpose lottery{"lottery"};

inline constexpr std::array kAll{
    founding_size, founding_firm,          founding_market, demand_shock, closure,
    founder,       incremental_innovation, innovation_step, founder_firm, lottery};
}  // namespace purpose

}  // namespace spearhead
