#include "engine/step/calls.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/base/error.h"
#include "engine/math/elementary.h"
#include "engine/math/fixed.h"
#include "engine/policy/settlement.h"

namespace spearhead {
namespace {

/// Overlaps of a region that are kept: far more than any programme asks for, so that an agency that
/// knows little takes some of the lesser ones for the best.
constexpr std::size_t kOverlapsKept = 1000;
/// Those that an agency works with, the best in its eyes.
constexpr std::size_t kOverlapsSeen = 100;

/// Agencies of the programmes, each once, in the order of their keys: not that of the programmes.
std::vector<const Agency*> agencies_of(const Scenario& scenario) {
  std::vector<const Agency*> agencies;
  for (const Programme& programme : scenario.programmes) agencies.push_back(&programme.agency);
  std::ranges::sort(agencies, {}, [](const Agency* agency) { return agency->key(); });
  const auto same = [](const Agency* a, const Agency* b) { return a->key() == b->key(); };
  agencies.erase(std::unique(agencies.begin(), agencies.end(), same), agencies.end());
  return agencies;
}

std::uint32_t place_of(const Agencies& agencies, Key key) {
  const auto found = std::ranges::find(agencies.key, key);
  require_law(found != agencies.key.end(), "the books of a programme's agency are not open");
  return static_cast<std::uint32_t>(found - agencies.key.begin());
}

bool looks_at_overlaps(const Programme& programme) {
  return programme.allocation == Allocation::overlap || programme.target.looks_at_overlaps();
}

/// Jobs times expertise of each of a region's clusters, by field; sums of integers.
std::vector<std::vector<double>> knowledge_of_clusters(const World& world, std::uint32_t first,
                                                       std::uint32_t end) {
  const std::uint32_t fields = world.knowledge.fields;
  std::vector<std::int64_t> fixed(std::size_t{end - first} * fields, 0);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const std::uint32_t cluster = world.clusters.of_segment[k];
    if (cluster < first || cluster >= end) continue;
    std::int64_t* const of_cluster = &fixed[std::size_t{cluster - first} * fields];
    for (FirmRow row{world.layout.begin(SegmentId{k})}; row.value < world.layout.end(SegmentId{k});
         ++row.value) {
      const Kene& kene = world.firms.kene[row];
      for (std::uint32_t slot = 0; slot < Kene::kSlots; ++slot) {
        of_cluster[kene.field[slot]] += math::to_fixed(
            world.firms.employment[row] * kene.expertise(slot), math::kPersonsPoint.scale());
      }
    }
  }
  std::vector<std::vector<double>> stock(end - first, std::vector<double>(fields));
  for (std::size_t i = 0; i < fixed.size(); ++i) {
    stock[i / fields][i % fields] = math::from_fixed(fixed[i], math::kPersonsPoint);
  }
  return stock;
}

/// The best overlaps of the clusters `first` to `end`, which are those of one region.
void add_overlaps(const Now& now, std::uint32_t first, std::uint32_t end, World& world) {
  const std::uint32_t fields = world.knowledge.fields;
  const std::size_t table = std::size_t{fields} * fields;
  const PastUse past{
      std::span(world.knowledge.pair_use).subspan(world.clusters.region[first] * table, table),
      now.rule().depletion_scale};
  std::vector<Overlap> found =
      overlaps(now.knowledge(), now.rule(), knowledge_of_clusters(world, first, end), past);
  found.resize(std::min(found.size(), kOverlapsKept));
  for (Overlap& overlap : found) {
    overlap.first_cluster += first;
    overlap.second_cluster += first;
  }
  world.overlaps.insert(world.overlaps.end(), found.begin(), found.end());
}

/// What the agency takes for the value of each overlap, best first. It errs for a year.
std::vector<Overlap> seen_by(const Now& now, const World& world, const Agency& agency) {
  std::vector<Overlap> seen = world.overlaps;
  const Draws of_year({now.draws.luck()}, now.step - now.quarter());
  for (Overlap& overlap : seen) {
    const Key pair = key_of({world.clusters.key[overlap.first_cluster],
                             world.clusters.key[overlap.second_cluster], overlap.first_field,
                             overlap.second_field});
    const Words words = of_year.words(purpose::agency_overlap, pair, 0, low_word(agency.key()));
    overlap.value *= math::exp((1 - agency.information) * now.rule().information_noise *
                               math::normal(words.uniform(0), words.uniform(1)));
  }
  std::ranges::stable_sort(seen, std::greater(), &Overlap::value);
  seen.resize(std::min(seen.size(), kOverlapsSeen));
  return seen;
}

// Allocation

/// Jobs of each cluster, here and in the reference economy.
struct ClusterSize {
  double jobs = 0;
  double national = 0;
};

std::vector<ClusterSize> sizes_of_clusters(const Scenario& scenario, const World& world) {
  std::vector<ClusterSize> sizes(world.clusters.size());
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const std::uint32_t cluster = world.clusters.of_segment[k];
    if (cluster == kNoCluster) continue;
    sizes[cluster].jobs += world.segments.employment[SegmentId{k}];
    sizes[cluster].national += scenario.sector_of(SegmentId{k}).national_employment;
  }
  return sizes;
}

