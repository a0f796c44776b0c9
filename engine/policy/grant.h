#pragma once

#include <optional>

#include "engine/policy/call.h"

namespace spearhead {

/// An application for public money to a firm's R&D: a share of the cost of its activity for a time,
/// with what the firm would pay of it. Nothing when the firm does not plan enough, when the
/// activity would not pay even so, or when the firm could not carry its own part out of what it
/// plans and has. The award is cut to what people believe in, in time, and to the programme's cap.
///
/// `years` is how long an award is spent, `smallest_plan` the R&D plan of an applicant as a share
/// of the smallest activity worth running.
std::optional<Proposal> grant_application(const PolicyView& view, const Call& call, FirmRow row,
                                          SegmentId segment, double years, double smallest_plan);

}  // namespace spearhead
