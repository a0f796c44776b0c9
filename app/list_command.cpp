#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "app/output_width.h"
#include "engine/indicators.h"
#include "engine/simulate.h"
#include "output/table.h"
#include "policies/registry.h"
#include "scenarios/knowledge_tables.h"
#include "scenarios/nearest.h"
#include "scenarios/parameters_reader.h"
#include "scenarios/programme_words.h"
#include "scenarios/sector_table.h"
#include "scenarios/shipped_regions.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

/// A line for people. What does not fit into a terminal goes on below it, behind `indent` cells.
struct Line {
  std::size_t indent = 0;
  std::string text;
};

/// One listed thing: its JSON object has a "name".
struct Entry {
  Json json;
  std::vector<Line> lines;
};

constexpr std::size_t kNameWidth = 24;
constexpr std::size_t kSettingWidth = 16;
constexpr std::size_t kParameterWidth = 32;

void print_lines(const std::vector<Line>& lines) {
  const std::size_t most = output_width();
  for (const auto& [indent, text] : lines) {
    const std::size_t head = std::min(indent, text.size());
    fmt::print("{}{}\n", text.substr(0, head), output::wrapped(text.substr(head), indent, most));
  }
}

/// `text` in a column of `width` cells, of which at least two are blank.
std::string column(const std::string& text, std::size_t width) {
  return fmt::format("{:<{}}  ", text, width - 2);
}

class SettingsList final : public FieldVisitor {
 public:
  void field(const char* name, double& value, const FieldInfo& info) final {
    settings.push_back({{"name", name},
                        {"unit", info.unit},
                        {"default", value},
                        {"range", {info.smallest, info.largest}},
                        {"meaning", info.meaning}});
    lines.push_back(
        {4 + kSettingWidth,
         fmt::format("    {}{}  [{}, {} to {}, default {}]", column(name, kSettingWidth),
                     info.meaning, info.unit, info.smallest, info.largest, value)});
  }
  Json settings = Json::array();
  std::vector<Line> lines;
};

/// The common keys at which the instrument looks.
std::vector<std::string> common_keys(const InstrumentKind& kind) {
  std::vector<std::string> words;
  for (std::uint32_t k = 0; k < kCommonKeys; ++k) {
    const auto key = static_cast<CommonKey>(k);
    if (kind.uses.has(key)) words.emplace_back(scenarios::word_of(key));
  }
  return words;
}

std::vector<Entry> instrument_entries() {
  std::vector<Entry> entries;
  for (const InstrumentKind* kind : instruments()) {
    SettingsList settings;
    kind->make()->describe(settings);
    const std::vector<std::string> keys = common_keys(*kind);
    const char* receiver = scenarios::word_of(kind->receiver);
    std::vector<Line> lines{
        {kNameWidth, column(kind->name, kNameWidth) + kind->meaning},
        {4, fmt::format("    to each {}; keys that count: {}", receiver, fmt::join(keys, ", "))}};
    lines.insert(lines.end(), settings.lines.begin(), settings.lines.end());
    entries.push_back({{{"name", kind->name},
                        {"meaning", kind->meaning},
                        {"receiver", receiver},
                        {"keys", keys},
                        {"settings", settings.settings}},
                       std::move(lines)});
  }
  return entries;
}

std::vector<Entry> entries_of(std::span<const Indicator> indicators) {
  std::vector<Entry> entries;
  for (const Indicator& indicator : indicators) {
    const std::string unit = unit_text(indicator.unit, "currency");
    entries.push_back(
        {{{"name", indicator.name},
          {"unit", unit},
          {"long_name", indicator.long_name},
          {"modelled", indicator.modelled}},
         {{27, fmt::format("{}{} [{}]{}", column(indicator.name, 27), indicator.long_name, unit,
                           indicator.modelled ? "" : " (not modelled yet: no number)")}}});
  }
  return entries;
}

std::vector<Entry> indicator_entries() { return entries_of(kRegionIndicators); }

std::vector<Entry> phase_entries() {
  std::vector<Entry> entries;
  for (const Phase& phase : kStep) {
    entries.push_back({{{"name", phase.name}, {"meaning", phase.meaning}},
                       {{kNameWidth, column(phase.name, kNameWidth) + phase.meaning}}});
  }
  return entries;
}

std::string parameter_line(const scenarios::ParameterRecord& record) {
  return column(record.name, kParameterWidth) + column(fmt::format("{}", record.value), 9) +
         column(record.unit, 14) + column(record.status, 12) +
         column(fmt::format("{} to {}", record.smallest, record.largest), 16) + record.source;
}

std::vector<Entry> parameter_entries() {
  std::vector<Entry> entries;
  for (const scenarios::ParameterRecord& record : scenarios::default_parameters()) {
    entries.push_back({{{"name", record.name},
                        {"value", record.value},
                        {"unit", record.unit},
                        {"range", {record.smallest, record.largest}},
                        {"status", record.status},
                        {"source", record.source}},
                       {{kParameterWidth, parameter_line(record)}}});
  }
  return entries;
}

