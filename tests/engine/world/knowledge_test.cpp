#include "engine/world/knowledge.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "tests/support/worlds.h"

namespace spearhead {
namespace {

KnowledgeSpace space_of(std::uint32_t sectors, std::uint32_t fields) {
  return latent_space(sectors, fields, 0.15, support::default_parameters());
}

Kene kene_of(std::initializer_list<std::pair<std::uint32_t, double>> known) {
  Kene kene;
  for (const auto& [field, expertise] : known) learn_field(kene, field, expertise, 1, 1);
  return kene;
}

/// Relatedness at which recombination yields most.
double best_relatedness(double alpha, const Parameters& rule) {
  double best = 0;
  for (double phi = 0; phi <= 1; phi += 1e-4) {
    if (recombination_yield(phi, alpha, rule) > recombination_yield(best, alpha, rule)) best = phi;
  }
  return best;
}

}  // namespace

TEST_CASE("recombination yields most at middle distance, and nothing from the same or the strange",
          "[knowledge]") {
  const Parameters rule = support::default_parameters();
  for (const double alpha : {0.0, 0.3, 1.0}) {
    const double nu = rule.distance_exponent_low +
                      (rule.distance_exponent_high - rule.distance_exponent_low) * alpha;
    const double best = nu / (1 + nu);
    CHECK(recombination_yield(0, alpha, rule) == 0);
    CHECK(recombination_yield(1, alpha, rule) == 0);
    CHECK(recombination_yield(best, alpha, rule) == Approx(1));
    CHECK(best_relatedness(alpha, rule) == Approx(best).margin(2e-4));
  }
}

TEST_CASE("absorptive capacity moves the best distance outwards", "[knowledge]") {
  const Parameters rule = support::default_parameters();
  CHECK(best_relatedness(1, rule) < best_relatedness(0.5, rule));
  CHECK(best_relatedness(0.5, rule) < best_relatedness(0, rule));
}

TEST_CASE("the table of yields holds the inverted U at its levels", "[knowledge]") {
  const Parameters rule = support::default_parameters();
  const KnowledgeSpace space = space_of(4, 12);
  for (std::uint32_t level = 0; level < KnowledgeSpace::kLevels; ++level) {
    const double alpha = static_cast<double>(level) / (KnowledgeSpace::kLevels - 1);
    for (std::uint32_t g = 0; g < space.size(); ++g) {
      CHECK(space.yield(alpha, 3, g) == recombination_yield(space.phi(3, g), alpha, rule));
      CHECK(space.yield(alpha, 3, g) == space.yield(alpha, g, 3));
    }
  }
}

TEST_CASE("in a made-up space relatedness is mutual and every sector's fields add up to one",
          "[knowledge]") {
  const KnowledgeSpace space = space_of(5, 20);
  for (std::uint32_t f = 0; f < space.size(); ++f) {
    CHECK(space.phi(f, f) == 1);
    for (std::uint32_t g = 0; g < space.size(); ++g) {
      CHECK(space.phi(f, g) == space.phi(g, f));
      CHECK((space.phi(f, g) >= 0 && space.phi(f, g) <= 1));
    }
  }
  for (std::uint32_t s = 0; s < space.sectors; ++s) {
    double sum = 0;
    for (std::uint32_t f = 0; f < space.size(); ++f) sum += space.incidence_of(s, f);
    CHECK(sum == Approx(1));
    CHECK(space.between_sectors(s, s) == 1);
  }
}

TEST_CASE("a kene fits best where its fields are used, between nothing and one", "[knowledge]") {
  const KnowledgeSpace space = space_of(4, 12);
  const Kene at_home = kene_of({{0, 0.9}});
  CHECK(fit(space, Kene{}, 0) == 0);
  CHECK(fit(space, at_home, 0) > fit(space, at_home, 1));
  CHECK(fit(space, at_home, 1) > fit(space, at_home, 2));
  CHECK(fit(space, kene_of({{0, 1}, {1, 1}, {2, 1}, {11, 1}}), 0) <= 1);
}

TEST_CASE("more expertise or one more field never fits worse", "[knowledge]") {
  const KnowledgeSpace space = space_of(4, 12);
  for (std::uint32_t s = 0; s < 4; ++s) {
    for (std::uint32_t f = 1; f < 12; ++f) {
      const double one = fit(space, kene_of({{0, 0.5}}), s);
      CHECK(fit(space, kene_of({{0, 0.7}}), s) >= one);
      CHECK(fit(space, kene_of({{0, 0.5}, {f, 0.6}}), s) >= one);
    }
  }
}

TEST_CASE("the quick fit is exact for one field and a lower bound for more", "[knowledge]") {
  const KnowledgeSpace space = space_of(4, 12);
  const Kene narrow = kene_of({{5, 0.8}});
  const Kene broad = kene_of({{0, 0.6}, {4, 0.7}, {8, 0.4}});
  std::vector<double> of_narrow(4);
  std::vector<double> of_broad(4);
  quick_fit(space, narrow, 0, of_narrow);
  quick_fit(space, broad, 0, of_broad);
  for (std::uint32_t s = 0; s < 4; ++s) {
    CHECK(of_narrow[s] == Approx(fit(space, narrow, s)));
    CHECK(of_broad[s] <= fit(space, broad, s));
  }
}

TEST_CASE("the quick fit of a part of the sectors is that of all", "[knowledge]") {
  const KnowledgeSpace space = space_of(4, 12);
  const Kene kene = kene_of({{0, 0.6}, {4, 0.7}});
  std::vector<double> all(4);
  std::vector<double> part(2);
  quick_fit(space, kene, 0, all);
  quick_fit(space, kene, 1, part);
  CHECK(part == std::vector(all.begin() + 1, all.begin() + 3));
}

TEST_CASE("a known field rises by its share of the gap and never falls", "[knowledge]") {
  Kene kene = kene_of({{3, 0.4}});
  learn_field(kene, 3, 0.8, 0.5, 0.6);
  CHECK(expertise_in(kene, 3) == Approx(0.6).margin(1e-4));
  learn_field(kene, 3, 0.2, 0.5, 0.6);
  CHECK(expertise_in(kene, 3) == Approx(0.6).margin(1e-4));
  CHECK(known_fields(kene) == 1);
}

TEST_CASE("a new field takes an empty slot, then the weakest one, but not a stronger one",
          "[knowledge]") {
  Kene kene = kene_of({{1, 0.9}, {2, 0.5}, {3, 0.2}});
  learn_field(kene, 4, 0.5, 0.3, 0.6);
  CHECK(expertise_in(kene, 4) == Approx(0.3).margin(1e-4));
  CHECK(known_fields(kene) == 4);
  learn_field(kene, 5, 0.5, 0.3, 0.6);
  CHECK(expertise_in(kene, 5) == Approx(0.3).margin(1e-4));
  CHECK(expertise_in(kene, 3) == 0);
  const Kene before = kene;
  learn_field(kene, 6, 0.4, 0.3, 0.6);
  CHECK(kene == before);
}

TEST_CASE("an empty slot's field is not known", "[knowledge]") {
  Kene kene;
  kene.field = {7, 0, 0, 7};
  kene.set_expertise(3, 0.5);
  CHECK(expertise_in(kene, 0) == 0);
  CHECK(expertise_in(kene, 7) == Approx(0.5).margin(1e-4));
  CHECK(best_slot(kene) == 3);
  CHECK(random_slot(kene, 0.1) == 3);
  CHECK(best_slot(Kene{}) == Kene::kSlots);
  CHECK(random_slot(Kene{}, 0.1) == Kene::kSlots);
}

TEST_CASE("every known field is as likely to be drawn", "[knowledge]") {
  const Kene kene = kene_of({{1, 0.9}, {2, 0.1}, {3, 0.5}});
  CHECK(random_slot(kene, 0.1) == 0);
  CHECK(random_slot(kene, 0.5) == 1);
  CHECK(random_slot(kene, 0.9) == 2);
}

TEST_CASE("nearness is that of the nearest known field", "[knowledge]") {
  const KnowledgeSpace space = space_of(4, 12);
  const Kene kene = kene_of({{0, 0.1}, {6, 0.9}});
  CHECK(nearness(space, kene, 0) == 1);
  CHECK(nearness(space, kene, 1) == space.phi(0, 1));
  CHECK(nearness(space, kene, 5) == space.phi(6, 5));
  CHECK(nearness(space, Kene{}, 0) == 0);
}

}  // namespace spearhead
