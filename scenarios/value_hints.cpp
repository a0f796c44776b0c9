#include "scenarios/value_hints.h"

#include <algorithm>
#include <optional>

#include "scenarios/codes.h"
#include "scenarios/quantity.h"

namespace spearhead::scenarios {

std::string in_own_currency(std::string expected, const Reading& in) {
  const std::size_t example = expected.find("such as");
  const std::size_t at = expected.find("GBP", std::min(example, expected.size()));
  if (at != std::string::npos && !in.currency.empty()) expected.replace(at, 3, in.currency);
  return expected;
}

void warn_of_thousands(const YamlNode& node, Reading& in) {
  const std::optional<TwoReadings> number = two_readings(node.text);
  if (!number) return;
  in.warning(node, {.code = code::kThousands,
                    .message = in_ticks(node.text) + " is read as " + number->as_decimal +
                               ": a point stands before decimals",
                    .suggestion = "write " + number->as_thousands +
                                  " if thousands are meant, otherwise " + number->as_decimal});
}

}  // namespace spearhead::scenarios
