#pragma once

#include <memory>

#include "engine/policy/effects.h"
#include "engine/policy/fields.h"

namespace spearhead {

struct Call;
struct PolicyView;

/// A kind of intervention with its settings. It proposes effects and never changes anything; what
/// it must remember stands in `World`, so that worlds can be copied and resumed.
class Instrument {
 public:
  virtual ~Instrument() = default;

  /// Lists the settings, each with its default as present value.
  virtual void describe(FieldVisitor& visitor) = 0;

  /// Adds what this instrument would do for everybody who is eligible, wants it and can take it,
  /// without regard to the budget: the settlement takes from the front of the queue what can be
  /// paid. Called once per running programme and step.
  virtual void propose(const PolicyView& view, const Call& call, Proposals& proposals) const = 0;
};

/// A kind of instrument as the registry lists it.
struct InstrumentKind {
  const char* name;
  const char* meaning;
  std::unique_ptr<Instrument> (*make)();
};

template <class T>
std::unique_ptr<Instrument> make_instrument() {
  return std::make_unique<T>();
}

}  // namespace spearhead