/// What a cluster has to gain from the others.
double gain_of(std::span<const Overlap> seen, std::uint32_t cluster) {
  double gain = 0;
  for (const Overlap& overlap : seen) {
    const bool in_it = overlap.first_cluster == cluster || overlap.second_cluster == cluster;
    gain += in_it ? overlap.value : 0;
  }
  return gain;
}

std::vector<double> weights_of(const Now& now, const World& world, const Programme& programme,
                               std::span<const Overlap> seen) {
  const std::vector<ClusterSize> sizes = sizes_of_clusters(now.scenario, world);
  std::vector<double> weights(sizes.size(), 1);
  for (std::uint32_t c = 0; c < weights.size(); ++c) {
    const ClusterSize& size = sizes[c];
    switch (programme.allocation) {
      case Allocation::even:
        break;
      case Allocation::proportional:
        weights[c] = size.jobs;
        break;
      case Allocation::strongest:
        weights[c] = size.national > 0 ? size.jobs / size.national : size.jobs;
        break;
      case Allocation::overlap:
        weights[c] = gain_of(seen, c);
        break;
      case Allocation::weights:
        weights[c] = c < programme.weights.size() ? programme.weights[c] : 0;
        break;
    }
  }
  return weights;
}

/// Whether a sector of the cluster is in the target.
std::vector<std::uint8_t> clusters_in_target(const World& world, const Target& target) {
  std::vector<std::uint8_t> inside(world.clusters.size(), 0);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const std::uint32_t cluster = world.clusters.of_segment[k];
    if (cluster != kNoCluster && target.includes(SegmentId{k})) inside[cluster] = 1;
  }
  return inside;
}

void keep_strongest(std::vector<double>& weights) {
  const auto best = std::ranges::max_element(weights);
  for (auto each = weights.begin(); each != weights.end(); ++each) {
    if (each != best) *each = 0;
  }
}

/// Parts of the money by cluster; they add up to 1 or, where no cluster is meant, are nil.
std::vector<double> shares_of_clusters(const Now& now, const World& world,
                                       const Programme& programme, std::span<const Overlap> seen) {
  std::vector<double> shares = weights_of(now, world, programme, seen);
  const std::vector<std::uint8_t> inside = clusters_in_target(world, programme.target);
  for (std::size_t c = 0; c < shares.size(); ++c) shares[c] *= inside[c];
  if (programme.allocation == Allocation::strongest) keep_strongest(shares);
  double sum = 0;
  for (const double share : shares) sum += share;
  for (double& share : shares) share = sum > 0 ? share / sum : 0;
  return shares;
}

}  // namespace

void open_books(const Scenario& scenario, World& world) {
  world.ledger = Ledger(static_cast<std::uint32_t>(scenario.programmes.size()));
  world.agencies = {};
  std::vector<Key> groups;
  for (const Agency* agency : agencies_of(scenario)) {
    const Key key = agency->group_key();
    if (std::ranges::find(groups, key) == groups.end()) groups.push_back(key);
    const auto group = std::ranges::find(groups, key) - groups.begin();
    world.agencies.key.push_back(agency->key());
    world.agencies.group.push_back(static_cast<std::uint32_t>(group) % kMostAgencyGroups);
    world.agencies.credibility.push_back(1);
  }
}

void look_for_overlaps(const Now& now, World& world) {
  world.overlaps.clear();
  if (!std::ranges::any_of(now.scenario.programmes, looks_at_overlaps)) return;
  const Clusters& clusters = world.clusters;
  for (std::uint32_t first = 0; first < clusters.size();) {
    std::uint32_t end = first;
    while (end < clusters.size() && clusters.region[end] == clusters.region[first]) ++end;
    add_overlaps(now, first, end, world);
    first = end;
  }
}

std::vector<OpenCall> open_calls(const Now& now, const World& world) {
  std::vector<OpenCall> calls;
  const std::vector<Programme>& programmes = now.scenario.programmes;
  for (std::uint32_t p = 0; p < programmes.size(); ++p) {
    const Programme& programme = programmes[p];
    // Without money there is no call, and nobody applies in vain.
    if (!programme.runs_in(now.year()) || programme.yearly_budget == 0) continue;
    const std::uint32_t agency = place_of(world.agencies, programme.agency.key());
    std::vector<Overlap> seen = looks_at_overlaps(programme) ? seen_by(now, world, programme.agency)
                                                             : std::vector<Overlap>{};
    std::vector<double> shares = shares_of_clusters(now, world, programme, seen);
    calls.push_back(
        {ProgrammeId{p},
         {.programme = programme,
          .horizon = world.agencies.credibility[agency] * programme.announced_from(now.year()),
          .group = 1U << world.agencies.group[agency],
          .seen = std::move(seen),
          .share_of_cluster = std::move(shares),
          .left = released_budget(programme, now.quarter()) -
                  world.ledger.total(ProgrammeId{p}, LedgerItem::outlay)}});
  }
  return calls;
}

void keep_promises(const Now& now, World& world) {
  const Parameters& rule = now.rule();
  for (double& credibility : world.agencies.credibility) {
    credibility += rule.credibility_recovery * (1 - credibility);
  }
  for (const Programme& programme : now.scenario.programmes) {
    if (now.year() != programme.last_year || !programme.breaks_its_word()) continue;
    const std::uint32_t agency = place_of(world.agencies, programme.agency.key());
    world.agencies.credibility[agency] *= rule.credibility_break;
  }
}

}  // namespace spearhead
