#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "app/map_json.h"
#include "engine/found/clusters.h"
#include "output/analysis/cluster_relatedness.h"
#include "output/analysis/strength.h"
#include "output/error.h"
#include "output/map_html.h"
#include "output/map_svg.h"
#include "output/map_text.h"
#include "output/new_file.h"
#include "scenarios/knowledge_tables.h"
#include "scenarios/reader.h"
#include "scenarios/reference_table.h"

namespace spearhead::app {
namespace {

namespace fs = std::filesystem;
using output::MapDocument;

std::string json_text(const MapDocument& document) {
  return map_json(document).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string poster(const MapDocument& document) {
  return output::map_svg(document, output::MapPicture::poster);
}

/// What a file of each ending holds.
struct Format {
  const char* ending;
  std::string (*text)(const MapDocument&);
};
constexpr Format kFormats[] = {
    {".svg", poster}, {".html", output::map_html}, {".json", json_text}, {".csv", output::map_csv}};

const Format& format_of(const std::string& path) {
  for (const Format& format : kFormats) {
    if (fs::path(path).extension() == format.ending) return format;
  }
  throw UsageError(fmt::format(
      "cannot tell what to write into '{}': its name should end in .svg, .html, .json or .csv",
      path));
}

void write(const fs::path& path, const std::string& text) {
  output::NewFile file(path);
  std::ofstream stream(file.temporary(), std::ios::binary);
  stream << text;
  stream.close();
  if (!stream) throw output::OutputError("cannot write " + path.string());
  file.publish();
}

double least_quotient(const Arguments& arguments) {
  const std::string& text = arguments.value("min-lq");
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(value >= 0.1 && value <= 100)) {
    throw UsageError(fmt::format("--min-lq is '{}', expected a number from 0.1 to 100", text));
  }
  return value;
}

/// The region with every firm of its own: a scale is a matter of runs.
void remove_scale(RegionFacts& region) {
  for (double& jobs : region.employment) jobs *= region.scale;
  for (double& firms : region.firms) firms *= region.scale;
  region.scale = 1;
}

/// Regions of the table take the place of the reference economy.
void set_references(const fs::path& path, MapDocument& document) {
  Scenario& scenario = document.input.scenario;
  for (SectorFacts& sector : scenario.sectors) sector.national_employment = 0;
  for (scenarios::ReferenceRegionText& text : scenarios::load_reference(path)) {
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
      scenario.sectors[s].national_employment += text.employment[s];
    }
    document.input.references.push_back(
        {std::move(text.code), std::move(text.name), std::move(text.employment)});
  }
  document.reference =
      fmt::format("{} regions of {}", document.input.references.size(), path.filename().string());
}

void set_relatedness(MapDocument& document) {
  output::MapInput& input = document.input;
  input.relatedness.inputs =
      output::links_by_inputs(input.scenario.inputs, input.scenario.sectors.size());
  input.relatedness.know_how = scenarios::know_how_of_sectors(input.scenario.knowledge);
  if (input.references.size() >= output::kFewestReferences) {
    input.relatedness.colocation =
        output::colocation_over(input.references, output::reference_jobs(input.scenario));
    document.colocation = fmt::format("over these {} regions", input.references.size());
  } else {
    input.relatedness.colocation = scenarios::colocation_table();
    document.colocation = "over 39 British regions in 2018";
  }
}

/// What was not used, and what a programme of the model would see otherwise.
void set_notes(MapDocument& document) {
  const std::size_t references = document.input.references.size();
  if (references == 0) {
    document.notes.emplace_back(
        "without --reference nothing is said of how rare the region's combination is, and stars "
        "are by fixed limits");
    return;
  }
  if (references < output::kFewestReferences) {
    document.notes.push_back(
        fmt::format("{} reference regions are too few for ranks and co-location: limits and "
                    "co-location are those of British regions",
                    references));
  }
}

/// Programmes find clusters against the reference economy of the model, not that of a table.
void compare_with_model(const std::vector<Cluster>& of_model, MapDocument& document) {
  if (find_clusters(document.scenario(), RegionId{0}) == of_model) return;
  document.notes.emplace_back(
      "against this reference the clusters differ from those that programmes find (against Great "
      "Britain in 2018): to make them targets, name them in the region's clusters table");
}

MapDocument document_of(const Arguments& arguments) {
  scenarios::LoadOptions options;
  options.overrides = arguments.all("set");
  scenarios::LoadedScenario loaded = scenarios::load(arguments.operands.front(), options);
  if (loaded.regions.size() != 1) {
    throw UsageError(fmt::format("{} names {} regions; a map shows one: give its region file",
                                 arguments.operands.front(), loaded.regions.size()));
  }
  const scenarios::Region& region = loaded.regions.front();
  MapDocument document;
  document.year = region.year;
  document.source = region.source;
  document.licence = region.licence;
  document.reference = "Great Britain, 2018";
  document.input.scenario = std::move(loaded.scenario);
  document.input.least_quotient = least_quotient(arguments);
  document.input.top = static_cast<std::size_t>(whole_number("top", arguments.value("top"), 1, 21));
  remove_scale(document.input.scenario.regions.front());
  const std::vector<Cluster> of_model = find_clusters(document.scenario(), RegionId{0});
  if (arguments.has("reference")) set_references(arguments.value("reference"), document);
  set_relatedness(document);
  set_notes(document);
  compare_with_model(of_model, document);
  document.map = output::map_region(document.input);
  return document;
}

}  // namespace

int map(const Arguments& arguments) {
  const std::vector<std::string>& files = arguments.all("output");
  for (const std::string& file : files) format_of(file);
  const MapDocument document = document_of(arguments);
  for (const std::string& file : files) write(file, format_of(file).text(document));
  if (arguments.has("json")) {
    print_json(map_json(document));
    return kDone;
  }
  fmt::print("{}", output::map_text(document));
  for (const std::string& file : files) fmt::print("written: {}\n", file);
  return kDone;
}

}  // namespace spearhead::app
