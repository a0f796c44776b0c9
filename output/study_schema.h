#pragma once

#include <array>
#include <cstdint>

/// The names and numbers that writer and reader of study files agree on; docs/file-format.md is
/// their public face. A change of meaning bumps the version.
namespace spearhead::output::schema {

inline constexpr const char* kConventions = "CF-1.10";
inline constexpr const char* kFiletype = "spearhead.study";
/// 1.1 added the item double_funding, the group of awards and the column of members.
inline constexpr std::array<std::int32_t, 2> kVersion{1, 1};
inline constexpr const char* kComplete = "complete";

inline constexpr const char* kProvenanceGroup = "provenance";
inline constexpr const char* kFirmsGroup = "firms";
inline constexpr const char* kLinksGroup = "links";
inline constexpr const char* kAwardsGroup = "awards";
inline constexpr const char* kArmColumn = "arm_index";
inline constexpr const char* kFutureColumn = "future";
inline constexpr const char* kMemberColumn = "member";
inline constexpr const char* kFirmsPerRow = "firms_per_row";
inline constexpr const char* kDataHash = "data_hash";
inline constexpr const char* kCurrency = "currency";

inline constexpr const char* kRegionIndicators = "region_indicators";
inline constexpr const char* kInitialRegionIndicators = "initial_region_indicators";
inline constexpr const char* kSectorIndicators = "sector_indicators";
inline constexpr const char* kClusterIndicators = "cluster_indicators";
inline constexpr const char* kProgrammeLedger = "programme_ledger";

}  // namespace spearhead::output::schema
