#include "output/study_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/base/error.h"
#include "output/data_hash.h"
#include "output/hdf5.h"
#include "output/new_file.h"
#include "output/panel_tables.h"
#include "output/seal.h"
#include "output/study_datasets.h"
#include "output/study_schema.h"
#include "output/utf8.h"

namespace spearhead::output {
namespace {

void check_description(const StudyDescription& study) {
  require_law(!study.arms.empty() && !study.replicates.empty() && study.years > 0,
              "a study has arms, futures and years");
  require_law(
      study.programmes_of_arm.empty() || study.programmes_of_arm.size() == study.arms.size(),
      "a study says of every arm which programmes it has");
  require_law(std::ranges::is_sorted(study.programmes), "the programmes of a study are sorted");
  for (const std::vector<std::uint32_t>& programmes : study.programmes_of_arm) {
    const bool ascending =
        std::ranges::adjacent_find(programmes, std::greater_equal<>()) == programmes.end();
    require_law(ascending && (programmes.empty() || programmes.back() < study.programmes.size()),
                "the programmes of an arm are programmes of the study, in its order");
  }
}

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

/// Copies `values`, with all that is not a number in one form: compilers differ in its sign bit,
/// and the data hash must not.
void copy_numbers(std::span<const double> values, std::vector<double>& target) {
  target.resize(values.size());
  std::ranges::transform(values, target.begin(), [](double value) {
    return std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value;
  });
}

/// The box of one future within an array that begins with the axes arm and replicate.
hdf5::Box box_of(const hdf5::Dataset& dataset, std::size_t arm, std::size_t replicate) {
  hdf5::Box box{hdf5::Extent(dataset.shape().size(), 0), dataset.shape()};
  box.offset[0] = arm;
  box.offset[1] = replicate;
  box.count[0] = box.count[1] = 1;
  return box;
}

/// Later entries replace earlier ones of the same name.
void put_entry(Provenance& entries, const std::string& given_name, const std::string& text) {
  const std::string name = well_formed_utf8(given_name);
  const auto same = [&](const auto& entry) { return entry.first == name; };
  const auto found = std::ranges::find_if(entries, same);
  if (found != entries.end()) {
    found->second = text;
  } else {
    entries.emplace_back(name, text);
  }
}

void write_provenance(const hdf5::File& file, const Provenance& entries) {
  hdf5::Handle group = file.create_group(schema::kProvenanceGroup);
  for (const auto& [name, text] : entries) {
    hdf5::put_text(file, group.id(), name, well_formed_utf8(text));
  }
  group.close({file.path(), "write the provenance of"});
}

}  // namespace

/// Members are destroyed from the last to the first: datasets, file, temporary name.
struct StudyWriter::State {
  StudyDescription study;
  NewFile name;
  hdf5::File file;
  StudyDatasets datasets;
  PanelTables panels;
  std::vector<bool> written;
  std::vector<double> buffer;
  bool usable = true;

  State(const std::filesystem::path& path, StudyDescription description)
      : study(std::move(description)),
        name(path),
        file(hdf5::File::create(name.temporary())),
        datasets(file, study),
        panels(file, study),
        written(study.replicates.size()) {}

