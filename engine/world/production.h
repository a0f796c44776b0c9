#pragma once

#include "engine/math/elementary.h"
#include "engine/parameters.h"

namespace spearhead {

/// Value added per worker at full use [wu/year/person]. The share of a productivity advantage that
/// is not passed on to customers stays with the firm, less what users of local services get.
inline double value_added_per_worker(double productivity, double mean_productivity,
                                     double local_pricing, const Parameters& rule) {
  return rule.value_added_per_worker *
         math::exp((1 - rule.pass_through) * (productivity - local_pricing * mean_productivity));
}

}  // namespace spearhead
