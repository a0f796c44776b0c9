#pragma once

#include <cstdint>

#include "engine/policy/call.h"

namespace spearhead {

/// An applicant as the truth has it; what the agency makes of it is another matter.
struct Applicant {
  Key key;
  double merit = 0;    ///< worth of what is applied for over its cost, above 0
  double need = 0;     ///< part of the cost that the applicant could not pay alone, 0 to 1
  double network = 0;  ///< share of its partnerships that are in use, 0 to 1
  double skill = 1;    ///< of its management, above 0
};

/// The same for a firm that does R&D: its project, its means, its partners, its management.
Applicant applicant_of(const PolicyView& view, FirmRow row, double merit, double need);

/// A firm's place in a programme's lottery of this step: the same in every arm, so a larger budget
/// never drops an earlier winner, and one more applicant moves nobody else.
std::uint64_t lot(const Draws& draws, Key applicant, Key programme);

/// Place in the queue by the programme's rule of selection, lowest first. A drawn error stands for
/// what the agency does not see; it is the applicant's own in this programme and step.
std::uint64_t place_in_queue(const PolicyView& view, const Call& call, const Applicant& applicant);

/// Chance that a firm hears of a call in a quarter: members of a good cluster organisation are
/// told.
double awareness(const PolicyView& view, FirmRow row, SegmentId segment);

/// The same of the best informed firm of a segment.
double highest_awareness(const PolicyView& view, SegmentId segment);

/// Whether other support that the firm holds lets it apply.
bool may_cumulate(const Call& call, const Firms& firms, FirmRow row);

}  // namespace spearhead
