#include "app/comparison_document.h"

#include <array>
#include <optional>
#include <type_traits>
#include <variant>

#include "app/comparison_json.h"
#include "output/interval_scope.h"
#include "output/money.h"
#include "output/price.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;
using output::Records;

constexpr std::array kTables{"effects", "prices",       "money",  "arms",
                             "regret",  "interactions", "groups", "displacement"};

Records of_study(const StudyComparison& each, const std::string& table) {
  if (table == "effects") return output::comparison_records(each.file, each.dated());
  Records records;
  if (table == "prices") {
    records = output::price_records(output::prices(each.study));
  } else if (table == "money") {
    records = output::money_records(output::money(each.study));
  } else if (table == "groups") {
    records = output::group_records(each.sectors);
    records.append(output::group_records(each.firms.effects));
  } else if (table == "displacement") {
    records = output::displacement_records(each.firms.displacement);
  }
  records.columns.insert(records.columns.begin(), "study");
  for (auto& row : records.rows) row.insert(row.begin(), each.file);
  return records;
}

Records of_set(const SetComparison& set, const std::string& table) {
  if (table == "arms") return output::difference_records(set.contest);
  if (table == "regret") return output::standing_records(set.contest);
  return output::interaction_records(set.interactions);
}

bool is_of_sets(const std::string& table) {
  return table == "arms" || table == "regret" || table == "interactions";
}

/// The rows of a table; `finish(records, study)` is called with those of each study or set.
template <class Finish>
Records table_of(const ComparisonReport& report, const std::string& table, const Finish& finish) {
  Records all;
  const auto add = [&](Records records, std::size_t study) {
    finish(records, report.studies[study].study.description());
    all.append(std::move(records));
  };
  if (is_of_sets(table)) {
    for (const SetComparison& set : report.sets) add(of_set(set, table), set.lead);
  } else {
    for (std::size_t i = 0; i < report.studies.size(); ++i) {
      add(of_study(report.studies[i], table), i);
    }
  }
  return all;
}

Json json_of(const output::Cell& cell) {
  return std::visit(
      [](const auto& value) -> Json {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::monostate>) {
          return nullptr;
        } else {
          return value;
        }
      },
      cell);
}

Json json_of(const std::optional<int>& year) { return year ? Json(*year) : Json(nullptr); }

Json json_of(const Records& records) {
  Json rows = Json::array();
  for (const auto& cells : records.rows) {
    Json row = Json::object();
    for (std::size_t i = 0; i < cells.size(); ++i) row[records.columns[i]] = json_of(cells[i]);
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_study(const StudyComparison& each, Json& document) {
  for (std::size_t i = 0; i < each.rows.size(); ++i) {
    Json row = comparison_json(each.rows[i]);
    const output::ClearYears& years = each.years[i];
    row["clear_since"] = json_of(years.since);
    row["first_clear"] = json_of(years.first);
    row["last_clear"] = json_of(years.last);
    row["study"] = each.file;
    document["rows"].push_back(row);
  }
  document["intervals"].push_back(intervals_json(each.file, each.study.description()));
}

Json table_json(const ComparisonReport& report, const std::string& table) {
  return json_of(table_of(report, table, [](Records&, const output::StudyDescription&) {}));
}

}  // namespace

std::span<const char* const> comparison_table_names() { return kTables; }

std::string comparison_csv(const ComparisonReport& report, const std::string& table) {
  return output::csv_text(
      table_of(report, table, [](Records& records, const output::StudyDescription& study) {
        records.add_column("intervals_hold", output::interval_scope(study).brief);
      }));
}

nlohmann::ordered_json comparison_document(const ComparisonReport& report,
                                           const ComparisonWishes& wishes) {
  Json document{{"rows", Json::array()}};
  for (const char* table : {"prices", "money", "arms", "regret"})
    document[table] = table_json(report, table);
  if (wishes.interactions) document["interactions"] = table_json(report, "interactions");
  if (wishes.groups) {
    for (const char* table : {"groups", "displacement"})
      document[table] = table_json(report, table);
  }
  document["intervals"] = Json::array();
  for (const StudyComparison& each : report.studies) add_study(each, document);
  document["notes"] = report.notes;
  return document;
}

}  // namespace spearhead::app
