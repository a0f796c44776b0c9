#include "scenarios/quantity.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include "scenarios/codes.h"
#include "scenarios/diagnostics.h"
#include "scenarios/utf8.h"

namespace spearhead::scenarios {
namespace {

constexpr double kMostMoney = 1e12;  // [currency], so that cents stay exact in a double

/// A text split into the digits at its front and the rest without blanks around it.
struct Split {
  std::string_view digits;
  std::string_view unit;
};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// Length of the decimal number at the front of `text`, 0 when there is none.
std::size_t number_length(std::string_view text) {
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t at = skip_digits(text, first);
  if (at == first) return 0;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = skip_digits(text, at + 1);
    if (fraction > at + 1) at = fraction;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const bool sign = at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+');
    const std::size_t begin = at + (sign ? 2 : 1);
    const std::size_t exponent = skip_digits(text, begin);
    if (exponent > begin) at = exponent;
  }
  return at;
}

void refuse_leading_zero(std::string_view digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  if (digits.size() < first + 2 || digits[first] != '0' || !is_digit(digits[first + 1])) return;
  const std::size_t kept = std::min(digits.find_first_not_of('0', first), digits.size() - 1);
  throw QuantityError(code::kNotANumber,
                      in_ticks(digits) + " begins with a zero, as octal numbers do",
                      "write " + std::string(digits.substr(0, first)) +
                          std::string(digits.substr(is_digit(digits[kept]) ? kept : kept - 1)));
}

/// `text` without the blanks between groups of three digits at its front, as many write thousands;
/// nothing when there are none. Blanks of fixed width count as well.
std::optional<std::string> without_group_blanks(std::string_view text) {
  constexpr std::string_view kBlanks[] = {" ", "\u00A0", "\u202F", "\u2009"};
  std::size_t at = skip_digits(text, text.starts_with('-') ? 1 : 0);
  std::string joined(text.substr(0, at));
  bool any = false;
  for (bool more = at > 0; more;) {
    more = false;
    for (const std::string_view blank : kBlanks) {
      if (!text.substr(at).starts_with(blank)) continue;
      const std::size_t group = at + blank.size();
      if (skip_digits(text, group) != group + 3) continue;
      joined += text.substr(group, 3);
      at = group + 3;
      any = more = true;
    }
  }
  if (!any) return std::nullopt;
  return joined + std::string(text.substr(at));
}

Split split(std::string_view text) {
  const std::string_view whole = trimmed(text);
  if (whole.empty()) throw QuantityError(code::kNotANumber, "a number is missing");
  if (const std::optional<std::string> joined = without_group_blanks(whole)) {
    throw QuantityError(code::kNotANumber, in_ticks(whole) + " has blanks within its number",
                        "write " + joined->substr(0, code_point_start(*joined, 40)));
  }
  const std::size_t length = number_length(whole);
  if (length == 0) {
    throw QuantityError(code::kNotANumber, in_ticks(whole) + " does not begin with a number");
  }
  const Split parts{whole.substr(0, length), trimmed(whole.substr(length))};
  refuse_leading_zero(parts.digits);
  if (!parts.unit.empty() &&
      std::string_view(",._'").find(parts.unit[0]) != std::string_view::npos) {
    throw QuantityError(code::kNotANumber, in_ticks(whole) + " is not a number",
                        "write digits without separators, and a point before decimals");
  }
  return parts;
}

// The number that `digits` times 10^`power` is, rounded once.
double scaled(std::string_view digits, int power) {
  std::string_view mantissa = digits;
  const std::size_t mark = digits.find_first_of("eE");
  if (mark != std::string_view::npos) {
    std::string_view exponent = digits.substr(mark + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    int written = 0;
    const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), written);
    if (read.ec != std::errc{} || std::abs(written) > 1000) {
      throw QuantityError(code::kOutOfRange, in_ticks(digits) + " is not a usable number");
    }
    power += written;
    mantissa = digits.substr(0, mark);
  }
  const std::string full = std::string(mantissa) + 'e' + std::to_string(power);
  double value = 0;
  const auto read = std::from_chars(full.data(), full.data() + full.size(), value);
  if (read.ec != std::errc{} || !std::isfinite(value)) {
    throw QuantityError(code::kOutOfRange, in_ticks(digits) + " is not a usable number");
  }
  return value;
}

