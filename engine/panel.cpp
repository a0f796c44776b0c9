#include "engine/panel.h"

#include <algorithm>
#include <tuple>

#include "engine/base/time.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// Rows of all firms in the order of their keys: the order of rows means nothing.
std::vector<FirmRow> rows_by_key(const Firms& firms) {
  std::vector<FirmRow> rows(firms.size());
  for (std::uint32_t i = 0; i < firms.size(); ++i) rows[i] = FirmRow{i};
  std::ranges::sort(rows, {}, [&](FirmRow row) { return firms.key[row]; });
  return rows;
}

/// The segment in which each row stands.
std::vector<SegmentId> segments_of_rows(const World& world) {
  std::vector<SegmentId> segments(world.firms.size());
  for (std::uint32_t k = 0; k < world.region_count() * world.sectors; ++k) {
    const SegmentId segment{k};
    std::fill_n(segments.begin() + world.layout.begin(segment), world.layout.size(segment),
                segment);
  }
  return segments;
}

/// The calendar year of a step, also of one before the first year.
std::int32_t year_of(std::int32_t step, int first_year) {
  const auto steps = static_cast<std::int32_t>(kStepsPerYear);
  return first_year + (step >= 0 ? step / steps : (step + 1) / steps - 1);
}

void add_firm(const Scenario& scenario, const World& world, int year, FirmRow row,
              SegmentId segment, FirmPanel& panel) {
  const Firms& firms = world.firms;
  const RegionId region = world.region_of(segment);
  // The exchange rate counts for all the firms that one of the model stands for.
  const double currency = scenario.rate.currency_per_wu / scenario.regions[region.value].scale;
  const double researchers =
      researchers_of(firms.research[row], world.regions.wage_skilled[region], scenario.rule);
  const auto money = [&](double amount) { return static_cast<float>(currency * amount); };
  panel.calendar_year.push_back(year);
  panel.firm.push_back(firms.key[row]);
  panel.region_index.push_back(static_cast<std::int32_t>(region.value));
  panel.sector_index.push_back(static_cast<std::int32_t>(world.sector_of(segment)));
  panel.founded.push_back(year_of(firms.founding_step[row], scenario.first_year));
  panel.ownership.push_back(static_cast<std::int8_t>(firms.ownership[row]));
  panel.employment.push_back(static_cast<float>(firms.employment[row] + researchers));
  panel.sales.push_back(money(firms.home_sales[row] + firms.export_sales[row]));
  panel.exports.push_back(money(firms.export_sales[row]));
  panel.value_added.push_back(money(world.segments.value_added_share[segment] *
                                    (firms.home_sales[row] + firms.export_sales[row])));
  panel.business_rd.push_back(money(firms.research[row]));
  panel.productivity.push_back(static_cast<float>(firms.productivity[row]));
  panel.absorptive_capacity.push_back(static_cast<float>(firms.absorptive_capacity[row]));
  panel.cash.push_back(money(firms.cash[row]));
  panel.awarded.push_back(money(firms.awarded[row]));
  panel.grant_fund.push_back(money(firms.grant_fund[row]));
  const std::int32_t launch = firms.last_launch[row];
  panel.last_innovation.push_back(launch == kNever ? 0 : year_of(launch, scenario.first_year));
  panel.partnerships.push_back(static_cast<std::int8_t>(tie_count(firms.ties[row])));
  panel.member.push_back(static_cast<std::int8_t>(firms.member[row]));
}

struct Link {
  Key firm;
  Key partner;
  bool to_university;
};

/// Partnerships of one firm that stand under its key.
void collect_links(const World& world, FirmRow row, std::vector<Link>& links) {
  const Firms& firms = world.firms;
  const Key own = firms.key[row];
  for (std::uint32_t i = 0; i < tie_count(firms.ties[row]); ++i) {
    const std::uint32_t tie = firms.ties[row][i];
    if (is_university(tie)) {
      links.push_back({own, world.universities.key[tie & ~kUniversityTie], true});
    } else if (own < firms.key[FirmRow{tie}]) {
      links.push_back({own, firms.key[FirmRow{tie}], false});
    }
  }
}

}  // namespace

void add_firms(const Scenario& scenario, const World& world, int year, FirmPanel& panel) {
  const std::vector<SegmentId> segments = segments_of_rows(world);
  for (const FirmRow row : rows_by_key(world.firms)) {
    add_firm(scenario, world, year, row, segments[row.value], panel);
  }
}

void add_links(const World& world, int year, LinkPanel& panel) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) collect_links(world, FirmRow{i}, links);
  std::ranges::sort(links, [](const Link& a, const Link& b) {
    return std::tie(a.firm, a.partner) < std::tie(b.firm, b.partner);
  });
  for (const Link& link : links) {
    panel.calendar_year.push_back(year);
    panel.firm.push_back(link.firm);
    panel.partner.push_back(link.partner);
    panel.to_university.push_back(link.to_university ? 1 : 0);
  }
}

void add_awards(const Ledger& ledger, int year, AwardPanel& panel) {
  const auto currency = [](Cents amount) { return static_cast<double>(amount) / 100; };
  for (const LedgerRow& row : ledger.rows()) {
    panel.calendar_year.push_back(year);
    panel.quarter.push_back(static_cast<std::int8_t>(row.step % kStepsPerYear + 1));
    panel.programme_index.push_back(static_cast<std::int32_t>(row.giver.value));
    panel.kind.push_back(static_cast<std::int8_t>(row.kind));
    panel.receiver.push_back(row.receiver);
    panel.region_index.push_back(static_cast<std::int32_t>(row.region.value));
    panel.sector_index.push_back(row.sector == kNoSector ? -1
                                                         : static_cast<std::int32_t>(row.sector));
    panel.award.push_back(currency(row.award));
    panel.administration.push_back(currency(row.administration));
    panel.own_contribution.push_back(currency(row.own_contribution));
    panel.infra_marginal.push_back(currency(row.infra_marginal));
    panel.double_funding.push_back(currency(row.double_funding));
  }
}

}  // namespace spearhead
