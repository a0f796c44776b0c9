#include "output/panel_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/base/error.h"
#include "output/error.h"
#include "output/hdf5_dataset.h"
#include "output/hdf5_table.h"
#include "output/study_schema.h"
#include "output/utf8.h"

namespace spearhead::output {
namespace {

constexpr std::array kOwnershipNames{"domestic", "spin_off", "university_spin_off",
                                     "foreign_cost_seeking", "foreign_knowledge_seeking"};
constexpr std::array kLinkNames{"firm", "university"};

/// What people must know of a column. Units: `$` stands for the study's currency.
struct ColumnText {
  const char* name;
  const char* long_name;
  const char* unit;
};

constexpr ColumnText kColumnTexts[] = {
    {"arm", "Position in /arm", "1"},
    {"replicate", "Future, as in /replicate", "1"},
    {"year", "Calendar year, at its end", "1"},
    {"firm", "Who the firm is: the same in all arms and years of a future", "1"},
    {"region", "Position in /region", "1"},
    {"sector", "Position in /sector", "1"},
    {"founded", "Calendar year of opening", "1"},
    {"ownership", "Whose the firm is and where it came from", ""},
    {"employment", "Jobs, researchers included", "persons"},
    {"sales", "Sales in and outside the region", "$/year"},
    {"exports", "Sales outside the region", "$/year"},
    {"business_rd", "R&D carried out, own and public money", "$/year"},
    {"productivity", "Log of productivity relative to the world mean of the sector", "1"},
    {"absorptive_capacity", "Absorptive capacity, 0 to 1", "1"},
    {"cash", "Net liquid position", "$"},
    {"grant_fund", "Public money in hand, earmarked for R&D", "$"},
    {"partnerships", "Innovation partnerships", "1"},
    {"partner", "The other firm, as in firm, or a university", "1"},
    {"to_university", "What the partner is", ""},
};

const ColumnText& text_of(std::string_view name) {
  const auto found = std::ranges::find(kColumnTexts, name, &ColumnText::name);
  require_law(found != std::end(kColumnTexts), "every column of a panel is described");
  return *found;
}

/// Calls `visit(name, kind of number)` for each column of a panel.
template <class Panel, class Visit>
void for_each_kind(const Visit& visit) {
  const auto visit_one = [&](const auto& column) {
    using Values = std::remove_reference_t<decltype(std::declval<Panel&>().*column.place)>;
    visit(column.name, hdf5::number_of(typename Values::value_type{}));
  };
  std::apply([&](const auto&... column) { (visit_one(column), ...); }, Panel::columns());
}

template <class Panel>
hdf5::TableWriter create_table(const hdf5::File& file, const char* group,
                               const StudyDescription& study) {
  hdf5::TableWriter table(file, group);
  const auto add = [&](const char* name, hdf5::Number number) {
    const ColumnText& text = text_of(name);
    std::string unit = text.unit;
    if (unit.starts_with('$')) unit.replace(0, 1, well_formed_utf8(study.currency));
    table.add_column(name, number, text.long_name, unit);
    if (text.name == std::string_view("ownership")) table.name_values(kOwnershipNames);
    if (text.name == std::string_view("to_university")) table.name_values(kLinkNames);
  };
  add("arm", hdf5::Number::int32);
  add("replicate", hdf5::Number::int32);
  for_each_kind<Panel>(add);
  table.note("firms_per_row", study.firms_per_row);
  return table;
}

template <class Panel>
void append_panel(std::int32_t arm, std::int32_t replicate, const Panel& panel,
                  hdf5::TableWriter& table) {
  const std::vector<std::int32_t> arms(panel.size(), arm);
  const std::vector<std::int32_t> replicates(panel.size(), replicate);
  table.append(0, arms.data(), panel.size());
  table.append(1, replicates.data(), panel.size());
  std::size_t column = 2;
  for_each_column(
      [&](const char*, const auto& values) {
        require_law(values.size() == panel.size(), "the columns of a panel are equally long");
        table.append(column++, values.data(), values.size());
      },
      panel);
}

/// Where the rows of an arm of a future stand.
struct Stretch {
  std::uint64_t first = 0;
  std::uint64_t rows = 0;
};
using Stretches = std::map<std::pair<std::int32_t, std::int32_t>, Stretch>;

/// One group of a study that is open for reading.
class PanelGroup {
 public:
  PanelGroup(const hdf5::File& file, const char* group) : file_(file), group_(group) {
    const hdf5::Dataset arm = open("arm");
    const hdf5::Dataset replicate = open("replicate");
    rows_ = arm.shape().front();
    constexpr std::uint64_t kPiece = std::uint64_t{1} << 20;
    hdf5::for_each_box(arm.shape(), kPiece, [&](const hdf5::Box& box) {
      std::vector<std::int32_t> arms(box.count[0]);
      std::vector<std::int32_t> replicates(box.count[0]);
      arm.read(box, arms);
      replicate.read(box, replicates);
      for (std::size_t i = 0; i < arms.size(); ++i) {
        add(box.offset[0] + i, {arms[i], replicates[i]});
      }
    });
  }

