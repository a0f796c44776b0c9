#include "output/panel_tables.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/error.h"
#include "engine/policy/effects.h"
#include "output/hdf5_table.h"
#include "output/study_schema.h"
#include "output/utf8.h"

namespace spearhead::output {
namespace {

constexpr std::array kOwnershipNames{"domestic", "spin_off", "university_spin_off",
                                     "foreign_cost_seeking", "foreign_knowledge_seeking"};
constexpr std::array kLinkNames{"firm", "university"};

/// Columns whose numbers stand for words, from 0.
struct ColumnWords {
  const char* name;
  std::span<const char* const> words;
};
constexpr ColumnWords kColumnWords[] = {
    {"ownership", kOwnershipNames}, {"to_university", kLinkNames}, {"kind", kEffectNames}};

/// What people must know of a column. Units: `$` stands for the study's currency.
struct ColumnText {
  const char* name;
  const char* long_name;
  const char* unit;
};

constexpr ColumnText kColumnTexts[] = {
    {"arm_index", "Position in /arm, from 0", "1"},
    {"future", "Number of the future, as in /replicate", "1"},
    {"calendar_year", "Calendar year, at whose end the row stands, or of the payment", "1"},
    {"firm",
     "Who the firm is, in all years and arms of a future; of a founded firm, who founded it", "1"},
    {"region_index", "Position in /region, from 0", "1"},
    {"sector_index", "Position in /sector, from 0; -1: of none", "1"},
    {"founded", "Calendar year of opening", "1"},
    {"ownership", "Whose the firm is and where it came from", ""},
    {"employment", "Jobs, researchers included", "persons"},
    {"sales", "Sales in and outside the region, rate of the last quarter", "$/year"},
    {"exports", "Sales outside the region, rate of the last quarter", "$/year"},
    {"value_added", "Value added, rate of the last quarter", "$/year"},
    {"business_rd", "R&D carried out, own and public money, rate of the last quarter", "$/year"},
    {"productivity", "Log of productivity relative to the world mean of the sector", "1"},
    {"absorptive_capacity", "Absorptive capacity, 0 to 1", "1"},
    {"cash", "Net liquid position", "$"},
    {"awarded", "Public money awarded since the start of the run", "$"},
    {"grant_fund", "Public money in hand, earmarked for R&D", "$"},
    {"last_innovation", "Calendar year of the last innovation on the market, 0: none yet", "1"},
    {"partnerships", "Innovation partnerships", "1"},
    {"member", "Whether a member of its cluster's organisation; -1: not recorded", "1"},
    {"partner", "The other firm, as in firm, or a university", "1"},
    {"to_university", "What the partner is", ""},
    {"quarter", "Quarter of the year, 1 to 4", "1"},
    {"programme_index", "Position in /programme, from 0", "1"},
    {"kind", "What the payment is for", ""},
    {"receiver", "The firm, as in firm, or what a project will be as a firm, or a cluster", "1"},
    {"award", "What the receiver got, in money or in kind", "$"},
    {"administration", "Cost of administration beside it", "$"},
    {"own_contribution", "What the receiver pledged beside it", "$"},
    {"infra_marginal", "Of the award, for what the receiver would have done anyway", "$"},
    {"double_funding", "Of the award, for what another group of agencies pays too", "$"},
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
    const auto words = std::ranges::find(kColumnWords, std::string_view(name), &ColumnWords::name);
    if (words != std::end(kColumnWords)) table.name_values(words->words);
  };
  add(schema::kArmColumn, hdf5::Number::int32);
  add(schema::kFutureColumn, hdf5::Number::int32);
  for_each_kind<Panel>(add);
  table.note(schema::kFirmsPerRow, study.firms_per_row);
  return table;
}

template <class Panel>
void append_panel(std::int32_t arm, std::int32_t replicate, const Panel& panel,
                  hdf5::TableWriter& table) {
  const std::vector<std::int32_t> arms(panel.size(), arm);
  const std::vector<std::int32_t> futures(panel.size(), replicate);
  table.append<std::int32_t>(0, arms);
  table.append<std::int32_t>(1, futures);
  std::size_t column = 2;
  for_each_column(
      [&](const char*, const auto& values) {
        require_law(values.size() == panel.size(), "the columns of a panel are equally long");
        table.append(column++, std::span(values));
      },
      panel);
}

}  // namespace

struct PanelTables::State {
  hdf5::TableWriter firms;
  hdf5::TableWriter links;
  hdf5::TableWriter awards;
  std::size_t programmes;
  std::vector<std::vector<std::uint32_t>> programmes_of_arm;

  /// The payments of an arm under the study's numbers of programmes; a trajectory that has been
  /// read from a study has them already.
  AwardPanel awards_of(std::size_t arm, const Trajectory& trajectory) const {
    AwardPanel panel = trajectory.awards;
    if (trajectory.programmes == programmes) return panel;
    for (std::int32_t& programme : panel.programme_index) {
      programme =
          static_cast<std::int32_t>(programmes_of_arm[arm][static_cast<std::size_t>(programme)]);
    }
    return panel;
  }
};

PanelTables::PanelTables(const hdf5::File& file, const StudyDescription& study)
    : state_(std::make_unique<State>()) {
  state_->programmes = study.programmes.size();
  state_->programmes_of_arm = study.programmes_of_arm;
  if (study.details.firms) {
    state_->firms = create_table<FirmPanel>(file, schema::kFirmsGroup, study);
  }
  if (study.details.links) {
    state_->links = create_table<LinkPanel>(file, schema::kLinksGroup, study);
  }
  if (study.details.awards) {
    state_->awards = create_table<AwardPanel>(file, schema::kAwardsGroup, study);
  }
}

PanelTables::~PanelTables() = default;

void PanelTables::append(std::int32_t arm, std::int32_t replicate, const Trajectory& trajectory) {
  if (state_->firms) append_panel(arm, replicate, trajectory.firms, state_->firms);
  if (state_->links) append_panel(arm, replicate, trajectory.links, state_->links);
  if (state_->awards) {
    append_panel(arm, replicate, state_->awards_of(static_cast<std::size_t>(arm), trajectory),
                 state_->awards);
  }
}

void PanelTables::close() {
  state_->firms.close();
  state_->links.close();
  state_->awards.close();
}

}  // namespace spearhead::output