double bare(const Split& parts, std::string_view text) {
  if (parts.unit.empty()) return scaled(parts.digits, 0);
  throw QuantityError(code::kNotANumber, in_ticks(trimmed(text)) + " is not a bare number");
}

/// Whether a unit may be meant for one that begins with `letter`: only then it is put in its place.
bool resembles(std::string_view unit, char letter) {
  const bool begins = unit.empty() || unit[0] == letter || unit[0] == letter - 'a' + 'A';
  return begins && unit.find(' ') == std::string_view::npos;
}

double counted(std::string_view text, std::string_view one, std::string_view many) {
  const Split parts = split(text);
  if (parts.unit == one || parts.unit == many) return scaled(parts.digits, 0);
  const std::string number(parts.digits);
  throw QuantityError(code::kWrongUnit,
                      parts.unit.empty() ? in_ticks(trimmed(text)) + " has no unit"
                                         : in_ticks(parts.unit) + " is not the unit here",
                      resembles(parts.unit, one[0])
                          ? "write " + number + ' ' + std::string(number == "1" ? one : many)
                          : "");
}

/// What makes a year of another unit of time; 0 where it is none.
double in_a_year(std::string_view unit) {
  struct Unit {
    std::string_view word;
    double in_a_year;
  };
  constexpr std::array units{Unit{"day", 365}, Unit{"week", 52}, Unit{"month", 12},
                             Unit{"quarter", 4}};
  if (unit.ends_with('s')) unit.remove_suffix(1);
  for (const Unit& each : units) {
    if (unit == each.word) return each.in_a_year;
  }
  return 0;
}

}  // namespace

double parse_number(std::string_view text) { return bare(split(text), text); }

double parse_ratio(std::string_view text) {
  const Split parts = split(text);
  return parts.unit == "%" ? scaled(parts.digits, -2) : bare(parts, text);
}

int parse_integer(std::string_view text) {
  const double value = parse_number(text);
  if (value != std::floor(value) || std::abs(value) > 1e9) {
    throw QuantityError(code::kNotANumber, in_ticks(trimmed(text)) + " is not a whole number");
  }
  return static_cast<int>(value);
}

double parse_share(std::string_view text) {
  const Split parts = split(text);
  if (!parts.unit.empty() && parts.unit != "%") {
    throw QuantityError(code::kWrongUnit, in_ticks(parts.unit) + " is not the unit of a share");
  }
  const double share = scaled(parts.digits, parts.unit.empty() ? 0 : -2);
  if (share >= 0 && share <= 1) return share;
  throw QuantityError(code::kOutOfRange, in_ticks(trimmed(text)) + " is not between 0 and 1",
                      parts.unit.empty() && share > 1 && share <= 100
                          ? "write " + std::string(parts.digits) + " % if that is meant"
                          : "");
}

Money parse_money(std::string_view text) {
  struct Multiple {
    std::string_view word;
    int power;
  };
  constexpr std::array multiples{Multiple{"bn", 9}, Multiple{"M", 6}, Multiple{"k", 3},
                                 Multiple{"", 0}};
  const Split parts = split(text);
  for (const Multiple& multiple : multiples) {
    if (!parts.unit.starts_with(multiple.word)) continue;
    std::string_view rest = trimmed(parts.unit.substr(multiple.word.size()));
    const std::string currency(rest.substr(0, 3));
    if (currency != "EUR" && currency != "GBP" && currency != "USD") break;
    rest = trimmed(rest.substr(3));
    const bool per_year = rest.starts_with('/') && trimmed(rest.substr(1)) == "year";
    if (!rest.empty() && !per_year) break;
    if (!(std::abs(scaled(parts.digits, multiple.power)) <= kMostMoney)) {
      throw QuantityError(code::kOutOfRange, in_ticks(trimmed(text)) + " is too much money");
    }
    const double cents = std::round(scaled(parts.digits, multiple.power + 2));
    if (cents < 0) {
      throw QuantityError(code::kOutOfRange, in_ticks(trimmed(text)) + " is negative");
    }
    return {static_cast<Cents>(cents), currency, per_year};
  }
  if (parts.unit.empty())
    throw QuantityError(code::kWrongUnit, in_ticks(trimmed(text)) + " has no currency");
  throw QuantityError(code::kWrongUnit, in_ticks(parts.unit) + " is not a unit of money",
                      "money is a number, then k, M, bn or none of them, then EUR, GBP or USD");
}

