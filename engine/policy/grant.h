#pragma once

#include <optional>

#include "engine/policy/call.h"
#include "engine/policy/selection.h"

namespace spearhead {

/// Settings that all grants for R&D have.
struct GrantTerms {
  double duration = 1;          ///< time over which an award is spent [years]
  double smallest_plan = 0.25;  ///< R&D plan of an applicant / smallest activity worth running

  void describe(FieldVisitor& visitor);
  /// What the smallest activity worth running is paid, up to the cap [currency].
  double least_award(const Programme& programme, const Parameters& rule,
                     const PriceLevel& prices) const;
};

/// An application for public money to a firm's R&D: a share of the cost of its activity for a time,
/// with what the firm would pay of it. Nothing when the firm does not plan enough, when the
/// activity would not pay even so, or when the firm could not carry its own part out of what it
/// plans and has. The award is cut to what people believe in, in time, and to the programme's cap.
std::optional<Application> grant_application(const PolicyView& view, const Call& call,
                                             const GrantTerms& terms, FirmRow row,
                                             SegmentId segment);

}  // namespace spearhead
