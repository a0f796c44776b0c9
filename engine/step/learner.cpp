#include "engine/step/learner.h"

#include <algorithm>
#include <span>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/step/buyers.h"
#include "engine/step/partners.h"

namespace spearhead {
namespace {

std::uint64_t point_of(const Words& words) {
  return std::uint64_t{words.word[2]} << 32 | words.word[3];
}

double relatedness(const Now& now, const World& world, SegmentId one, SegmentId other) {
  return now.knowledge().between_sectors(world.sector_of(one), world.sector_of(other));
}

// Practice: productivity seen elsewhere

/// Closes a part of the gap to a better practice; more of it with absorptive capacity.
void take_over(const Now& now, World& world, FirmRow row, double practice) {
  const Parameters& rule = now.rule();
  const double alpha = world.firms.absorptive_capacity[row];
  const double share = rule.imitation_floor + (1 - rule.imitation_floor) * alpha;
  const double gap = std::max(0.0, practice - world.firms.productivity[row]);
  world.work.outbox.learning[row] += fixed_gain(rule.imitation_share * share * gap);
}

/// Whom a firm looks at whose practice could be taken over.
struct Model {
  std::uint32_t row = kNobody;
  bool is_of_sector = false;  ///< somebody of the own sector, be it the firm itself: not known yet
};

/// A partner of a related sector, nobody if the partner's trade is too different, or a firm of the
/// own sector.
Model model_for(const Now& now, const World& world, const Learner& learner) {
  const Parameters& rule = now.rule();
  const Ties& ties = world.firms.ties[learner.row];
  const double u = learner.words.uniform(0);
  const auto firms = static_cast<std::uint32_t>(
      std::ranges::count_if(ties, [](std::uint32_t tie) { return is_firm(tie); }));
  if (firms == 0 || u >= rule.imitation_partner) return {.is_of_sector = true};
  auto left = static_cast<std::uint32_t>(u / rule.imitation_partner * firms);
  for (const std::uint32_t tie : ties) {
    if (!is_firm(tie) || left-- > 0) continue;
    const SegmentId trade = segment_of(world.layout, FirmRow{tie});
    if (relatedness(now, world, learner.segment, trade) > rule.related_sector) return {tie};
    break;
  }
  return {};
}

// Fields: expertise of others

/// A field that somebody knows; expertise 0 means that there was nothing to see.
struct Seen {
  std::uint32_t field = 0;
  double expertise = 0;
};

Seen field_of_firm(const World& world, std::uint32_t row, double u) {
  const Kene& kene = world.firms.kene[FirmRow{row}];
  const std::uint32_t slot = random_slot(kene, u);
  if (slot == Kene::kSlots) return {};
  return {kene.field[slot], kene.expertise(slot)};
}

/// A field of a university, in proportion to its strength.
Seen field_of_university(const Universities& universities, UniversityId university, double u) {
  double sum = 0;
  for (std::uint32_t f = 0; f < universities.fields; ++f) {
    sum += universities.strength_of(university, f);
  }
  double left = u * sum;
  Seen seen;
  for (std::uint32_t f = 0; f < universities.fields; ++f) {
    const double strength = universities.strength_of(university, f);
    if (strength <= 0) continue;
    seen = {f, strength};
    if (left < strength) break;
    left -= strength;
  }
  return seen;
}

void note_lesson(const Now& now, World& world, FirmRow row, const Seen& seen, double share) {
  if (seen.expertise <= 0) return;
  world.work.outbox.lessons[row.value / kBlockRows].push_back(
      {row, seen.field, seen.expertise, share, now.rule().new_field_share});
}

/// What is near to what a firm knows is understood; the farther, the less likely.
void learn_if_near(const Now& now, World& world, const Learner& learner, const Seen& seen, double u,
                   double share) {
  if (u >= nearness(now.knowledge(), world.firms.kene[learner.row], seen.field)) return;
  note_lesson(now, world, learner.row, seen, share);
}

}  // namespace

void imitate(const Now& now, World& world, const Learners& learners) {
  std::uint32_t models[kBlockRows];
  Pick picks[kBlockRows];
  std::uint32_t count = 0;
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    const Learner learner = learners[k];
    const Model model = model_for(now, world, learner);
    models[k] = model.row;
    if (!model.is_of_sector) continue;
    picks[count++] = {learner.segment.value, k, point_of(learner.words), kNobody};
  }
  world.work.picks.of_segments(std::span(picks).first(count));
  for (const Pick& pick : std::span(picks).first(count)) models[pick.asker] = pick.row;
  const auto ask = [&](std::uint32_t k) {
    if (models[k] != kNobody) __builtin_prefetch(world.firms.productivity.from(models[k]));
  };
  for (std::uint32_t k = 0; k < learners.count; ++k) ask(k);
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    if (models[k] == kNobody) continue;
    take_over(now, world, learners[k].row, world.firms.productivity[FirmRow{models[k]}]);
  }
}

