#include "scenarios/programme_reader.h"

#include <algorithm>
#include <utility>

#include "policies/registry.h"
#include "scenarios/agencies.h"
#include "scenarios/budget_checks.h"
#include "scenarios/codes.h"
#include "scenarios/target_checks.h"
#include "scenarios/unique_ids.h"
#include "scenarios/unused_keys.h"

namespace spearhead::scenarios {
namespace {

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

/// The kind of that name, or null.
const InstrumentKind* kind_of(const Located<std::string>& name, Reading& in) {
  if (!name.given) return nullptr;
  if (const InstrumentKind* kind = find_instrument(name.value)) return kind;
  std::vector<std::string> names;
  for (const InstrumentKind* each : instruments()) names.emplace_back(each->name);
  report_unknown(code::kUnknownName, in.file, name.extent, "instrument", name.value, names,
                 in.report);
  return nullptr;
}

/// Whether firms believe programmes of the agency for as long as is announced.
bool is_believed(const std::string& agency, const PolicyText& policy) {
  return std::ranges::any_of(policy.programmes, [&](const ProgrammeText& each) {
    const InstrumentKind* kind = find_instrument(each.instrument.value);
    return each.agency.value == agency && kind != nullptr && kind->uses.has(CommonKey::announced);
  });
}

/// Whoever announces more years than follow, at first or when it announces anew, breaks its word
/// when the programme ends.
bool breaks_its_word_in(const Scenario& scenario, const Programme& programme) {
  const bool ends_here =
      scenario.first_year <= programme.last_year && programme.last_year <= scenario.last_year;
  return programme.breaks_its_word() && ends_here;
}

void warn_of_promise(Extent announced, const Programme& programme, Reading& in) {
  in.report.warning(
      in.file, announced,
      {.code = code::kBrokenPromise,
       .message = "more years are announced than follow: when the programme ends in " +
                  std::to_string(programme.last_year) +
                  ", its agency breaks its word and is believed less",
       .expected = "years that fit into the " +
                   std::to_string(programme.last_year - programme.first_year + 1) +
                   " of the programme without rest, unless that is the question"});
}

std::vector<double> weights_of(const AllocationText& text,
                               const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                               Reading& in) {
  std::vector<double> weights;
  if (text.rule != Allocation::weights) return weights;
  weights.resize(clusters.size(), 0);
  std::vector<std::uint8_t> taken(clusters.size(), 0);
  for (const auto& [name, weight] : text.weights) {
    for (const std::size_t place : clusters_named(name, clusters, scenario, in)) {
      weights[place] = weight;
      if (std::exchange(taken[place], 1) == 0) continue;
      in.report.error(in.file, name.extent,
                      {.code = code::kDuplicateName,
                       .message = "the cluster " + in_ticks(clusters[place].cluster.name) +
                                  " has a weight already",
                       .suggestion = "name each cluster once, by its name or by a sector"});
    }
  }
  return weights;
}

Programme programme_of(const ProgrammeText& text, const PolicyText& policy,
                       const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                       Reading& in) {
  Programme programme;
  programme.id = text.id.value;
  programme.name = text.name.empty() ? text.id.value : text.name;
  programme.agency = agency_of(text.agency.value, policy.agencies, scenario.rule);
  programme.first_year = text.years.value.first;
  programme.last_year = text.years.value.last;
  programme.announced = text.announced.value;
  programme.yearly_budget = text.budget.value.cents;
  programme.aid = text.aid;
  programme.cap = text.cap.value.cents;
  programme.administration = text.administration;
  programme.target = target_of(text.target, clusters, scenario, in);
  programme.allocation = text.allocation.rule;
  programme.weights = weights_of(text.allocation, clusters, scenario, in);
  programme.selection = text.selection;
  programme.cumulation = text.cumulation;
  programme.financing = text.financing.value_or(policy.financing.value_or(Financing::external));
  return programme;
}

ResolvedProgramme resolve(const ProgrammeText& text, const PolicyText& policy,
                          const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                          Reading& in) {
  check_currency(text.budget, scenario, in);
  check_currency(text.cap, scenario, in);
  if (text.budget.value.currency == scenario.currency) {
    warn_of_large_budget(text.budget, scenario, in);
  }
  check_years(text.years, scenario, in);
  ResolvedProgramme resolved;
  resolved.instrument = text.instrument.value;
  const InstrumentKind* kind = kind_of(text.instrument, in);
  std::unique_ptr<Instrument> instrument = kind == nullptr ? nullptr : kind->make();
  if (instrument != nullptr) {
    read_settings(text.settings, scenario.currency, in, *instrument);
    resolved.settings = settings_of(*instrument);
  }
  const std::size_t before = in.report.errors();
  resolved.programme = programme_of(text, policy, clusters, scenario, in);
  resolved.programme.instrument = std::move(instrument);
  const bool breaks_its_word = text.announced.given &&
                               breaks_its_word_in(scenario, resolved.programme) &&
                               is_believed(text.agency.value, policy);
  if (breaks_its_word) warn_of_promise(text.announced.extent, resolved.programme, in);
  if (kind != nullptr) warn_of_unused(*text.node, *kind, breaks_its_word, in);
  if (policy.complete && in.report.errors() == before && kind != nullptr) {
    warn_of_nobody(resolved.programme, kind->receiver, clusters, scenario, text.extent, in);
    warn_of_small_budget(text.budget, resolved.programme, scenario, in);
  }
  return resolved;
}

}  // namespace

std::vector<ResolvedProgramme> resolve_programmes(const PolicyText& policy,
                                                  const Scenario& scenario, Reading& in) {
  check_agencies(policy, in);
  warn_of_small_capacity(policy, scenario, in);
  const std::vector<RegionCluster> clusters = clusters_of(scenario);
  UniqueIds ids;
  std::vector<ResolvedProgramme> programmes;
  for (const ProgrammeText& text : policy.programmes) {
    ids.add(text.id, "programme", in);
    programmes.push_back(resolve(text, policy, clusters, scenario, in));
    programmes.back().place = programmes.size();
  }
  std::sort(programmes.begin(), programmes.end(),
            [](const ResolvedProgramme& a, const ResolvedProgramme& b) {
              return a.programme.id < b.programme.id;
            });
  return programmes;
}

}  // namespace spearhead::scenarios
