#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace spearhead::output {

/// A number of things whose plural takes an s: "1 future", "20 futures".
std::string counted(std::uint64_t number, std::string_view thing);

}  // namespace spearhead::output
