#include "engine/laws.h"

#include <cmath>
#include <string>

#include "engine/base/error.h"

namespace spearhead {
namespace {

constexpr double kTolerance = 1e-9;

bool close(double a, double b) {
  return std::abs(a - b) <= kTolerance * (std::abs(a) + std::abs(b)) + 1e-6;
}

template <class Column>
double sum_of(const World& world, const Column& column, SegmentId segment) {
  double sum = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    sum += column[row];
  }
  return sum;
}

void check_markets(const World& world) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (world.layout.size(segment) == 0) continue;
    const double home = sum_of(world, world.firms.home_sales, segment);
    require_law(close(home, world.segments.home_demand[segment]),
                "home sales of segment " + std::to_string(k) + " do not add up to its demand");
    const double outside = sum_of(world, world.firms.export_sales, segment);
    require_law(close(outside, world.segments.export_sales[segment]),
                "exports of segment " + std::to_string(k) + " differ from those of its firms");
  }
}

void check_people(const World& world) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    require_law(
        close(sum_of(world, world.firms.employment, segment), world.segments.employment[segment]),
        "jobs of segment " + std::to_string(k) + " differ from those of its firms");
  }
}

}  // namespace

void check_laws(const Now&, std::string_view phase, const World& world) {
  if (phase == "trade") check_markets(world);
  if (phase == "hire") check_people(world);
  if (phase == "run_programmes") world.ledger.check_balance();
  check_state(world);
}

}  // namespace spearhead
