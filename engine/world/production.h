#pragma once

#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/parameters.h"

namespace spearhead {

/// What the place makes of a job: inputs of `worker_value`.
struct PlaceEffects {
  double base_value = 0;         ///< value added of a job at par [wu/year/person]
  double local_pricing = 0;      ///< share of average productivity passed on to local buyers
  double mean_productivity = 0;  ///< log
  double advantage = 0;          ///< of agglomeration, log
  double labour_cost = 0;        ///< of labour and the place against par, log
};

/// Value added of a job in a firm of productivity 0 [wu/year/person]. Where the world sets prices
/// a productive firm keeps what it does not pass on to customers; where prices are local, users of
/// the service get what average productivity gains, and wages are passed on to them.
inline double worker_value(const PlaceEffects& place, const Parameters& rule) {
  const double kept = 1 - rule.pass_through;
  const double n = place.local_pricing;
  return place.base_value *
         math::exp(kept * (place.advantage - n * (place.mean_productivity + place.advantage)) +
                   (rule.pass_through + kept * n) * place.labour_cost);
}

/// Value added per worker at normal use [wu/year/person] of a firm of this log productivity.
inline double value_of_worker(double worker_value, double productivity, const Parameters& rule) {
  return worker_value * math::exp((1 - rule.pass_through) * productivity);
}

}  // namespace spearhead
