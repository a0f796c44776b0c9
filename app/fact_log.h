#pragma once

#include <map>
#include <string>
#include <vector>

namespace spearhead::app {

/// Values of facts in one future, by the fact's id; a fact that is looked at every year has
/// several.
class FactLog {
 public:
  /// Values that are not numbers are left out: that year does not speak to the fact.
  void add(const std::string& id, double value);
  /// Mean of each fact's values.
  std::map<std::string, double> means() const;

 private:
  std::map<std::string, std::vector<double>> values_;
};

}  // namespace spearhead::app
