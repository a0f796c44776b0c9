#include "engine/step/now.h"

#include "engine/math/elementary.h"

namespace spearhead {

double chance_of(double rate) { return 1 - math::exp(-kStepYears * rate); }

}  // namespace spearhead
