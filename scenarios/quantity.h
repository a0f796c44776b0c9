#pragma once

#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/base/money.h"

namespace spearhead::scenarios {

/// A text is not the quantity that is wanted; `what()` says why.
class QuantityError : public std::runtime_error {
 public:
  QuantityError(const char* code, const std::string& message, std::string suggestion = {})
      : std::runtime_error(message), code_(code), suggestion_(std::move(suggestion)) {}

  const char* code() const { return code_; }  ///< see codes.h
  const std::string& suggestion() const { return suggestion_; }

 private:
  const char* code_;
  std::string suggestion_;
};

/// An amount of money at constant prices.
struct Money {
  Cents cents = 0;
  std::string currency;   ///< EUR, GBP or USD
  bool per_year = false;  ///< a flow
};

/// Numbers from `first` to `last`, both included.
struct Interval {
  double first = 0;
  double last = std::numeric_limits<double>::infinity();
};

// All of the following read the whole text and throw QuantityError. The decimal digits are turned
// into the nearest double together with their unit, so that 50 % is 0.5 and 1.1M is 1100000, bit
// for bit. Never read: octal and hexadecimal numbers, infinities, thousands separators, other
// units.

/// A bare number such as -2, 0.5 or 1e-3.
double parse_number(std::string_view text);

/// A bare number such as 0.3, or a percentage such as 30 %, of any size.
double parse_ratio(std::string_view text);

/// A bare whole number.
int parse_integer(std::string_view text);

/// A share: a number from 0 to 1, or a percentage from 0 to 100 %.
double parse_share(std::string_view text);

/// Money such as `2M GBP/year`, `500k EUR` or `1.5 bn USD`, from 0 to 1000 bn.
Money parse_money(std::string_view text);

/// A time such as `7 years` or `1 year`.
double parse_years(std::string_view text);

/// A number of persons such as `10 persons`, `1 person` or `10`.
double parse_persons(std::string_view text);

/// `10-250`, or `250+` without an upper end, optionally followed by `unit` ("persons" or "years").
Interval parse_interval(std::string_view text, std::string_view unit);

/// A number whose point may stand for thousands, as in `600.000 EUR` or `2.130`, and how to write
/// it so that nobody can take it for the other.
struct TwoReadings {
  std::string as_read;       ///< "600"
  std::string as_thousands;  ///< "600000 EUR"
  std::string as_decimal;    ///< "600 EUR", or "2.1310" where three decimals are needed
};

/// The two readings of a quantity that begins with one to three digits, a point and exactly three
/// digits; nothing for any other text. Numbers with a zero in front have no thousands.
std::optional<TwoReadings> two_readings(std::string_view text);

/// The shortest decimal that is read back as `value`.
std::string shortest(double value);

/// An amount of money as files write it, without its currency: `100k` for 100000.
std::string short_amount(double amount);

/// `1234.50` for 123450 cents.
std::string decimal(Cents cents);

}  // namespace spearhead::scenarios
