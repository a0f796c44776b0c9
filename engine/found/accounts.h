#pragma once

#include <vector>

#include "engine/scenario.h"
#include "engine/world/world.h"

/// The accounts of a region at par, from employment by sector and the sector table: what is made,
/// what is used, and what must therefore be sold outside (the economic base of a region).
namespace spearhead {

/// Pay, value added and other costs of a job of a sector at par.
struct JobAtPar {
  double wage = 0;           ///< [wu/year]
  double value_added = 0;    ///< [wu/year]
  double capital_share = 0;  ///< capital and other costs / value added
};

/// Wages take their published share of value added, capital what leaves firms the usual margin.
JobAtPar job_at_par(const SectorFacts& sector, double relative_pay, const Parameters& rule);

/// Part of each sector's output in the reference economy that its final demand buys, over what it
/// spends altogether: [sector]; empty when the table has no national employment.
std::vector<double> budget_shares(const Scenario& scenario);

/// Part of each sector's sales that a region sells outside at the start: its share of exports to
/// other countries, or more where it makes more than the region uses: [sector].
std::vector<double> outside_shares(const Scenario& scenario, const RegionFacts& region);

/// What people spend and what is invested when these jobs are at par [wu/year]. All labour counts
/// as paid: how many owners there are is not known of a sector as such.
double spending_at_par(const Scenario& scenario, const std::vector<double>& jobs,
                       const std::vector<double>& relative_pay);

}  // namespace spearhead
