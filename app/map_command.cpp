#include <cstdlib>
#include <deque>
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
#include "output/words.h"
#include "scenarios/codes.h"
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
  std::string ending = fs::path(path).extension();
  for (char& letter : ending) letter = letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
  for (const Format& format : kFormats) {
    if (ending == format.ending) return format;
  }
  throw UsageError(fmt::format(
      "cannot tell what to write into '{}': its name should end in .svg, .html, .json or .csv",
      path));
}

/// A file that the map is made of must not be what it is written into.
void require_no_input(const std::vector<std::string>& files,
                      const std::vector<std::string>& inputs) {
  for (const std::string& file : files) {
    for (const std::string& input : inputs) {
      std::error_code ignored;
      if (!fs::equivalent(file, input, ignored)) continue;
      throw UsageError(fmt::format(
          "'{}' is a file that the map is made of; choose another name for the output", file));
    }
  }
}

/// Writes all files before the first gets its name.
void write(const std::vector<std::string>& files, const MapDocument& document) {
  std::deque<output::NewFile> written;
  for (const std::string& file : files) {
    output::NewFile& next = written.emplace_back(file);
    std::ofstream stream(next.temporary(), std::ios::binary);
    stream << format_of(file).text(document);
    stream.close();
    if (!stream) throw output::OutputError("cannot write " + file);
  }
  for (output::NewFile& file : written) file.publish();
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

/// Quotients are shares of all jobs: a table without much of the region's economy makes them wrong.
void require_coverage(const fs::path& path, const MapDocument& document) {
  constexpr double most_missing = 0.1;
  const std::vector<double>& jobs = document.region().employment;
  double missing = 0;
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    if (document.scenario().sectors[s].national_employment <= 0) missing += jobs[s];
  }
  const double share = missing / output::sum_of(jobs);
  if (share <= most_missing) return;
  scenarios::Diagnostic problem;
  problem.code = scenarios::code::kEmpty;
  problem.file = path.string();
  problem.message = fmt::format(
      "{:.0f} % of the region's jobs are in sectors that this table does not have", 100 * share);
  problem.expected = "all sectors, also those that serve the regions themselves";
  throw scenarios::InputError({problem});
}

/// Regions of the table take the place of the reference economy.
void set_references(const fs::path& path, MapDocument& document) {
  Scenario& scenario = document.input.scenario;
  for (SectorFacts& sector : scenario.sectors) sector.national_employment = 0;
  scenarios::ReferenceTable table = scenarios::load_reference(path);
  fmt::print(stderr, "{}", scenarios::to_text(table.warnings));
  for (scenarios::ReferenceRegionText& text : table.regions) {
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
      scenario.sectors[s].national_employment += text.employment[s];
    }
    document.input.references.push_back(
        {std::move(text.code), std::move(text.name), std::move(text.employment)});
  }
  require_coverage(path, document);
  document.reference =
      fmt::format("{} of {}", output::counted(document.input.references.size(), "region"),
                  path.filename().string());
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

/// Sectors that the reference does not have have no quotient, however many work in them.
void note_missing_sectors(MapDocument& document) {
  for (std::size_t s = 0; s < document.scenario().sectors.size(); ++s) {
    const SectorFacts& sector = document.scenario().sectors[s];
    const double jobs = document.region().employment[s];
    if (jobs <= 0 || sector.national_employment > 0) continue;
    document.notes.push_back(
        fmt::format("{} ({}) has {} jobs here and none in the reference: it has no location "
                    "quotient and is in no cluster that is found",
                    sector.name, sector.code, output::persons_text(jobs)));
  }
}

/// What was not used, and what a programme of the model would see otherwise.
void set_notes(MapDocument& document) {
  const std::size_t references = document.input.references.size();
  if (references == 0) {
    document.notes.emplace_back(
        "without --reference nothing is said of how rare the region's combination is, and stars "
        "are by fixed limits");
    if (document.scenario().currency != "GBP") {
      document.notes.emplace_back(
          "compared with Great Britain: what is usual in your country may look special here; "
          "--reference takes a table of your own");
    }
    return;
  }
  if (references < output::kFewestReferences) {
    document.notes.push_back(
        fmt::format("{} too few for ranks and co-location: limits and "
                    "co-location are those of British regions",
                    references == 1 ? "one reference region is"
                                    : fmt::format("{} reference regions are", references)));
  }
  note_missing_sectors(document);
}

/// The clusters that programmes find: against the reference economy and by the parameters of the
/// model.
std::vector<Cluster> clusters_of_model(const std::string& file) {
  return find_clusters(scenarios::load(file).scenario, RegionId{0});
}

void compare_with_model(const std::string& file, const Arguments& arguments,
                        MapDocument& document) {
  if (!arguments.has("reference") && !arguments.has("set")) return;
  if (find_clusters(document.scenario(), RegionId{0}) == clusters_of_model(file)) return;
  document.targets = false;
  document.notes.emplace_back(
      "these clusters differ from those that programmes find (by the model's parameters, against "
      "Great Britain in 2018): to make them targets, name them in the region's clusters table");
}

MapDocument document_of(const Arguments& arguments, const std::vector<std::string>& files) {
  scenarios::LoadOptions options;
  options.overrides = arguments.all("set");
  scenarios::LoadedScenario loaded = scenarios::load(arguments.operands.front(), options);
  if (loaded.regions.size() != 1) {
    throw UsageError(fmt::format("{} names {} regions; a map shows one: give its region file",
                                 arguments.operands.front(), loaded.regions.size()));
  }
  std::erase_if(loaded.warnings, [](const scenarios::Diagnostic& warning) {
    return warning.code == scenarios::code::kScaled;  // of runs
  });
  fmt::print(stderr, "{}", scenarios::to_text(loaded.warnings));
  std::vector<std::string> inputs = arguments.all("reference");
  for (const scenarios::InputFile& input : loaded.inputs) inputs.push_back(input.path);
  require_no_input(files, inputs);
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
  if (arguments.has("reference")) set_references(arguments.value("reference"), document);
  set_relatedness(document);
  set_notes(document);
  compare_with_model(arguments.operands.front(), arguments, document);
  document.map = output::map_region(document.input);
  return document;
}

}  // namespace

int map(const Arguments& arguments) {
  const std::vector<std::string>& files = arguments.all("output");
  for (const std::string& file : files) format_of(file);
  const MapDocument document = document_of(arguments, files);
  write(files, document);
  if (arguments.has("json")) {
    print_json(map_json(document));
    return kDone;
  }
  fmt::print("{}", output::map_text(document));
  for (const std::string& file : files) fmt::print("written: {}\n", file);
  return kDone;
}

}  // namespace spearhead::app
