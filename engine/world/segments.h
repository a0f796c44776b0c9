#pragma once

#include <cstdint>
#include <tuple>

#include "engine/base/id.h"
#include "engine/world/column.h"

namespace spearhead {

/// State and flows of every sector in every region. Flows are those of the current step, at yearly
/// rates where the unit says so. What counts people or money of the firms that are there changes
/// when firms are hired for, paid for, and close; everything else is written by one phase.
struct Segments {
  template <class T>
  using Of = Column<SegmentId, T>;

  // Constant after founding.
  Of<Key> key;                    ///< hash of region code and sector code
  Of<std::uint8_t> market;        ///< 0: provided by the state
  Of<double> value_added_share;   ///< value added / sales
  Of<double> base_wage;           ///< annual pay of a job at par [wu/person]
  Of<double> base_value;          ///< value added of a job at par [wu/year/person]
  Of<double> capital_cost_share;  ///< capital and other costs / value added
  Of<double> local_pricing;       ///< share of average productivity passed on to local buyers
  Of<double> skilled_share;       ///< skilled jobs / jobs in production

  // Set at founding and when the region is anchored; odds and fitness also when the first firm of a
  // sector opens its home market.
  Of<double> budget_share;       ///< of the region's final demand
  Of<double> local_odds;         ///< of buying at home, at equal fitness: share / (1 - share)
  Of<double> reference_fitness;  ///< mean fitness of home firms at that time, log
  Of<double> reference_demand;   ///< home demand at that time [wu/year]
  Of<double> outside_fitness;    ///< fitness of the sector in the rest of the world, log

  // State.
  Of<double> export_reference;  ///< exports that market access supports [wu/year]
  Of<double> world_demand;      ///< swing of the world's demand around its trend, log

  // Of the present step.
  Of<double> wage;               ///< annual pay of a job [wu/person]
  Of<double> cost;               ///< of labour and of the place, against the world, log
  Of<double> worker_value;       ///< value added per worker of a firm at par [wu/year/person]
  Of<double> mean_productivity;  ///< weighted by home sales, log
  Of<double> home_demand;        ///< [wu/year]
  Of<double> home_sales;         ///< [wu/year]
  Of<double> export_sales;       ///< [wu/year]
  Of<double> domestic_exports;   ///< of firms without a foreign parent's mandate [wu/year]
  Of<double> imports_unserved;   ///< home demand that no firm here could serve [wu/year]
  Of<double> value_added;        ///< [wu/year]
  Of<double> local_share;        ///< of the region's use of the product that firms here supply
  Of<double> local_purchases;  ///< sales of firms, each weighted with its local sourcing [wu/year]
  Of<double> foreign_purchases;  ///< the same of foreign firms alone [wu/year]
  Of<double> employment;         ///< jobs in production [persons]
  Of<double> payroll;            ///< of these, paid as staff: all but the owners' own labour
  Of<double> research;           ///< of the firms that are there [wu/year]
  /// R&D carried out in this step, by firms that have closed since too [wu/year].
  Of<double> research_spent;
  Of<double> wages;               ///< of the payroll [wu/year]
  Of<double> payout;              ///< to owners in the region [wu/year]
  Of<double> payout_elsewhere;    ///< to other owners [wu/year]
  Of<double> profit_tax;          ///< [wu/year]
  Of<double> foreign_surplus;     ///< result of foreign firms after wages and R&D [wu/year]
  Of<double> foreign_employment;  ///< jobs in foreign firms, researchers too [persons]

  // Money in firms' hands: where it comes from and where it goes.
  Of<double> opening_cash;     ///< sum of cash before results are settled [wu]
  Of<double> settled_cash;     ///< the same when results, R&D, taxes and payouts are settled [wu]
  Of<double> opening_grants;   ///< sum of grants in hand before any is spent [wu]
  Of<double> grants_spent;     ///< public part of research [wu/year]
  Of<double> grants_returned;  ///< last instalments without researchers, funds of closed firms [wu]
  Of<double> parent_support;   ///< losses of affiliates that their parents cover [wu]
  Of<double> launches;         ///< spent on bringing innovations to the market [wu]
  Of<double> upkeep;           ///< spent on partnerships [wu]
  Of<double> applications;     ///< spent on applications to programmes [wu]
  Of<double> paid_in;          ///< cash that new firms begin with [wu]
  Of<double> written_off;      ///< cash of closed firms, taken out or owed to lenders [wu]

