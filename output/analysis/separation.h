#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace spearhead::output {

/// The largest groups of `things` of which no two are `apart`, as numbers from 0: members
/// ascending, groups in the order of their members. A thing may stand in several groups: where the
/// first and the last are apart and the middle one is apart from neither, the middle one is in
/// both. The letters of Piepho (2004) are these groups. `apart` is symmetric.
///
/// Their number may grow as 3^(things / 3) in contrived cases.
std::vector<std::vector<std::size_t>> inseparable_groups(
    std::size_t things, const std::function<bool(std::size_t, std::size_t)>& apart);

}  // namespace spearhead::output
