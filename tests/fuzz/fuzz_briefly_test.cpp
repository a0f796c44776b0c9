#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/files.h"

/// The entry of the fuzz target, tests/fuzz/fuzz_inputs.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace spearhead::tests {
namespace {

/// Beginnings of shipped files behind the byte that says what they are read as, in the order of the
/// target's readers.
std::vector<std::string> seeds() {
  const std::pair<char, const char*> files[] = {
      {0, "scenarios/library/tees_valley_rd_subsidy.yaml"},
      {0, "scenarios/library/platform_for_area.yaml"},
      {1, "scenarios/parameters/baseline.yaml"},
      {2, "scenarios/regions/larkenmark.yaml"},
      {3, "scenarios/regions/cumbria.csv"},
      {4, "scenarios/regions/cumbria-firms.csv"},
      {7, "scenarios/fields/fields.csv"},
      {8, "scenarios/regions/larkenmark-universities.csv"},
      {9, "scenarios/regions/larkenmark-clusters.csv"},
  };
  std::vector<std::string> texts;
  for (const auto& [kind, file] : files) {
    texts.push_back(kind + bytes_of(file).substr(0, 1200));
  }
  return texts;
}

/// Changes `text` at a random place: a byte, a piece out, a piece in again, or something that means
/// something to YAML or CSV.
void mutate(std::mt19937& random, std::string& text) {
  const char* const kPieces[] = {"\n", "\"",  "[",   "{",    ": ",  "- ",  "&a ", "*a",  "---\n",
                                 ";",  "\t",  "1e9", "-1",   "010", "%",   "#",   "| ",  "<<: ",
                                 "\r", "nan", "yes", "\xFF", "ä",   "999", ",",   "!!x", "? "};
  const auto below = [&](std::size_t bound) { return random() % bound; };
  const std::size_t at = 1 + below(text.size());
  switch (below(4)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(below(256));
      break;
    case 1:
      text.erase(at, below(20));
      break;
    case 2:
      text.insert(at, text.substr(1 + below(text.size()), below(40)));
      break;
    default:
      text.insert(at, kPieces[below(std::size(kPieces))]);
  }
}

}  // namespace

TEST_CASE("whatever bytes the readers get, they read or refuse them", "[scenarios][fuzz]") {
  constexpr int kInputsOfSeed = 1000;
  std::mt19937 random(1);
  for (const std::string& seed : seeds()) {
    for (int i = 0; i < kInputsOfSeed; ++i) {
      std::string text = seed;
      for (std::size_t changes = 1 + random() % 8; changes > 0; --changes) mutate(random, text);
      INFO(text);
      const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
      REQUIRE(LLVMFuzzerTestOneInput(bytes, text.size()) == 0);
    }
  }
}

}  // namespace spearhead::tests
