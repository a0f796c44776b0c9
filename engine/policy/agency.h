#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "engine/base/hash.h"

namespace spearhead {

/// Agencies that share their papers are one group, others a group each: so many can be told apart.
inline constexpr std::uint32_t kMostAgencyGroups = 32;

/// Who runs programmes.
struct Agency {
  std::string id;
  /// Applications that it can look at in a year; who comes later is not looked at.
  double capacity = std::numeric_limits<double>::infinity();
  double information = 1;  ///< part of the truth that it sees, 0 to 1
  /// Agencies of one group see each other's contracts; one without a group sees its own only.
  std::string group;

  Key key() const { return key_of(id); }
  Key group_key() const { return group.empty() ? key_of({key()}) : key_of(group); }
};

}  // namespace spearhead
