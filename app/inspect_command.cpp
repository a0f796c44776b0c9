#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "output/study_reader.h"

namespace spearhead::app {
namespace {

nlohmann::ordered_json codes_of(const std::vector<output::Named>& named) {
  nlohmann::ordered_json codes = nlohmann::ordered_json::array();
  for (const output::Named& each : named) codes.push_back(each.code);
  return codes;
}

nlohmann::ordered_json names_of(const std::vector<output::StudyCluster>& clusters) {
  nlohmann::ordered_json names = nlohmann::ordered_json::array();
  for (const output::StudyCluster& each : clusters) names.push_back(each.name);
  return names;
}

nlohmann::ordered_json as_json(const output::StudySummary& summary) {
  const output::StudyDescription& study = summary.description;
  nlohmann::ordered_json years = nlohmann::ordered_json::array();
  for (int year = study.first_year; year <= study.last_year(); ++year) years.push_back(year);
  nlohmann::ordered_json provenance = nlohmann::ordered_json::object();
  for (const auto& [name, value] : study.provenance) provenance[name] = value;
  return {{"state", summary.state},
          {"run_id", study.run_id},
          {"data_hash", summary.data_hash},
          {"data_hash_recomputed", summary.recomputed_data_hash},
          {"intact", summary.intact()},
          {"arms", study.arms},
          {"replicates", study.replicates},
          {"years", years},
          {"regions", codes_of(study.regions)},
          {"sectors", codes_of(study.sectors)},
          {"clusters", names_of(study.clusters)},
          {"programmes", study.programmes},
          {"currency", study.currency},
          {"records",
           {{"firms", summary.firm_rows},
            {"links", summary.link_rows},
            {"awards", summary.award_rows}}},
          {"provenance", provenance}};
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Numbers as ranges: "0-43, 50-53".
std::string ranges_of(const std::vector<std::int32_t>& numbers) {
  std::string text;
  for (std::size_t first = 0, last = 0; first < numbers.size(); first = last + 1) {
    for (last = first; last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1;) ++last;
    text += text.empty() ? "" : ", ";
    text += last == first ? fmt::format("{}", numbers[first])
                          : fmt::format("{}-{}", numbers[first], numbers[last]);
  }
  return text;
}

/// Long texts of the provenance are named with their length; --json shows them whole.
constexpr std::size_t kShownText = 100;

void print_text(const output::StudySummary& summary) {
  const output::StudyDescription& study = summary.description;
  fmt::print("state       {}\nrun id      {}\ndata hash   {}\n", summary.state, study.run_id,
             summary.data_hash);
  fmt::print("            {}\n", summary.intact()
                                     ? "recomputed from the data: equal"
                                     : "RECOMPUTED FROM THE DATA: " + summary.recomputed_data_hash);
  fmt::print("arms        {}\n", joined(study.arms));
  fmt::print("futures     {} ({})\n", study.replicates.size(), ranges_of(study.replicates));
  fmt::print("years       {} to {}\n", study.first_year, study.last_year());
  std::vector<std::string> regions;
  for (const output::Named& region : study.regions) {
    regions.push_back(fmt::format("{} {}", region.code, region.name));
  }
  fmt::print("regions     {}\nsectors     {}\n", joined(regions), study.sectors.size());
  if (!study.programmes.empty()) fmt::print("programmes  {}\n", joined(study.programmes));
  const Details& kept = study.details;
  if (kept.firms) fmt::print("firms       {} rows in group firms\n", summary.firm_rows);
  if (kept.links) fmt::print("links       {} rows in group links\n", summary.link_rows);
  if (kept.awards) fmt::print("awards      {} rows in group awards\n", summary.award_rows);
  fmt::print("provenance\n");
  for (const auto& [name, value] : study.provenance) {
    const bool shown = value.size() <= kShownText && value.find('\n') == std::string::npos;
    fmt::print("  {:<20}{}\n", name,
               shown ? value : fmt::format("({} characters, see --json)", value.size()));
  }
}

}  // namespace

int inspect(const Arguments& arguments) {
  const output::StudySummary summary = output::summarise(arguments.operands.front());
  if (arguments.has("json")) {
    print_json(as_json(summary));
  } else {
    print_text(summary);
  }
  return summary.intact() ? kDone : kCheckFailed;
}

}  // namespace spearhead::app
