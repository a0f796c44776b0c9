#pragma once

#include <cstdint>
#include <tuple>

#include "engine/base/id.h"
#include "engine/world/column.h"

namespace spearhead {

/// State and flows of every sector in every region. Flows are those of the current step, at yearly
/// rates where the unit says so; each is written by one phase.
struct Segments {
  template <class T>
  using Of = Column<SegmentId, T>;

  Of<Key> key;                      ///< hash of region code and sector code
  Of<double> value_added_share;     ///< value added / sales
  Of<double> local_pricing;         ///< share of average productivity passed on to local buyers
  Of<double> home_demand;           ///< [wu/year]
  Of<double> export_reference;      ///< exports that market access supports [wu/year]
  Of<double> outside_fitness;       ///< fitness of the sector in the rest of the world, log
  Of<std::uint32_t> founder_slots;  ///< most openings in one quarter

  Of<double> mean_productivity;  ///< weighted by home sales, log
  Of<double> home_sales;         ///< [wu/year]
  Of<double> export_sales;       ///< [wu/year]
  Of<double> value_added;        ///< [wu/year]
  Of<double> employment;         ///< [persons]
  Of<double> research;           ///< [wu/year]
  Of<std::int64_t> innovations;  ///< incremental, in this step
  Of<std::int64_t> births;       ///< in this step
  Of<std::int64_t> deaths;       ///< in this step

  /// The one list of columns.
  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"key", &Segments::key},
        ColumnOf{"value_added_share", &Segments::value_added_share},
        ColumnOf{"local_pricing", &Segments::local_pricing},
        ColumnOf{"home_demand", &Segments::home_demand},
        ColumnOf{"export_reference", &Segments::export_reference},
        ColumnOf{"outside_fitness", &Segments::outside_fitness},
        ColumnOf{"founder_slots", &Segments::founder_slots},
        ColumnOf{"mean_productivity", &Segments::mean_productivity},
        ColumnOf{"home_sales", &Segments::home_sales},
        ColumnOf{"export_sales", &Segments::export_sales},
        ColumnOf{"value_added", &Segments::value_added},
        ColumnOf{"employment", &Segments::employment},
        ColumnOf{"research", &Segments::research},
        ColumnOf{"innovations", &Segments::innovations},
        ColumnOf{"births", &Segments::births},
        ColumnOf{"deaths", &Segments::deaths},
    };
  }

  std::uint32_t size() const { return key.size(); }
};

}  // namespace spearhead
