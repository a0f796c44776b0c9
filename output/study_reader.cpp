#include "output/study_reader.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "output/data_hash.h"
#include "output/error.h"
#include "output/hdf5_dataset.h"
#include "output/panel_reader.h"
#include "output/seal.h"
#include "output/study_coordinates.h"
#include "output/study_schema.h"

namespace spearhead::output {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostElements = (std::uint64_t{2} << 30) / sizeof(double);

/// What must be known before the library opens a file. A pipe would make it wait for ever.
const fs::path& checked_path(const fs::path& path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (code) {
    throw OutputError(fmt::format("cannot open {}: {}", path.string(), code.message()));
  }
  if (!fs::is_regular_file(status)) {
    throw OutputError(fmt::format("cannot open {}: it is not a regular file", path.string()));
  }
  check_seal(path);
  return path;
}

bool inside(const Slab& slab, const std::vector<std::uint64_t>& shape) {
  if (slab.offset.size() != shape.size() || slab.count.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (slab.offset[i] > shape[i] || slab.count[i] > shape[i] - slab.offset[i]) return false;
  }
  return true;
}

template <class Rows>
bool same_names(const std::vector<std::string>& names, const Rows& rows) {
  return std::ranges::equal(names, rows, {}, {},
                            [](const Indicator& row) { return std::string(row.name); });
}

}  // namespace

struct StudyReader::State {
  hdf5::File file;
  StudyCoordinates coordinates;
  std::optional<PanelReader> panels;

  explicit State(const fs::path& path) : file(hdf5::File::open(checked_path(path))) {
    check_end(path, file.end());
    check_identity(file);
    coordinates = read_coordinates(file);
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw OutputError(fmt::format("cannot use {}: {}", file.path().string(), why));
  }

  /// The part of one array that belongs to an arm and a replicate; nothing when it is left out.
  std::vector<double> part(const StudyReader& reader, const char* variable, std::size_t arm,
                           std::size_t replicate) const {
    if (!reader.has(variable)) return {};
    Slab slab{{arm, replicate}, reader.shape(variable)};
    slab.offset.resize(slab.count.size());
    slab.count[0] = slab.count[1] = 1;
    return reader.read(variable, slab);
  }

  /// Finding the rows of single firms takes reading, so only those who want them wait for it.
  const PanelReader& single_firms() {
    if (!panels) panels.emplace(file, coordinates.study);
    return *panels;
  }

  std::vector<double> initial_part(const StudyReader& reader, std::size_t replicate) const {
    if (!reader.has(schema::kInitialRegionIndicators)) return {};
    Slab slab{{replicate, 0, 0}, reader.shape(schema::kInitialRegionIndicators)};
    slab.count[0] = 1;
    return reader.read(schema::kInitialRegionIndicators, slab);
  }
};

StudyReader::StudyReader(const fs::path& file) : state_(std::make_unique<State>(file)) {
  for (const char* name :
       {schema::kRegionIndicators, schema::kInitialRegionIndicators, schema::kSectorIndicators,
        schema::kClusterIndicators, schema::kProgrammeLedger}) {
    if (has(name)) shape(name);
  }
}

StudyReader::~StudyReader() = default;
StudyReader::StudyReader(StudyReader&&) noexcept = default;
StudyReader& StudyReader::operator=(StudyReader&&) noexcept = default;

const StudyDescription& StudyReader::description() const { return state_->coordinates.study; }

const std::vector<std::string>& StudyReader::indicators() const {
  return state_->coordinates.indicators;
}

const std::vector<std::string>& StudyReader::indicator_units() const {
  return state_->coordinates.indicator_units;
}

const std::vector<std::string>& StudyReader::indicator_long_names() const {
  return state_->coordinates.indicator_long_names;
}

const std::vector<std::string>& StudyReader::sector_indicators() const {
  return state_->coordinates.sector_indicators;
}

const std::vector<std::string>& StudyReader::ledger_items() const {
  return state_->coordinates.items;
}

bool StudyReader::has(const std::string& variable) const {
  return std::ranges::binary_search(state_->coordinates.datasets, variable);
}

