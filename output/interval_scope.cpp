#include "output/interval_scope.h"

#include <fmt/format.h>

namespace spearhead::output {

IntervalScope interval_scope(const StudyDescription& study) {
  const std::string parameters = noted(study.provenance, kParameters).value_or(kFixedParameters);
  if (parameters == kFixedParameters) {
    return {parameters, "futures at fixed parameters",
            "Intervals hold the luck of the futures (Monte Carlo) at fixed parameters; what is not "
            "known of the parameters is not in them."};
  }
  return {parameters, fmt::format("futures and parameters ({})", parameters),
          fmt::format("Intervals hold the luck of the futures (Monte Carlo) and what is not known "
                      "of the parameters, which differ from future to future ({}).",
                      parameters)};
}

}  // namespace spearhead::output
