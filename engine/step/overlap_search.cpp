#include "engine/step/overlap_search.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "engine/math/elementary.h"
#include "engine/math/fixed.h"

namespace spearhead {
namespace {

/// Overlaps of a region, and of each named area, that are kept: far more than any programme asks
/// for, so that an agency that knows little takes some of the lesser ones for the best.
constexpr std::size_t kOverlapsKept = 1000;
/// Those that an agency works with, the best in its eyes.
constexpr std::size_t kOverlapsSeen = 100;
/// Those that make up a named area: several fields on each side, so that its firms are some more
/// than the few of one pair; with many more nearly all firms of both clusters would stand in one.
constexpr std::size_t kOverlapsOfArea = 10;

/// Whether the best overlaps of all are asked for. Who spreads money over named areas needs none.
bool looks_at_best(const Programme& programme) {
  return programme.target.looks_at_overlaps() ||
         (programme.allocation == Allocation::overlap && areas_wanted(programme.target).empty());
}

/// Areas of all programmes, each once, ascending.
std::vector<Area> areas_of(const Scenario& scenario) {
  std::vector<Area> areas;
  for (const Programme& programme : scenario.programmes) {
    const std::vector<Area> named = areas_named(programme.target);
    areas.insert(areas.end(), named.begin(), named.end());
  }
  std::ranges::sort(areas);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  return areas;
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

/// All overlaps of the clusters `first` to `end`, which are those of one region, best first.
std::vector<Overlap> overlaps_among(const Now& now, const World& world, std::uint32_t first,
                                    std::uint32_t end) {
  const std::uint32_t fields = world.knowledge.fields;
  const std::size_t table = std::size_t{fields} * fields;
  const PastUse past{
      std::span(world.knowledge.pair_use).subspan(world.clusters.region[first] * table, table),
      now.rule().depletion_scale};
  std::vector<Overlap> found =
      overlaps(now.knowledge(), now.rule(), knowledge_of_clusters(world, first, end), past);
  for (Overlap& overlap : found) {
    overlap.first_cluster += first;
    overlap.second_cluster += first;
  }
  return found;
}

/// Adds the first of `found`, as many as are kept, that are of the area.
void keep_of_area(const Area& area, const std::vector<Overlap>& found, std::vector<Overlap>& kept) {
  std::size_t left = kOverlapsKept;
  for (const Overlap& overlap : found) {
    if (area_of(overlap) != area) continue;
    kept.push_back(overlap);
    if (--left == 0) return;
  }
}

/// Overlaps as the agency takes them to be, best first.
void err_and_sort(const Now& now, const World& world, const Agency& agency,
                  std::vector<Overlap>& overlaps) {
  const Draws of_year({now.draws.luck()}, now.step - now.quarter());
  for (Overlap& overlap : overlaps) {
    const Key pair = key_of({world.clusters.key[overlap.first_cluster],
                             world.clusters.key[overlap.second_cluster], overlap.first_field,
                             overlap.second_field});
    const Words words = of_year.words(purpose::agency_overlap, pair, 0, low_word(agency.key()));
    overlap.value *= math::exp((1 - agency.information) * now.rule().information_noise *
                               math::normal(words.uniform(0), words.uniform(1)));
  }
  std::ranges::stable_sort(overlaps, std::greater(), &Overlap::value);
}

}  // namespace

void look_for_overlaps(const Now& now, World& world) {
  world.overlaps.clear();
  world.area_overlaps.clear();
  const bool best = std::ranges::any_of(now.scenario.programmes, looks_at_best);
  const std::vector<Area> areas = areas_of(now.scenario);
  if (!best && areas.empty()) return;
  const Clusters& clusters = world.clusters;
  for (std::uint32_t first = 0; first < clusters.size();) {
    std::uint32_t end = first;
    while (end < clusters.size() && clusters.region[end] == clusters.region[first]) ++end;
    const std::vector<Overlap> found = overlaps_among(now, world, first, end);
    const auto kept = best ? std::min(found.size(), kOverlapsKept) : 0;
    world.overlaps.insert(world.overlaps.end(), found.begin(),
                          found.begin() + static_cast<std::ptrdiff_t>(kept));
    // Kept apart: what one programme names must not change what another one sees.
    for (const Area& area : areas) keep_of_area(area, found, world.area_overlaps);
    first = end;
  }
}

std::vector<Overlap> best_seen(const Now& now, const World& world, const Programme& programme) {
  if (!looks_at_best(programme)) return {};
  std::vector<Overlap> seen = world.overlaps;
  err_and_sort(now, world, programme.agency, seen);
  seen.resize(std::min(seen.size(), kOverlapsSeen));
  return seen;
}

std::vector<Overlap> seen_in_areas(const Now& now, const World& world, const Programme& programme) {
  std::vector<Overlap> seen;
  for (const Area& area : areas_named(programme.target)) {
    std::vector<Overlap> best;
    std::ranges::copy_if(world.area_overlaps, std::back_inserter(best),
                         [&](const Overlap& overlap) { return area_of(overlap) == area; });
    err_and_sort(now, world, programme.agency, best);
    best.resize(std::min(best.size(), kOverlapsOfArea));
    seen.insert(seen.end(), best.begin(), best.end());
  }
  return seen;
}

std::vector<Overlap> guide_of(const Programme& programme, const std::vector<Overlap>& best,
                              const std::vector<Overlap>& in_areas) {
  const std::vector<Area> wanted = areas_wanted(programme.target);
  if (wanted.empty()) return best;
  std::vector<Overlap> guide;
  for (const Overlap& overlap : in_areas) {
    if (std::ranges::binary_search(wanted, area_of(overlap))) guide.push_back(overlap);
  }
  return guide;
}

}  // namespace spearhead
