#include "output/common_futures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "output/study_schema.h"

namespace spearhead::output {
namespace {

// Futures that are read at a time, so that memory does not follow their number.
constexpr std::uint64_t kBatch = 256;

/// An arm of a study, for reading.
struct ArmOf {
  const StudyReader& study;
  std::size_t arm;

  std::vector<double> read(std::uint64_t first, std::uint64_t count) const {
    const std::vector<std::uint64_t> shape = study.shape(schema::kRegionIndicators);
    return study.read(schema::kRegionIndicators,
                      {{arm, first, 0, 0, 0}, {1, count, shape[2], shape[3], shape[4]}});
  }
};

/// Whether two arms of studies with the same axes have the same numbers everywhere.
bool same_numbers(const ArmOf& one, const ArmOf& other) {
  const std::uint64_t futures = one.study.description().replicates.size();
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  for (std::uint64_t first = 0; first < futures; first += kBatch) {
    const std::uint64_t count = std::min(kBatch, futures - first);
    if (!std::ranges::equal(one.read(first, count), other.read(first, count), same)) return false;
  }
  return true;
}

/// In what two studies differ so that their futures are not the same; empty when they are.
std::string difference(const StudyReader& one, const StudyReader& other) {
  const StudyDescription& a = one.description();
  const StudyDescription& b = other.description();
  if (!std::ranges::equal(a.regions, b.regions, {}, &Named::code, &Named::code)) return "regions";
  if (a.first_year != b.first_year || a.years != b.years) return "years";
  if (a.currency != b.currency) return "currency";
  if (noted(a.provenance, "seed") != noted(b.provenance, "seed")) return "seed";
  if (a.replicates != b.replicates) return "futures";
  if (one.indicators() != other.indicators()) return "indicators";
  if (!same_numbers({one, 0}, {other, 0})) {
    return "their twins: figures, parameters, tables or versions of the program are not the same";
  }
  return "";
}

/// Adds the arms of a study that the set has not.
void add_arms(std::span<const NamedStudy> studies, std::size_t index, CommonFutures& set) {
  const NamedStudy& added = studies[index];
  const std::vector<std::string>& names = added.study->description().arms;
  for (std::size_t arm = 1; arm < names.size(); ++arm) {
    bool known = false;
    bool taken = false;
    for (const CommonArm& other : set.arms) {
      const StudyReader& study = *studies[other.study].study;
      if (study.description().arms[other.arm] != names[arm]) continue;
      taken = true;
      known = known || same_numbers({study, other.arm}, {*added.study, arm});
    }
    if (known) continue;
    set.arms.push_back(
        {taken ? fmt::format("{} ({})", names[arm], added.file) : names[arm], index, arm});
  }
}

}  // namespace

std::vector<std::string> CommonFutures::names() const {
  std::vector<std::string> all;
  for (const CommonArm& arm : arms) all.push_back(arm.name);
  return all;
}

JoinedStudies join_studies(std::span<const NamedStudy> studies) {
  JoinedStudies joined;
  for (std::size_t i = 0; i < studies.size(); ++i) {
    const auto apart = [&](const CommonFutures& set) {
      return difference(*studies[set.arms.front().study].study, *studies[i].study);
    };
    auto set = joined.sets.begin();
    while (set != joined.sets.end() && !apart(*set).empty()) ++set;
    if (set == joined.sets.end()) {
      if (i > 0) {
        joined.apart.push_back(
            fmt::format("arms of {} are not compared with those of {}: the two differ in {}",
                        studies[i].file, studies[0].file, apart(joined.sets.front())));
      }
      joined.sets.push_back({{{studies[i].study->description().arms.front(), i, 0}}});
      set = joined.sets.end() - 1;
    }
    add_arms(studies, i, *set);
  }
  return joined;
}

std::vector<ArmSeries> common_series(std::span<const NamedStudy> studies, const CommonFutures& set,
                                     std::span<const std::string> indicators, int year) {
  std::map<std::size_t, std::vector<ArmSeries>> of_study;
  for (const CommonArm& arm : set.arms) {
    if (of_study.contains(arm.study)) continue;
    of_study[arm.study] = arm_series(*studies[arm.study].study, indicators, year);
  }
  std::vector<ArmSeries> rows = of_study.at(set.arms.front().study);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row].arms.clear();
    for (const CommonArm& arm : set.arms) {
      rows[row].arms.push_back(of_study.at(arm.study)[row].arms[arm.arm]);
    }
  }
  return rows;
}

}  // namespace spearhead::output
