#pragma once

#include <span>
#include <string>

#include "app/comparison_report.h"
#include "app/json.h"

namespace spearhead::app {

/// The tables of a comparison, by the names that --table knows; the first shows effects.
std::span<const char* const> comparison_table_names();

/// One of them as comma-separated values, with a last column `intervals_hold`.
std::string comparison_csv(const ComparisonReport& report, const std::string& table);

/// All of a comparison, with the keys of docs/contract.md.
nlohmann::ordered_json comparison_document(const ComparisonReport& report,
                                           const ComparisonWishes& wishes);

}  // namespace spearhead::app
