#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/money.h"
#include "engine/base/time.h"
#include "engine/parameters.h"
#include "engine/policy/programme.h"
#include "engine/world/knowledge.h"

namespace spearhead {

/// What is known of a sector everywhere: one row of the sector table.
struct SectorFacts {
  std::string code;  ///< NACE Rev. 2 division, two digits
  std::string name;
  std::string section;           ///< NACE Rev. 2 section, one letter
  bool market = true;            ///< false: provided by the state, demand-led, no births or deaths
  double export_intensity = 0;   ///< exports / output
  double value_added_share = 0;  ///< value added / output
  double research_norm = 0;      ///< business R&D / value added
  double tradability = 0.5;      ///< 0 local to 1 world market: rank of concentration and exports
  double opportunity = 1;        ///< technological opportunity, 1 = average
  double labour_share = 0.645;   ///< compensation of employees / value added
  double relative_pay = 1;       ///< pay per job / average of all sectors
  double skilled_share = 0.25;   ///< skilled jobs / jobs
  double national_employment = 0;  ///< [persons] in the reference economy, 0 when not known
};

/// A university or research centre.
struct UniversityFacts {
  std::string name;
  std::vector<double> strength;  ///< [0-1] per field
};

/// A region's figures at the start. Tables that the user does not give hold the defaults that
/// `with_defaults` fills in.
struct RegionFacts {
  std::string code;
  std::string name;
  double scale = 1;                ///< real firms per firm of the model
  std::vector<double> employment;  ///< [persons] per sector
  std::vector<double> firms;       ///< number of firms per sector, 0 when not known

  std::vector<std::uint8_t> market;      ///< per sector
  std::vector<double> export_intensity;  ///< per sector: exports to other countries / output
  std::vector<double> research_norm;     ///< per sector: business R&D / value added
  std::vector<double> relative_pay;      ///< per sector
  std::vector<double> foreign_share;     ///< per sector: jobs in foreign-owned firms / jobs
  std::vector<double> field_weight;      ///< per field: multiplies what firms know; empty = 1
  double unemployment_unskilled = 0;     ///< share of the unskilled labour force
  double unemployment_skilled = 0;       ///< share of the skilled labour force
  std::vector<UniversityFacts> universities;
  /// Sectors of each cluster that the user names; empty: found from the figures.
  std::vector<std::vector<std::uint32_t>> clusters;
  std::vector<std::string> cluster_names;  ///< of these; where not given, after a sector
};

/// Everything that a run depends on besides its luck. Built once, then constant.
struct Scenario {
  std::string name;
  int first_year = 0;
  int last_year = 0;  ///< inclusive
  Parameters rule;
  std::vector<SectorFacts> sectors;  ///< in the order of their codes
  /// [supplier][user] purchases from domestic suppliers / output of the user; empty: none known.
  std::vector<double> inputs;
  KnowledgeSpace knowledge;
  std::vector<RegionFacts> regions;   ///< in the order of their codes
  std::vector<Programme> programmes;  ///< in the order of their ids
  std::string currency;               ///< EUR, GBP or USD, at constant prices of the first year
  /// Fitness of each segment's sector in the rest of the world, from `find_outside` [log].
  std::vector<double> outside_fitness;
  /// Money per wu of the model. In a region at a scale one firm of the model stands for several:
  /// its wu are worth so much more.
  ExchangeRate rate;

  std::uint32_t years() const { return static_cast<std::uint32_t>(last_year - first_year + 1); }
  std::uint32_t segments() const {
    return static_cast<std::uint32_t>(regions.size() * sectors.size());
  }
  std::uint32_t sector_count() const { return static_cast<std::uint32_t>(sectors.size()); }
  const SectorFacts& sector_of(SegmentId segment) const {
    return sectors[segment.value % sectors.size()];
  }
  const RegionFacts& region_of(SegmentId segment) const {
    return regions[segment.value / sectors.size()];
  }
};

/// A region of which only employment is known: everything else from the sectors and the rule, with
/// universities of average strength in the fields that its sectors use most.
RegionFacts with_defaults(std::string code, std::string name, std::vector<double> employment,
                          const std::vector<SectorFacts>& sectors, const KnowledgeSpace& knowledge,
                          const Parameters& rule);

}  // namespace spearhead
