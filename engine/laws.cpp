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

/// Whether the firms of a segment add up to what the segment says.
void require_sum(const World& world, const Column<FirmRow, double>& firms, double of_segment,
                 SegmentId segment, const char* what) {
  const double sum = sum_of(world, firms, segment);
  if (close(sum, of_segment)) return;
  throw ModelError(std::string(what) + " of segment " + std::to_string(segment.value) + " are " +
                   std::to_string(of_segment) + ", and those of its firms add up to " +
                   std::to_string(sum));
}

void check_markets(const World& world) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (world.layout.size(segment) == 0) continue;
    require_sum(world, world.firms.home_sales, world.segments.home_demand[segment], segment,
                "demand and home sales");
    require_sum(world, world.firms.export_sales, world.segments.export_sales[segment], segment,
                "exports");
  }
}

void check_people(const World& world) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    require_sum(world, world.firms.employment, world.segments.employment[segment], segment, "jobs");
  }
}

}  // namespace

void check_laws(std::string_view phase, const World& world) {
  if (phase == "trade") check_markets(world);
  if (phase == "close_and_open") check_people(world);
  if (phase == "run_programmes") world.ledger.check_balance();
  check_state(world);
}

void check_year_end(const World& world) {
  check_state(world);
  check_people(world);
  world.ledger.check_balance();
}

}  // namespace spearhead
