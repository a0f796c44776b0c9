#include <algorithm>
#include <cstdio>
#include <sstream>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/comparison_document.h"
#include "app/comparison_report.h"
#include "app/comparison_text.h"
#include "app/exit_code.h"

namespace spearhead::app {
namespace {

std::string format_of(const Arguments& arguments) {
  if (arguments.has("json")) return "json";
  const std::string& format = arguments.value("format");
  require_known("format", format, {"table", "csv", "json", "md"});
  return format;
}

/// The table that CSV shows: what is named, else what is asked for beside the effects.
std::string table_of(const Arguments& arguments, const std::string& format) {
  if (!arguments.has("table")) {
    const bool groups = arguments.has("groups");
    if (format == "csv" && groups && arguments.has("interactions")) {
      throw UsageError("CSV is one table: name it with --table groups or --table interactions");
    }
    return groups ? "groups" : arguments.has("interactions") ? "interactions" : "effects";
  }
  if (format != "csv") throw UsageError("--table chooses a table of --format csv");
  const auto names = comparison_table_names();
  require_known("table", arguments.value("table"), {names.begin(), names.end()});
  return arguments.value("table");
}

/// As named, each once.
std::vector<std::string> indicators_of(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const std::string& text : arguments.all("indicator")) {
    std::istringstream words(text.empty() ? "," : text);  // an empty word is refused
    for (std::string word; std::getline(words, word, ',');) {
      if (std::ranges::find(names, word) == names.end()) names.push_back(word);
    }
  }
  return names;
}

ComparisonWishes wishes_of(const Arguments& arguments, const std::string& table) {
  ComparisonWishes wishes;
  wishes.files = arguments.operands;
  wishes.indicators = indicators_of(arguments);
  if (arguments.has("at")) wishes.year = arguments.value("at");
  wishes.with_baseline = arguments.has("with-baseline");
  wishes.interactions = arguments.has("interactions") || table == "interactions";
  wishes.groups = arguments.has("groups") || table == "groups" || table == "displacement";
  return wishes;
}

}  // namespace

int compare(const Arguments& arguments) {
  const std::string format = format_of(arguments);
  const std::string table = table_of(arguments, format);
  const ComparisonWishes wishes = wishes_of(arguments, table);
  // Printed when all studies are read: half a table would look like a whole one.
  const ComparisonReport report = compare_studies(wishes);
  if (format == "json") {
    print_json(comparison_document(report, wishes));
  } else if (format == "csv") {
    fmt::print("{}", comparison_csv(report, table));
    for (const std::string& note : report.notes) fmt::print(stderr, "note: {}\n", note);
  } else {
    fmt::print("{}", format == "md" ? comparison_markdown(report) : comparison_tables(report));
  }
  return kDone;
}

}  // namespace spearhead::app
