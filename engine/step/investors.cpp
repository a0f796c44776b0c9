#include <algorithm>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/math/fixed.h"
#include "engine/parallel/parallel.h"
#include "engine/step/affiliates.h"
#include "engine/step/jobs.h"
#include "engine/step/newcomer.h"
#include "engine/step/phases.h"

namespace spearhead {
namespace {

/// Rows of a region that one thread adds up.
struct Piece {
  std::uint32_t begin;
  std::uint32_t end;
};
constexpr std::uint32_t kPieceRows = 4 * kBlockRows;

/// Jobs times expertise, field by field, of one piece.
void add_up_fields(const World& world, const Piece& piece, std::uint32_t fields,
                   std::int64_t* in_field) {
  std::fill_n(in_field, fields, 0);
  const double scale = math::kPersonsPoint.scale();
  for (FirmRow row{piece.begin}; row.value < piece.end; ++row.value) {
    const Kene& kene = world.firms.kene[row];
    const double jobs = world.firms.employment[row];
    for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
      in_field[kene.field[k]] += math::to_fixed(jobs * kene.expertise(k), scale);
    }
  }
}

/// How much of its work a region does with knowledge of each field. Sums of integers: the pieces
/// do not matter.
void measure_depth(const Now& now, World& world, RegionId region) {
  const std::uint32_t fields = world.knowledge.fields;
  const std::uint32_t begin = world.layout.begin(world.segment(region, SectorId{0}));
  const std::uint32_t end = world.layout.end(world.segment(region, SectorId{world.sectors - 1}));
  const std::uint32_t pieces = (end - begin + kPieceRows - 1) / kPieceRows;
  std::vector<std::int64_t>& in_field = world.work.in_field;
  in_field.resize(std::size_t{std::max(1U, pieces)} * fields);
  std::fill_n(in_field.begin(), fields, 0);
  parallel::for_each_block(pieces, [&](std::uint32_t p) {
    const std::uint32_t first = begin + p * kPieceRows;
    const Piece piece{first, std::min(end, first + kPieceRows)};
    add_up_fields(world, piece, fields, in_field.data() + std::size_t{p} * fields);
  });

  const double par = now.rule().field_depth * jobs_of(world, region);
  for (std::uint32_t f = 0; f < fields; ++f) {
    std::int64_t sum = in_field[f];
    for (std::uint32_t p = 1; p < pieces; ++p) sum += in_field[std::size_t{p} * fields + f];
    const double stock = math::from_fixed(sum, math::kPersonsPoint);
    world.knowledge.depth[std::size_t{region.value} * fields + f] =
        stock > 0 ? stock / (stock + par) : 0;
  }
}

/// Most projects of a region in a quarter, of those expected.
constexpr double kSlotsPerProject = 4;

/// Foreign projects that the slot is worth, on average. Slots fill up one after the other, so that
/// a region that grows gets more of them and all others keep their luck.
double projects_of_slot(double expected, std::uint32_t slot) {
  const double filled = kSlotsPerProject * expected - slot;
  return std::clamp(filled, 0.0, 1.0) / kSlotsPerProject;
}

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

/// The project of a slot as it would come, `opens` included.
Arrival draw_project(const Now& now, const World& world, RegionId region, Key slot) {
  const Parameters& rule = now.rule();
  const Words kind = now.draws.words(purpose::foreign_project, slot, 1);
  const Words size = now.draws.words(purpose::foreign_project, slot, 2);
  const Words skill = now.draws.words(purpose::foreign_project, slot, 3);
  const Words number = now.draws.words(purpose::foreign_project, slot, 4);
  const Words fields = now.draws.words(purpose::foreign_project, slot, 5);
  const bool seeks_knowledge = kind.uniform(0) < rule.foreign_knowledge;

  constexpr std::uint32_t kFewestFields = 2;
  const auto more =
      static_cast<std::uint32_t>(number.uniform(0) * (Kene::kSlots + 1 - kFewestFields));
  const SegmentId nowhere{world.segments.size()};
  const SegmentId segment = draw_segment(now, world, region, kind.uniform(1), nowhere);
  Arrival arrival{};
  arrival.key = newcomer_key(now, slot);
  arrival.segment = segment.value;
  if (segment == nowhere) return arrival;
  draw_fields(now, world.sector_of(segment), fields, kFewestFields + more, arrival);
  arrival.jobs = draw_jobs(now, world, region, seeks_knowledge,
                           math::normal(size.uniform(0), size.uniform(1)));
  arrival.productivity =
      (seeks_knowledge ? rule.foreign_knowledge_productivity : rule.foreign_cost_productivity) +
      rule.foreign_productivity_spread * math::normal(skill.uniform(0), skill.uniform(1));
  arrival.seeks_knowledge = seeks_knowledge ? 1 : 0;
  const double delay = seeks_knowledge ? rule.foreign_knowledge_delay : rule.foreign_cost_delay;
  arrival.opens = now.step + static_cast<std::uint32_t>(delay * kStepsPerYear + 0.5);
  return arrival;
}

/// Log odds that the region wins the project against the best alternative.
double attraction(const Now& now, const World& world, RegionId region, const Arrival& arrival) {
  const Parameters& rule = now.rule();
  const SegmentId segment{arrival.segment};
  const MotiveWeights weight = weights_of(arrival.seeks_knowledge != 0, rule);
  const double wage = math::log(world.segments.wage[segment] / world.segments.base_wage[segment]);
  const double depth = depth_of_fields(world.knowledge, region, arrival.field, arrival.fields);
  return rule.foreign_utility - weight.wage * wage +
         weight.knowledge * (depth - rule.foreign_fit_par);
}

void attract_to(const Now& now, World& world, RegionId region) {
  const Parameters& rule = now.rule();
  const double expected =
      kStepYears * rule.foreign_projects * jobs_of(world, region) / rule.agglomeration_par;
  for (std::uint32_t i = 0; projects_of_slot(expected, i) > 0; ++i) {
    const Key slot = key_of({world.regions.key[region], purpose::foreign_project.word, i});
    const Words words = now.draws.words(purpose::foreign_project, slot, 0);
    if (words.uniform(0) >= projects_of_slot(expected, i)) continue;
    const Arrival project = draw_project(now, world, region, slot);
    if (project.segment == world.segments.size()) continue;
    const double chance = 1 / (1 + math::exp(-attraction(now, world, region, project)));
    if (words.uniform(1) < chance) world.arrivals.push_back(project);
  }
}

}  // namespace

void attract_projects(const Now& now, World& world) {
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    if (now.quarter() == 0) measure_depth(now, world, RegionId{r});
    attract_to(now, world, RegionId{r});
  }
}

}  // namespace spearhead
