#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/world/ledger.h"
#include "output/study_reader.h"

namespace spearhead::output {

/// The books of an arm's programmes.
class Books {
 public:
  /// Of all programmes, or of one. The study has a ledger (`has_books`). \throws OutputError
  Books(const StudyReader& study, std::size_t arm, std::optional<std::size_t> programme = {});

  /// Sum over years and programmes: [future] [currency]; nothing of an item that the study, made by
  /// an earlier version, does not have.
  std::vector<double> of(LedgerItem item) const;

 private:
  std::vector<std::string> items_;
  std::size_t futures_ = 0;
  std::vector<double> values_;  ///< [future][year][programme][item]
};

bool has_books(const StudyReader& study);

}  // namespace spearhead::output
