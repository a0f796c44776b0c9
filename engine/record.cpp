#include "engine/record.h"

#include <limits>
#include <vector>

#include "engine/cluster_record.h"
#include "engine/variety.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// Jobs of a segment, researchers included [persons of the model].
double jobs_of(const Scenario& scenario, const World& world, SegmentId segment) {
  const double wage = world.regions.wage_skilled[world.region_of(segment)];
  return world.segments.employment[segment] +
         researchers_of(world.segments.research[segment], wage, scenario.rule);
}

double regional_jobs(const World& world, RegionId region) {
  return world.regions.employed_unskilled[region] + world.regions.employed_skilled[region];
}

double national_jobs(const Scenario& scenario) {
  double jobs = 0;
  for (const SectorFacts& sector : scenario.sectors) jobs += sector.national_employment;
  return jobs;
}

/// Weight of a sector in the region over its weight in the reference economy; not a number without
/// one.
double quotient_of(const Scenario& scenario, const World& world, SegmentId segment,
                   double national) {
  const double reference = scenario.sector_of(segment).national_employment / national;
  const double share =
      jobs_of(scenario, world, segment) / regional_jobs(world, world.region_of(segment));
  return reference > 0 ? share / reference : std::numeric_limits<double>::quiet_NaN();
}

/// Value of one indicator in one segment at one step. Flows are the quarter's. In a region at a
/// scale a firm of the model counts for several.
double segment_value(SectorIndicator which, const Scenario& scenario, const World& world,
                     SegmentId segment, double national) {
  const Segments& segments = world.segments;
  const double currency = scenario.rate.currency_per_wu;
  const double scale = scenario.region_of(segment).scale;
  switch (which) {
    case SectorIndicator::value_added:
      return kStepYears * currency * segments.value_added[segment];
    case SectorIndicator::exports:
      return kStepYears * currency * segments.export_sales[segment];
    case SectorIndicator::business_rd:
      return kStepYears * currency * segments.research_spent[segment];
    case SectorIndicator::innovations_incremental:
      return scale * static_cast<double>(segments.innovations[segment]);
    case SectorIndicator::innovations_radical:
      return scale * static_cast<double>(segments.radical_innovations[segment]);
    case SectorIndicator::births:
      return scale * static_cast<double>(segments.births[segment]);
    case SectorIndicator::deaths:
      return scale * static_cast<double>(segments.deaths[segment]);
    case SectorIndicator::employment:
      return scale * jobs_of(scenario, world, segment);
    case SectorIndicator::foreign_employment:
      return scale * segments.foreign_employment[segment];
    case SectorIndicator::firms:
      return scale * world.layout.size(segment);
    case SectorIndicator::location_quotient:
      return quotient_of(scenario, world, segment, national);
    case SectorIndicator::count:
      break;
  }
  return 0;
}

bool is_stock(SectorIndicator which) {
  return which == SectorIndicator::employment || which == SectorIndicator::firms ||
         which == SectorIndicator::foreign_employment ||
         which == SectorIndicator::location_quotient;
}

SectorMix sector_mix_of(const Scenario& scenario, const World& world, RegionId region) {
  std::vector<double> jobs(world.sectors);
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    jobs[s] = jobs_of(scenario, world, world.segment(region, SectorId{s}));
  }
  return sector_mix(jobs, regional_jobs(world, region), scenario.sectors);
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
    {RegionIndicator::innovations_incremental, SectorIndicator::innovations_incremental},
    {RegionIndicator::innovations_radical, SectorIndicator::innovations_radical},
    {RegionIndicator::foreign_employment, SectorIndicator::foreign_employment},
    {RegionIndicator::business_rd, SectorIndicator::business_rd},
    {RegionIndicator::exports, SectorIndicator::exports},
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

/// Whether a firm has grown by over 20 % a year for three years from ten jobs or more (Eurostat's
/// high-growth enterprises); both figures stand in the firm's own quarter.
bool grows_fast(double jobs, double three_years_ago) {
  constexpr double kSmallest = 10;
  constexpr double kThreeYearsOfGrowth = 1.2 * 1.2 * 1.2;
  return three_years_ago >= kSmallest && jobs > kThreeYearsOfGrowth * three_years_ago;
}

/// What only the firms themselves tell.
struct FirmCounts {
  std::uint64_t firms = 0;
  std::uint64_t fast_growing = 0;
  std::uint64_t ties = 0;
};

FirmCounts count_firms(const World& world, RegionId region) {
  FirmCounts counts;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      ++counts.firms;
      counts.ties += tie_count(world.firms.ties[row]);
      const bool fast =
          grows_fast(world.firms.past_employment[row][0], world.firms.past_employment[row][3]);
      counts.fast_growing += fast && world.segments.market[segment] != 0 ? 1 : 0;
    }
  }
  return counts;
}

