#pragma once

#include <cstddef>
#include <iterator>

#include "engine/policy/programme.h"

/// How files call what a programme may choose among. The words of a list come in the order of the
/// engine's values.
namespace spearhead::scenarios {

/// The last one is not in this version; `weights` come as a map and not as a word.
inline constexpr const char* kAllocations[] = {"even", "proportional", "strongest", "overlap",
                                               "discovery"};
inline constexpr std::size_t kUsableAllocations = std::size(kAllocations) - 1;
inline constexpr const char* kSelections[] = {"lottery", "first_come", "merit", "need", "jury"};
inline constexpr const char* kCumulations[] = {"seen", "none", "free"};
inline constexpr const char* kFinancings[] = {"external", "regional"};
/// `first_come` is a value of `selection`; the others are keys.
inline constexpr const char* kCommonKeyWords[] = {
    "aid", "cap", "allocation", "selection", "selection: first_come", "cumulation", "announced"};
static_assert(std::size(kCommonKeyWords) == kCommonKeys);
inline constexpr const char* kReceivers[] = {"firm", "cluster", "project"};
/// `Origin::any` has no word.
inline constexpr const char* kOwnerships[] = {"domestic", "foreign", "spin_off"};
/// `ResearchStatus::any` has none either.
inline constexpr const char* kResearchStatuses[] = {"performer", "none"};

inline const char* word_of(Allocation allocation) {
  return allocation == Allocation::weights ? "weights"
                                           : kAllocations[static_cast<std::size_t>(allocation)];
}
inline const char* word_of(Selection selection) {
  return kSelections[static_cast<std::size_t>(selection)];
}
inline const char* word_of(Cumulation cumulation) {
  return kCumulations[static_cast<std::size_t>(cumulation)];
}
inline const char* word_of(Financing financing) {
  return kFinancings[static_cast<std::size_t>(financing)];
}
inline const char* word_of(Receiver receiver) {
  return kReceivers[static_cast<std::size_t>(receiver)];
}
inline const char* word_of(CommonKey key) { return kCommonKeyWords[static_cast<std::size_t>(key)]; }
/// \param origin not `Origin::any`
inline const char* word_of(Origin origin) {
  return kOwnerships[static_cast<std::size_t>(origin) - 1];
}
/// \param status not `ResearchStatus::any`
inline const char* word_of(ResearchStatus status) {
  return kResearchStatuses[static_cast<std::size_t>(status) - 1];
}

}  // namespace spearhead::scenarios
