#include "output/panel_reader.h"

#include <algorithm>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "output/error.h"
#include "output/hdf5_dataset.h"
#include "output/study_schema.h"

namespace spearhead::output {
namespace {

// Deflate makes at most 1,032 bytes of one: what says to hold more holds nothing.
constexpr std::uint64_t kMostInflation = 1100;
constexpr std::uint64_t kNarrowestNumber = 1;  // [bytes]
// Stands in a column that a study of before has not.
constexpr int kNotRecorded = -1;

/// Where the rows of an arm of a future stand.
struct Stretch {
  std::uint64_t first = 0;
  std::uint64_t rows = 0;
};

/// One group of a study that is open for reading; `Panel` has its columns.
template <class Panel>
class PanelGroup {
 public:
  PanelGroup(const hdf5::File& file, const char* group, const StudyDescription& study)
      : file_(file), group_(group), arms_(study.arms.size()) {
    stretches_.resize(arms_ * study.replicates.size());
    rows_ = rows_of(add_column(schema::kArmColumn));
    add_column(schema::kFutureColumn);
    Panel none;
    for_each_column(
        [&](const char* name, const auto&) {
          if (is_there(name)) add_column(name);
        },
        none);
    find_stretches(study);
  }

  std::uint64_t rows() const { return rows_; }

  /// \throws OutputError unless every arm and future has rows
  void require_all() const {
    const auto empty = [](const Stretch& stretch) { return stretch.rows == 0; };
    if (std::ranges::any_of(stretches_, empty)) refuse("rows of an arm and future are missing");
  }

  Panel read(std::size_t arm, std::size_t replicate_index) const {
    const Stretch& stretch = stretches_[replicate_index * arms_ + arm];
    const hdf5::Box box{{stretch.first}, {stretch.rows}};
    Panel panel;
    if (stretch.rows == 0) return panel;
    for_each_column(
        [&](const char* name, auto& values) {
          using Value = typename std::remove_reference_t<decltype(values)>::value_type;
          values.assign(stretch.rows, static_cast<Value>(kNotRecorded));
          const auto column = columns_.find(name);
          if (column == columns_.end()) return;
          column->second.read(box, hdf5::number_of(Value{}), values.data());
        },
        panel);
    return panel;
  }

 private:
  /// Studies of before there was a column do without it; all others must be there.
  bool is_there(const std::string& name) const {
    return name != schema::kMemberColumn || file_.has_dataset(group_ + '/' + name);
  }

  const hdf5::Dataset& add_column(const std::string& name) {
    hdf5::Dataset dataset = hdf5::Dataset::open(file_, group_ + '/' + name);
    const bool numbers = dataset.kind() == hdf5::Dataset::Kind::number;
    if (!numbers || dataset.shape().size() != 1) refuse("a column is no row of numbers");
    const std::uint64_t rows = rows_of(dataset);
    if (rows / kMostInflation > dataset.stored_bytes() / kNarrowestNumber) {
      refuse("a column is longer than what is stored of it");
    }
    if (!columns_.empty() && rows != rows_) refuse("its columns are not equally long");
    return columns_.emplace(name, std::move(dataset)).first->second;
  }

  static std::uint64_t rows_of(const hdf5::Dataset& column) { return column.shape().front(); }

  void find_stretches(const StudyDescription& study) {
    constexpr std::uint64_t kPiece = std::uint64_t{1} << 20;
    const hdf5::Dataset& arm = columns_.at(schema::kArmColumn);
    const hdf5::Dataset& future = columns_.at(schema::kFutureColumn);
    std::size_t last = 0;
    for (std::uint64_t first = 0; first < rows_; first += kPiece) {
      const hdf5::Box box{{first}, {std::min(kPiece, rows_ - first)}};
      std::vector<std::int32_t> arms(box.count[0]);
      std::vector<std::int32_t> futures(box.count[0]);
      arm.read(box, arms);
      future.read(box, futures);
      for (std::size_t i = 0; i < arms.size(); ++i) {
        const std::size_t place = place_of(arms[i], futures[i], study);
        if (place < last) refuse("its rows are not in the order of futures and arms");
        last = place;
        Stretch& stretch = stretches_[place];
        if (stretch.rows++ == 0) stretch.first = first + i;
      }
    }
  }

  std::size_t place_of(std::int32_t arm, std::int32_t future, const StudyDescription& study) const {
    const auto found = std::ranges::lower_bound(study.replicates, future);
    const bool known = found != study.replicates.end() && *found == future && arm >= 0 &&
                       static_cast<std::size_t>(arm) < arms_;
    if (!known) refuse("a row is of no arm or future of the study");
    const auto index = static_cast<std::size_t>(found - study.replicates.begin());
    return index * arms_ + static_cast<std::size_t>(arm);
  }

  [[noreturn]] void refuse(const char* why) const {
    throw OutputError(
        fmt::format("cannot use {}: group {}: {}", file_.path().string(), group_, why));
  }

  const hdf5::File& file_;
  std::string group_;
  std::size_t arms_;
  std::uint64_t rows_ = 0;
  std::map<std::string, hdf5::Dataset> columns_;  ///< kept open: what is read next is near
  std::vector<Stretch> stretches_;                ///< [future][arm]
};

}  // namespace

struct PanelReader::State {
  std::unique_ptr<PanelGroup<FirmPanel>> firms;
  std::unique_ptr<PanelGroup<LinkPanel>> links;
  std::unique_ptr<PanelGroup<AwardPanel>> awards;
};

PanelReader::PanelReader(const hdf5::File& file, const StudyDescription& study)
    : state_(std::make_unique<State>()) {
  if (study.details.firms) {
    state_->firms = std::make_unique<PanelGroup<FirmPanel>>(file, schema::kFirmsGroup, study);
    state_->firms->require_all();  // of partnerships and payments there may be none
  }
  if (study.details.links) {
    state_->links = std::make_unique<PanelGroup<LinkPanel>>(file, schema::kLinksGroup, study);
  }
  if (study.details.awards) {
    state_->awards = std::make_unique<PanelGroup<AwardPanel>>(file, schema::kAwardsGroup, study);
  }
}

PanelReader::~PanelReader() = default;
PanelReader::PanelReader(PanelReader&&) noexcept = default;
PanelReader& PanelReader::operator=(PanelReader&&) noexcept = default;

void PanelReader::read(std::size_t arm, std::size_t replicate_index, Trajectory& trajectory) const {
  if (state_->firms) trajectory.firms = state_->firms->read(arm, replicate_index);
  if (state_->links) trajectory.links = state_->links->read(arm, replicate_index);
  if (state_->awards) trajectory.awards = state_->awards->read(arm, replicate_index);
}

FirmPanel PanelReader::firms(std::size_t arm, std::size_t replicate_index) const {
  return state_->firms ? state_->firms->read(arm, replicate_index) : FirmPanel{};
}

std::uint64_t PanelReader::firm_rows() const { return state_->firms ? state_->firms->rows() : 0; }
std::uint64_t PanelReader::link_rows() const { return state_->links ? state_->links->rows() : 0; }
std::uint64_t PanelReader::award_rows() const {
  return state_->awards ? state_->awards->rows() : 0;
}

}  // namespace spearhead::output
