#include "engine/step/affiliates.h"

#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/step/newcomer.h"

namespace spearhead {

MotiveWeights weights_of(bool seeks_knowledge, const Parameters& rule) {
  return seeks_knowledge ? MotiveWeights{rule.foreign_knowledge_wage, rule.foreign_knowledge_fit}
                         : MotiveWeights{rule.foreign_cost_wage, rule.foreign_cost_fit};
}

double depth_of_fields(const RegionKnowledge& knowledge, RegionId region,
                       const std::uint16_t* fields, std::uint32_t count) {
  double sum = 0;
  for (std::uint32_t k = 0; k < count; ++k) {
    const double depth = knowledge.depth_of(region, fields[k]);
    if (depth <= 0) return 0;
    sum += math::log(depth);
  }
  return count == 0 ? 0 : math::exp(sum / count);
}

namespace {

/// Depth of the region's knowledge in what the firm itself knows.
double depth_for(const World& world, RegionId region, const Kene& kene) {
  std::uint16_t known[Kene::kSlots];
  std::uint32_t count = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    known[count] = kene.field[k];
    count += kene.knows(k) ? 1 : 0;
  }
  return depth_of_fields(world.knowledge, region, known, count);
}

}  // namespace

double utility_of_staying(const Now& now, const World& world, SegmentId segment, FirmRow row) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const Segments& segments = world.segments;
  const bool seeks_knowledge = firms.ownership[row] == Ownership::foreign_knowledge_seeking;
  const MotiveWeights weight = weights_of(seeks_knowledge, rule);

  const double age = kStepYears * (static_cast<double>(now.step) - firms.founding_step[row]);
  const double catching_up = seeks_knowledge ? 0 : rule.foreign_catching_up * age;
  const double wage = math::log(segments.wage[segment] / segments.base_wage[segment]);
  const double depth = depth_for(world, world.region_of(segment), firms.kene[row]);
  const double ties =
      std::min(rule.foreign_tie_most, rule.foreign_tie * tie_count(firms.ties[row]));
  const double fitness = rule.pass_through * (firms.productivity[row] - segments.cost[segment]);
  return rule.foreign_inertia - weight.wage * (wage + catching_up) +
         rule.foreign_stay_fit * weight.knowledge * (depth - rule.foreign_fit_par) + ties +
         rule.foreign_fitness * (fitness - segments.outside_fitness[segment]);
}

double chance_of_leaving(const Now& now, const World& world, SegmentId segment, FirmRow row) {
  // The best offer from elsewhere, Gumbel, exceeds V with the second chance.
  const double utility = utility_of_staying(now, world, segment, row);
  return chance_of(now.rule().foreign_review) * (1 - math::exp(-math::exp(-utility)));
}

namespace {

/// What an affiliate knows: the fields that it came for.
Kene kene_of(const Now& now, const Arrival& arrival) {
  const Parameters& rule = now.rule();
  const double range = rule.foreign_expertise_high - rule.foreign_expertise_low;
  const Words words = now.draws.words(purpose::affiliate, arrival.key, 0);
  Kene kene;
  for (std::uint32_t k = 0; k < arrival.fields; ++k) {
    kene.field[k] = arrival.field[k];
    kene.set_expertise(k, rule.foreign_expertise_low + range * coarse_uniform_from(words.word[k]));
  }
  return kene;
}

Newcomer affiliate_of(const Now& now, const World& world, const Arrival& arrival) {
  const Parameters& rule = now.rule();
  const SegmentId segment{arrival.segment};
  const Words routine = now.draws.words(purpose::affiliate, arrival.key, 1);
  const bool seeks_knowledge = arrival.seeks_knowledge != 0;

  Newcomer newcomer;
  newcomer.key = arrival.key;
  newcomer.kene = kene_of(now, arrival);
  settle_in(now, world, segment, newcomer);
  newcomer.employment = arrival.jobs;
  newcomer.incentive = arrival.incentive;
  newcomer.productivity = arrival.productivity;
  newcomer.export_share = rule.foreign_exports * now.scenario.sector_of(segment).tradability;
  newcomer.research_propensity =
      draw_research_propensity(research_norm(now.scenario, segment), routine.uniform(0),
                               routine.uniform(1), rule) *
      (seeks_knowledge ? rule.foreign_research : 1);
  newcomer.ownership =
      seeks_knowledge ? Ownership::foreign_knowledge_seeking : Ownership::foreign_cost_seeking;
  return newcomer;
}

}  // namespace

void open_affiliates(const Now& now, World& world) {
  const auto is_due = [&](const Arrival& arrival) { return arrival.opens <= now.step; };
  for (const Arrival& arrival : world.arrivals) {
    if (is_due(arrival)) world.work.newcomers.push_back(affiliate_of(now, world, arrival));
  }
  std::erase_if(world.arrivals, is_due);
}

}  // namespace spearhead
