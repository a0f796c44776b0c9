#pragma once

#include <map>
#include <string>

#include "scenarios/values.h"

namespace spearhead::scenarios {

/// Reports ids that occur twice.
class UniqueIds {
 public:
  void add(const Located<std::string>& id, const char* what, Reading& in);

 private:
  std::map<std::string, Extent> seen_;
};

}  // namespace spearhead::scenarios
