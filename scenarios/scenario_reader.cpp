#include "scenarios/scenario_reader.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "scenarios/canonical.h"
#include "scenarios/codes.h"
#include "scenarios/embedded.h"
#include "scenarios/file_kind.h"
#include "scenarios/knowledge_tables.h"
#include "scenarios/region_facts.h"
#include "scenarios/scenario_fields.h"
#include "scenarios/sector_table.h"
#include "scenarios/year_checks.h"

namespace spearhead::scenarios {
namespace {

constexpr int kYearsOfRegion = 25;

std::optional<Region> open_region(const Located<std::string>& path, const SourceFile& from,
                                  Inputs& inputs, Report& report) {
  const SourceFile* file = inputs.open(path, from, report);
  if (file == nullptr) return std::nullopt;
  const std::optional<YamlNode> root = parse_yaml(*file, report);
  if (!root) return std::nullopt;
  return read_region(*file, *root, inputs, report);
}

std::vector<Region> open_regions(const ScenarioText& text, const SourceFile& file, Inputs& inputs,
                                 Report& report) {
  std::vector<Region> regions;
  std::set<std::string> codes;
  for (const Located<std::string>& path : text.regions()) {
    std::optional<Region> region = open_region(path, file, inputs, report);
    if (!region) continue;
    if (!codes.insert(region->code).second) {
      report.error(file, path.extent,
                   {.code = code::kDuplicateName,
                    .message = "the region " + in_ticks(region->code) + " stands here twice",
                    .suggestion = "name each file once, and give each region its own `code`"});
      continue;
    }
    regions.push_back(std::move(*region));
  }
  std::sort(regions.begin(), regions.end(),
            [](const Region& a, const Region& b) { return a.code < b.code; });
  return regions;
}

std::string text_at(const YamlNode& root, const char* key) {
  const YamlNode* node = root.find(key);
  return node == nullptr || node->kind != YamlNode::Kind::text ? "" : node->text;
}

// The currency of a scenario before it is read, for the examples in messages: its own, or that of
// its first region. What is wrong with either is reported when it is read.
std::string currency_of_examples(const YamlNode& root, const SourceFile& file) {
  std::string currency = text_at(root, "currency");
  std::string region = text_at(root, "region");
  const YamlNode* many = root.find("regions");
  if (region.empty() && many != nullptr && !many->items.empty()) region = many->items[0].text;
  if (currency.empty() && !region.empty()) {
    Report unread;
    Inputs inputs;
    const SourceFile* facts = inputs.open({region, {}, true}, file, unread);
    const auto content = facts == nullptr ? std::nullopt : parse_yaml(*facts, unread);
    if (content) currency = text_at(*content, "currency");
  }
  const bool known = currency == "EUR" || currency == "GBP" || currency == "USD";
  return known ? currency : "";
}

ScenarioText text_of_region(const Region& region) {
  ScenarioText text;
  text.name = region.name;
  text.years = {{region.year + 1, region.year + kYearsOfRegion}, {}, true};
  return text;
}

void set_years(const Located<YearSpan>& stated, const LoadOptions& options, Report& report,
               Scenario& scenario) {
  const YearSpan span = options.years.value_or(stated.value);
  scenario.first_year = span.first;
  scenario.last_year = span.last;
  if (!options.years) return;
  const bool possible = span.first >= kEarliestYear && span.last <= kLatestYear &&
                        span.first <= span.last && span.last - span.first < kMostYears;
  if (possible) return;
  const SourceFile file("--years", std::to_string(span.first) + '-' + std::to_string(span.last));
  report.error(file, {0, file.text().size()},
               {.code = code::kOutOfRange,
                .message = "these years cannot be simulated",
                .expected = "the first and the last of at most 100 years from 1900 to 2200"});
}

void set_currency(const ScenarioText& text, const std::vector<Region>& regions, Reading& in,
                  Scenario& scenario) {
  scenario.currency = text.currency;
  if (!text.currency.empty() || regions.empty()) return;
  scenario.currency = regions.front().currency;
  for (const Region& region : regions) {
    if (region.currency == scenario.currency) continue;
    in.report.error(in.file, text.regions().front().extent,
                    {.code = code::kMissingKey,
                     .message = "the regions have different currencies",
                     .expected = "the key `currency`",
                     .suggestion = "state in which one money is written here"});
    return;
  }
}

// How many firms one firm of the model stands for. Money of one region must be worth as much as
// that of another.
double common_scale(const ScenarioText& text, const std::vector<Region>& regions, Reading& in) {
  if (regions.empty()) return 1;
  const double scale = regions.front().scale;
  const bool same = std::all_of(regions.begin(), regions.end(),
                                [&](const Region& region) { return region.scale == scale; });
  if (!same) {
    in.report.error(in.file, text.regions().front().extent,
                    {.code = code::kConflict,
                     .message = "the regions have different scales",
                     .expected = "the same `scale` in all of their files"});
  }
  return scale;
}

// All sectors, in every region: one that has nobody today may open tomorrow.
void set_tables(Scenario& scenario) {
  scenario.sectors = sector_table();
  scenario.inputs = input_table();
  scenario.knowledge = knowledge_tables();
  complete(scenario.knowledge, scenario.rule);
}

ParameterRecords choose_parameters(const Located<std::string>& path, const SourceFile& file,
                                   const LoadOptions& options, Inputs& inputs, Report& report) {
  ParameterRecords records = default_parameters();
  inputs.add(kBaselinePath, std::string(embedded_file(kBaselinePath)));
  if (path.given) {
    const SourceFile* own = inputs.open(path, file, report);
    const std::optional<YamlNode> root = own == nullptr ? std::nullopt : parse_yaml(*own, report);
    if (root) read_parameters(*own, *root, report, records);
  }
  for (const std::string& text : options.overrides) apply_override(text, report, records);
  return records;
}

ExchangeRate rate_of(const std::string& currency, const Parameters& rule) {
  if (currency == "GBP") return {rule.wage_unit * rule.gbp_per_eur};
  if (currency == "USD") return {rule.wage_unit * rule.usd_per_eur};
  return {rule.wage_unit};
}

void set_programmes(std::vector<ResolvedProgramme> programmes, LoadedScenario& loaded) {
  for (ResolvedProgramme& each : programmes) {
    loaded.instruments.push_back(
        {each.programme.id, std::move(each.instrument), std::move(each.settings), each.place});
    loaded.scenario.programmes.push_back(std::move(each.programme));
  }
}

}  // namespace

LoadedScenario read_scenario(const SourceFile& file, const YamlNode& root,
                             const LoadOptions& options, Inputs& inputs, Report& report) {
  Reading in{file, report};
  LoadedScenario loaded;
  ScenarioText text;
  if (kind_of_file(root) == FileKind::region) {
    const std::optional<Region> region = read_region(file, root, inputs, report);
    if (!region) return loaded;
    text = text_of_region(*region);
    loaded.region_alone = true;
    loaded.regions.push_back(*region);
  } else {
    in.currency = currency_of_examples(root, file);
    text = read_scenario_text(root, in);
    loaded.regions = open_regions(text, file, inputs, report);
  }
  Scenario& scenario = loaded.scenario;
  scenario.name =
      text.name.empty() ? std::filesystem::path(file.name()).stem().string() : text.name;
  loaded.question = text.question;
  set_years(text.years, options, report, scenario);
  warn_before_figures(text, !options.years, loaded.regions, scenario, in);
  set_currency(text, loaded.regions, in, scenario);
  loaded.parameters = choose_parameters(text.parameters, file, options, inputs, report);
  scenario.rule = values_of(loaded.parameters);
  set_tables(scenario);
  for (const Region& region : loaded.regions) {
    scenario.regions.push_back(facts_of(region, scenario));
  }
  scenario.rate = rate_of(scenario.currency, scenario.rule);
  scenario.rate.currency_per_wu *= common_scale(text, loaded.regions, in);
  set_programmes(resolve_programmes(text.policy, scenario, in), loaded);
  loaded.resolved_yaml = canonical_inputs(loaded);
  return loaded;
}

Scenario with_parameters(const LoadedScenario& loaded, const Parameters& rule) {
  Scenario scenario = loaded.scenario;
  scenario.rule = rule;
  complete(scenario.knowledge, rule);
  scenario.regions.clear();
  for (const Region& region : loaded.regions) {
    scenario.regions.push_back(facts_of(region, scenario));
  }
  scenario.outside_fitness.clear();
  return scenario;
}

}  // namespace spearhead::scenarios
