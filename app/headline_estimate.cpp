#include "app/headline_estimate.h"

#include <cmath>

#include <fmt/format.h>

#include "engine/indicators.h"
#include "output/effect_text.h"

namespace spearhead::app {
namespace {

constexpr RegionIndicator kIndicator = RegionIndicator::grp;

double last_value(const Trajectory& trajectory) {
  double sum = 0;
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    sum += trajectory.at(trajectory.years - 1, r, kIndicator);
  }
  return sum;
}

}  // namespace

HeadlineEstimate::HeadlineEstimate(const StudyPlan& plan)
    : difference_(plan.description.arms.size() > 1) {
  const Indicator& indicator = kRegionIndicators[static_cast<std::size_t>(kIndicator)];
  label_ = fmt::format("{} {}", indicator.name, plan.description.last_year());
  if (plan.description.arms.size() > 2) label_ = plan.description.arms[1] + ": " + label_;
  unit_ = unit_text(indicator.unit, plan.description.currency);
}

void HeadlineEstimate::add(std::span<const Trajectory> arms) {
  const double value =
      difference_ ? last_value(arms[1]) - last_value(arms[0]) : last_value(arms[0]);
  const double off = value - mean_;
  mean_ += off / ++futures_;
  squares_ += off * (value - mean_);
}

std::string HeadlineEstimate::text() const {
  if (futures_ < 2) return "";
  const double error = std::sqrt(squares_ / (futures_ - 1) / futures_);
  return fmt::format("{} {}{} +/- {} {} (s.e.)", label_, difference_ && mean_ >= 0 ? "+" : "",
                     output::readable_number(mean_), output::readable_number(error), unit_);
}

}  // namespace spearhead::app
