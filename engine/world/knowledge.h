#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/id.h"
#include "engine/parameters.h"

namespace spearhead {

/// What a firm knows: up to four technology fields, each with an expertise in [0, 1] (Gilbert's
/// kene; Pyka, Gilbert and Ahrweiler, SKIN). Expertise 0 marks an empty slot.
struct Kene {
  static constexpr std::uint32_t kSlots = 4;
  static constexpr double kUnit = 1.0 / 65535;

  std::array<std::uint16_t, kSlots> field{};
  std::array<std::uint16_t, kSlots> fixed{};  ///< expertise in units of 1 / 65535

  double expertise(std::uint32_t slot) const { return kUnit * fixed[slot]; }
  void set_expertise(std::uint32_t slot, double value) {
    const double bounded = value < 0 ? 0 : value > 1 ? 1 : value;
    fixed[slot] = static_cast<std::uint16_t>(bounded * 65535 + 0.5);
  }
  bool knows(std::uint32_t slot) const { return fixed[slot] != 0; }

  friend bool operator==(const Kene&, const Kene&) = default;
};

/// A technology field.
struct Field {
  std::string code;
  std::string name;
};

/// Which knowledge is near which: constant in a run. Tables are dense, row by row.
struct KnowledgeSpace {
  std::vector<Field> fields;
  std::uint32_t sectors = 0;
  std::vector<double> relatedness;         ///< [field][field], phi in [0, 1], symmetric, diagonal 1
  std::vector<double> incidence;           ///< [sector][field], rows sum to 1
  std::vector<double> sector_relatedness;  ///< [sector][sector], Phi in [0, 1], diagonal 1

  // Made of the above by `complete`.
  std::vector<double> reach;  ///< [field][sector]: sum over g of incidence times relatedness
  std::vector<float> near;    ///< `relatedness`, for `fit`
  std::vector<float> wanted;  ///< `incidence`, for `fit`
  std::vector<double>
      kernel;  ///< [absorptive level][field][field]: yield of recombining two fields

  static constexpr std::uint32_t kLevels = 21;       ///< levels of absorptive capacity, 0 to 1
  static constexpr std::uint32_t kMostFields = 256;  ///< for which lanes of fields have room

  std::uint32_t size() const { return static_cast<std::uint32_t>(fields.size()); }
  double phi(std::uint32_t f, std::uint32_t g) const {
    return relatedness[std::size_t{f} * size() + g];
  }
  double incidence_of(std::uint32_t sector, std::uint32_t field) const {
    return incidence[std::size_t{sector} * size() + field];
  }
  double between_sectors(std::uint32_t s, std::uint32_t t) const {
    return sector_relatedness[std::size_t{s} * sectors + t];
  }
  /// Relative yield of recombining fields f and g, at most 1, for a firm of this absorptive
  /// capacity: nothing to learn from the same, nothing to understand of the too distant; the
  /// optimum moves outwards with absorptive capacity (inverted U: Nooteboom et al. 2007, Research
  /// Policy 36).
  double yield(double absorptive_capacity, std::uint32_t f, std::uint32_t g) const {
    return yields(absorptive_capacity, f)[g];
  }
  /// The same for all fields g.
  const double* yields(double absorptive_capacity, std::uint32_t f) const {
    const auto level = static_cast<std::size_t>(absorptive_capacity * (kLevels - 1) + 0.5);
    return &kernel[(level * size() + f) * size()];
  }
};

/// The inverted U itself: (1 - phi) phi^nu over its maximum, nu between the rule's exponents for no
/// and for full absorptive capacity.
double recombination_yield(double phi, double absorptive_capacity, const Parameters& rule);

/// Fills the derived tables.
/// \throws ModelError if there are more than `kMostFields` fields.
void complete(KnowledgeSpace& space, const Parameters& rule);

/// A made-up space for tests and invented economies: fields and sectors on a circle, relatedness
/// exp(-d^2 / (2 width^2)) of their distance d in turns.
KnowledgeSpace latent_space(std::uint32_t sectors, std::uint32_t fields, double width,
                            const Parameters& rule);

/// How well a kene supports work in a sector, 0 to 1: sum over fields of incidence times the best
/// expertise within reach. In single precision, twice as many fields at a time.
double fit(const KnowledgeSpace& space, const Kene& kene, std::uint32_t sector);

/// Lower bounds of `fit` from the table `reach`, for choices among many sectors: those of as many
/// sectors from `first` on as there are places.
void quick_fit(const KnowledgeSpace& space, const Kene& kene, std::uint32_t first,
               std::span<double> of_sector);

/// The firm's nearest relatedness to a field, over the fields that it knows; 0 if it knows none.
double nearness(const KnowledgeSpace& space, const Kene& kene, std::uint32_t field);

/// Expertise in a field, 0 if unknown.
double expertise_in(const Kene& kene, std::uint32_t field);

std::uint32_t known_fields(const Kene& kene);

/// The slot of the n-th known field; `n` is below `known_fields`.
std::uint32_t known_slot(const Kene& kene, std::uint32_t n);

/// A known field's slot, all equally likely, chosen by a uniform number; `kSlots` if none is known.
std::uint32_t random_slot(const Kene& kene, double u);

/// The slot of the greatest expertise; `kSlots` if no field is known.
std::uint32_t best_slot(const Kene& kene);

/// Learns a field: a known one rises by `known_share` of the gap to `expertise`; an unknown one
/// takes an empty slot or replaces the weakest slot at `new_share` of `expertise`, unless the
/// weakest is stronger.
void learn_field(Kene& kene, std::uint32_t field, double expertise, double known_share,
                 double new_share);

}  // namespace spearhead
