#include <algorithm>
#include <array>
#include <span>

#include "engine/base/hash.h"
#include "engine/step/newcomer.h"
#include "engine/step/sector_choice.h"
#include "engine/step/spin_offs.h"

namespace spearhead {
namespace {

/// Spin-offs that a university can have in one field in one quarter.
constexpr std::uint32_t kSlots = 4;

/// A field of a university.
struct Chair {
  UniversityId university;
  RegionId region;
  Key key;  ///< of the university
  std::uint32_t field;
};

/// Chance that one slot of a chair opens a firm in this quarter. A university of the default list
/// stands for so many real jobs, of which the model's region has one in `scale`.
double chance_of_slot(const Now& now, const World& world, const Chair& chair) {
  const Parameters& rule = now.rule();
  const double size = rule.university_jobs / rule.agglomeration_par /
                      now.scenario.regions[chair.region.value].scale;
  const double rate = rule.university_spin_off * size *
                      world.universities.strength_of(chair.university, chair.field);
  return std::min(1.0, kStepYears * rate / kSlots);
}

/// What the university commands of a field, directly or through its relatedness to the chair's.
double command_of(const Now& now, const World& world, const Chair& chair, std::uint32_t field) {
  const double near = now.knowledge().phi(chair.field, field) *
                      world.universities.strength_of(chair.university, chair.field);
  return std::max(near, world.universities.strength_of(chair.university, field));
}

/// The chair's field and a second one that the university commands too.
Kene kene_of(const Now& now, const World& world, const Chair& chair, double u) {
  Kene kene;
  kene.field[0] = static_cast<std::uint16_t>(chair.field);
  kene.set_expertise(0, world.universities.strength_of(chair.university, chair.field));
  double all = 0;
  for (std::uint32_t f = 0; f < now.knowledge().size(); ++f) {
    if (f != chair.field) all += command_of(now, world, chair, f);
  }
  double left = u * all;
  for (std::uint32_t f = 0; f < now.knowledge().size(); ++f) {
    if (f == chair.field) continue;
    const double command = command_of(now, world, chair, f);
    left -= command;
    if (left >= 0 || command <= 0) continue;
    kene.field[1] = static_cast<std::uint16_t>(f);
    kene.set_expertise(1, command);
    break;
  }
  return kene;
}

Newcomer spin_off_of(const Now& now, const World& world, const Chair& chair, Key cause) {
  const Parameters& rule = now.rule();
  Newcomer newcomer;
  newcomer.kene = kene_of(now, world, chair,
                          now.draws.words(purpose::university_spin_off, cause, 1).uniform(0));
  const std::uint32_t sector =
      choose_sector(now, world, chair.region, newcomer.kene, rule.founder_market, cause);
  if (sector == kNoSector) return newcomer;
  const StartLuck luck = luck_of_start(now, purpose::university_spin_off, cause);
  settle_in(now, world, world.segment(chair.region, SectorId{sector}), newcomer);
  newcomer.key = newcomer_key(now, cause);
  newcomer.productivity = founder_productivity(now, world, luck, newcomer);
  start_small(now, luck, newcomer);
  newcomer.research_propensity *= rule.university_spin_off_research;
  newcomer.ownership = Ownership::university_spin_off;
  return newcomer;
}

/// The spin-offs of a few chairs, whose slots take their luck at once.
void find_spin_offs_of(const Now& now, World& world, std::span<const Chair> chairs) {
  Key cause[kBlockRows] = {};
  std::uint32_t slots = 0;
  for (const Chair& chair : chairs) {
    for (std::uint32_t slot = 0; slot < kSlots; ++slot) {
      cause[slots++] = key_of({chair.key, chair.field, slot});
    }
  }
  BlockWords words;
  now.draws.fill(purpose::university_spin_off, cause, slots, words);
  for (std::uint32_t i = 0; i < slots; ++i) {
    const Chair& chair = chairs[i / kSlots];
    if (words.uniform(i, 0) >= chance_of_slot(now, world, chair)) continue;
    world.work.newcomers.push_back(spin_off_of(now, world, chair, cause[i]));
  }
}

}  // namespace

void find_university_spin_offs(const Now& now, World& world) {
  const Universities& universities = world.universities;
  std::array<Chair, kBlockRows / kSlots> chairs;
  std::size_t count = 0;
  const auto let_go = [&] {
    find_spin_offs_of(now, world, std::span(chairs).first(count));
    count = 0;
  };
  for (std::uint32_t u = 0; u < universities.size(); ++u) {
    const RegionId region{universities.region[u]};
    for (std::uint32_t f = 0; f < universities.fields; ++f) {
      if (universities.strength_of(UniversityId{u}, f) <= 0) continue;
      chairs[count++] = {UniversityId{u}, region, universities.key[u], f};
      if (count == chairs.size()) let_go();
    }
  }
  let_go();
}

}  // namespace spearhead