double parse_years(std::string_view text) {
  const Split parts = split(text);
  const double units = in_a_year(parts.unit);
  if (units == 0) return counted(text, "year", "years");
  constexpr double kThousandths = 1000;
  const double years = std::round(kThousandths * scaled(parts.digits, 0) / units) / kThousandths;
  throw QuantityError(code::kWrongUnit, in_ticks(parts.unit) + " is not the unit here",
                      "write " + shortest(years) + (years == 1 ? " year" : " years"));
}

double parse_persons(std::string_view text) {
  const Split parts = split(text);
  return parts.unit.empty() ? scaled(parts.digits, 0) : counted(text, "person", "persons");
}

Interval parse_interval(std::string_view text, std::string_view unit) {
  std::string_view whole = trimmed(text);
  if (whole.ends_with(unit)) whole = trimmed(whole.substr(0, whole.size() - unit.size()));
  Interval interval;
  const std::size_t dash = whole.find('-');
  if (whole.ends_with('+')) {
    interval.first = parse_number(whole.substr(0, whole.size() - 1));
  } else if (dash != std::string_view::npos && dash > 0) {
    interval = {parse_number(whole.substr(0, dash)), parse_number(whole.substr(dash + 1))};
  } else {
    throw QuantityError(code::kWrongType, in_ticks(trimmed(text)) + " is not a range");
  }
  if (interval.first >= 0 && interval.first <= interval.last) return interval;
  throw QuantityError(code::kOutOfRange,
                      in_ticks(trimmed(text)) + " is not a range from less to more");
}

std::optional<TwoReadings> two_readings(std::string_view text) {
  const std::string_view whole = trimmed(text);
  const std::size_t point = skip_digits(whole, 0);
  if (point < 1 || point > 3 || point >= whole.size() || whole[point] != '.' || whole[0] == '0')
    return std::nullopt;
  const std::size_t end = skip_digits(whole, point + 1);
  if (end != point + 4 || number_length(whole) != end) return std::nullopt;
  const std::string_view rest = whole.substr(end);
  if (rest.find_first_of(".,'_") == 0) return std::nullopt;  // refused for what it is
  std::string decimal(whole.substr(0, end));
  if (!decimal.ends_with('0')) {
    decimal += '0';
  } else {
    decimal.erase(decimal.find_last_not_of('0') + 1);
    if (decimal.ends_with('.')) decimal.pop_back();
  }
  const std::string unit(rest);
  return TwoReadings{
      shortest(scaled(whole.substr(0, end), 0)),
      std::string(whole.substr(0, point)) + std::string(whole.substr(point + 1, 3)) + unit,
      decimal + unit};
}

std::string shortest(double value) {
  std::array<char, 32> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), written.ptr};
}

std::string short_amount(double amount) {
  if (amount >= 1e9) return shortest(amount / 1e9) + "bn";
  if (amount >= 1e6) return shortest(amount / 1e6) + 'M';
  return amount >= 1e3 ? shortest(amount / 1e3) + 'k' : shortest(amount);
}

std::string decimal(Cents cents) {
  const std::string fraction = std::to_string(100 + cents % 100);
  return std::to_string(cents / 100) + '.' + fraction.substr(1);
}

}  // namespace spearhead::scenarios
