#include "engine/step/learner.h"

#include <algorithm>

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

/// A firm whose practice could be taken over: a partner of a related sector, or a firm of the own
/// one, be it the firm itself; `kNobody` if the partner's trade is too different.
std::uint32_t model_for(const Now& now, const World& world, const Learner& learner) {
  const Parameters& rule = now.rule();
  const Ties& ties = world.firms.ties[learner.row];
  const double u = learner.words.uniform(0);
  const auto firms = static_cast<std::uint32_t>(
      std::ranges::count_if(ties, [](std::uint32_t tie) { return is_firm(tie); }));
  if (firms == 0 || u >= rule.imitation_partner) {
    return world.work.picks.of_segment(learner.segment, point_of(learner.words));
  }
  auto left = static_cast<std::uint32_t>(u / rule.imitation_partner * firms);
  for (const std::uint32_t tie : ties) {
    if (!is_firm(tie) || left-- > 0) continue;
    const SegmentId trade = segment_of(world.layout, FirmRow{tie});
    return relatedness(now, world, learner.segment, trade) > rule.related_sector ? tie : kNobody;
  }
  return kNobody;
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

void imitate(const Now& now, World& world, const Learner& learner) {
  const std::uint32_t model = model_for(now, world, learner);
  if (model == kNobody) return;
  take_over(now, world, learner.row, world.firms.productivity[FirmRow{model}]);
}

void see_the_world(const Now& now, World& world, const Learner& learner) {
  const double seen = math::normal(learner.words.uniform(0), learner.words.uniform(1));
  take_over(now, world, learner.row,
            now.rule().world_practice_mean + now.rule().world_practice_spread * seen);
}

void learn_from_partner(const Now& now, World& world, const Learner& learner) {
  const Ties& ties = world.firms.ties[learner.row];
  const std::uint32_t count = tie_count(ties);
  if (count == 0) return;
  const auto u = [&](std::uint32_t k) { return coarse_uniform_from(learner.words.word[k]); };
  const std::uint32_t tie = ties[static_cast<std::uint32_t>(u(0) * count)];
  const Seen seen =
      is_university(tie)
          ? field_of_university(world.universities, UniversityId{tie & ~kUniversityTie}, u(1))
          : field_of_firm(world, tie, u(1));
  learn_if_near(now, world, learner, seen, u(2), now.rule().partner_learning_share);
}

void learn_from_newcomers(const Now& now, World& world, const Learner& learner) {
  const auto u = [&](std::uint32_t k) { return coarse_uniform_from(learner.words.word[k]); };
  const std::uint64_t point = learner.words.word[1];
  const std::uint32_t source =
      u(0) < now.rule().mobility_sector
          ? world.work.picks.of_segment(learner.segment, point)
          : world.work.picks.by_size(world.region_of(learner.segment), point);
  if (source == kNobody || source == learner.row.value) return;
  learn_if_near(now, world, learner, field_of_firm(world, source, u(2)), u(3),
                now.rule().mobility_learning_share);
}

void learn_from_buyer(const Now& now, World& world, const Learner& learner) {
  const auto u = [&](std::uint32_t k) { return coarse_uniform_from(learner.words.word[k]); };
  const std::uint32_t buyer =
      random_buyer(world, learner.segment, u(0), mix(learner.words.word[1]));
  if (buyer == kNobody) return;
  const Parameters& rule = now.rule();
  const double related =
      relatedness(now, world, learner.segment, segment_of(world.layout, FirmRow{buyer}));
  const double gap = std::max(
      0.0, world.firms.productivity[FirmRow{buyer}] - world.firms.productivity[learner.row]);
  world.work.outbox.learning[learner.row] += fixed_gain(rule.backward_share * related * gap);
  if (u(2) >= rule.backward_field * related) return;
  note_lesson(now, world, learner.row, field_of_firm(world, buyer, u(3)),
              rule.partner_learning_share);
}

}  // namespace spearhead
