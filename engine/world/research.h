#pragma once

#include "engine/parameters.h"

namespace spearhead {

/// Annual pay of a researcher [wu/year]; `skilled_wage` is the region's, relative to par.
inline double researcher_pay(double skilled_wage, const Parameters& rule) {
  return rule.researcher_wage * skilled_wage;
}

/// Researchers [persons] whom a flow of R&D money [wu/year] pays; `skilled_wage` relative to par.
inline double researchers_of(double research, double skilled_wage, const Parameters& rule) {
  return research / researcher_pay(skilled_wage, rule);
}

}  // namespace spearhead
