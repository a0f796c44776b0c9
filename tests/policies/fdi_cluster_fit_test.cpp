#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/affiliates.h"
#include "engine/step/investors.h"
#include "tests/support/demography.h"
#include "tests/support/promotion.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::Decisions;
using support::decisions_in;
using support::promotion;
using support::proposals_in;

constexpr Cents kPlenty = 100'000'000'000;
constexpr Cents kLead = 25'600'000;    // [cents]
constexpr Cents kScreening = 960'000;  // [cents]

/// A region at which many projects look, and an agency that knows so much.
Scenario courted(double information, const support::Settings& settings = {}) {
  Scenario scenario = support::still_scenario();
  scenario.rule.foreign_projects = 200;
  scenario.rule.foreign_utility = -1;
  scenario.programmes = {promotion("fdi_cluster_fit", kPlenty, settings)};
  scenario.programmes[0].agency.information = information;
  return scenario;
}

/// A world whose knowledge is deep in some fields only.
World uneven_world(const Scenario& scenario) {
  World world = support::open_world(scenario);
  for (std::uint32_t f = 0; f < world.knowledge.fields; ++f) {
    world.knowledge.depth[f] = 0.2 + 0.5 * f / world.knowledge.fields;
  }
  return world;
}

/// What is proposed about leads in 20 quarters.
std::vector<Lead> leads_of(const Scenario& scenario) {
  World world = uneven_world(scenario);
  std::vector<Lead> leads;
  for (world.step = 1; world.step < 80; world.step += 4) {
    for (const Proposal& proposal : proposals_in(scenario, world)) {
      const Lead& lead = std::get<Lead>(proposal.effect);
      if (lead.search > 0) leads.push_back(lead);
    }
  }
  return leads;
}

/// Whether a project seeks knowledge, and how deep the region is in what it wants.
struct Fit {
  bool seeks_knowledge;
  double depth;
};

Fit fit_of(const World& world, const Arrival& arrival) {
  return {arrival.seeks_knowledge != 0,
          depth_of_fields(world.knowledge, RegionId{0}, arrival.field, arrival.fields)};
}

/// Shares of what is found: projects that seek knowledge, and that find it deep.
struct Found {
  double projects = 0;
  double seeking = 0;
  double deep = 0;
};

