#pragma once

#include <string>

#include "app/comparison_report.h"

namespace spearhead::app {

/// A comparison as tables and sentences for people, all lines ended.
std::string comparison_tables(const ComparisonReport& report);

/// The same in Markdown; of sectors the clear effects only.
std::string comparison_markdown(const ComparisonReport& report);

}  // namespace spearhead::app
