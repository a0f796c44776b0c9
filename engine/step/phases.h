#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

/// Every phase of one quarter, in order. A phase reads what the phases before it left and writes
/// each of its columns once. Constants of a segment (key, value_added_share, local_pricing) are
/// read everywhere.
namespace spearhead {

/// Average productivity of each sector, weighted by home sales: the yardstick of competition.
/// \reads  firms.home_sales, firms.productivity
/// \writes segments.mean_productivity
void compare_productivity(const Now& now, World& world);

/// Goods markets: sales follow relative fitness and lumpy shocks; home markets clear exactly, so
/// one firm's gain is its rivals' loss.
///
/// \reads  firms.key, productivity, employment; segments.mean_productivity, home_demand,
///         outside_fitness
/// \writes firms.home_sales, export_sales; segments.home_sales, export_sales, value_added,
///         export_reference
void trade(const Now& now, World& world);

/// Jobs follow sales and productivity with a lag.
///
/// \reads  firms.home_sales, export_sales, productivity; segments.mean_productivity
/// \writes firms.employment
void hire(const Now& now, World& world);

/// Results, taxes and payouts; the R&D that a firm plans and can afford, with public money in hand.
///
/// \reads  firms.home_sales, export_sales, employment, research_propensity
/// \writes firms.cash, research, grant_fund, grant_pace; segments.research
void finance_research(const Now& now, World& world);

/// Incremental innovations from R&D and from learning without it; the frontier moves away.
///
/// \reads  firms.key, research, employment
/// \writes firms.productivity, idea_backlog; segments.innovations
void innovate(const Now& now, World& world);

/// Programmes propose, the settlement pays. What it pays acts from the next step on.
///
/// \reads  all firms
/// \writes ledger; firms.grant_fund, grant_pace
void run_programmes(const Now& now, World& world);

/// Closures, insolvencies and new firms; rows are regrouped and jobs counted.
///
/// \reads  firms.key, cash, employment, founding_step, home_sales, export_sales;
///         segments.employment, home_demand, mean_productivity
/// \writes all columns of firms (rows leave and enter); segments.births, deaths, employment
void close_and_open(const Now& now, World& world);

}  // namespace spearhead
