#include "engine/step/project_choice.h"

#include <algorithm>
#include <cmath>

#include "engine/math/elementary.h"
#include "engine/step/effort.h"
#include "engine/world/finance.h"

namespace spearhead {
namespace {

/// Draws of one firm's new project, by number.
enum Draw : std::uint32_t { kFields, kWork, kRadicalValue, kSmallValue };

/// A field that could be joined with an own one.
struct Source {
  std::uint32_t partner = kNobody;
  std::uint32_t field = 0;
  double promise = 0;  ///< yield times expertise over depletion
};

/// The better of the one held and another; a tie keeps what was there first.
void keep_better(Source& held, const Source& other) {
  if (other.promise > held.promise) held = other;
}

double promise_of(const Now& now, const World& world, const Innovator& firm, std::uint32_t own,
                  std::uint32_t other, double expertise) {
  const double alpha = world.firms.absorptive_capacity[firm.row];
  const double depletion =
      1 + world.knowledge.use(firm.region, own, other) / now.rule().depletion_scale;
  return now.knowledge().yield(alpha, own, other) * expertise / depletion;
}

/// Chooses among the fields of one partner: by their promise, seen with an error.
class FieldChoice {
 public:
  FieldChoice(const Now& now, const World& world, const Innovator& firm, std::uint32_t own,
              std::uint32_t partner)
      : now_(now), world_(world), firm_(firm), own_(own), chosen_{partner} {}

  void offer(std::uint32_t field, double expertise, double u) {
    const double promise = promise_of(now_, world_, firm_, own_, field, expertise);
    const double seen = promise * (1 + now_.rule().project_partner_error * (2 * u - 1));
    if (seen <= best_seen_) return;
    best_seen_ = seen;
    chosen_.field = field;
    chosen_.promise = promise;
  }
  const Source& chosen() const { return chosen_; }

 private:
  const Now& now_;
  const World& world_;
  const Innovator& firm_;
  std::uint32_t own_;
  Source chosen_;
  double best_seen_ = 0;
};

void offer_university(const Now& now, const World& world, Key key, UniversityId university,
                      std::uint32_t draw, FieldChoice& choice) {
  for (std::uint32_t f = 0; f < world.universities.fields; ++f) {
    const double strength = world.universities.strength_of(university, f);
    if (strength <= 0) continue;
    const Words words = now.draws.words(purpose::project_partner, key, draw, f + 1);
    choice.offer(f, strength, words.uniform(0));
  }
}

void offer_firm(const Now& now, const Kene& kene, Key key, std::uint32_t draw,
                FieldChoice& choice) {
  const Words words = now.draws.words(purpose::project_partner, key, draw);
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (!kene.knows(k)) continue;
    choice.offer(kene.field[k], kene.expertise(k), coarse_uniform_from(words.word[k]));
  }
}

/// Draws that say whom a firm meets are numbered apart from those of what it sees there.
constexpr std::uint32_t kFirstMeeting = 16;

/// The best of a few partners met at random.
Source field_of_partners(const Now& now, const World& world, const Innovator& firm,
                         std::uint32_t own) {
  const Key key = world.firms.key[firm.row];
  const Ties& ties = world.firms.ties[firm.row];
  const auto seen = static_cast<std::uint32_t>(now.rule().project_ties);
  Words met{};
  Source best;
  for (std::uint32_t k = 0; k < seen; ++k) {
    if (k % 4 == 0) met = now.draws.words(purpose::project_partner, key, kFirstMeeting + k / 4);
    const double u = coarse_uniform_from(met.word[k % 4]);
    const std::uint32_t tie = ties[static_cast<std::uint32_t>(u * tie_count(ties))];
    FieldChoice choice(now, world, firm, own, tie);
    if (is_university(tie)) {
      offer_university(now, world, key, UniversityId{tie & ~kUniversityTie}, k, choice);
    } else {
      offer_firm(now, world.firms.kene[FirmRow{tie}], key, k, choice);
    }
    keep_better(best, choice.chosen());
  }
  return best;
}

/// Another field that the firm knows itself.
Source field_of_its_own(const Now& now, const World& world, const Innovator& firm,
                        std::uint32_t slot, std::uint32_t word) {
  Kene others = world.firms.kene[firm.row];
  const std::uint32_t own = others.field[slot];
  others.set_expertise(slot, 0);
  const std::uint32_t other = random_slot(others, coarse_uniform_from(word));
  if (other == Kene::kSlots) return {};
  const std::uint32_t field = others.field[other];
  return {kNobody, field, promise_of(now, world, firm, own, field, others.expertise(other))};
}

/// Whether the firm asks its partners, if it has any, for a field to join.
bool asks_partners(const Now& now, std::uint32_t word) {
  return coarse_uniform_from(word) < now.rule().project_partner;
}

/// Fields that the firm thinks of joining; of no kind if it finds none.
Project find_pair(const Now& now, const World& world, const Innovator& firm, const Words& words) {
  const Kene& kene = world.firms.kene[firm.row];
  const std::uint32_t slot = random_slot(kene, coarse_uniform_from(words.word[0]));
  Project project;
  if (slot == Kene::kSlots) return project;
  const std::uint32_t own = kene.field[slot];
  const bool asks = tie_count(world.firms.ties[firm.row]) > 0 && asks_partners(now, words.word[1]);
  Source source = asks ? field_of_partners(now, world, firm, own) : Source{};
  if (source.promise <= 0) source = field_of_its_own(now, world, firm, slot, words.word[2]);
  if (source.promise <= 0) return project;
  project.kind = ProjectKind::recombination;
  project.own_field = static_cast<std::uint16_t>(own);
  project.other_field = static_cast<std::uint16_t>(source.field);
  project.partner = source.partner;
  return project;
}

/// What a firm expects of a project.
struct Offer {
  double work;   ///< [person-years]
  double value;  ///< [wu]
  double cost;   ///< [wu]
};

/// Return that the firm asks: more where its cash does not cover the cost, most of small and young
/// firms, about which lenders know least.
double asked_return(const Now& now, const Firms& firms, FirmRow row, double cost) {
  const Parameters& rule = now.rule();
  const double uncovered = std::max(0.0, 1 - firms.cash[row] / cost);
  const double wedge = rule.finance_wedge * uncovered / (1 + math::log(1 + firms.employment[row]));
  const double age = kStepYears * (static_cast<double>(now.step) - firms.founding_step[row]);
  return rule.discount_rate + (age < rule.finance_young ? rule.finance_young_factor : 1) * wedge;
}

/// Present value of 1 wu a year over the horizon, from the launch on.
double value_from_launch(double rate, double delay, double horizon) {
  return math::exp(-rate * delay) * annuity(rate, horizon);
}

/// `gain` is what the firm expects of the project, log, chance of success included.
Offer offer_of(const Now& now, const World& world, const Innovator& firm, double work, double gain,
               double delay, double error) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const double value_added = world.segments.value_added_share[firm.segment] *
                             (firms.home_sales[firm.row] + firms.export_sales[firm.row]);
  const double cost = work / firm.effect * firm.pay * (1 + rule.launch_cost);
  const double years =
      value_from_launch(asked_return(now, firms, firm.row, cost), delay, rule.planning_horizon);
  const double yearly = gain * (1 - rule.pass_through) * value_added * rule.appropriability;
  return {work, yearly * years * error, cost};
}

