#include "scenarios/parameter_checks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "scenarios/codes.h"
#include "scenarios/quantity.h"

namespace spearhead::scenarios {
namespace {

// Steps, futures, things to look at. A fraction would be dropped without a word.
constexpr std::string_view kWholeParameters[] = {
    "spin_up",           "outside_years", "calibration_futures",
    "university_fields", "candidates",    "project_ties"};

bool check_whole(double value, const ParameterRecord& record, const SourceFile& file, Extent extent,
                 Report& report) {
  if (!takes_whole_numbers(record.name) || value == std::floor(value)) return true;
  report.error(
      file, extent,
      {.code = code::kWrongType,
       .message = in_ticks(record.name) + " = " + shortest(value) + " is not a whole number",
       .expected = "a whole number from " + shortest(record.smallest) + " to " +
                   shortest(record.largest) + " [" + record.unit + "]"});
  return false;
}

}  // namespace

double parse_value(const ParameterRecord& record, std::string_view text) {
  const bool plain = record.unit == "share" || record.unit == "1";
  return plain ? parse_ratio(text) : parse_number(text);
}

bool check_value(double value, const ParameterRecord& record, const SourceFile& file, Extent extent,
                 Report& report) {
  if (value >= record.smallest && value <= record.largest) {
    return check_whole(value, record, file, extent, report);
  }
  report.error(file, extent,
               {.code = code::kOutOfRange,
                .message = in_ticks(record.name) + " = " + shortest(value) + " is out of range",
                .expected = shortest(record.smallest) + " to " + shortest(record.largest) + " [" +
                            record.unit + "]"});
  return false;
}

bool takes_whole_numbers(std::string_view parameter) {
  return std::ranges::find(kWholeParameters, parameter) != std::end(kWholeParameters);
}

}  // namespace spearhead::scenarios
