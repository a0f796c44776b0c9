#include "output/analysis/groups.h"

#include <algorithm>
#include <map>

#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

using Groups = std::map<std::uint32_t, std::vector<double>>;

Groups groups_of(std::span<const Grouped> values, std::size_t smallest) {
  Groups groups;
  for (const Grouped& each : values) groups[each.group].push_back(each.value);
  std::erase_if(groups, [&](const auto& group) { return group.second.size() < smallest; });
  return groups;
}

}  // namespace

std::vector<double> within_groups(std::span<const Grouped> values, std::size_t smallest) {
  std::vector<double> differences;
  for (const auto& [name, members] : groups_of(values, smallest)) {
    const double centre = mean(members);
    for (const double value : members) differences.push_back(value - centre);
  }
  return differences;
}

double decile_distance(std::span<const Grouped> values, std::size_t smallest) {
  std::vector<double> distances;
  for (auto& [name, members] : groups_of(values, smallest)) {
    std::vector<double> sorted = members;
    std::ranges::sort(sorted);
    distances.push_back(quantile(sorted, 0.9) - quantile(sorted, 0.1));
  }
  return mean(distances);
}

}  // namespace spearhead::output
