#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

namespace spearhead::bench {

/// A whole number from 1 to `most`, or from 0 with `or_none`.
/// \throws std::invalid_argument that names the argument
inline std::uint32_t number(std::string_view name, std::string_view text, std::uint32_t most,
                            bool or_none = false) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (whole && value <= most && (value > 0 || or_none)) return value;
  throw std::invalid_argument(std::string(name) + " is " + std::string(text) +
                              ", not a whole number from " + (or_none ? "0" : "1") + " to " +
                              std::to_string(most));
}

/// Runs a benchmark's body; what goes wrong is told in one line.
/// \returns the exit code: 2 for wrong arguments, 1 for all else that fails
template <class Body>
int guarded(const char* program, const Body& body) {
  try {
    body();
    return 0;
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "%s: %s\n", program, error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", program, error.what());
    return 1;
  }
}

}  // namespace spearhead::bench
