#pragma once

#include <stdexcept>
#include <string>

namespace spearhead {

/// A law of the model is broken: our fault, never the user's. The message names the law and the
/// figures; the run's seed, replicate and step are added where they are known.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws ModelError with `law` unless `holds`. Costs nothing while it holds: messages with figures
/// are made by the caller, after the law was found broken.
inline void require_law(bool holds, const char* law) {
  if (!holds) throw ModelError(law);
}

/// True in builds that check every law in every step (debug, sanitizers, tests of the dev preset).
#ifdef NDEBUG
inline constexpr bool kCheckEveryStep = false;
#else
inline constexpr bool kCheckEveryStep = true;
#endif

}  // namespace spearhead