std::vector<std::uint64_t> StudyReader::shape(const std::string& variable) const {
  if (!has(variable)) state_->refuse("it has no " + variable);
  const hdf5::Dataset dataset = hdf5::Dataset::open(state_->file, variable);
  std::vector<std::uint64_t> shape(dataset.shape().begin(), dataset.shape().end());
  const std::vector<std::uint64_t> expected = state_->coordinates.shape(variable);
  if (!expected.empty() && shape != expected) {
    state_->refuse(variable + " does not fit its coordinates");
  }
  return shape;
}

std::vector<double> StudyReader::read(const std::string& variable, const Slab& slab) const {
  if (!inside(slab, shape(variable))) state_->refuse(variable + " does not reach that far");
  const hdf5::Box box{{slab.offset.begin(), slab.offset.end()},
                      {slab.count.begin(), slab.count.end()}};
  if (hdf5::elements(box.count) > kMostElements) {
    state_->refuse(variable + " is larger than 2 GiB; read it in parts");
  }
  std::vector<double> values(hdf5::elements(box.count));
  hdf5::Dataset::open(state_->file, variable).read(box, values);
  return values;
}

std::vector<double> StudyReader::read(const std::string& variable) const {
  const std::vector<std::uint64_t> whole = shape(variable);
  return read(variable, {std::vector<std::uint64_t>(whole.size(), 0), whole});
}

Trajectory StudyReader::trajectory(std::size_t arm, std::size_t replicate_index) const {
  const StudyCoordinates& is = state_->coordinates;
  const bool known =
      (is.indicators.empty() || same_names(is.indicators, kRegionIndicators)) &&
      (is.sector_indicators.empty() || same_names(is.sector_indicators, kSectorIndicators)) &&
      (is.cluster_indicators.empty() || same_names(is.cluster_indicators, kClusterIndicators)) &&
      (is.items.empty() || std::ranges::equal(is.items, kLedgerItemNames));
  if (!known) state_->refuse("it has other indicators than this version of the program");
  Trajectory result;
  result.years = is.study.years;
  result.regions = static_cast<std::uint32_t>(is.study.regions.size());
  result.sectors = static_cast<std::uint32_t>(is.study.sectors.size());
  result.programmes = static_cast<std::uint32_t>(is.study.programmes.size());
  result.clusters = static_cast<std::uint32_t>(is.study.clusters.size());
  result.region = state_->part(*this, schema::kRegionIndicators, arm, replicate_index);
  result.initial_region = state_->initial_part(*this, replicate_index);
  result.sector = state_->part(*this, schema::kSectorIndicators, arm, replicate_index);
  result.cluster = state_->part(*this, schema::kClusterIndicators, arm, replicate_index);
  result.programme = state_->part(*this, schema::kProgrammeLedger, arm, replicate_index);
  result.details = is.study.details;
  state_->single_firms().read(arm, replicate_index, result);
  return result;
}

FirmPanel StudyReader::firms(std::size_t arm, std::size_t replicate_index) const {
  FirmPanel firms = state_->single_firms().firms(arm, replicate_index);
  const auto known = [](const std::vector<std::int32_t>& places, std::size_t count) {
    return std::ranges::all_of(places, [&](std::int32_t place) {
      return place >= 0 && static_cast<std::size_t>(place) < count;
    });
  };
  const StudyDescription& is = description();
  if (!known(firms.region_index, is.regions.size()) ||
      !known(firms.sector_index, is.sectors.size())) {
    state_->refuse("a firm stands in no region or sector of the study");
  }
  return firms;
}

std::uint64_t StudyReader::firm_rows() const { return state_->single_firms().firm_rows(); }
std::uint64_t StudyReader::link_rows() const { return state_->single_firms().link_rows(); }
std::uint64_t StudyReader::award_rows() const { return state_->single_firms().award_rows(); }

std::string StudyReader::stored_data_hash() const {
  const std::optional<std::string> hash = noted(description().provenance, schema::kDataHash);
  if (!hash) state_->refuse("it has no data hash");
  return *hash;
}

std::string StudyReader::recomputed_data_hash() const { return data_hash(state_->file); }

StudySummary summarise(const fs::path& file) {
  const StudyReader reader(file);
  return {schema::kComplete,    reader.stored_data_hash(), reader.recomputed_data_hash(),
          reader.description(), reader.firm_rows(),        reader.link_rows(),
          reader.award_rows()};
}

}  // namespace spearhead::output