  std::uint64_t rows() const { return rows_; }

  template <class Panel>
  Panel read(std::int32_t arm, std::int32_t replicate) const {
    Panel panel;
    const auto found = stretches_.find({arm, replicate});
    if (found == stretches_.end()) return panel;  // a region without firms
    const hdf5::Box box{{found->second.first}, {found->second.rows}};
    for_each_column(
        [&](const char* name, auto& values) {
          values.resize(found->second.rows);
          const hdf5::Number number =
              hdf5::number_of(typename std::remove_reference_t<decltype(values)>::value_type{});
          open(name).read(box, number, values.data());
        },
        panel);
    return panel;
  }

 private:
  hdf5::Dataset open(const std::string& column) const {
    hdf5::Dataset dataset = hdf5::Dataset::open(file_, group_ + '/' + column);
    const bool column_of_numbers =
        dataset.kind() == hdf5::Dataset::Kind::number && dataset.shape().size() == 1;
    if (!column_of_numbers || (rows_ > 0 && dataset.shape().front() != rows_)) {
      refuse("its columns do not belong together");
    }
    return dataset;
  }

  void add(std::uint64_t row, std::pair<std::int32_t, std::int32_t> whose) {
    Stretch& stretch = stretches_[whose];
    if (stretch.rows == 0) stretch.first = row;
    if (row != stretch.first + stretch.rows) refuse("the rows of a future are not together");
    ++stretch.rows;
  }

  [[noreturn]] void refuse(const char* why) const {
    throw OutputError(
        fmt::format("cannot use {}: group {}: {}", file_.path().string(), group_, why));
  }

  const hdf5::File& file_;
  std::string group_;
  std::uint64_t rows_ = 0;
  Stretches stretches_;
};

}  // namespace

struct PanelTables::State {
  hdf5::TableWriter firms;
  hdf5::TableWriter links;
};

PanelTables::PanelTables(const hdf5::File& file, const StudyDescription& study)
    : state_(std::make_unique<State>()) {
  if (study.details.firms) {
    state_->firms = create_table<FirmPanel>(file, schema::kFirmsGroup, study);
  }
  if (study.details.links) {
    state_->links = create_table<LinkPanel>(file, schema::kLinksGroup, study);
  }
}

PanelTables::~PanelTables() = default;

void PanelTables::append(std::int32_t arm, std::int32_t replicate, const Trajectory& trajectory) {
  if (state_->firms) append_panel(arm, replicate, trajectory.firms, state_->firms);
  if (state_->links) append_panel(arm, replicate, trajectory.links, state_->links);
}

void PanelTables::close() {
  state_->firms.close();
  state_->links.close();
}

struct PanelReader::State {
  std::unique_ptr<PanelGroup> firms;
  std::unique_ptr<PanelGroup> links;
};

PanelReader::PanelReader(const hdf5::File& file, const Details& details)
    : state_(std::make_unique<State>()) {
  if (details.firms) state_->firms = std::make_unique<PanelGroup>(file, schema::kFirmsGroup);
  if (details.links) state_->links = std::make_unique<PanelGroup>(file, schema::kLinksGroup);
}

PanelReader::~PanelReader() = default;
PanelReader::PanelReader(PanelReader&&) noexcept = default;
PanelReader& PanelReader::operator=(PanelReader&&) noexcept = default;

void PanelReader::read(std::int32_t arm, std::int32_t replicate, Trajectory& trajectory) const {
  if (state_->firms) trajectory.firms = state_->firms->read<FirmPanel>(arm, replicate);
  if (state_->links) trajectory.links = state_->links->read<LinkPanel>(arm, replicate);
}

std::uint64_t PanelReader::firm_rows() const { return state_->firms ? state_->firms->rows() : 0; }
std::uint64_t PanelReader::link_rows() const { return state_->links ? state_->links->rows() : 0; }

}  // namespace spearhead::output
