#include "scenarios/fact_table.h"

#include "scenarios/program_table.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kFactsPath = "scenarios/facts/stylised_facts.csv";

std::optional<double> limit_in(ProgramTable& table, std::size_t row, const char* column) {
  if (table.text(row, column).empty()) return std::nullopt;
  return table.number(row, column);
}

std::vector<StylisedFact> read_facts() {
  ProgramTable table(kFactsPath);
  std::vector<StylisedFact> facts;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto text = [&](const char* column) { return table.text(row, column); };
    facts.push_back({text("id"), text("fact"), text("unit"), text("target"),
                     limit_in(table, row, "lo"), limit_in(table, row, "hi"), text("source"),
                     text("basis")});
  }
  return facts;
}

}  // namespace

const std::vector<StylisedFact>& stylised_facts() {
  static const std::vector<StylisedFact> facts = read_facts();
  return facts;
}

}  // namespace spearhead::scenarios