std::vector<Entry> region_entries() {
  std::vector<Entry> entries;
  for (const scenarios::ShippedRegion& region : scenarios::shipped_regions()) {
    entries.push_back({{{"name", region.name},
                        {"code", region.code},
                        {"title", region.title},
                        {"year", region.year},
                        {"source", region.source}},
                       {{36, fmt::format("{}{}{} ({})", column(region.name, 28),
                                         column(region.code, 8), region.title, region.year)}}});
  }
  return entries;
}

std::vector<Entry> sector_entries() {
  std::vector<Entry> entries;
  for (const SectorFacts& sector : scenarios::sector_table()) {
    entries.push_back({{{"name", sector.code},
                        {"title", sector.name},
                        {"section", sector.section},
                        {"export_intensity", sector.export_intensity},
                        {"value_added_share", sector.value_added_share},
                        {"research_norm", sector.research_norm},
                        {"market", sector.market},
                        {"tradability", sector.tradability},
                        {"opportunity", sector.opportunity},
                        {"labour_share", sector.labour_share},
                        {"relative_pay", sector.relative_pay},
                        {"skilled_share", sector.skilled_share},
                        {"national_employment", sector.national_employment}},
                       {{7, fmt::format("{}  {}  {}", sector.code, sector.section, sector.name)}}});
  }
  return entries;
}

std::vector<Entry> field_entries() {
  std::vector<Entry> entries;
  for (const Field& field : scenarios::knowledge_tables().fields) {
    entries.push_back({{{"name", field.code}, {"title", field.name}},
                       {{5, fmt::format("{}  {}", field.code, field.name)}}});
  }
  return entries;
}

/// How many of the listed parameters are known how well.
Json parameters_by_status(const std::vector<Entry>& entries) {
  Json counts{{"measured", 0}, {"literature", 0}, {"calibrated", 0}, {"assumed", 0}};
  for (const Entry& entry : entries) {
    Json& count = counts[entry.json["status"].get<std::string>()];
    count = count.get<int>() + 1;
  }
  return counts;
}

void print_by_status(const std::vector<Entry>& entries) {
  const Json counts = parameters_by_status(entries);
  std::string line;
  for (const auto& [status, count] : counts.items()) {
    const double share = 100.0 * count.get<int>() / static_cast<double>(entries.size());
    line += fmt::format("{}{} {} ({:.0f} %)", line.empty() ? "" : ", ", count.get<int>(), status,
                        share);
  }
  fmt::print("{} parameters: {}\n", entries.size(), line);
}

Json json_of(const std::vector<Entry>& entries) {
  Json all = Json::array();
  for (const Entry& entry : entries) all.push_back(entry.json);
  return all;
}

/// Those of sectors and clusters share names with those of regions, so they stand beside the list.
void print_other_indicators() {
  fmt::print("\nof every sector:\n");
  for (const Entry& entry : entries_of(kSectorIndicators)) print_lines(entry.lines);
  fmt::print("\nof every cluster:\n");
  for (const Entry& entry : entries_of(kClusterIndicators)) print_lines(entry.lines);
}

struct Listing {
  const char* name;
  std::vector<Entry> (*entries)();
};
constexpr Listing kListings[] = {{"instruments", instrument_entries},
                                 {"indicators", indicator_entries},
                                 {"parameters", parameter_entries},
                                 {"regions", region_entries},
                                 {"sectors", sector_entries},
                                 {"fields", field_entries},
                                 {"phases", phase_entries}};

const Listing& listing_of(const std::string& word) {
  std::vector<std::string> names;
  for (const Listing& listing : kListings) {
    if (word == listing.name) return listing;
    names.emplace_back(listing.name);
  }
  const std::string nearest = scenarios::nearest(word, names);
  throw UsageError(nearest.empty()
                       ? fmt::format("cannot list '{}'; it lists {}", word, fmt::join(names, ", "))
                       : fmt::format("cannot list '{}'; did you mean '{}'?", word, nearest));
}

void keep_only(const std::string& name, std::vector<Entry>& entries) {
  std::vector<std::string> names;
  for (const Entry& entry : entries) names.push_back(entry.json["name"]);
  std::erase_if(entries, [&](const Entry& entry) { return entry.json["name"] != name; });
  if (!entries.empty()) return;
  const std::string nearest = scenarios::nearest(name, names);
  throw UsageError(
      fmt::format("there is no '{}'{}", name,
                  nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
}

}  // namespace

int list(const Arguments& arguments) {
  const Listing& listing = listing_of(arguments.operands[0]);
  std::vector<Entry> entries = listing.entries();
  const bool whole = arguments.operands.size() == 1;
  const bool all_parameters = whole && listing.entries == parameter_entries;
  const bool all_indicators = whole && listing.entries == indicator_entries;
  if (!whole) keep_only(arguments.operands[1], entries);
  if (arguments.has("json")) {
    Json document{{listing.name, json_of(entries)}};
    if (all_parameters) document["by_status"] = parameters_by_status(entries);
    if (all_indicators) {
      document["sector_indicators"] = json_of(entries_of(kSectorIndicators));
      document["cluster_indicators"] = json_of(entries_of(kClusterIndicators));
    }
    print_json(document);
  } else {
    for (const Entry& entry : entries) print_lines(entry.lines);
    if (all_parameters) print_by_status(entries);
    if (all_indicators) print_other_indicators();
  }
  return kDone;
}

}  // namespace spearhead::app
