#pragma once

#include <cstdint>
#include <tuple>

#include "engine/base/id.h"
#include "engine/world/column.h"

namespace spearhead {

/// All firms, one row each, grouped by segment (region, sector). The order of rows inside a segment
/// means nothing and changes when firms close or open; `key` says who a row is.
struct Firms {
  template <class T>
  using Of = Column<FirmRow, T>;

  Of<Key> key;                     ///< identity for ever
  Of<double> employment;           ///< [persons]
  Of<double> home_sales;           ///< [wu/year]
  Of<double> export_sales;         ///< [wu/year]
  Of<double> productivity;         ///< log, relative to the world mean of the sector
  Of<double> cash;                 ///< net liquid position [wu]
  Of<double> research_propensity;  ///< planned R&D / value added
  Of<double> research;             ///< R&D carried out, own and public money [wu/year]
  Of<double> idea_backlog;         ///< share of ideas not yet used, 0 to 1
  Of<double> grant_fund;           ///< public money in hand, earmarked for R&D [wu]
  Of<double> grant_pace;           ///< at most so much of it is spent in a year [wu/year]
  Of<std::int32_t> founding_step;  ///< step of opening; negative for firms older than the run

  /// The one list of columns.
  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"key", &Firms::key},
        ColumnOf{"employment", &Firms::employment},
        ColumnOf{"home_sales", &Firms::home_sales},
        ColumnOf{"export_sales", &Firms::export_sales},
        ColumnOf{"productivity", &Firms::productivity},
        ColumnOf{"cash", &Firms::cash},
        ColumnOf{"research_propensity", &Firms::research_propensity},
        ColumnOf{"research", &Firms::research},
        ColumnOf{"idea_backlog", &Firms::idea_backlog},
        ColumnOf{"grant_fund", &Firms::grant_fund},
        ColumnOf{"grant_pace", &Firms::grant_pace},
        ColumnOf{"founding_step", &Firms::founding_step},
    };
  }

  std::uint32_t size() const { return key.size(); }
};

}  // namespace spearhead
