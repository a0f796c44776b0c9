#include "output/analysis/separation.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace spearhead::output {
namespace {

using Group = std::vector<std::size_t>;

Group without(Group group, std::size_t member) {
  std::erase(group, member);
  return group;
}

/// Takes two things that are apart out of all groups that hold both.
std::set<Group> split(const std::set<Group>& groups, std::size_t one, std::size_t other) {
  std::set<Group> result;
  for (const Group& group : groups) {
    const bool both =
        std::ranges::binary_search(group, one) && std::ranges::binary_search(group, other);
    if (!both) {
      result.insert(group);
      continue;
    }
    result.insert(without(group, one));
    result.insert(without(group, other));
  }
  return result;
}

/// Leaves the groups that are part of no other.
std::set<Group> largest(const std::set<Group>& groups) {
  std::set<Group> result;
  for (const Group& group : groups) {
    const bool inside = std::ranges::any_of(groups, [&](const Group& other) {
      return other.size() > group.size() && std::ranges::includes(other, group);
    });
    if (!inside) result.insert(group);
  }
  return result;
}

}  // namespace

std::vector<std::vector<std::size_t>> inseparable_groups(
    std::size_t things, const std::function<bool(std::size_t, std::size_t)>& apart) {
  if (things == 0) return {};
  Group all(things);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::set<Group> groups{all};
  for (std::size_t i = 0; i < things; ++i) {
    for (std::size_t j = i + 1; j < things; ++j) {
      if (apart(i, j)) groups = largest(split(groups, i, j));
    }
  }
  return {groups.begin(), groups.end()};
}

}  // namespace spearhead::output