  void check_arms(std::size_t replicate, std::span<const Trajectory> arms) const;
  void write_arm(std::size_t arm, std::size_t replicate, const Trajectory& trajectory);
  void write_initial(std::size_t replicate, const Trajectory& baseline);
  std::vector<double> books(std::size_t arm, const Trajectory& trajectory) const;
  std::vector<double> of_clusters(const Trajectory& trajectory) const;
  void put(const hdf5::Dataset& dataset, const hdf5::Box& box, std::span<const double> values);
};

void StudyWriter::State::check_arms(std::size_t replicate, std::span<const Trajectory> arms) const {
  require_law(usable, "a study writer is not used again after an error or after its end");
  require_law(replicate < written.size() && !written[replicate], "each future is written once");
  require_law(arms.size() == study.arms.size(), "each future has every arm of the study");
  for (std::size_t i = 0; i < arms.size(); ++i) {
    const Trajectory& arm = arms[i];
    const std::size_t own = study.programmes_of_arm.empty() ? study.programmes.size()
                                                            : study.programmes_of_arm[i].size();
    require_law(arm.years == study.years && arm.regions == study.regions.size() &&
                    arm.sectors == study.sectors.size() &&
                    (arm.clusters == study.clusters.size() || arm.clusters == 0) &&
                    (arm.programmes == own || arm.programmes == study.programmes.size()),
                "the trajectory of an arm has another shape than the study");
    require_law(arm.details == study.details,
                "every future keeps what the study keeps of single firms and payments");
    if (!std::ranges::equal(arm.initial_region, arms[0].initial_region, same_number)) {
      throw ModelError(fmt::format("arm {} of future {} does not start from the baseline's state",
                                   study.arms[i], study.replicates[replicate]));
    }
  }
}

void StudyWriter::State::put(const hdf5::Dataset& dataset, const hdf5::Box& box,
                             std::span<const double> values) {
  require_law(hdf5::elements(box.count) == values.size(), "a series has the length of its axes");
  copy_numbers(values, buffer);
  dataset.write(box, buffer);
}

std::vector<double> StudyWriter::State::books(std::size_t arm, const Trajectory& trajectory) const {
  const std::size_t all = study.programmes.size();
  if (trajectory.programmes == all) return trajectory.programme;
  // A programme that an arm does not have has paid nothing there: zero, not unknown.
  std::vector<double> books(study.years * all * kLedgerItems, 0.0);
  const std::vector<std::uint32_t>& place = study.programmes_of_arm[arm];
  for (std::size_t year = 0; year < study.years; ++year) {
    for (std::size_t own = 0; own < place.size(); ++own) {
      const auto from = trajectory.programme.begin() +
                        static_cast<std::ptrdiff_t>((year * place.size() + own) * kLedgerItems);
      const auto to =
          books.begin() + static_cast<std::ptrdiff_t>((year * all + place[own]) * kLedgerItems);
      std::copy_n(from, kLedgerItems, to);
    }
  }
  return books;
}

std::vector<double> StudyWriter::State::of_clusters(const Trajectory& trajectory) const {
  if (trajectory.clusters > 0) return trajectory.cluster;
  // A future that an earlier version of the program has computed says nothing of clusters.
  return std::vector<double>(study.years * study.clusters.size() * kClusterIndicatorCount,
                             std::numeric_limits<double>::quiet_NaN());
}

void StudyWriter::State::write_arm(std::size_t arm, std::size_t replicate,
                                   const Trajectory& trajectory) {
  if (datasets.region) {
    put(datasets.region, box_of(datasets.region, arm, replicate), trajectory.region);
  }
  if (datasets.sector) {
    put(datasets.sector, box_of(datasets.sector, arm, replicate), trajectory.sector);
  }
  if (datasets.cluster) {
    put(datasets.cluster, box_of(datasets.cluster, arm, replicate), of_clusters(trajectory));
  }
  if (datasets.programme) {
    put(datasets.programme, box_of(datasets.programme, arm, replicate), books(arm, trajectory));
  }
  panels.append(static_cast<std::int32_t>(arm), study.replicates[replicate], trajectory);
}

void StudyWriter::State::write_initial(std::size_t replicate, const Trajectory& baseline) {
  if (!datasets.initial) return;
  hdf5::Box box{hdf5::Extent(3, 0), datasets.initial.shape()};
  box.offset[0] = replicate;
  box.count[0] = 1;
  put(datasets.initial, box, baseline.initial_region);
}

StudyWriter::StudyWriter(const std::filesystem::path& file, StudyDescription study) {
  check_description(study);
  state_ = std::make_unique<State>(file, std::move(study));
}

StudyWriter::~StudyWriter() = default;
StudyWriter::StudyWriter(StudyWriter&&) noexcept = default;
StudyWriter& StudyWriter::operator=(StudyWriter&&) noexcept = default;

void StudyWriter::write(std::size_t replicate_index, std::span<const Trajectory> arms) {
  state_->check_arms(replicate_index, arms);
  state_->usable = false;
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    state_->write_arm(arm, replicate_index, arms[arm]);
  }
  state_->write_initial(replicate_index, arms[0]);
  state_->written[replicate_index] = true;
  state_->usable = true;
}

void StudyWriter::finish(const Provenance& last_words) {
  State& state = *state_;
  require_law(state.usable, "a study writer is not used again after an error or after its end");
  require_law(std::ranges::find(state.written, false) == state.written.end(),
              "a study is finished when every future is written");
  state.usable = false;
  Provenance entries;
  for (const auto& [name, text] : state.study.provenance) put_entry(entries, name, text);
  for (const auto& [name, text] : last_words) put_entry(entries, name, text);
  state.datasets.close();
  state.panels.close();
  put_entry(entries, schema::kDataHash, data_hash(state.file));
  write_provenance(state.file, entries);
  // The mark of completeness comes last; a reader trusts nothing without it.
  hdf5::put_text(state.file, state.file.id(), "state", schema::kComplete);
  state.file.flush_and_close();
  seal(state.name.temporary());
  state.name.publish();
}

}  // namespace spearhead::output
