#include "scenarios/patterns.h"

#include <cmath>
#include <string>

namespace spearhead::scenarios {
namespace {

const std::string kBlank = "[ \\t]*";
const std::string kFraction = "(\\.[0-9]+)?";
const std::string kDigits = "(0|[1-9][0-9]*)" + kFraction;
const std::string kExponent = "[eE][-+]?[0-9]+";
const std::string kAnyNumber = kDigits + "(" + kExponent + ")?";
// Not followed by a zero of any number of decimals.
const std::string kNotZero = "(?!0(\\.0+)?(?![0-9.]))";

std::string whole_text(const std::string& inside) { return '^' + kBlank + inside + kBlank + '$'; }

std::string digit_to(int last) { return last == 0 ? "0" : "[0-" + std::to_string(last) + ']'; }

/// Whole numbers from 0 that are less than `end`, which is from 1 to 100.
std::string whole_below(int end) {
  const int tens = end / 10;
  const int ones = end % 10;
  if (tens == 0) return digit_to(ones - 1);
  std::string text = "[0-9]";
  if (tens > 1) text += "|[1-" + std::to_string(tens - 1) + "][0-9]";
  if (ones > 0) text += '|' + std::to_string(tens) + digit_to(ones - 1);
  return text;
}

/// Numbers without exponent from 0 to `largest`, or to the next whole number above; all numbers
/// where that is more than 100.
std::string number_to(double largest) {
  if (!(largest > 0 && largest <= 100)) return kDigits;
  const int end = static_cast<int>(std::ceil(largest));
  return '(' + std::to_string(end) + "(\\.0+)?|(" + whole_below(end) + ')' + kFraction + ')';
}

std::string with_exponent() { return kDigits + kExponent; }

std::string bare_share(const Shape& shape) {
  const std::string below_one = "0" + kFraction;
  return shape.largest < 1 ? below_one : '(' + below_one + "|1(\\.0+)?)";
}

std::string share(const Shape& shape) {
  constexpr double percent = 100;
  const std::string lower =
      shape.smallest * percent >= 1 ? kNotZero + "(?!0" + kFraction + kBlank + "%)" : "";
  return lower + '(' + number_to(shape.largest * percent) + kBlank + "%|" + bare_share(shape) +
         '|' + with_exponent() + kBlank + "%?)";
}

}  // namespace

// Line ends behind the text are those of YAML's block texts, which the reader leaves out too.
std::string one_line_pattern() {
  return "^[^\\n\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F]+\\n*$";
}

std::string id_pattern() { return "^[A-Za-z0-9_.-]{1,64}\\n*$"; }

std::string number_pattern(const Shape& shape) {
  return whole_text((shape.smallest < 0 ? "-?" : "") + kAnyNumber);
}

std::string ratio_pattern(const Shape& shape) {
  return whole_text((shape.smallest < 0 ? "-?" : "") + kAnyNumber + kBlank + "%?");
}

std::string whole_pattern(int number) { return whole_text(std::to_string(number) + "(\\.0+)?"); }

std::string year_pattern() { return whole_text("([0-9]{4}(\\.0+)?|" + with_exponent() + ')'); }

std::string share_pattern(const Shape& shape) { return whole_text(share(shape)); }

std::string file_or_share_pattern(const Shape& shape) {
  return "^([^-.0-9\\n][^\\n]*\\n*|[^\\n]+\\.csv|" + share(shape) + kBlank + ")$";
}

std::string time_pattern(const Shape& shape) {
  return whole_text((shape.smallest > 0 || shape.above ? kNotZero : "") + '(' +
                    number_to(shape.largest) + '|' + with_exponent() + ')' + kBlank + "years?");
}

std::string persons_pattern() { return whole_text(kAnyNumber + kBlank + "(persons?)?"); }

std::string money_pattern(const Shape& shape) {
  const std::string per_year =
      shape.form == Form::money_per_year ? kBlank + '/' + kBlank + "year" : "";
  return whole_text((shape.above ? kNotZero : "") + kAnyNumber + kBlank + "(bn|M|k)?" + kBlank +
                    "(EUR|GBP|USD)" + per_year);
}

std::string interval_pattern(const Shape& shape) {
  const std::string ends =
      '(' + kAnyNumber + kBlank + '-' + kBlank + kAnyNumber + '|' + kAnyNumber + kBlank + "\\+)";
  return whole_text(ends + kBlank + '(' + shape.unit + ")?");
}

}  // namespace spearhead::scenarios
