#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

/// Every phase of one quarter, in order. A phase reads what the phases before it left; a column is
/// written by the phases whose comment names it, and by each of them once in a step.
namespace spearhead {

/// Average productivity of each sector, weighted by home sales: the yardstick of competition.
/// \reads  firms.home_sales, firms.productivity
/// \writes segments.mean_productivity
void compare_productivity(const Now& now, World& world);

/// Goods markets: sales follow relative fitness and lumpy shocks; home markets clear exactly, so
/// one firm's gain is its rivals' loss. \reads  firms.productivity, firms.employment,
/// segments.mean_productivity, segments.home_demand \writes firms.home_sales, firms.export_sales,
/// segments.home_sales, segments.export_sales,
///         segments.value_added, segments.export_reference
void trade(const Now& now, World& world);

/// Jobs follow sales and productivity with a lag.
/// \reads  firms.home_sales, firms.export_sales, firms.productivity
/// \writes firms.employment, segments.employment
void hire(const Now& now, World& world);

/// Results, taxes and payouts; the R&D that a firm plans and can afford, with public money in hand.
/// \reads  firms.home_sales, firms.export_sales, firms.employment, firms.research_propensity
/// \writes firms.cash, firms.research, firms.grant_fund, firms.grant_pace, segments.research
void finance_research(const Now& now, World& world);

/// Incremental innovations from R&D and from learning without it; the frontier moves away.
/// \reads  firms.research, firms.employment
/// \writes firms.productivity, firms.idea_backlog, segments.innovations
void innovate(const Now& now, World& world);

/// Programmes propose, the settlement pays. What it pays acts from the next step on.
/// \reads  all firms
/// \writes ledger, firms.grant_fund, firms.grant_pace
void run_programmes(const Now& now, World& world);

/// Closures, insolvencies and new firms; rows are regrouped.
/// \reads  firms.cash, firms.employment, firms.founding_step
/// \writes all columns (rows leave and enter), segments.births, segments.deaths
void close_and_open(const Now& now, World& world);

}  // namespace spearhead
