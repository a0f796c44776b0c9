#include "output/study_datasets.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/indicators.h"
#include "engine/world/ledger.h"
#include "output/chunks.h"
#include "output/study_schema.h"
#include "output/utf8.h"

namespace spearhead::output {
namespace {

using hdf5::Dataset;
using hdf5::File;

/// The coordinates by name; those of empty axes are missing.
using Scales = std::map<std::string, Dataset>;

void describe(const File& file, const Dataset& dataset, const std::string& long_name,
              const std::string& unit) {
  hdf5::put_text(file, dataset.id(), "long_name", long_name);
  if (!unit.empty()) hdf5::put_text(file, dataset.id(), "units", unit);
}

/// Writes the coordinates of a study, and the texts that belong to their entries.
class CoordinateWriter {
 public:
  explicit CoordinateWriter(const File& file) : file_(file) {}

  void texts(const std::string& axis, const std::vector<std::string>& values,
             const std::string& long_name) {
    if (values.empty()) return;
    add(axis, Dataset::create_texts(file_, axis, cleaned(values)), long_name, "");
  }

  void integers(const std::string& axis, std::span<const std::int32_t> values,
                const std::string& long_name) {
    if (values.empty()) return;
    add(axis, Dataset::create_integers(file_, axis, values), long_name, "1");
  }

  /// A text for each entry of `axis`.
  void notes(const std::string& axis, const std::string& name,
             const std::vector<std::string>& values, const std::string& long_name) {
    if (values.empty()) return;
    Dataset dataset = Dataset::create_texts(file_, name, cleaned(values));
    describe(file_, dataset, long_name, "");
    dataset.attach(0, scales_.at(axis));
    dataset.close();
  }

  Scales take() && { return std::move(scales_); }

 private:
  static std::vector<std::string> cleaned(const std::vector<std::string>& values) {
    std::vector<std::string> result;
    std::ranges::transform(values, std::back_inserter(result), well_formed_utf8);
    return result;
  }

  void add(const std::string& axis, Dataset dataset, const std::string& long_name,
           const std::string& unit) {
    dataset.make_scale();
    describe(file_, dataset, long_name, unit);
    scales_.emplace(axis, std::move(dataset));
  }

