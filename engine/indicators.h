#pragma once

#include <cstdint>
#include <iterator>
#include <string>

namespace spearhead {

/// A recorded quantity. Flows are sums of a year's four quarters, stocks stand at the end of the
/// fourth.
struct Indicator {
  enum class Unit : std::uint8_t {
    currency_per_year,
    currency_per_person_year,
    persons,
    firms,
    count,
    share,
    index
  };
  const char* name;
  Unit unit;
  const char* long_name;
  bool modelled;  ///< false: listed for the file format, not a number until its mechanism exists
};

/// Rows of `kRegionIndicators`, in the order of the file.
enum class RegionIndicator : std::uint32_t {
  grp,
  retained_income,
  employment,
  employment_skilled,
  unemployment_rate,
  productivity,
  innovations_incremental,
  innovations_radical,
  innovations_cross_cluster,
  business_rd,
  exports,
  firms,
  births,
  deaths,
  fast_growing_firms,
  foreign_employment,
  partnerships_per_firm,
  hhi,
  related_variety,
  unrelated_variety,
  public_outlay,
  count
};

inline constexpr Indicator kRegionIndicators[] = {
    {"grp", Indicator::Unit::currency_per_year, "Gross regional product: value added of all firms",
     true},
    {"retained_income", Indicator::Unit::currency_per_year,
     "Gross regional product less the surplus of foreign firms", true},
    {"employment", Indicator::Unit::persons, "Jobs in firms, researchers included", true},
    {"employment_skilled", Indicator::Unit::persons, "Skilled jobs, researchers included", true},
    {"unemployment_rate", Indicator::Unit::share, "Unemployed persons / labour force", true},
    {"productivity", Indicator::Unit::currency_per_person_year, "Value added per job", true},
    {"innovations_incremental", Indicator::Unit::count, "Incremental innovations", true},
    {"innovations_radical", Indicator::Unit::count,
     "Radical innovations, from recombined knowledge", true},
    {"innovations_cross_cluster", Indicator::Unit::count,
     "Radical innovations with a partner of another cluster", true},
    {"business_rd", Indicator::Unit::currency_per_year,
     "R&D carried out by firms, own and public money", true},
    {"exports", Indicator::Unit::currency_per_year, "Sales outside the region", true},
    {"firms", Indicator::Unit::firms, "Firms", true},
    {"births", Indicator::Unit::firms, "Firms opened", true},
    {"deaths", Indicator::Unit::firms, "Firms closed", true},
    {"fast_growing_firms", Indicator::Unit::firms,
     "Firms of 10 or more staff that grew by over 20 % a year for three years", true},
    {"foreign_employment", Indicator::Unit::persons, "Jobs in foreign-owned firms", true},
    {"partnerships_per_firm", Indicator::Unit::index, "Innovation partnerships per firm", true},
    {"hhi", Indicator::Unit::index, "Herfindahl index of the sectors' employment shares", true},
    {"related_variety", Indicator::Unit::index,
     "Entropy of employment within NACE sections, bits (Frenken et al. 2007)", true},
    {"unrelated_variety", Indicator::Unit::index,
     "Entropy of employment between NACE sections, bits (Frenken et al. 2007)", true},
    {"public_outlay", Indicator::Unit::currency_per_year, "Outlay of all programmes", true},
};

/// Rows of `kSectorIndicators`.
enum class SectorIndicator : std::uint32_t {
  value_added,
  employment,
  firms,
  exports,
  business_rd,
  innovations_incremental,
  innovations_radical,
  births,
  deaths,
  foreign_employment,
  location_quotient,
  count
};

inline constexpr Indicator kSectorIndicators[] = {
    {"value_added", Indicator::Unit::currency_per_year, "Value added", true},
    {"employment", Indicator::Unit::persons, "Jobs in firms, researchers included", true},
    {"firms", Indicator::Unit::firms, "Firms", true},
    {"exports", Indicator::Unit::currency_per_year, "Sales outside the region", true},
    {"business_rd", Indicator::Unit::currency_per_year,
     "R&D carried out by firms, own and public money", true},
    {"innovations_incremental", Indicator::Unit::count, "Incremental innovations", true},
    {"innovations_radical", Indicator::Unit::count,
     "Radical innovations, from recombined knowledge", true},
    {"births", Indicator::Unit::firms, "Firms opened", true},
    {"deaths", Indicator::Unit::firms, "Firms closed", true},
    {"foreign_employment", Indicator::Unit::persons, "Jobs in foreign-owned firms", true},
    {"location_quotient", Indicator::Unit::index,
     "Share of the region's jobs / share of the reference economy's jobs", true},
};

/// Rows of `kClusterIndicators`.
enum class ClusterIndicator : std::uint32_t {
  value_added,
  employment,
  firms,
  business_rd,
  members,
  trust,
  partnerships_inside,
  partnerships_across,
  count
};

inline constexpr Indicator kClusterIndicators[] = {
    {"value_added", Indicator::Unit::currency_per_year, "Value added", true},
    {"employment", Indicator::Unit::persons, "Jobs in firms, researchers included", true},
    {"firms", Indicator::Unit::firms, "Firms", true},
    {"business_rd", Indicator::Unit::currency_per_year,
     "R&D carried out by firms, own and public money", true},
    {"members", Indicator::Unit::firms, "Members of the cluster's organisation", true},
    {"trust", Indicator::Unit::index, "Trust among members of the organisation, 0 to 1", true},
    {"partnerships_inside", Indicator::Unit::count, "Partnerships between firms of the cluster",
     true},
    {"partnerships_across", Indicator::Unit::count,
     "Partnerships of its firms with firms of other clusters", true},
};

inline constexpr std::uint32_t kRegionIndicatorCount =
    static_cast<std::uint32_t>(RegionIndicator::count);
inline constexpr std::uint32_t kSectorIndicatorCount =
    static_cast<std::uint32_t>(SectorIndicator::count);
inline constexpr std::uint32_t kClusterIndicatorCount =
    static_cast<std::uint32_t>(ClusterIndicator::count);
static_assert(std::size(kClusterIndicators) == kClusterIndicatorCount);
static_assert(std::size(kRegionIndicators) == kRegionIndicatorCount);
static_assert(std::size(kSectorIndicators) == kSectorIndicatorCount);

/// The unit as written into files, for instance "GBP/year", "persons", "1".
std::string unit_text(Indicator::Unit unit, const std::string& currency);

}  // namespace spearhead
