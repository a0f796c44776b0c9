#include "engine/step/calls.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/policy/settlement.h"
#include "engine/step/overlap_search.h"

namespace spearhead {
namespace {

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
double gain_of(std::span<const Overlap> guide, std::uint32_t cluster) {
  double gain = 0;
  for (const Overlap& overlap : guide) {
    const bool in_it = overlap.first_cluster == cluster || overlap.second_cluster == cluster;
    gain += in_it ? overlap.value : 0;
  }
  return gain;
}

std::vector<double> weights_of(const Now& now, const World& world, const Programme& programme,
                               std::span<const Overlap> guide) {
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
        weights[c] = gain_of(guide, c);
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
                                       const Programme& programme, std::span<const Overlap> guide) {
  std::vector<double> shares = weights_of(now, world, programme, guide);
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

std::vector<OpenCall> open_calls(const Now& now, const World& world) {
  std::vector<OpenCall> calls;
  const std::vector<Programme>& programmes = now.scenario.programmes;
  for (std::uint32_t p = 0; p < programmes.size(); ++p) {
    const Programme& programme = programmes[p];
    // Without money there is no call, and nobody applies in vain.
    if (!programme.runs_in(now.year()) || programme.yearly_budget == 0) continue;
    const std::uint32_t agency = place_of(world.agencies, programme.agency.key());
    std::vector<Overlap> seen = best_seen(now, world, programme);
    std::vector<Overlap> in_areas = seen_in_areas(now, world, programme);
    std::vector<Overlap> guide = guide_of(programme, seen, in_areas);
    std::vector<double> shares = shares_of_clusters(now, world, programme, guide);
    calls.push_back(
        {ProgrammeId{p},
         {.programme = programme,
          .horizon = world.agencies.credibility[agency] * programme.announced_from(now.year()),
          .group = 1U << world.agencies.group[agency],
          .seen = std::move(seen),
          .seen_in_areas = std::move(in_areas),
          .guide = std::move(guide),
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
