#include "scenarios/programme_reader.h"

#include <algorithm>
#include <map>

#include "policies/registry.h"
#include "scenarios/budget_checks.h"
#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kStandingAgencies[] = {"development_agency", "fdi_agency",
                                             "procurement_agency", "cluster_agency",
                                             "innovation_agency"};

/// Reports ids that occur twice.
class UniqueIds {
 public:
  void add(const Located<std::string>& id, const char* what, Reading& in) {
    if (!id.given || seen_.emplace(id.value, id.extent).second) return;
    const int line = in.file.place(seen_.at(id.value)).line;
    in.report.error(in.file, id.extent,
                    {.code = code::kDuplicateName,
                     .message = std::string("the ") + what + ' ' + in_ticks(id.value) +
                                " stands here twice, first in line " + std::to_string(line),
                     .suggestion = "give each its own id"});
  }

 private:
  std::map<std::string, Extent> seen_;
};

std::vector<std::string> names_of(const std::vector<AgencyText>& agencies) {
  std::vector<std::string> names(std::begin(kStandingAgencies), std::end(kStandingAgencies));
  for (const AgencyText& agency : agencies) {
    if (agency.id.given) names.push_back(agency.id.value);
  }
  return names;
}

void check_agency(const Located<std::string>& agency, const std::vector<std::string>& names,
                  Reading& in) {
  if (!agency.given || std::find(names.begin(), names.end(), agency.value) != names.end()) return;
  report_unknown(code::kUnknownName, in.file, agency.extent, "agency", agency.value, names,
                 in.report);
}

void check_currency(const Located<Money>& money, const Scenario& scenario, Reading& in) {
  if (!money.given || scenario.currency.empty() || money.value.currency == scenario.currency) {
    return;
  }
  in.report.error(
      in.file, money.extent,
      {.code = code::kWrongUnit,
       .message = "money in " + money.value.currency + " in a scenario in " + scenario.currency,
       .expected = "an amount in " + scenario.currency});
}

void check_years(const Located<YearSpan>& years, const Scenario& scenario, Reading& in) {
  const YearSpan& span = years.value;
  const bool inside = span.first >= scenario.first_year && span.last <= scenario.last_year;
  if (!years.given || scenario.first_year == 0 || inside) return;
  const bool never = span.last < scenario.first_year || span.first > scenario.last_year;
  in.report.warning(in.file, years.extent,
                    {.code = code::kOutsideYears,
                     .message = never ? "the programme never runs"
                                      : "the programme runs in a part of its years only",
                     .expected = "years within " + std::to_string(scenario.first_year) + " to " +
                                 std::to_string(scenario.last_year)});
}

std::unique_ptr<Instrument> make_instrument(const Located<std::string>& name, Reading& in) {
  if (!name.given) return nullptr;
  if (const InstrumentKind* kind = find_instrument(name.value)) return kind->make();
  std::vector<std::string> names;
  for (const InstrumentKind* each : instruments()) names.emplace_back(each->name);
  report_unknown(code::kUnknownName, in.file, name.extent, "instrument", name.value, names,
                 in.report);
  return nullptr;
}

ResolvedProgramme resolve(const ProgrammeText& text, const Scenario& scenario, Reading& in) {
  check_currency(text.budget, scenario, in);
  check_currency(text.cap, scenario, in);
  if (text.budget.value.currency == scenario.currency) {
    warn_of_large_budget(text.budget, scenario, in);
  }
  check_years(text.years, scenario, in);
  ResolvedProgramme resolved;
  resolved.instrument = text.instrument.value;
  std::unique_ptr<Instrument> instrument = make_instrument(text.instrument, in);
  if (instrument != nullptr) {
    read_settings(text.settings, scenario.currency, in, *instrument);
    resolved.settings = settings_of(*instrument);
  }
  Programme& programme = resolved.programme;
  programme.id = text.id.value;
  programme.name = text.name.empty() ? text.id.value : text.name;
  programme.agency.id = text.agency.value;
  programme.first_year = text.years.value.first;
  programme.last_year = text.years.value.last;
  programme.yearly_budget = text.budget.value.cents;
  programme.aid = text.aid;
  programme.cap = text.cap.value.cents;
  programme.administration = text.administration;
  programme.target = target_of(text.target, scenario, text.extent, in);
  programme.instrument = std::move(instrument);
  return resolved;
}

}  // namespace

std::vector<ResolvedProgramme> resolve_programmes(const std::vector<ProgrammeText>& texts,
                                                  const std::vector<AgencyText>& agencies,
                                                  const Scenario& scenario, Reading& in) {
  UniqueIds agency_ids;
  for (const AgencyText& agency : agencies) agency_ids.add(agency.id, "agency", in);
  const std::vector<std::string> names = names_of(agencies);
  UniqueIds ids;
  std::vector<ResolvedProgramme> programmes;
  for (const ProgrammeText& text : texts) {
    ids.add(text.id, "programme", in);
    check_agency(text.agency, names, in);
    programmes.push_back(resolve(text, scenario, in));
  }
  std::sort(programmes.begin(), programmes.end(),
            [](const ResolvedProgramme& a, const ResolvedProgramme& b) {
              return a.programme.id < b.programme.id;
            });
  return programmes;
}

}  // namespace spearhead::scenarios
