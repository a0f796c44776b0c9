#include "scenarios/parameter_draws.h"

#include <cmath>

#include <catch2/catch.hpp>

namespace spearhead::scenarios {
namespace {

ParameterRecords only(const std::string& name, double smallest, double value, double largest) {
  ParameterRecords records = default_parameters();
  for (ParameterRecord& record : records) {
    if (record.name != name) continue;
    record.smallest = smallest;
    record.value = value;
    record.largest = largest;
  }
  return records;
}

}  // namespace

TEST_CASE("drawn values lie in their ranges, fixed ones stay, counts are whole",
          "[parameters][uncertain]") {
  const ParameterRecords records = default_parameters();
  for (std::uint32_t future = 0; future < 50; ++future) {
    const Parameters drawn = drawn_parameters(records, {1, future});
    for (std::size_t i = 0; i < records.size(); ++i) {
      const ParameterRecord& record = records[i];
      const double value = drawn.*kParameterFields[i].place;
      INFO(record.name);
      CHECK(value >= std::min(record.smallest, record.value));
      CHECK(value <= std::max(record.largest, record.value));
      if (!is_drawn(record.name)) CHECK(value == record.value);
      if (takes_whole_numbers(record.name)) CHECK(value == std::round(value));
    }
  }
}

TEST_CASE("a drawn value is triangular: mean and spread are those of its range",
          "[parameters][uncertain][statistics]") {
  const ParameterRecords records = only("pass_through", 0.1, 0.3, 1.0);
  constexpr int kFutures = 4000;
  double sum = 0;
  double squares = 0;
  for (std::uint32_t future = 0; future < kFutures; ++future) {
    const double value = drawn_parameters(records, {3, future}).pass_through;
    sum += value;
    squares += value * value;
  }
  const double mean = sum / kFutures;
  const double variance = squares / kFutures - mean * mean;
  const double expected = (0.1 * 0.1 + 0.3 * 0.3 + 1 - 0.1 * 0.3 - 0.1 * 1.0 - 0.3 * 1.0) / 18;
  CHECK(mean == Approx((0.1 + 0.3 + 1.0) / 3).margin(5 * std::sqrt(expected / kFutures)));
  CHECK(variance == Approx(expected).epsilon(0.1));
}

TEST_CASE("a value that --set holds is drawn in no future, and the others are as they were",
          "[parameters][uncertain]") {
  ParameterRecords records = default_parameters();
  const Parameters free = drawn_parameters(records, {1, 7});
  Report report;
  apply_override("parameters.pass_through=0.35", report, records);
  CHECK_FALSE(report.failed());
  CHECK(draws_text(default_parameters()) == "drawn");
  CHECK(draws_text(records) == "drawn, but for pass_through");
  const Parameters held = drawn_parameters(records, {1, 7});
  CHECK(held.pass_through == 0.35);
  CHECK(free.pass_through != 0.35);
  for (const ParameterField& field : kParameterFields) {
    if (std::string_view(field.name) == "pass_through") continue;
    CHECK(held.*field.place == free.*field.place);
  }
  // What is never drawn needs not be held.
  apply_override("parameters.spin_up=20", report, records);
  CHECK(draws_text(records) == "drawn, but for pass_through");
}

TEST_CASE("the same future has the same parameters, another one others, whatever is beside them",
          "[parameters][uncertain][bits]") {
  const ParameterRecords records = default_parameters();
  const double one = drawn_parameters(records, {1, 7}).pass_through;
  CHECK(drawn_parameters(records, {1, 7}).pass_through == one);
  CHECK(drawn_parameters(records, {1, 8}).pass_through != one);
  CHECK(drawn_parameters(records, {2, 7}).pass_through != one);
  ParameterRecords shorter = records;
  for (ParameterRecord& record : shorter) {
    if (record.name != "pass_through") record.smallest = record.largest = record.value;
  }
  CHECK(drawn_parameters(shorter, {1, 7}).pass_through == one);
}

}  // namespace spearhead::scenarios
