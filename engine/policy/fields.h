#pragma once

#include <string>

namespace spearhead {

/// What a reader must know of one setting.
struct FieldInfo {
  const char* unit;  ///< "share", "money", "years", "persons", "count" (whole numbers) or "1"
  double smallest;   ///< inclusive
  double largest;    ///< inclusive
  const char* meaning;
};

/// Visits the settings of an instrument. The list that an instrument gives here is the only one:
/// reading, bounds, unknown-key check, provenance and handbook all come from it. Amounts of money
/// are in currency units, not cents.
class FieldVisitor {
 public:
  virtual ~FieldVisitor() = default;
  virtual void field(const char* name, double& value, const FieldInfo& info) = 0;
};

}  // namespace spearhead
