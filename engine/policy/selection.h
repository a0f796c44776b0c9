#pragma once

#include <cstdint>
#include <span>

#include "engine/policy/call.h"

namespace spearhead {

/// An applicant as the truth has it; what the agency makes of it is another matter.
struct Applicant {
  Key key = 0;
  double merit = 0;    ///< worth of what is applied for over its cost, above 0
  double need = 0;     ///< part of the cost that the applicant could not pay alone, 0 to 1
  double network = 0;  ///< share of its partnerships that are in use, 0 to 1
  double skill = 1;    ///< of its management, above 0
};

/// The same for a firm that does R&D: its project, its means, and its partners and management where
/// the programme's rule of selection asks for them.
Applicant applicant_of(const PolicyView& view, const Call& call, FirmRow row, double merit,
                       double need);

/// What a firm applies for, and who it is; its rank is still open.
struct Application {
  Proposal proposal;
  Applicant applicant;
};

/// Place in the queue by the programme's rule of selection, lowest first. A drawn error stands for
/// what the agency does not see; it, and its place in a lottery, is
/// the applicant's own in this programme and step: the same in every arm, so a larger budget never
/// drops an earlier winner, and one more applicant moves nobody else.
std::uint64_t place_in_queue(const PolicyView& view, const Call& call, const Applicant& applicant);

/// Gives the proposals of these applicants, at most `kBlockRows`, their ranks: the same places,
/// with all words drawn at once.
void rank_proposals(const PolicyView& view, const Call& call, std::span<const Applicant> applicants,
                    std::span<Proposal> proposals);

/// Chance that a firm hears of a call in a quarter: members of a good cluster organisation are
/// told.
double awareness(const PolicyView& view, FirmRow row, SegmentId segment);

/// The same of the best informed firm of a segment.
double highest_awareness(const PolicyView& view, SegmentId segment);

/// Whether other support that the firm holds lets it apply.
bool may_cumulate(const Call& call, const Firms& firms, FirmRow row);

}  // namespace spearhead
