#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/column.h"

namespace spearhead {

/// State of whole regions. Skills: unskilled and skilled labour are separate pools.
struct Regions {
  template <class T>
  using Of = Column<RegionId, T>;

  Of<Key> key;                 ///< hash of the region's code
  Of<double> usual_unskilled;  ///< unemployment at which wages rest, share of the pool
  Of<double> usual_skilled;
  Of<double> initial_unskilled;  ///< labour force when the region was anchored [persons]
  Of<double> initial_skilled;
  Of<double> unskilled;            ///< labour force [persons]
  Of<double> skilled;              ///< labour force [persons]
  Of<double> slow_wage_unskilled;  ///< slow part of the wage, log
  Of<double> slow_wage_skilled;
  Of<double> wage_unskilled;      ///< relative to par; par is 1
  Of<double> wage_skilled;        ///< relative to par; par is 1
  Of<double> employed_unskilled;  ///< jobs [persons]
  Of<double> employed_skilled;    ///< jobs, researchers included [persons]
  Of<double> unskilled_served;    ///< part of wanted unskilled jobs that the pool could fill
  Of<double> skilled_served;
  Of<double> income;      ///< that people of the region can spend [wu/year]
  Of<double> investment;  ///< what firms spend on capital and the like [wu/year]
  Of<double> services;    ///< work that programmes paid for in the step before [wu/year]
  Of<double> levy;        ///< taken from incomes for programmes in the step before [wu/year]
  Of<double> culture;     ///< entrepreneurial culture, 1 = average; nothing moves it yet
  Of<std::uint32_t> founder_slots;  ///< most founders in one quarter

  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"region_key", &Regions::key},
        ColumnOf{"usual_unskilled", &Regions::usual_unskilled},
        ColumnOf{"usual_skilled", &Regions::usual_skilled},
        ColumnOf{"initial_unskilled", &Regions::initial_unskilled},
        ColumnOf{"initial_skilled", &Regions::initial_skilled},
        ColumnOf{"unskilled", &Regions::unskilled},
        ColumnOf{"skilled", &Regions::skilled},
        ColumnOf{"slow_wage_unskilled", &Regions::slow_wage_unskilled},
        ColumnOf{"slow_wage_skilled", &Regions::slow_wage_skilled},
        ColumnOf{"wage_unskilled", &Regions::wage_unskilled},
        ColumnOf{"wage_skilled", &Regions::wage_skilled},
        ColumnOf{"employed_unskilled", &Regions::employed_unskilled},
        ColumnOf{"employed_skilled", &Regions::employed_skilled},
        ColumnOf{"unskilled_served", &Regions::unskilled_served},
        ColumnOf{"skilled_served", &Regions::skilled_served},
        ColumnOf{"income", &Regions::income},
        ColumnOf{"investment", &Regions::investment},
        ColumnOf{"services", &Regions::services},
        ColumnOf{"levy", &Regions::levy},
        ColumnOf{"culture", &Regions::culture},
        ColumnOf{"founder_slots", &Regions::founder_slots},
    };
  }

  std::uint32_t size() const { return key.size(); }
};

/// What a region knows, field by field. Dense tables.
struct RegionKnowledge {
  std::uint32_t fields = 0;
  std::vector<double> depth;     ///< [region][field] jobs times expertise over itself plus par
  std::vector<double> pair_use;  ///< [region][field][field] recent recombinations, symmetric

  double& use(RegionId region, std::uint32_t f, std::uint32_t g) {
    return pair_use[(std::size_t{region.value} * fields + f) * fields + g];
  }
  double use(RegionId region, std::uint32_t f, std::uint32_t g) const {
    return pair_use[(std::size_t{region.value} * fields + f) * fields + g];
  }
  double depth_of(RegionId region, std::uint32_t f) const {
    return depth[std::size_t{region.value} * fields + f];
  }
};

/// Universities and research centres; `strength` is [university][field], 0 to 1.
struct Universities {
  std::vector<Key>
      key;  ///< hash of the region's code and the university's name; ascending in a region
  std::vector<std::uint32_t> region;
  std::vector<double> strength;
  std::uint32_t fields = 0;

  std::uint32_t size() const { return static_cast<std::uint32_t>(region.size()); }
  double strength_of(UniversityId university, std::uint32_t field) const {
    return strength[std::size_t{university.value} * fields + field];
  }
};

/// Cluster organisations, one per cluster of a region. Without funding their quality and trust are
/// nil and nobody is a member.
struct Clusters {
  std::vector<Key> key;
  std::vector<std::uint32_t> region;
  std::vector<double> quality;            ///< 0 to 1
  std::vector<double> trust;              ///< 0 to 1
  std::vector<double> funding;            ///< [wu/year] in this step
  std::vector<double> horizon;            ///< for how long people believe in the funding [years]
  std::vector<std::uint32_t> of_segment;  ///< cluster of each segment, or kNoCluster

  std::uint32_t size() const { return static_cast<std::uint32_t>(key.size()); }
};
inline constexpr std::uint32_t kNoCluster = 0xFFFFFFFF;

/// What programmes' agencies are to others; their settings stand in the scenario.
struct Agencies {
  std::vector<Key> key;
  std::vector<std::uint32_t> group;  ///< 0 to 31: agencies of one group see each other's contracts
  std::vector<double> credibility;   ///< part of an announced time in which people believe, 0 to 1

  std::uint32_t size() const { return static_cast<std::uint32_t>(key.size()); }
};

/// What an agency does about a foreign project in this step.
struct LocationOffer {
  Key slot = 0;  ///< which project
  RegionId region;
  bool is_lead = false;     ///< the agency has found it; it would not have looked at the region
  double incentive = 0;     ///< paid for coming [wu]
  std::uint32_t delay = 0;  ///< steps by which the search for it delays the opening
};

/// A foreign project that has decided to come.
struct Arrival {
  Key key;
  std::uint32_t segment;
  std::uint32_t opens;  ///< step
  double jobs;
  double productivity;  ///< log
  double incentive;     ///< that it has been paid for coming [wu]
  std::uint16_t field[4];
  std::uint32_t seeks_knowledge;  ///< 0 or 1
  std::uint32_t fields;           ///< how many of `field` it wants
};
// Saved as bytes: no padding.
static_assert(sizeof(Arrival) == 2 * sizeof(Key) + 3 * sizeof(double) + 4 * sizeof(std::uint32_t));

}  // namespace spearhead
