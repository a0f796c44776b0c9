#include "scenarios/agencies.h"

#include <algorithm>
#include <set>

#include "scenarios/codes.h"
#include "scenarios/unique_ids.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kStandingAgencies[] = {"development_agency", "fdi_agency",
                                             "procurement_agency", "cluster_agency",
                                             "innovation_agency"};

std::vector<std::string> names_of(const std::vector<AgencyText>& agencies) {
  std::vector<std::string> names(std::begin(kStandingAgencies), std::end(kStandingAgencies));
  for (const AgencyText& agency : agencies) {
    const bool known = std::ranges::find(names, agency.id.value) != names.end();
    if (agency.id.given && !known) names.push_back(agency.id.value);
  }
  return names;
}

void check_names(const PolicyText& policy, Reading& in) {
  const std::vector<std::string> names = names_of(policy.agencies);
  for (const ProgrammeText& programme : policy.programmes) {
    const Located<std::string>& agency = programme.agency;
    if (!agency.given || std::ranges::find(names, agency.value) != names.end()) continue;
    report_unknown(code::kUnknownName, in.file, agency.extent, "agency", agency.value, names,
                   in.report);
  }
}

/// Firms remember in so many bits who supports them.
void check_groups(const PolicyText& policy, Reading& in) {
  std::set<Key> groups;
  for (const ProgrammeText& programme : policy.programmes) {
    const Agency agency = agency_of(programme.agency.value, policy.agencies, {});
    const bool is_new = groups.insert(agency.group_key()).second;
    if (!is_new || groups.size() <= kMostAgencyGroups) continue;
    in.report.error(
        in.file, programme.agency.given ? programme.agency.extent : programme.extent,
        {.code = code::kOutOfRange,
         .message = "more than " + std::to_string(kMostAgencyGroups) + " agencies run programmes",
         .expected = "at most " + std::to_string(kMostAgencyGroups) +
                     ", those of one `group` counting as one",
         .suggestion = "give agencies that share their papers a common `group`"});
    return;
  }
}

void warn_of_idle(const PolicyText& policy, Reading& in) {
  for (const AgencyText& agency : policy.agencies) {
    const bool used = std::ranges::any_of(policy.programmes, [&](const ProgrammeText& each) {
      return each.agency.value == agency.id.value;
    });
    if (used || !agency.id.given) continue;
    in.report.warning(in.file, agency.id.extent,
                      {.code = code::kNoEffect,
                       .message = "no programme has the agency " + in_ticks(agency.id.value) +
                                  ": it changes nothing",
                       .suggestion = "name it as `agency` of a programme, or leave it out"});
  }
}

}  // namespace

Agency agency_of(const std::string& id, const std::vector<AgencyText>& agencies,
                 const Parameters& rule) {
  Agency agency;
  agency.id = id;
  agency.information = rule.agency_information;
  for (const AgencyText& text : agencies) {
    if (text.id.value != id) continue;
    agency.capacity = text.capacity.value;
    agency.information = text.information.value_or(rule.agency_information);
    agency.group = text.group;
  }
  return agency;
}

void check_agencies(const PolicyText& policy, Reading& in) {
  const std::size_t before = in.report.errors();
  UniqueIds ids;
  for (const AgencyText& agency : policy.agencies) ids.add(agency.id, "agency", in);
  check_names(policy, in);
  check_groups(policy, in);
  if (policy.complete && in.report.errors() == before) warn_of_idle(policy, in);
}

void warn_of_small_capacity(const PolicyText& policy, const Scenario& scenario, Reading& in) {
  if (scenario.regions.empty()) return;
  const double scale = scenario.regions.front().scale;
  for (const AgencyText& agency : policy.agencies) {
    const Located<double>& capacity = agency.capacity;
    if (!capacity.given || capacity.value >= scale) continue;
    in.report.warning(
        in.file, capacity.extent,
        {.code = code::kHardlyMeant,
         .message =
             "the agency " + in_ticks(agency.id.value) + " looks at no case in a year" +
             (scale > 1 ? ": each of the model stands for " + shortest(scale) + " real ones" : ""),
         .expected = "a capacity of at least " + shortest(scale)});
  }
}

}  // namespace spearhead::scenarios
