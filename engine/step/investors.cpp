#include "engine/step/investors.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/math/fixed.h"
#include "engine/step/affiliates.h"
#include "engine/step/jobs.h"
#include "engine/step/newcomer.h"
#include "engine/step/phases.h"
#include "engine/world/finance.h"

namespace spearhead {
namespace {

/// Most projects of a region in a quarter, of those expected.
constexpr double kSlotsPerProject = 4;

/// The project's sector: tradable ones, in proportion to tradability. `none` if there is none.
SegmentId draw_segment(const Now& now, const World& world, RegionId region, double u,
                       SegmentId none) {
  const auto weight = [&](std::uint32_t s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double tradability = now.scenario.sector_of(segment).tradability;
    const bool open = world.segments.market[segment] != 0;
    return open && tradability >= now.rule().foreign_tradability ? tradability : 0;
  };
  const double all = math::from_fixed(math::fixed_sum(world.sectors, math::kRatioPoint, weight),
                                      math::kRatioPoint);
  double left = u * all;
  SegmentId chosen = none;
  for (std::uint32_t s = 0; s < world.sectors && left >= 0; ++s) {
    if (weight(s) <= 0) continue;
    chosen = world.segment(region, SectorId{s});
    left -= weight(s);
  }
  return chosen;
}

/// A field of the sector that the project does not ask for yet, in proportion to incidence; the
/// number of fields if there is none.
std::uint32_t draw_field(const KnowledgeSpace& knowledge, std::uint32_t sector,
                         const Arrival& arrival, double u) {
  const auto weight = [&](std::uint32_t f) {
    const auto* end = arrival.field + arrival.fields;
    return std::find(arrival.field, end, f) == end ? knowledge.incidence_of(sector, f) : 0;
  };
  double all = 0;
  for (std::uint32_t f = 0; f < knowledge.size(); ++f) all += weight(f);
  double left = u * all;
  std::uint32_t chosen = knowledge.size();
  for (std::uint32_t f = 0; f < knowledge.size() && left >= 0; ++f) {
    if (weight(f) <= 0) continue;
    chosen = f;
    left -= weight(f);
  }
  return chosen;
}

/// Two to four fields in which a project wants the region to be strong.
void draw_fields(const Now& now, std::uint32_t sector, const Words& words, std::uint32_t wanted,
                 Arrival& arrival) {
  for (std::uint32_t k = 0; k < wanted; ++k) {
    const std::uint32_t field =
        draw_field(now.knowledge(), sector, arrival, coarse_uniform_from(words.word[k]));
    if (field == now.knowledge().size()) return;
    arrival.field[arrival.fields++] = static_cast<std::uint16_t>(field);
  }
}

/// Jobs that a project brings; no region gives one project too much of its labour force.
double draw_jobs(const Now& now, const World& world, RegionId region, bool seeks_knowledge,
                 double normal) {
  const Parameters& rule = now.rule();
  const double mean = seeks_knowledge ? rule.foreign_knowledge_size : rule.foreign_cost_size;
  const double people = world.regions.unskilled[region] + world.regions.skilled[region];
  return std::min(math::exp(mean + rule.foreign_size_spread * normal),
                  rule.foreign_largest * people);
}

/// Draws of one slot, by number.
enum Draw : std::uint32_t { kDecision, kKind, kSize, kSkill, kFieldCount, kFields };

/// Fills in how large and how good the project is, and when it would open.
void draw_strength(const Now& now, const World& world, RegionId region, Key slot,
                   Arrival& arrival) {
  const Parameters& rule = now.rule();
  const Words size = now.draws.words(purpose::foreign_project, slot, kSize);
  const Words skill = now.draws.words(purpose::foreign_project, slot, kSkill);
  const bool seeks_knowledge = arrival.seeks_knowledge != 0;
  arrival.jobs = draw_jobs(now, world, region, seeks_knowledge,
                           math::normal(size.uniform(0), size.uniform(1)));
  arrival.productivity =
      (seeks_knowledge ? rule.foreign_knowledge_productivity : rule.foreign_cost_productivity) +
      rule.foreign_productivity_spread * math::normal(skill.uniform(0), skill.uniform(1));
  const double delay = seeks_knowledge ? rule.foreign_knowledge_delay : rule.foreign_cost_delay;
  arrival.opens = now.step + static_cast<std::uint32_t>(delay * kStepsPerYear + 0.5);
}

/// What the programmes of this step offer to a project that looks at the region by itself [wu].
double incentive_for(const World& world, Key slot) {
  for (const LocationOffer& offer : world.work.offers) {
    if (offer.slot == slot && !offer.is_lead) return offer.incentive;
  }
  return 0;
}

/// Puts a project that decides to come on its way. Who has been paid for coming comes.
void decide(const Now& now, World& world, const ForeignProject& project, double incentive,
            std::uint32_t delay) {
  const bool decides_to_come = comes(now, world, project, incentive);
  require_law(decides_to_come || incentive == 0,
              "an incentive is paid to a project that stays away");
  if (!decides_to_come) return;
  Arrival arrival = project.arrival;
  arrival.incentive = incentive;
  arrival.opens += delay;
  world.arrivals.push_back(arrival);
}

}  // namespace

std::optional<ForeignProject> project_of(const Now& now, const World& world, RegionId region,
                                         Key slot) {
  const Words kind = now.draws.words(purpose::foreign_project, slot, kKind);
  const Words number = now.draws.words(purpose::foreign_project, slot, kFieldCount);
  const SegmentId nowhere{world.segments.size()};
  const SegmentId segment = draw_segment(now, world, region, kind.uniform(1), nowhere);
  if (segment == nowhere) return std::nullopt;

  constexpr std::uint32_t kFewestFields = 2;
  const auto more =
      static_cast<std::uint32_t>(number.uniform(0) * (Kene::kSlots + 1 - kFewestFields));
  ForeignProject project{slot, region};
  Arrival& arrival = project.arrival;
  arrival.key = newcomer_key(now, slot);
  arrival.segment = segment.value;
  arrival.seeks_knowledge = kind.uniform(0) < now.rule().foreign_knowledge ? 1 : 0;
  draw_fields(now, world.sector_of(segment),
              now.draws.words(purpose::foreign_project, slot, kFields), kFewestFields + more,
              arrival);
  draw_strength(now, world, region, slot, arrival);
  return project;
}

double expected_projects(const Now& now, const World& world, RegionId region) {
  const Parameters& rule = now.rule();
  return kStepYears * rule.foreign_projects * jobs_of(world, region) / rule.agglomeration_par;
}

double projects_of_slot(double expected, std::uint32_t slot) {
  const double filled = kSlotsPerProject * expected - slot;
  return std::clamp(filled, 0.0, 1.0) / kSlotsPerProject;
}

std::optional<ForeignProject> project_through(const Now& now, const World& world, RegionId region,
                                              double expected, std::uint32_t slot) {
  const Key key = key_of({world.regions.key[region], purpose::foreign_project.word, slot});
  const Words words = now.draws.words(purpose::foreign_project, key, kDecision);
  if (words.uniform(0) >= projects_of_slot(expected, slot)) return std::nullopt;
  return project_of(now, world, region, key);
}

double relief_of(const Now& now, const World& world, const Arrival& arrival, double incentive) {
  const Parameters& rule = now.rule();
  const double wages = arrival.jobs * world.segments.wage[SegmentId{arrival.segment}] *
                       annuity(rule.discount_rate, rule.planning_horizon);
  return incentive > 0 ? std::min(kMostRelief, incentive / wages) : 0;
}

double attraction(const Now& now, const World& world, const ForeignProject& project,
                  double incentive) {
  const Parameters& rule = now.rule();
  const Arrival& arrival = project.arrival;
  const SegmentId segment{arrival.segment};
  const MotiveWeights weight = weights_of(arrival.seeks_knowledge != 0, rule);
  const double paid = 1 - relief_of(now, world, arrival, incentive);
  const double wage =
      math::log(world.segments.wage[segment] * paid / world.segments.base_wage[segment]);
  const double depth =
      depth_of_fields(world.knowledge, project.region, arrival.field, arrival.fields);
  return rule.foreign_utility - weight.wage * wage +
         weight.knowledge * (depth - rule.foreign_fit_par);
}

bool comes(const Now& now, const World& world, const ForeignProject& project, double incentive) {
  const Words words = now.draws.words(purpose::foreign_project, project.slot, kDecision);
  const double chance = 1 / (1 + math::exp(-attraction(now, world, project, incentive)));
  return words.uniform(1) < chance;
}

void attract_projects(const Now& now, World& world) {
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    for_each_project_looking(now, world, RegionId{r}, [&](const ForeignProject& project) {
      decide(now, world, project, incentive_for(world, project.slot), 0);
    });
  }
  for (const LocationOffer& offer : world.work.offers) {
    if (!offer.is_lead) continue;
    const auto project = project_of(now, world, offer.region, offer.slot);
    if (project) decide(now, world, *project, offer.incentive, offer.delay);
  }
}

}  // namespace spearhead
