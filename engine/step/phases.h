#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

/// Every phase of one quarter, in order. A phase reads what the phases before it left and writes
/// each of its columns once. Constants of a segment are read everywhere. Symbols are those of
/// docs/model.md, section 7.
namespace spearhead {

/// Draws what chance holds for each firm in this quarter.
/// \reads  firms.key
/// \writes work.lots but for calls
void draw_lots(const Now& now, World& world);

/// Average productivity of each sector, weighted by home sales: the yardstick of competition.
/// \reads  firms.home_sales, firms.productivity
/// \writes segments.mean_productivity
void compare_productivity(const Now& now, World& world);

/// What a region buys: firms' purchases from each other, and what its people and public bodies
/// spend; the part that is bought at home follows home firms' fitness. Sectors of the state serve
/// the population.
/// \reads  segments.local_purchases, mean_productivity; regions.income, investment, labour force
/// \writes segments.home_demand, local_share; local_odds, reference_fitness (a sector's first
/// firms)
void set_demand(const Now& now, World& world);

/// Goods markets: customers move to fitter firms, shocks are lumpy; home markets clear exactly, so
/// one firm's gain is its rivals' loss.
/// \reads  firms.key, productivity, employment, ownership; segments.home_demand, outside_fitness;
///         work.lots
/// \writes firms.home_sales, export_sales, mandate; segments.export_reference, world_demand
void trade(const Now& now, World& world);

/// Jobs follow sales with a lag as far as each pool of labour reaches; what staff cannot produce is
/// offered once to rivals with slack, and then imported.
/// \reads  firms.productivity; segments.worker_value; regions labour force
/// \writes firms.employment, home_sales, export_sales; segments.employment, home_sales,
///         export_sales, domestic_exports, imports_unserved, value_added, local_purchases,
///         foreign_purchases, payroll, foreign_employment,
///         research (as far as there are researchers); regions.employed_unskilled,
///         employed_skilled, *_served
void hire(const Now& now, World& world);

/// Wages answer to unemployment, people move, prices follow wages.
/// \reads  regions employed
/// \writes regions.unskilled, skilled, slow_wage_*, wage_*; segments.wage, cost, worker_value
void adjust_wages(const Now& now, World& world);

/// Results, taxes and payouts; the R&D that a firm plans and can afford, with public money in hand.
/// \reads  firms.home_sales, export_sales, employment, research_propensity, project, project_worth
/// \writes firms.cash, research, runs_project, grant_fund, grant_pace; segments.research,
///         research_spent, wages, payout, payout_elsewhere, profit_tax, foreign_surplus,
///         opening_cash, settled_cash, parent_support, opening_grants, grants_spent,
///         grants_returned; regions.income, investment
void finance_research(const Now& now, World& world);

/// What research, age and forgetting do to knowledge: research experience, absorptive capacity;
/// once a year in the firm's own quarter also expertise, management, R&D routine, past employment
/// and the fit of knowledge to the sector.
/// \reads  firms.key, research, employment, performance; segments.mean_performance
/// \writes firms.research_stock, absorptive_capacity, management, recombined_knowledge, kene, fit,
///         research_propensity, past_employment, performance; segments.mean_performance
void keep_knowledge(const Now& now, World& world);

/// Prepares this step's random choice of firms.
/// \writes work.picks
void draw_circles(const Now& now, World& world);

/// Improvements; projects that are begun, worked on, won or dropped; innovations that reach the
/// market.
/// \reads  firms.research, runs_project, employment, management, fit, kene, ties;
///         knowledge.pair_use; work.lots
/// \writes firms.idea_backlog, project*, pipeline, pending_gain, pending_work,
///         recombined_knowledge, last_*, cash (launches); segments.launches, innovations,
///         radical_innovations, cluster_crossings; work.outbox
void innovate(const Now& now, World& world);

/// Imitation, practice of the world, learning from partners, from people who change jobs, and from
/// foreign buyers. Everybody looks at the others as they were before.
/// \reads  firms as the phases before left them; segments.foreign_purchases, local_share;
///         work.picks, lots
/// \writes work.outbox
void learn(const Now& now, World& world);

/// Gains and lessons are taken in; leads that knowledge does not support erode; the frontier moves
/// away; used pairs of fields are remembered. Once a year the depth of the region's knowledge is
/// measured.
/// \reads  work.outbox
/// \writes firms.productivity, performance, kene, fit; knowledge.pair_use, depth
void take_in(const Now& now, World& world);

/// Programmes open calls, firms apply, agencies choose, the settlement pays. What it pays acts from
/// the next step on; meetings and offers act in the phases that follow.
/// \reads  all firms, clusters, segments.wage
/// \writes work.lots.call; ledger; overlaps, area_overlaps, agencies.credibility;
///         segments.applications; regions.services, levy;
///         firms.cash (applications) and what effects write (engine/policy/enact.h)
void run_programmes(const Now& now, World& world);

/// Cluster organisations gain or lose quality and trust with their funding; firms join and leave.
/// \reads  clusters.funding, horizon
/// \writes clusters.quality, trust; firms.member
void organise_clusters(const Now& now, World& world);

/// Partnerships end, firms search, propose and accept.
/// \reads  firms.kene, absorptive_capacity, research, employment, member; work.picks, meetings,
/// lots \writes firms.ties, project (its partner), cash (upkeep); segments.upkeep
void find_partners(const Now& now, World& world);

/// Foreign projects look at the region, some because an agency has found them; those that come are
/// put on their way, with what programmes pay them for it.
/// \reads  segments.wage, employment; knowledge.depth; work.offers
/// \writes arrivals
void attract_projects(const Now& now, World& world);

/// Closures, insolvencies and affiliates that leave; founders, spin-offs, university spin-offs and
/// foreign projects that open; rows are regrouped, ties follow, jobs are counted.
/// \reads  work.lots, picks
/// \writes all columns of firms (rows leave and enter); segments.births, deaths, employment,
/// payroll,
///         research, foreign_employment, paid_in, written_off, grants_returned; regions.employed_*;
///         arrivals
void close_and_open(const Now& now, World& world);

}  // namespace spearhead
