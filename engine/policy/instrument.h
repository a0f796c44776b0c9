#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>

#include "engine/policy/effects.h"
#include "engine/policy/fields.h"

namespace spearhead {

struct Call;
struct Parameters;
struct PolicyView;
struct Programme;

/// What money of the scenario is worth where it is spent.
struct PriceLevel {
  double currency_per_wu = 1;  ///< of a firm of the model
  double scale = 1;            ///< real firms per firm of the model
};

/// The smallest payment that does anything, and the part of a year's money that is there for it.
struct LeastPayment {
  const char* what = "";  ///< such as "a contract"
  double amount = 0;      ///< [currency], without the cost of administration
  double part = 1;        ///< of the budget, 0 to 1
};

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

  /// Below what its payments are never made or never do anything: people are told of a programme
  /// with less than that in a year. No number of a run comes from it.
  virtual LeastPayment least_payment(const Programme& programme, const Parameters& rule,
                                     const PriceLevel& prices) const = 0;
};

/// What every programme may say of how its money is given. No instrument needs all of it.
enum class CommonKey : std::uint8_t {
  aid,
  cap,
  allocation,
  selection,
  first_come,  ///< of `selection` this rule alone: the year's money is there at once
  cumulation,
  announced
};
inline constexpr std::uint32_t kCommonKeys = 7;

/// The common keys that an instrument looks at. There is no default: each kind says it.
class KeysInUse {
 public:
  constexpr KeysInUse(std::initializer_list<CommonKey> keys) {
    for (const CommonKey key : keys) bits_ |= bit(key);
  }
  constexpr bool has(CommonKey key) const { return (bits_ & bit(key)) != 0; }

 private:
  static constexpr std::uint32_t bit(CommonKey key) { return 1U << static_cast<unsigned>(key); }
  std::uint32_t bits_ = 0;
};

/// What the conditions of a target are held against.
enum class Receiver : std::uint8_t {
  firm,
  cluster,  ///< regions, sectors and clusters count, conditions on single firms do not
  project   ///< a foreign one, as the firm that it would be
};

/// A kind of instrument as the registry lists it.
struct InstrumentKind {
  const char* name;
  const char* meaning;
  Receiver receiver;
  KeysInUse uses;
  std::unique_ptr<Instrument> (*make)();
};

template <class T>
std::unique_ptr<Instrument> make_instrument() {
  return std::make_unique<T>();
}

}  // namespace spearhead
