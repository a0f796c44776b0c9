#include "output/study_coordinates.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

#include "output/error.h"
#include "output/hdf5_dataset.h"
#include "output/study_schema.h"
#include "output/utf8.h"

namespace spearhead::output {
namespace {

using hdf5::Dataset;
using hdf5::File;

// Far above every real study; what is above is an attack or an accident.
constexpr std::uint64_t kLongestAxis = 1'000'000;
constexpr std::size_t kMostTextBytes = std::size_t{64} << 20;

[[noreturn]] void refuse(const File& file, const std::string& why) {
  throw OutputError(fmt::format("cannot use {}: {}", file.path().string(), why));
}

/// Opens a 1-D dataset of reasonable length.
Dataset open_list(const File& file, const std::string& name) {
  Dataset dataset = Dataset::open(file, name);
  if (dataset.shape().size() != 1 || dataset.shape()[0] > kLongestAxis) {
    refuse(file, fmt::format("{} is not a list of at most {} entries", name, kLongestAxis));
  }
  return dataset;
}

std::vector<std::string> read_texts(const File& file, const std::string& name) {
  const Dataset dataset = open_list(file, name);
  if (dataset.kind() != Dataset::Kind::text) refuse(file, name + " is not a list of texts");
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  hdf5::for_each_box(dataset.shape(), 1, [&](const hdf5::Box& box) {
    texts.push_back(well_formed_utf8(dataset.read_text(box)));
    bytes += texts.back().size();
    if (bytes > kMostTextBytes) refuse(file, name + " holds more than 64 MiB of text");
  });
  return texts;
}

std::vector<std::int32_t> read_integers(const File& file, const std::string& name) {
  const Dataset dataset = open_list(file, name);
  if (dataset.kind() != Dataset::Kind::number) refuse(file, name + " is not a list of integers");
  std::vector<std::int32_t> values(dataset.shape()[0]);
  dataset.read({hdf5::Extent{0}, dataset.shape()}, values);
  return values;
}

Provenance read_provenance(const File& file) {
  const hdf5::Handle group = file.open_group(schema::kProvenanceGroup);
  Provenance entries;
  for (const std::string& name : hdf5::attribute_names(file, group.id())) {
    entries.emplace_back(well_formed_utf8(name),
                         well_formed_utf8(hdf5::get_text(file, group.id(), name)));
  }
  return entries;
}

/// Reads the lists of a file that may leave some of them out.
class ListReader {
 public:
  ListReader(const File& file, const std::vector<std::string>& datasets)
      : file_(file), datasets_(datasets) {}

  bool has(const std::string& name) const { return std::ranges::binary_search(datasets_, name); }

  std::vector<std::string> texts(const std::string& name) const {
    return has(name) ? read_texts(file_, name) : std::vector<std::string>{};
  }

  std::vector<std::string> notes(const std::string& name, std::size_t size) const {
    std::vector<std::string> notes = texts(name);
    if (notes.size() != size) refuse(file_, name + " has not one text for each entry of its axis");
    return notes;
  }

  std::vector<Named> places(const std::string& axis) const {
    const std::vector<std::string> codes = texts(axis);
    const std::vector<std::string> names = notes(axis + "_name", codes.size());
    std::vector<Named> places;
    for (std::size_t i = 0; i < codes.size(); ++i) places.push_back({codes[i], names[i]});
    return places;
  }

  std::vector<StudyCluster> clusters() const {
    const std::vector<std::string> names = texts("cluster");
    const std::vector<std::string> regions = notes("cluster_region", names.size());
    const std::vector<std::string> sectors = notes("cluster_sectors", names.size());
    std::vector<StudyCluster> clusters;
    for (std::size_t i = 0; i < names.size(); ++i) {
      clusters.push_back({names[i], regions[i], sectors[i]});
    }
    return clusters;
  }