Offer small_offer(const Now& now, const World& world, const Innovator& firm, const Reach& reach,
                  double relative_work, double error) {
  const Parameters& rule = now.rule();
  const double gain =
      rule.project_success_small * rule.innovation_step * reach_of_improvement(reach, rule);
  return offer_of(now, world, firm, rule.project_work_small * relative_work, gain,
                  rule.market_delay_small, error);
}

Offer radical_offer(const Now& now, const World& world, const Innovator& firm, const Reach& reach,
                    const Project& project, double relative_work, double error) {
  const Parameters& rule = now.rule();
  const double use = world.knowledge.use(firm.region, project.own_field, project.other_field);
  const double step = 2 * rule.radical_step * reach_of_recombination(reach, use, rule);
  const double gain = recombination_chance(now, world, firm.row, project) *
                      (rule.radical_gain + rule.radical_potential) * step;
  return offer_of(now, world, firm, rule.project_work * relative_work, gain, rule.market_delay,
                  error);
}

}  // namespace

double other_expertise(const World& world, FirmRow row, const Project& project) {
  const std::uint32_t partner = project.partner;
  if (is_university(partner)) {
    return world.universities.strength_of(UniversityId{partner & ~kUniversityTie},
                                          project.other_field);
  }
  const FirmRow source = is_firm(partner) ? FirmRow{partner} : row;
  return expertise_in(world.firms.kene[source], project.other_field);
}

double recombination_chance(const Now& now, const World& world, FirmRow row,
                            const Project& project) {
  const double own = expertise_in(world.firms.kene[row], project.own_field);
  const double other = other_expertise(world, row, project);
  const double alpha = world.firms.absorptive_capacity[row];
  const double yield = now.knowledge().yield(alpha, project.own_field, project.other_field);
  return std::min(1.0, now.rule().project_success * yield * std::sqrt(own * other));
}

void draw_project_luck(const Now& now, const Key* keys, std::uint32_t count, ProjectLuck& luck) {
  now.draws.fill(purpose::project, keys, count, luck.fields, kFields);
  const auto draw_factors = [&](Draw draw, double spread, BlockLane& factor) {
    BlockWords words;
    now.draws.fill(purpose::project, keys, count, words, draw);
    for (std::uint32_t i = 0; i < count; ++i) {
      factor.of[i] = math::exp(spread * math::normal(words.uniform(i, 0), words.uniform(i, 1)));
    }
  };
  draw_factors(kWork, now.rule().project_work_spread, luck.work);
  draw_factors(kRadicalValue, now.rule().value_noise, luck.radical_error);
  draw_factors(kSmallValue, now.rule().value_noise, luck.small_error);
}

void ask_for_partners(const Now& now, const World& world, FirmRow row, const ProjectLuck& luck,
                      std::uint32_t place) {
  if (!asks_partners(now, luck.fields.word[1][place])) return;
  for (const std::uint32_t tie : world.firms.ties[row]) {
    if (is_firm(tie)) __builtin_prefetch(world.firms.kene.from(tie));
  }
}

void begin_project(const Now& now, World& world, const Innovator& firm, const ProjectLuck& luck,
                   std::uint32_t place) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double work = luck.work.of[place];
  const Reach reach = reach_of(firms, firm.row, firm.researchers, rule);
  Project project = find_pair(now, world, firm, luck.fields.of(place));
  Offer best = small_offer(now, world, firm, reach, work, luck.small_error.of[place]);
  if (project.kind == ProjectKind::recombination) {
    const Offer radical =
        radical_offer(now, world, firm, reach, project, work, luck.radical_error.of[place]);
    if (radical.value - radical.cost > best.value - best.cost) {
      best = radical;
    } else {
      project = Project{};
    }
  }
  if (project.kind == ProjectKind::none) project.kind = ProjectKind::development;
  project.begun = static_cast<std::int16_t>(now.step);
  firms.project[firm.row] = project;
  firms.project_work[firm.row] = best.work;
  firms.project_done[firm.row] = 0;
  firms.project_worth[firm.row] = best.value / best.cost;
}

}  // namespace spearhead