/// Stocks of a region as they stand: sector mix, people, firms.
template <class Set>
void stocks_of(const Scenario& scenario, const World& world, RegionId region, const Set& set) {
  const double scale = scenario.regions[region.value].scale;
  const SectorMix mix = sector_mix_of(scenario, world, region);
  set(RegionIndicator::hhi, mix.hhi);
  set(RegionIndicator::related_variety, mix.related_variety);
  set(RegionIndicator::unrelated_variety, mix.unrelated_variety);
  const double jobs = regional_jobs(world, region);
  const double people = world.regions.unskilled[region] + world.regions.skilled[region];
  set(RegionIndicator::employment, scale * jobs);
  set(RegionIndicator::employment_skilled, scale * world.regions.employed_skilled[region]);
  set(RegionIndicator::unemployment_rate, people > 0 ? 1 - jobs / people : 0);
  const FirmCounts counts = count_firms(world, region);
  const auto firms = static_cast<double>(counts.firms);
  set(RegionIndicator::firms, scale * firms);
  set(RegionIndicator::fast_growing_firms, scale * static_cast<double>(counts.fast_growing));
  set(RegionIndicator::partnerships_per_firm,
      firms > 0 ? static_cast<double>(counts.ties) / firms : 0);
}

/// All region indicators from the year's sector series, the stocks and the ledger.
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
    stocks_of(scenario, world, RegionId{r},
              [&](RegionIndicator which, double value) { trajectory.at(year, r, which) = value; });
    const double grp = trajectory.at(year, r, RegionIndicator::grp);
    const double jobs = trajectory.at(year, r, RegionIndicator::employment);
    trajectory.at(year, r, RegionIndicator::productivity) = jobs > 0 ? grp / jobs : 0;
    trajectory.at(year, r, RegionIndicator::retained_income) += grp;
    trajectory.at(year, r, RegionIndicator::public_outlay) =
        in_currency(outlay_in(world.ledger, RegionId{r}));
  }
}

/// Flows of a region that no sector series holds, added up over the year's quarters.
void add_flows(const Scenario& scenario, const World& world, std::uint32_t year, bool first_quarter,
               RegionId region, Trajectory& trajectory) {
  double surplus = 0;
  double crossings = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    surplus += world.segments.foreign_surplus[segment];
    crossings += static_cast<double>(world.segments.cluster_crossings[segment]);
  }
  const auto add = [&](RegionIndicator which, double value) {
    double& series = trajectory.at(year, region.value, which);
    series = first_quarter ? value : series + value;
  };
  add(RegionIndicator::retained_income, -kStepYears * scenario.rate.currency_per_wu * surplus);
  add(RegionIndicator::innovations_cross_cluster, scenario.regions[region.value].scale * crossings);
}

}  // namespace

void record_start(const Scenario& scenario, const World& world, Trajectory& trajectory) {
  const double currency = scenario.rate.currency_per_wu;
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    const auto set = [&](RegionIndicator which, double value) {
      trajectory.initial(r, which) = value;
    };
    double value_added = 0;
    double exports = 0;
    double foreign = 0;
    double research = 0;
    for (std::uint32_t s = 0; s < trajectory.sectors; ++s) {
      const SegmentId segment = world.segment(RegionId{r}, SectorId{s});
      value_added += currency * world.segments.value_added[segment];
      exports += currency * world.segments.export_sales[segment];
      foreign += world.segments.foreign_employment[segment];
      research += currency * world.segments.research[segment];
    }
    stocks_of(scenario, world, RegionId{r}, set);
    const double jobs = scenario.regions[r].scale * regional_jobs(world, RegionId{r});
    set(RegionIndicator::grp, value_added);
    set(RegionIndicator::exports, exports);
    set(RegionIndicator::business_rd, research);
    set(RegionIndicator::foreign_employment, scenario.regions[r].scale * foreign);
    set(RegionIndicator::productivity, jobs > 0 ? value_added / jobs : 0);
  }
}

void record(const Scenario& scenario, const World& world, Trajectory& trajectory) {
  const std::uint32_t step = world.step - 1;
  const std::uint32_t year = step / kStepsPerYear;
  const bool first_quarter = step % kStepsPerYear == 0;
  const double national = national_jobs(scenario);
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    for (std::uint32_t s = 0; s < trajectory.sectors; ++s) {
      const SegmentId segment = world.segment(RegionId{r}, SectorId{s});
      for (std::uint32_t i = 0; i < kSectorIndicatorCount; ++i) {
        const auto which = static_cast<SectorIndicator>(i);
        const double value = segment_value(which, scenario, world, segment, national);
        double& series = trajectory.at(year, r, s, which);
        series = first_quarter || is_stock(which) ? value : series + value;
      }
    }
    add_flows(scenario, world, year, first_quarter, RegionId{r}, trajectory);
  }
  if (step % kStepsPerYear != kStepsPerYear - 1) return;
  close_year(scenario, world, year, trajectory);
  record_clusters(scenario, world, year, trajectory);
  const int calendar_year = scenario.first_year + static_cast<int>(year);
  if (trajectory.details.firms) add_firms(scenario, world, calendar_year, trajectory.firms);
  if (trajectory.details.links) add_links(world, calendar_year, trajectory.links);
  if (trajectory.details.awards) add_awards(world.ledger, calendar_year, trajectory.awards);
}

}  // namespace spearhead