  const File& file_;
  Scales scales_;
};

template <class Row, class Get>
std::vector<std::string> texts_of(std::span<const Row> rows, Get&& get) {
  std::vector<std::string> texts;
  for (const Row& row : rows) texts.emplace_back(get(row));
  return texts;
}

void write_indicators(CoordinateWriter& write, const std::string& axis,
                      std::span<const Indicator> indicators, const std::string& of,
                      const std::string& currency) {
  const auto unit = [&](const Indicator& row) { return unit_text(row.unit, currency); };
  write.texts(axis, texts_of(indicators, [](const Indicator& row) { return row.name; }),
              "Indicators of a " + of);
  write.notes(axis, axis + "_unit", texts_of(indicators, unit), "Units of the indicators");
  write.notes(axis, axis + "_long_name",
              texts_of(indicators, [](const Indicator& row) { return row.long_name; }),
              "Meaning of the indicators");
}

void write_places(CoordinateWriter& write, const std::string& axis, std::span<const Named> places,
                  const std::string& long_name) {
  write.texts(axis, texts_of(places, [](const Named& place) { return place.code; }), long_name);
  write.notes(axis, axis + "_name", texts_of(places, [](const Named& place) { return place.name; }),
              "Names of the " + axis + "s");
}

void write_clusters(CoordinateWriter& write, std::span<const StudyCluster> clusters) {
  const auto each = [&](auto part) {
    return texts_of(clusters, [part](const StudyCluster& cluster) { return cluster.*part; });
  };
  write.texts("cluster", each(&StudyCluster::name), "Cluster of related sectors");
  write.notes("cluster", "cluster_region", each(&StudyCluster::region), "Regions of the clusters");
  write.notes("cluster", "cluster_sectors", each(&StudyCluster::sectors),
              "Sectors of the clusters");
}

Scales write_coordinates(const File& file, const StudyDescription& study) {
  CoordinateWriter write(file);
  write.texts("arm", study.arms, "Scenario; the first is the baseline twin without programmes");
  write.integers("replicate", study.replicates, "Future: the same number is the same luck");
  std::vector<std::int32_t> years(study.years);
  std::iota(years.begin(), years.end(), study.first_year);
  write.integers("year", years, "Calendar year");
  write_places(write, "region", study.regions, "Region code");
  write_places(write, "sector", study.sectors, "NACE Rev. 2 division");
  if (!study.regions.empty()) {
    write_indicators(write, "indicator", kRegionIndicators, "region", study.currency);
  }
  if (!study.regions.empty() && !study.sectors.empty()) {
    write_indicators(write, "indicator_sector", kSectorIndicators, "sector", study.currency);
  }
  if (!study.clusters.empty()) {
    write_clusters(write, study.clusters);
    write_indicators(write, "indicator_cluster", kClusterIndicators, "cluster", study.currency);
  }
  if (!study.programmes.empty()) {
    write.texts("programme", study.programmes, "Programme; each arm has some of them");
    write.texts("item", {kLedgerItemNames.begin(), kLedgerItemNames.end()}, "Item of the books");
  }
  return std::move(write).take();
}

Axis kind_of(const std::string& axis) {
  if (axis == "arm") return Axis::arm;
  if (axis == "replicate") return Axis::replicate;
  if (axis == "year") return Axis::year;
  const bool place =
      axis == "region" || axis == "sector" || axis == "cluster" || axis == "programme";
  return place ? Axis::place : Axis::indicator;
}

/// The array `name` over `axes`, or none when an axis is empty.
Dataset create_array(const File& file, const Scales& scales, const std::string& name,
                     const std::vector<std::string>& axes) {
  const auto missing = [&](const std::string& axis) { return !scales.contains(axis); };
  if (std::ranges::any_of(axes, missing)) return {};
  std::vector<std::uint64_t> shape;
  std::vector<Axis> kinds;
  for (const std::string& axis : axes) {
    shape.push_back(scales.at(axis).shape().front());
    kinds.push_back(kind_of(axis));
  }
  const std::vector<std::uint64_t> chunk = chunk_shape(shape, kinds);
  Dataset dataset = Dataset::create_doubles(file, name, {shape.begin(), shape.end()},
                                            {chunk.begin(), chunk.end()});
  for (unsigned i = 0; i < axes.size(); ++i) dataset.attach(i, scales.at(axes[i]));
  return dataset;
}

}  // namespace

StudyDatasets::StudyDatasets(const File& file, const StudyDescription& study) {
  hdf5::put_text(file, file.id(), "Conventions", schema::kConventions);
  hdf5::put_text(file, file.id(), "filetype", schema::kFiletype);
  hdf5::put_integers(file, file.id(), "schema_version", schema::kVersion);
  hdf5::put_text(file, file.id(), "run_id", well_formed_utf8(study.run_id));
  hdf5::put_text(file, file.id(), schema::kCurrency, well_formed_utf8(study.currency));

  Scales scales = write_coordinates(file, study);
  const auto create = [&](const char* name, const std::vector<std::string>& axes,
                          const std::string& long_name, const std::string& unit) {
    Dataset dataset = create_array(file, scales, name, axes);
    if (dataset) describe(file, dataset, long_name, unit);
    return dataset;
  };
  const std::string prices = fmt::format(", money at constant {} prices", study.first_year);
  region = create(schema::kRegionIndicators, {"arm", "replicate", "year", "region", "indicator"},
                  "Indicators per region" + prices, "");
  initial = create(schema::kInitialRegionIndicators, {"replicate", "region", "indicator"},
                   "Indicators per region before the first year" + prices, "");
  sector = create(schema::kSectorIndicators,
                  {"arm", "replicate", "year", "region", "sector", "indicator_sector"},
                  "Indicators per sector" + prices, "");
  cluster = create(schema::kClusterIndicators,
                   {"arm", "replicate", "year", "cluster", "indicator_cluster"},
                   "Indicators per cluster" + prices, "");
  programme =
      create(schema::kProgrammeLedger, {"arm", "replicate", "year", "programme", "item"},
             "Books of the programmes" + prices, well_formed_utf8(study.currency) + "/year");
  // HDF5 writes the entries of a coordinate when it is closed: a destructor would not say that the
  // disk is full.
  for (auto& [axis, scale] : scales) scale.close();
}

void StudyDatasets::close() {
  for (Dataset* dataset : {&region, &initial, &sector, &cluster, &programme}) {
    if (*dataset) dataset->close();
  }
}

}  // namespace spearhead::output
