#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "engine/base/id.h"
#include "engine/scenario.h"
#include "engine/world/column.h"
#include "engine/world/world.h"

namespace spearhead {

/// What is kept of single firms and payments, on request: it takes far more room than the sums.
struct Details {
  bool firms = false;
  bool links = false;
  bool awards = false;

  /// Whether all is kept that `other` keeps.
  bool include(const Details& other) const {
    return (firms || !other.firms) && (links || !other.links) && (awards || !other.awards);
  }
  friend bool operator==(const Details&, const Details&) = default;
};

/// A row per firm at the end of every year, by year and key; flows are yearly rates in the last
/// quarter. A firm has the same key in all arms of a future; a firm that a person founds has that
/// person's, who may have chosen another sector in another arm. In a region at a scale a row is one
/// of the model's firms and stands for several of the region; amounts are those of the one.
struct FirmPanel {
  std::vector<std::int32_t> calendar_year;
  std::vector<Key> firm;  ///< identity within the future
  std::vector<std::int32_t> region_index;
  std::vector<std::int32_t> sector_index;
  std::vector<std::int32_t> founded;          ///< calendar year
  std::vector<std::int8_t> ownership;         ///< Ownership
  std::vector<float> employment;              ///< jobs, researchers included [persons]
  std::vector<float> sales;                   ///< in and outside the region [currency/year]
  std::vector<float> exports;                 ///< sales outside the region [currency/year]
  std::vector<float> value_added;             ///< [currency/year]
  std::vector<float> business_rd;             ///< R&D, own and public money [currency/year]
  std::vector<float> productivity;            ///< log, relative to the world mean of the sector
  std::vector<float> absorptive_capacity;     ///< 0 to 1
  std::vector<float> cash;                    ///< [currency]
  std::vector<float> awarded;                 ///< public money awarded so far [currency]
  std::vector<float> grant_fund;              ///< of that, still in hand [currency]
  std::vector<std::int32_t> last_innovation;  ///< calendar year, 0: none yet
  std::vector<std::int8_t> partnerships;      ///< how many
  std::vector<std::int8_t> member;  ///< 1: of its cluster's organisation, 0: not, -1: not recorded

  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"calendar_year", &FirmPanel::calendar_year},
        ColumnOf{"firm", &FirmPanel::firm},
        ColumnOf{"region_index", &FirmPanel::region_index},
        ColumnOf{"sector_index", &FirmPanel::sector_index},
        ColumnOf{"founded", &FirmPanel::founded},
        ColumnOf{"ownership", &FirmPanel::ownership},
        ColumnOf{"employment", &FirmPanel::employment},
        ColumnOf{"sales", &FirmPanel::sales},
        ColumnOf{"exports", &FirmPanel::exports},
        ColumnOf{"value_added", &FirmPanel::value_added},
        ColumnOf{"business_rd", &FirmPanel::business_rd},
        ColumnOf{"productivity", &FirmPanel::productivity},
        ColumnOf{"absorptive_capacity", &FirmPanel::absorptive_capacity},
        ColumnOf{"cash", &FirmPanel::cash},
        ColumnOf{"awarded", &FirmPanel::awarded},
        ColumnOf{"grant_fund", &FirmPanel::grant_fund},
        ColumnOf{"last_innovation", &FirmPanel::last_innovation},
        ColumnOf{"partnerships", &FirmPanel::partnerships},
        ColumnOf{"member", &FirmPanel::member},
    };
  }
  std::size_t size() const { return calendar_year.size(); }
};

/// A row per partnership at the end of every year, by year and keys; one between firms stands once,
/// under the lower key.
struct LinkPanel {
  std::vector<std::int32_t> calendar_year;
  std::vector<Key> firm;
  std::vector<Key> partner;                ///< key of the other firm, or of the university
  std::vector<std::int8_t> to_university;  ///< 1: the partner is a university

  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"calendar_year", &LinkPanel::calendar_year},
        ColumnOf{"firm", &LinkPanel::firm},
        ColumnOf{"partner", &LinkPanel::partner},
        ColumnOf{"to_university", &LinkPanel::to_university},
    };
  }
  std::size_t size() const { return calendar_year.size(); }
};

/// A row per payment of a programme, in the order of the books. Amounts are those of the books: in
/// a region at a scale, what all the firms get for which one of the model stands.
struct AwardPanel {
  std::vector<std::int32_t> calendar_year;
  std::vector<std::int8_t> quarter;           ///< 1 to 4
  std::vector<std::int32_t> programme_index;  ///< in the scenario, from 0
  std::vector<std::int8_t> kind;              ///< place in kEffectNames
  /// A firm or a foreign project, which as a firm has the same key, or a cluster.
  std::vector<Key> receiver;
  std::vector<std::int32_t> region_index;
  std::vector<std::int32_t> sector_index;  ///< -1: of none
  std::vector<double> award;               ///< in money or in kind [currency]
  std::vector<double> administration;      ///< [currency]
  std::vector<double> own_contribution;    ///< [currency]
  std::vector<double> infra_marginal;      ///< part of the award [currency]
  std::vector<double> double_funding;      ///< part of the award [currency]

  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"calendar_year", &AwardPanel::calendar_year},
        ColumnOf{"quarter", &AwardPanel::quarter},
        ColumnOf{"programme_index", &AwardPanel::programme_index},
        ColumnOf{"kind", &AwardPanel::kind},
        ColumnOf{"receiver", &AwardPanel::receiver},
        ColumnOf{"region_index", &AwardPanel::region_index},
        ColumnOf{"sector_index", &AwardPanel::sector_index},
        ColumnOf{"award", &AwardPanel::award},
        ColumnOf{"administration", &AwardPanel::administration},
        ColumnOf{"own_contribution", &AwardPanel::own_contribution},
        ColumnOf{"infra_marginal", &AwardPanel::infra_marginal},
        ColumnOf{"double_funding", &AwardPanel::double_funding},
    };
  }
  std::size_t size() const { return calendar_year.size(); }
};

/// Adds the firms and the partnerships that there are now, at the end of `year`.
void add_firms(const Scenario& scenario, const World& world, int year, FirmPanel& panel);
void add_links(const World& world, int year, LinkPanel& panel);
/// Adds the payments of `year`, which are on the books at its end.
void add_awards(const Ledger& ledger, int year, AwardPanel& panel);

}  // namespace spearhead
