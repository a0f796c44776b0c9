#include "engine/world/knowledge.h"

#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/math/elementary.h"

namespace spearhead {

double recombination_yield(double phi, double absorptive_capacity, const Parameters& rule) {
  if (phi <= 0) return 0;
  const double nu =
      rule.distance_exponent_low +
      (rule.distance_exponent_high - rule.distance_exponent_low) * absorptive_capacity;
  const double best = nu / (1 + nu);
  const double top = (1 - best) * math::power(best, nu);
  return (1 - phi) * math::power(phi, nu) / top;
}

void complete(KnowledgeSpace& space, const Parameters& rule) {
  const std::uint32_t fields = space.size();
  require_law(fields <= KnowledgeSpace::kMostFields, "there are more than 256 technology fields");
  space.reach.assign(std::size_t{space.sectors} * fields, 0);
  for (std::uint32_t f = 0; f < fields; ++f) {
    for (std::uint32_t s = 0; s < space.sectors; ++s) {
      double sum = 0;
      for (std::uint32_t g = 0; g < fields; ++g) sum += space.incidence_of(s, g) * space.phi(f, g);
      space.reach[std::size_t{f} * space.sectors + s] = sum;
    }
  }
  const auto single = [](double value) { return static_cast<float>(value); };
  space.near.resize(space.relatedness.size());
  std::ranges::transform(space.relatedness, space.near.begin(), single);
  space.wanted.resize(space.incidence.size());
  std::ranges::transform(space.incidence, space.wanted.begin(), single);
  space.kernel.resize(std::size_t{KnowledgeSpace::kLevels} * fields * fields);
  std::size_t place = 0;
  for (std::uint32_t level = 0; level < KnowledgeSpace::kLevels; ++level) {
    const double alpha = static_cast<double>(level) / (KnowledgeSpace::kLevels - 1);
    for (std::size_t pair = 0; pair < std::size_t{fields} * fields; ++pair) {
      space.kernel[place++] = recombination_yield(space.relatedness[pair], alpha, rule);
    }
  }
}

namespace {

double on_circle(double a, double b) {
  const double apart = std::abs(a - b);
  return std::min(apart, 1 - apart);
}

double bell(double distance, double width) {
  return math::exp(-distance * distance / (2 * width * width));
}

}  // namespace

KnowledgeSpace latent_space(std::uint32_t sectors, std::uint32_t fields, double width,
                            const Parameters& rule) {
  KnowledgeSpace space;
  space.sectors = sectors;
  const auto place = [](std::uint32_t index, std::uint32_t count) {
    return static_cast<double>(index) / count;
  };
  for (std::uint32_t f = 0; f < fields; ++f) {
    space.fields.push_back({"F" + std::to_string(f + 1), "field " + std::to_string(f + 1)});
    for (std::uint32_t g = 0; g < fields; ++g) {
      space.relatedness.push_back(bell(on_circle(place(f, fields), place(g, fields)), width));
    }
  }
  for (std::uint32_t s = 0; s < sectors; ++s) {
    double sum = 0;
    for (std::uint32_t f = 0; f < fields; ++f) {
      space.incidence.push_back(bell(on_circle(place(s, sectors), place(f, fields)), width / 2));
      sum += space.incidence.back();
    }
    for (std::uint32_t f = 0; f < fields; ++f) {
      space.incidence[std::size_t{s} * fields + f] /= sum;
    }
    for (std::uint32_t t = 0; t < sectors; ++t) {
      space.sector_relatedness.push_back(
          bell(on_circle(place(s, sectors), place(t, sectors)), width));
    }
  }
  complete(space, rule);
  return space;
}

double fit(const KnowledgeSpace& space, const Kene& kene, std::uint32_t sector) {
  // Some fields at a time, with a sum each, so that the compiler takes them at once.
  constexpr std::size_t kAtOnce = 8;
  const std::size_t fields = space.size();
  const float* const wanted = &space.wanted[sector * fields];
  const float* phi[Kene::kSlots];
  float expertise[Kene::kSlots];
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    phi[k] = &space.near[kene.field[k] * fields];
    expertise[k] = static_cast<float>(kene.expertise(k));
  }
  const auto best = [&](std::size_t f) {
    float highest = 0;
    for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
      const float near = expertise[k] * phi[k][f];
      highest = near > highest ? near : highest;
    }
    return wanted[f] * highest;
  };
  float part[kAtOnce] = {};
  std::size_t f = 0;
  for (; f + kAtOnce <= fields; f += kAtOnce) {
    for (std::size_t i = 0; i < kAtOnce; ++i) part[i] += best(f + i);
  }
  double sum = 0;
  for (const float each : part) sum += static_cast<double>(each);
  for (; f < fields; ++f) sum += static_cast<double>(best(f));
  return std::min(sum, 1.0);
}

void quick_fit(const KnowledgeSpace& space, const Kene& kene, std::uint32_t first,
               std::span<double> of_sector) {
  std::ranges::fill(of_sector, 0.0);
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (!kene.knows(k)) continue;
    const double expertise = kene.expertise(k);
    const double* const reach = &space.reach[std::size_t{kene.field[k]} * space.sectors + first];
    for (std::size_t s = 0; s < of_sector.size(); ++s) {
      of_sector[s] = std::max(of_sector[s], expertise * reach[s]);
    }
  }
}

double nearness(const KnowledgeSpace& space, const Kene& kene, std::uint32_t field) {
  double best = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (kene.knows(k)) best = std::max(best, space.phi(kene.field[k], field));
  }
  return best;
}

double expertise_in(const Kene& kene, std::uint32_t field) {
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (kene.knows(k) && kene.field[k] == field) return kene.expertise(k);
  }
  return 0;
}

std::uint32_t known_fields(const Kene& kene) {
  std::uint32_t count = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) count += kene.knows(k) ? 1 : 0;
  return count;
}

std::uint32_t known_slot(const Kene& kene, std::uint32_t n) {
  std::uint32_t slot = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (!kene.knows(k)) continue;
    slot = k;
    if (n-- == 0) break;
  }
  return slot;
}

std::uint32_t random_slot(const Kene& kene, double u) {
  const std::uint32_t known = known_fields(kene);
  if (known == 0) return Kene::kSlots;
  return known_slot(kene, static_cast<std::uint32_t>(u * known));
}

std::uint32_t best_slot(const Kene& kene) {
  std::uint32_t best = Kene::kSlots;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (!kene.knows(k)) continue;
    if (best == Kene::kSlots || kene.fixed[k] > kene.fixed[best]) best = k;
  }
  return best;
}

void learn_field(Kene& kene, std::uint32_t field, double expertise, double known_share,
                 double new_share) {
  std::uint32_t weakest = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (kene.knows(k) && kene.field[k] == field) {
      const double gap = expertise - kene.expertise(k);
      if (gap > 0) kene.set_expertise(k, kene.expertise(k) + known_share * gap);
      return;
    }
    if (kene.fixed[k] < kene.fixed[weakest]) weakest = k;
  }
  const double level = new_share * expertise;
  if (level <= kene.expertise(weakest)) return;
  kene.field[weakest] = static_cast<std::uint16_t>(field);
  kene.set_expertise(weakest, level);
}

}  // namespace spearhead