Found found_by(double information) {
  const Scenario scenario = courted(information);
  World world = uneven_world(scenario);
  Found found;
  for (world.step = 1; world.step < 80; world.step += 4) {
    for (const Proposal& proposal : proposals_in(scenario, world)) {
      const Lead& lead = std::get<Lead>(proposal.effect);
      if (!lead.offer || !lead.offer->is_lead) continue;
      const Now now = support::now_at(scenario, world.step);
      const auto project = project_of(now, world, RegionId{0}, lead.offer->slot);
      REQUIRE(project);
      const Fit fit = fit_of(world, project->arrival);
      found.projects += 1;
      found.seeking += fit.seeks_knowledge ? 1 : 0;
      found.deep += fit.depth > 0.40 ? 1 : 0;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("attraction to clusters without money, or for nobody, leaves every bit as in the twin",
          "[policies][fdi_cluster_fit][bits][paired]") {
  const Scenario scenario = support::small_scenario();
  const std::uint64_t twin = support::bits_of_economy(scenario, {});
  CHECK(support::bits_of_economy(scenario, {promotion("fdi_cluster_fit", 0)}) == twin);
  Programme for_nobody = promotion("fdi_cluster_fit", kPlenty);
  for_nobody.target.segments.assign(scenario.segments(), 0);
  CHECK(support::bits_of_economy(scenario, {for_nobody}) == twin);
  CHECK(support::bits_of_economy(scenario, {promotion("fdi_cluster_fit", kPlenty)}) != twin);
}

TEST_CASE(
    "an agency that knows all finds projects that seek knowledge where it is deep, and no "
    "others",
    "[policies][fdi_cluster_fit]") {
  const Found found = found_by(1);
  CHECK(found.projects > 100);
  CHECK(found.seeking == found.projects);
  CHECK(found.deep == found.projects);
}

TEST_CASE("an agency that knows nothing is right about motives by chance, and often about depth",
          "[policies][fdi_cluster_fit][statistics]") {
  const Scenario scenario = courted(0);
  const Found found = found_by(0);
  const double error = 2 / std::sqrt(found.projects);
  CHECK(found.projects > 1000);
  CHECK(found.seeking / found.projects == Approx(scenario.rule.foreign_knowledge).margin(error));
  CHECK(found.deep < 0.9 * found.projects);
  const Found half = found_by(0.5);
  CHECK(half.seeking / half.projects > found.seeking / found.projects + error);
  CHECK(half.deep / half.projects > found.deep / found.projects);
}

TEST_CASE("a lead costs the screening of those who were looked at before it was found",
          "[policies][fdi_cluster_fit]") {
  std::array<int, 5> found{};
  for (const Lead& lead : leads_of(courted(1))) {
    if (!lead.offer) {
      REQUIRE(lead.search == 4 * kScreening);
      ++found[0];
      continue;
    }
    const auto looked_at = static_cast<std::size_t>((lead.search - kLead) / kScreening);
    REQUIRE(lead.search == kLead + static_cast<Cents>(looked_at) * kScreening);
    REQUIRE((looked_at >= 1 && looked_at <= 4));
    ++found[looked_at];
  }
  CHECK(std::ranges::min(found) > 0);
}

TEST_CASE("where nobody fits, the screening is paid and nobody is found",
          "[policies][fdi_cluster_fit]") {
  const std::vector<Lead> leads = leads_of(courted(1, {{"fit", 1}, {"prospects", 2}}));
  CHECK_FALSE(leads.empty());
  for (const Lead& lead : leads) {
    REQUIRE_FALSE(lead.offer);
    REQUIRE(lead.search == 2 * kScreening);
  }
  const Scenario scenario = courted(1, {{"fit", 1}});
  const Decisions decisions = decisions_in(scenario, uneven_world(scenario), 1);
  CHECK_FALSE(decisions.paid.empty());
  for (const LedgerRow& row : decisions.paid) {
    CHECK(row.award == 4 * kScreening);
    CHECK(row.sector == kNoSector);
  }
}

TEST_CASE("screening delays what it finds and nobody else", "[policies][fdi_cluster_fit][paired]") {
  const Scenario at_once = courted(1, {{"delay", 0}});
  const Scenario later = courted(1, {{"delay", 0.75}});
  const World world = uneven_world(later);
  std::size_t delayed = 0;
  for (std::uint32_t step = 1; step < 80; step += 4) {
    const Decisions soon = decisions_in(at_once, world, step);
    const Decisions late = decisions_in(later, world, step);
    REQUIRE(soon.arrivals.size() == late.arrivals.size());
    for (const auto& [key, arrival] : soon.arrivals) {
      const auto paid = std::ranges::find(late.paid, key, &LedgerRow::receiver);
      const bool is_lead = paid != late.paid.end() && paid->award > kLead &&
                           late.arrivals.at(key).opens != arrival.opens;
      REQUIRE(late.arrivals.at(key).opens == arrival.opens + (is_lead ? 3 : 0));
      delayed += is_lead ? 1 : 0;
    }
  }
  CHECK(delayed > 20);
}

TEST_CASE("only projects that are taken to fit are offered money", "[policies][fdi_cluster_fit]") {
  const Scenario scenario = courted(1, {{"leads", 0}});
  const World world = uneven_world(scenario);
  std::size_t paid = 0;
  std::size_t unpaid = 0;
  for (std::uint32_t step = 1; step < 160; step += 4) {
    for (const auto& [key, arrival] : decisions_in(scenario, world, step).arrivals) {
      const Fit fit = fit_of(world, arrival);
      REQUIRE((arrival.incentive > 0) == (fit.seeks_knowledge && fit.depth > 0.40));
      (arrival.incentive > 0 ? paid : unpaid) += 1;
    }
  }
  CHECK(paid > 10);
  CHECK(unpaid > 10);
}

TEST_CASE("prospects outside the target are not kept", "[policies][fdi_cluster_fit]") {
  Scenario scenario = courted(1, {{"fit", 0.2}});
  constexpr std::uint16_t kField = 5;
  scenario.programmes[0].target.segments = {0, 1, 0, 0};
  scenario.programmes[0].target.fields.assign(scenario.knowledge.size(), 0);
  scenario.programmes[0].target.fields[kField] = 1;
  const World world = uneven_world(scenario);
  std::size_t kept = 0;
  for (std::uint32_t step = 1; step < 160; step += 4) {
    for (const auto& [key, arrival] : decisions_in(scenario, world, step).arrivals) {
      if (arrival.incentive == 0) continue;
      const auto* end = arrival.field + arrival.fields;
      REQUIRE(arrival.segment == 1);
      REQUIRE(std::find(arrival.field, end, kField) != end);
      ++kept;
    }
  }
  CHECK(kept > 0);
}

TEST_CASE("a region that attracts fitting projects has more foreign firms than its twin",
          "[policies][fdi_cluster_fit][paired]") {
  constexpr std::uint32_t kFutures = 20;
  Scenario scenario = support::small_scenario();
  const std::size_t twin = support::foreign_openings(scenario, kFutures);
  scenario.programmes = {promotion("fdi_cluster_fit", 1'600'000'000)};
  scenario.programmes[0].agency.information = 0.5;
  CHECK(support::foreign_openings(scenario, kFutures) > twin);
}

}  // namespace spearhead
