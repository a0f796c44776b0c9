#include "output/words.h"

#include <fmt/format.h>

namespace spearhead::output {

std::string counted(std::uint64_t number, std::string_view thing) {
  return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

}  // namespace spearhead::output
