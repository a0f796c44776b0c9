#include "engine/indicators.h"

namespace spearhead {

std::string unit_text(Indicator::Unit unit, const std::string& currency) {
  switch (unit) {
    case Indicator::Unit::currency_per_year:
      return currency + "/year";
    case Indicator::Unit::currency_per_person_year:
      return currency + "/person/year";
    case Indicator::Unit::persons:
      return "persons";
    case Indicator::Unit::firms:
      return "firms";
    case Indicator::Unit::count:
    case Indicator::Unit::share:
    case Indicator::Unit::index:
      break;
  }
  return "1";
}

}  // namespace spearhead
