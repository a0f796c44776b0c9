#include "output/study.h"

namespace spearhead::output {

std::optional<std::string> noted(const Provenance& provenance, std::string_view name) {
  std::optional<std::string> found;
  for (const auto& [entry, text] : provenance) {
    if (entry == name) found = text;
  }
  return found;
}

}  // namespace spearhead::output
