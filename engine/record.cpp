#include "engine/record.h"

#include <map>

#include "engine/math/elementary.h"

namespace spearhead {
namespace {

/// Value of one indicator in one segment at one step. Flows are the quarter's.
double segment_value(SectorIndicator which, const World& world, SegmentId segment,
                     double currency) {
  const Segments& segments = world.segments;
  switch (which) {
    case SectorIndicator::value_added:
      return kStepYears * currency * segments.value_added[segment];
    case SectorIndicator::exports:
      return kStepYears * currency * segments.export_sales[segment];
    case SectorIndicator::business_rd:
      return kStepYears * currency * segments.research[segment];
    case SectorIndicator::innovations_incremental:
      return static_cast<double>(segments.innovations[segment]);
    case SectorIndicator::births:
      return static_cast<double>(segments.births[segment]);
    case SectorIndicator::deaths:
      return static_cast<double>(segments.deaths[segment]);
    case SectorIndicator::employment:
      return segments.employment[segment];
    case SectorIndicator::firms:
      return world.layout.size(segment);
    case SectorIndicator::count:
      break;
  }
  return 0;
}

bool is_stock(SectorIndicator which) {
  return which == SectorIndicator::employment || which == SectorIndicator::firms;
}

/// Concentration and variety of the sector mix.
struct Mix {
  double hhi = 0;
  double related_variety = 0;    ///< [bits]
  double unrelated_variety = 0;  ///< [bits]
};

double entropy_term(double share) { return share > 0 ? -share * math::log(share) : 0; }

Mix sector_mix(const Scenario& scenario, const World& world, RegionId region) {
  double total = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    total += world.segments.employment[world.segment(region, SectorId{s})];
  }
  Mix mix;
  if (total <= 0) return mix;
  std::map<std::string, double> sections;
  double all = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const double share = world.segments.employment[world.segment(region, SectorId{s})] / total;
    mix.hhi += share * share;
    all += entropy_term(share);
    sections[scenario.sectors[s].section] += share;
  }
  double between = 0;
  for (const auto& [section, share] : sections) between += entropy_term(share);
  const double bit = math::log(2);
  mix.unrelated_variety = between / bit;
  mix.related_variety = (all - between) / bit;
  return mix;
}

/// Region's sum over sectors of a recorded sector series.
double region_sum(Trajectory& trajectory, std::uint32_t year, std::uint32_t region,
                  SectorIndicator which) {
  double sum = 0;
  for (std::uint32_t s = 0; s < trajectory.sectors; ++s) {
    sum += trajectory.at(year, region, s, which);
  }
  return sum;
}

struct SameSeries {
  RegionIndicator of_region;
  SectorIndicator of_sector;
};
constexpr SameSeries kSummedSeries[] = {
    {RegionIndicator::grp, SectorIndicator::value_added},
    {RegionIndicator::employment, SectorIndicator::employment},
    {RegionIndicator::innovations_incremental, SectorIndicator::innovations_incremental},
    {RegionIndicator::business_rd, SectorIndicator::business_rd},
    {RegionIndicator::exports, SectorIndicator::exports},
    {RegionIndicator::firms, SectorIndicator::firms},
    {RegionIndicator::births, SectorIndicator::births},
    {RegionIndicator::deaths, SectorIndicator::deaths},
};

double in_currency(Cents amount) { return static_cast<double>(amount) / 100; }

/// What programmes have spent on firms of a region in the year on the books.
Cents outlay_in(const Ledger& ledger, RegionId region) {
  Cents outlay = 0;
  for (const LedgerRow& row : ledger.rows()) {
    if (row.region == region) outlay += row.award + row.administration;
  }
  return outlay;
}

/// All region indicators from the year's sector series, the sector mix and the ledger.
void close_year(const Scenario& scenario, const World& world, std::uint32_t year,
                Trajectory& trajectory) {
  for (std::uint32_t p = 0; p < trajectory.programmes; ++p) {
    for (std::uint32_t item = 0; item < kLedgerItems; ++item) {
      const auto which = static_cast<LedgerItem>(item);
      trajectory.at(year, p, which) = in_currency(world.ledger.total(ProgrammeId{p}, which));
    }
  }
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    for (const SameSeries& series : kSummedSeries) {
      trajectory.at(year, r, series.of_region) = region_sum(trajectory, year, r, series.of_sector);
    }
    const double jobs = trajectory.at(year, r, RegionIndicator::employment);
    trajectory.at(year, r, RegionIndicator::productivity) =
        jobs > 0 ? trajectory.at(year, r, RegionIndicator::grp) / jobs : 0;
    const Mix mix = sector_mix(scenario, world, RegionId{r});
    trajectory.at(year, r, RegionIndicator::hhi) = mix.hhi;
    trajectory.at(year, r, RegionIndicator::related_variety) = mix.related_variety;
    trajectory.at(year, r, RegionIndicator::unrelated_variety) = mix.unrelated_variety;
    trajectory.at(year, r, RegionIndicator::public_outlay) =
        in_currency(outlay_in(world.ledger, RegionId{r}));
  }
}

}  // namespace

void record_start(const Scenario& scenario, const World& world, Trajectory& trajectory) {
  const double currency = scenario.rate.currency_per_wu;
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    const auto add = [&](RegionIndicator which, double value) {
      trajectory.initial(r, which) = value;
    };
    double value_added = 0;
    double exports = 0;
    double jobs = 0;
    double firms = 0;
    for (std::uint32_t s = 0; s < trajectory.sectors; ++s) {
      const SegmentId segment = world.segment(RegionId{r}, SectorId{s});
      value_added += currency * world.segments.value_added[segment];
      exports += currency * world.segments.export_sales[segment];
      jobs += world.segments.employment[segment];
      firms += world.layout.size(segment);
    }
    const Mix mix = sector_mix(scenario, world, RegionId{r});
    add(RegionIndicator::grp, value_added);
    add(RegionIndicator::exports, exports);
    add(RegionIndicator::employment, jobs);
    add(RegionIndicator::firms, firms);
    add(RegionIndicator::productivity, jobs > 0 ? value_added / jobs : 0);
    add(RegionIndicator::hhi, mix.hhi);
    add(RegionIndicator::related_variety, mix.related_variety);
    add(RegionIndicator::unrelated_variety, mix.unrelated_variety);
  }
}

void record(const Scenario& scenario, const World& world, Trajectory& trajectory) {
  const std::uint32_t step = world.step - 1;
  const std::uint32_t year = step / kStepsPerYear;
  const bool first_quarter = step % kStepsPerYear == 0;
  const double currency = scenario.rate.currency_per_wu;
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    for (std::uint32_t s = 0; s < trajectory.sectors; ++s) {
      const SegmentId segment = world.segment(RegionId{r}, SectorId{s});
      for (std::uint32_t i = 0; i < kSectorIndicatorCount; ++i) {
        const auto which = static_cast<SectorIndicator>(i);
        const double value = segment_value(which, world, segment, currency);
        double& series = trajectory.at(year, r, s, which);
        series = first_quarter || is_stock(which) ? value : series + value;
      }
    }
  }
  if (step % kStepsPerYear == kStepsPerYear - 1) close_year(scenario, world, year, trajectory);
}

}  // namespace spearhead