 private:
  const File& file_;
  const std::vector<std::string>& datasets_;
};

void read_years(const File& file, StudyDescription& study) {
  const std::vector<std::int32_t> years = read_integers(file, "year");
  if (years.empty()) refuse(file, "it has no years");
  for (std::size_t i = 1; i < years.size(); ++i) {
    if (std::int64_t{years[i]} != std::int64_t{years[i - 1]} + 1) {
      refuse(file, "its years are not consecutive");
    }
  }
  study.first_year = years.front();
  study.years = static_cast<std::uint32_t>(years.size());
}

/// How many firms of the region stand behind a row of single firms.
double read_firms_per_row(const File& file) {
  const hdf5::Handle group = file.open_group(schema::kFirmsGroup);
  const double number = hdf5::get_number(file, group.id(), schema::kFirmsPerRow);
  if (!(number >= 1) || !std::isfinite(number)) {
    refuse(file, fmt::format("{} is not a number from 1", schema::kFirmsPerRow));
  }
  return number;
}

}  // namespace

void check_identity(const File& file) {
  const auto no_study = [&](const std::string& why) {
    refuse(file, fmt::format("it is not a study file of this program ({})", why));
  };
  std::string filetype;
  try {
    filetype = hdf5::get_text(file, file.id(), "filetype");
  } catch (const OutputError&) {
    no_study("it has no filetype");
  }
  if (filetype != schema::kFiletype) {
    no_study(fmt::format("its filetype is '{}'", well_formed_utf8(filetype)));
  }
  const auto version = hdf5::get_integers(file, file.id(), "schema_version", 2);
  if (version[0] != schema::kVersion[0]) {
    refuse(file,
           fmt::format("its format is {}.{}, this program reads format {}; use the version of "
                       "the program that wrote it",
                       version[0], version[1], schema::kVersion[0]));
  }
  std::string state = "missing";
  try {
    state = hdf5::get_text(file, file.id(), "state");
  } catch (const OutputError&) {
    // Reported below, as what it is: an unfinished file.
  }
  if (state != schema::kComplete) {
    refuse(file, fmt::format("it is not complete (state: {}); run the command that made it again",
                             well_formed_utf8(state)));
  }
}

StudyCoordinates read_coordinates(const File& file) {
  StudyCoordinates result;
  result.datasets = file.datasets();
  const ListReader read(file, result.datasets);
  StudyDescription& study = result.study;
  study.run_id = well_formed_utf8(hdf5::get_text(file, file.id(), "run_id"));
  study.currency = well_formed_utf8(hdf5::get_text(file, file.id(), schema::kCurrency));
  study.arms = read_texts(file, "arm");
  study.replicates = read_integers(file, "replicate");
  read_years(file, study);
  study.regions = read.places("region");
  study.sectors = read.places("sector");
  study.clusters = read.clusters();
  study.programmes = read.texts("programme");
  std::vector<std::uint32_t> all(study.programmes.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  // A million arms with a million programmes each fit a small file; their product fits nowhere.
  if (!all.empty() && study.arms.size() > kLongestAxis / all.size()) {
    refuse(file, "it has too many arms and programmes");
  }
  study.programmes_of_arm.assign(study.arms.size(), all);
  study.provenance = read_provenance(file);
  study.details = {file.has_group(schema::kFirmsGroup), file.has_group(schema::kLinksGroup),
                   file.has_group(schema::kAwardsGroup)};

  if (study.details.firms) study.firms_per_row = read_firms_per_row(file);

  result.indicators = read.texts("indicator");
  result.indicator_units = read.notes("indicator_unit", result.indicators.size());
  result.indicator_long_names = read.notes("indicator_long_name", result.indicators.size());
  result.sector_indicators = read.texts("indicator_sector");
  result.cluster_indicators = read.texts("indicator_cluster");
  result.items = read.texts("item");
  return result;
}

std::vector<std::uint64_t> StudyCoordinates::shape(const std::string& variable) const {
  const std::uint64_t arms = study.arms.size();
  const std::uint64_t replicates = study.replicates.size();
  const std::uint64_t years = study.years;
  const std::uint64_t regions = study.regions.size();
  if (variable == schema::kRegionIndicators) {
    return {arms, replicates, years, regions, indicators.size()};
  }
  if (variable == schema::kInitialRegionIndicators) {
    return {replicates, regions, indicators.size()};
  }
  if (variable == schema::kSectorIndicators) {
    return {arms, replicates, years, regions, study.sectors.size(), sector_indicators.size()};
  }
  if (variable == schema::kClusterIndicators) {
    return {arms, replicates, years, study.clusters.size(), cluster_indicators.size()};
  }
  if (variable == schema::kProgrammeLedger) {
    return {arms, replicates, years, study.programmes.size(), items.size()};
  }
  return {};
}

}  // namespace spearhead::output