void see_the_world(const Now& now, World& world, const Learners& learners) {
  const Parameters& rule = now.rule();
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    const Learner learner = learners[k];
    const double seen = math::normal(learner.words.uniform(0), learner.words.uniform(1));
    take_over(now, world, learner.row,
              rule.world_practice_mean + rule.world_practice_spread * seen);
  }
}

namespace {

/// The learner's coarse uniform number from one of its words.
double chance(const Learner& learner, std::uint32_t word) {
  return coarse_uniform_from(learner.words.word[word]);
}

void ask_for_kene(const World& world, std::uint32_t row) {
  if (is_firm(row)) __builtin_prefetch(world.firms.kene.from(row));
}

}  // namespace

void learn_from_partners(const Now& now, World& world, const Learners& learners) {
  std::uint32_t partners[kBlockRows];
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    const Ties& ties = world.firms.ties[learners[k].row];
    const std::uint32_t count = tie_count(ties);
    partners[k] =
        count == 0 ? kNobody : ties[static_cast<std::uint32_t>(chance(learners[k], 0) * count)];
    ask_for_kene(world, partners[k]);
  }
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    const std::uint32_t tie = partners[k];
    if (tie == kNobody) continue;
    const double u = chance(learners[k], 1);
    const Seen seen =
        is_university(tie)
            ? field_of_university(world.universities, UniversityId{tie & ~kUniversityTie}, u)
            : field_of_firm(world, tie, u);
    learn_if_near(now, world, learners[k], seen, chance(learners[k], 2),
                  now.rule().partner_learning_share);
  }
}

void learn_from_newcomers(const Now& now, World& world, const Learners& learners) {
  Pick picks[2][kBlockRows];  // from the sector, from everywhere
  std::uint32_t count[2] = {0, 0};
  std::uint32_t sources[kBlockRows];
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    const Learner learner = learners[k];
    const int kind = chance(learner, 0) < now.rule().mobility_sector ? 0 : 1;
    const std::uint32_t from =
        kind == 0 ? learner.segment.value : world.region_of(learner.segment).value;
    picks[kind][count[kind]++] = {from, k, learner.words.word[1], kNobody};
  }
  world.work.picks.of_segments(std::span(picks[0]).first(count[0]));
  world.work.picks.by_size(std::span(picks[1]).first(count[1]));
  for (const int kind : {0, 1}) {
    for (const Pick& pick : std::span(picks[kind]).first(count[kind])) {
      sources[pick.asker] = pick.row;
      ask_for_kene(world, pick.row);
    }
  }
  for (std::uint32_t k = 0; k < learners.count; ++k) {
    const Learner learner = learners[k];
    if (sources[k] == kNobody || sources[k] == learner.row.value) continue;
    learn_if_near(now, world, learner, field_of_firm(world, sources[k], chance(learner, 2)),
                  chance(learner, 3), now.rule().mobility_learning_share);
  }
}

namespace {

void learn_from_buyer(const Now& now, World& world, const Learner& learner) {
  const std::uint32_t buyer =
      random_buyer(world, learner.segment, chance(learner, 0), mix(learner.words.word[1]));
  if (buyer == kNobody) return;
  const Parameters& rule = now.rule();
  const double related =
      relatedness(now, world, learner.segment, segment_of(world.layout, FirmRow{buyer}));
  const double gap = std::max(
      0.0, world.firms.productivity[FirmRow{buyer}] - world.firms.productivity[learner.row]);
  world.work.outbox.learning[learner.row] += fixed_gain(rule.backward_share * related * gap);
  if (chance(learner, 2) >= rule.backward_field * related) return;
  note_lesson(now, world, learner.row, field_of_firm(world, buyer, chance(learner, 3)),
              rule.partner_learning_share);
}

}  // namespace

void learn_from_buyers(const Now& now, World& world, const Learners& learners) {
  for (std::uint32_t k = 0; k < learners.count; ++k) learn_from_buyer(now, world, learners[k]);
}

}  // namespace spearhead
