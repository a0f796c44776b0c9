#include "app/fact_log.h"

#include <cmath>

#include "output/analysis/paired_effect.h"

namespace spearhead::app {

void FactLog::add(const std::string& id, double value) {
  if (std::isfinite(value)) values_[id].push_back(value);
}

std::map<std::string, double> FactLog::means() const {
  std::map<std::string, double> means;
  for (const auto& [id, values] : values_) means[id] = output::mean(values);
  return means;
}

}  // namespace spearhead::app