  Of<double> mean_performance;           ///< of firms, log a year
  Of<std::int64_t> innovations;          ///< developments that reached the market
  Of<std::int64_t> radical_innovations;  ///< recombinations that reached the market
  Of<std::int64_t> cluster_crossings;    ///< those with a partner of another cluster
  Of<std::int64_t> births;
  Of<std::int64_t> deaths;

  /// The one list of columns.
  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"key", &Segments::key},
        ColumnOf{"market", &Segments::market},
        ColumnOf{"value_added_share", &Segments::value_added_share},
        ColumnOf{"base_wage", &Segments::base_wage},
        ColumnOf{"base_value", &Segments::base_value},
        ColumnOf{"capital_cost_share", &Segments::capital_cost_share},
        ColumnOf{"local_pricing", &Segments::local_pricing},
        ColumnOf{"skilled_share", &Segments::skilled_share},
        ColumnOf{"budget_share", &Segments::budget_share},
        ColumnOf{"local_odds", &Segments::local_odds},
        ColumnOf{"reference_fitness", &Segments::reference_fitness},
        ColumnOf{"reference_demand", &Segments::reference_demand},
        ColumnOf{"outside_fitness", &Segments::outside_fitness},
        ColumnOf{"export_reference", &Segments::export_reference},
        ColumnOf{"world_demand", &Segments::world_demand},
        ColumnOf{"wage", &Segments::wage},
        ColumnOf{"cost", &Segments::cost},
        ColumnOf{"worker_value", &Segments::worker_value},
        ColumnOf{"mean_productivity", &Segments::mean_productivity},
        ColumnOf{"home_demand", &Segments::home_demand},
        ColumnOf{"home_sales", &Segments::home_sales},
        ColumnOf{"export_sales", &Segments::export_sales},
        ColumnOf{"domestic_exports", &Segments::domestic_exports},
        ColumnOf{"imports_unserved", &Segments::imports_unserved},
        ColumnOf{"value_added", &Segments::value_added},
        ColumnOf{"local_share", &Segments::local_share},
        ColumnOf{"local_purchases", &Segments::local_purchases},
        ColumnOf{"foreign_purchases", &Segments::foreign_purchases},
        ColumnOf{"employment", &Segments::employment},
        ColumnOf{"payroll", &Segments::payroll},
        ColumnOf{"research", &Segments::research},
        ColumnOf{"research_spent", &Segments::research_spent},
        ColumnOf{"wages", &Segments::wages},
        ColumnOf{"payout", &Segments::payout},
        ColumnOf{"payout_elsewhere", &Segments::payout_elsewhere},
        ColumnOf{"profit_tax", &Segments::profit_tax},
        ColumnOf{"foreign_surplus", &Segments::foreign_surplus},
        ColumnOf{"foreign_employment", &Segments::foreign_employment},
        ColumnOf{"opening_cash", &Segments::opening_cash},
        ColumnOf{"settled_cash", &Segments::settled_cash},
        ColumnOf{"opening_grants", &Segments::opening_grants},
        ColumnOf{"grants_spent", &Segments::grants_spent},
        ColumnOf{"grants_returned", &Segments::grants_returned},
        ColumnOf{"parent_support", &Segments::parent_support},
        ColumnOf{"launches", &Segments::launches},
        ColumnOf{"upkeep", &Segments::upkeep},
        ColumnOf{"applications", &Segments::applications},
        ColumnOf{"paid_in", &Segments::paid_in},
        ColumnOf{"written_off", &Segments::written_off},
        ColumnOf{"mean_performance", &Segments::mean_performance},
        ColumnOf{"innovations", &Segments::innovations},
        ColumnOf{"radical_innovations", &Segments::radical_innovations},
        ColumnOf{"cluster_crossings", &Segments::cluster_crossings},
        ColumnOf{"births", &Segments::births},
        ColumnOf{"deaths", &Segments::deaths},
    };
  }

  std::uint32_t size() const { return key.size(); }
};

}  // namespace spearhead
