#include "output/books.h"

#include <algorithm>
#include <string_view>

#include "output/study_schema.h"

namespace spearhead::output {

bool has_books(const StudyReader& study) { return study.has(schema::kProgrammeLedger); }

Books::Books(const StudyReader& study, std::size_t arm, std::optional<std::size_t> programme)
    : items_(study.ledger_items()), futures_(study.description().replicates.size()) {
  const std::vector<std::uint64_t> shape = study.shape(schema::kProgrammeLedger);
  const std::uint64_t first = programme.value_or(0);
  const std::uint64_t count = programme ? 1 : shape[3];
  values_ = study.read(schema::kProgrammeLedger,
                       {{arm, 0, 0, first, 0}, {1, shape[1], shape[2], count, shape[4]}});
}

std::vector<double> Books::of(LedgerItem item) const {
  const std::string_view name = kLedgerItemNames[static_cast<std::size_t>(item)];
  const auto found = std::ranges::find(items_, name);
  if (found == items_.end()) return {};
  std::vector<double> sums(futures_, 0);
  const std::size_t size = values_.size() / futures_;
  for (auto i = static_cast<std::size_t>(found - items_.begin()); i < values_.size();
       i += items_.size()) {
    sums[i / size] += values_[i];
  }
  return sums;
}

}  // namespace spearhead::output
