#include "scenarios/codes.h"
#include "scenarios/fields.h"
#include "scenarios/programme_reader.h"

namespace spearhead::scenarios {
namespace {

// Nobody applies for less than this; a thousand of the currency is near enough in all of them.
constexpr Cents kSmallestUsualCap = 1000 * 100;

/// What a word out of `words` counts for.
template <class T>
bool read_choice_of(const YamlNode& node, Reading& in, std::span<const char* const> words,
                    std::size_t usable, const char* what, T& out) {
  std::size_t place = 0;
  if (!read_word(node, in, words, usable, what, place)) return false;
  out = static_cast<T>(place);
  return true;
}

bool read_selection(const YamlNode& node, Reading& in, Selection& out) {
  return read_choice_of(node, in, kSelections, std::size(kSelections), "selection", out);
}

constexpr Kind<Selection> kSelection{
    read_selection, {.form = Form::word, .words = kSelections, .usable = std::size(kSelections)}};

bool read_cumulation(const YamlNode& node, Reading& in, Cumulation& out) {
  return read_choice_of(node, in, kCumulations, std::size(kCumulations), "cumulation", out);
}

constexpr Kind<Cumulation> kCumulation{
    read_cumulation,
    {.form = Form::word, .words = kCumulations, .usable = std::size(kCumulations)}};

constexpr double kSmallestAid = 0.01;

bool read_aid(const YamlNode& node, Reading& in, double& out) {
  double aid = 0;
  if (!read_share(node, in, aid)) return false;
  if (aid < kSmallestAid) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "an aid of " + in_ticks(node.text) + " is no aid",
                    .expected = "1 % to 100 %"});
    return false;
  }
  out = aid;
  return true;
}

constexpr Kind<double> kAid{read_aid,
                            {.form = Form::share, .smallest = kSmallestAid, .largest = 1}};

bool read_programme_budget(const YamlNode& node, Reading& in, Money& out) {
  if (!read_budget(node, in, out)) return false;
  if (out.cents == 0) {
    in.warning(node, {.code = code::kHardlyMeant,
                      .message = "a budget of nothing is legal, but hardly meant: the programme "
                                 "changes nothing"});
  }
  return true;
}

constexpr Kind<Money> kProgrammeBudget{read_programme_budget,
                                       {.form = Form::money_per_year, .smallest = 0}};

bool read_cap(const YamlNode& node, Reading& in, Money& out) {
  Money cap;
  if (!read_amount(node, in, cap)) return false;
  if (cap.cents == 0) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "a cap of nothing",
                    .suggestion = "leave `cap` out where awards have no limit"});
    return false;
  }
  if (cap.cents < kSmallestUsualCap) {
    in.warning(node, {.code = code::kHardlyMeant,
                      .message = "awards of at most " + decimal(cap.cents) + ' ' + cap.currency +
                                 " are legal, but hardly meant",
                      .suggestion = "thousands are written k: 150k " + cap.currency});
  }
  out = cap;
  return true;
}

constexpr Kind<Money> kCap{read_cap, {.form = Form::money, .smallest = 0, .above = true}};

/// Years such as 2025, which a reader expects to be right because `years` are written so.
bool refuse_calendar_year(const YamlNode& node, Reading& in) {
  const bool digits = node.text.find_first_not_of("0123456789") == std::string::npos;
  const bool year = node.kind == YamlNode::Kind::text && node.text.size() == 4 && digits &&
                    (node.text.starts_with("19") || node.text.starts_with("20"));
  if (!year) return false;
  in.error(node, {.code = code::kWrongUnit,
                  .message = in_ticks(node.text) + " is a calendar year",
                  .expected = "for how long people are told that it runs, such as 7 years",
                  .suggestion = "write how many years: first and last year stand in `years`"});
  return true;
}

bool read_announced(const YamlNode& node, Reading& in, double& out) {
  double announced = 0;
  if (refuse_calendar_year(node, in) || !read_years(node, in, announced)) return false;
  if (announced <= 0 || announced > kMostYears) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = in_ticks(node.text) + " is out of range",
                    .expected = "more than 0 years, up to 100 years",
                    .suggestion = "leave `announced` out if all of the programme's years are"});
    return false;
  }
  out = announced;
  return true;
}

constexpr Kind<double> kAnnounced{
    read_announced, {.form = Form::time, .smallest = 0, .largest = kMostYears, .above = true}};
constexpr Kind<std::string> kInstrument{read_id, {.form = Form::instrument}};
constexpr Kind<TargetText> kTarget{read_target, {.form = Form::map, .table = target_keys}};

constexpr Kind<AllocationText> kAllocation{read_allocation,
                                           {.form = Form::word_or_map,
                                            .words = kAllocations,
                                            .usable = kUsableAllocations,
                                            .table = allocation_keys}};

void keep_settings(const YamlNode& node, Reading& in, ProgrammeText& out) {
  if (check_kind(node, YamlNode::Kind::map, "keys and values", in)) out.settings = &node;
}

constexpr Field<ProgrammeText> kProgrammeFields[] = {
    {{"id", Presence::required, "a short name", "results refer to the programme by it"},
     into_located<&ProgrammeText::id, kId>},
    {{"instrument", Presence::required, "a kind of instrument", "what the programme does"},
     into_located<&ProgrammeText::instrument, kInstrument>},
    {{"name", Presence::optional, "text", "the programme's name, by default its id"},
     into<&ProgrammeText::name, kText>},
    {{"agency", Presence::optional, "an agency", "who runs it, by default innovation_agency"},
     into_located<&ProgrammeText::agency, kId>},
    {{"years", Presence::required, "two years such as [2026, 2032]", "first and last year"},
     into_located<&ProgrammeText::years, kYearSpan>},
    {{"announced", Presence::optional, "a time such as 7 years",
      "for how long people are told that it runs, by default all of its years"},
     into_located<&ProgrammeText::announced, kAnnounced>},
    {{"budget", Presence::required, "money per year such as 2M GBP/year", "what it may spend"},
     into_located<&ProgrammeText::budget, kProgrammeBudget>},
    {{"financing", Presence::optional, "external or regional",
      "who pays: somebody outside, or the people of the region"},
     into<&ProgrammeText::financing, kFinancing>},
    {{"target", Presence::optional, "conditions", "for which firms it is, by default for all"},
     into<&ProgrammeText::target, kTarget>},
    {{"allocation", Presence::optional,
      "even, proportional, strongest, overlap, or {weights: {CLUSTER: 2}}",
      "how money is spread over the clusters of the target, by default even"},
     into<&ProgrammeText::allocation, kAllocation>},
    {{"selection", Presence::optional, "lottery, first_come, merit, need or jury",
      "who gets an award when money runs short, by default by lottery"},
     into<&ProgrammeText::selection, kSelection>},
    {{"aid", Presence::optional, "a share", "public part of a project's cost, by default 50 %"},
     into<&ProgrammeText::aid, kAid>},
    {{"cap", Presence::optional, "money such as 150k GBP", "most per award"},
     into_located<&ProgrammeText::cap, kCap>},
    {{"cumulation", Presence::optional, "seen, none or free",
      "whether firms with other awards may apply: not with those that the agency sees, with none, "
      "or with any; by default seen"},
     into<&ProgrammeText::cumulation, kCumulation>},
    {{"admin", Presence::optional, "a share", "cost of running an award, by default 5 % of it"},
     into<&ProgrammeText::administration, kShare>},
    {{"settings", Presence::optional, "keys and values", "what only this instrument has"},
     {keep_settings, {.form = Form::settings}}},
};

bool read_capacity(const YamlNode& node, Reading& in, double& out) {
  if (!read_number(node, in, out)) return false;
  if (out > 0) return true;
  in.error(node, {.code = code::kOutOfRange,
                  .message = "a capacity of " + in_ticks(node.text),
                  .expected = "more than 0 cases per year"});
  return false;
}

constexpr Kind<double> kCapacity{read_capacity,
                                 {.form = Form::number, .smallest = 0, .above = true}};

bool read_information(const YamlNode& node, Reading& in, std::optional<double>& out) {
  double share = 0;
  if (!read_share(node, in, share)) return false;
  out = share;
  return true;
}

constexpr Kind<std::optional<double>> kInformation{
    read_information, {.form = Form::share, .smallest = 0, .largest = 1}};

constexpr Field<AgencyText> kAgencyFields[] = {
    {{"id", Presence::required, "a short name", "programmes refer to the agency by it"},
     into_located<&AgencyText::id, kId>},
    {{"capacity", Presence::optional, "cases per year", "how many applications it can look at"},
     into_located<&AgencyText::capacity, kCapacity>},
    {{"information", Presence::optional, "a share", "part of the truth that it sees"},
     into<&AgencyText::information, kInformation>},
    {{"group", Presence::optional, "a short name", "agencies of one group share their papers"},
     into<&AgencyText::group, kId>},
};

// Reads a list of maps; each is given to `add`.
template <class Add>
bool read_list(const YamlNode& node, Reading& in, const char* expected, Add add) {
  const std::size_t before = in.report.errors();
  if (!check_kind(node, YamlNode::Kind::list, expected, in)) return false;
  for (const YamlNode& item : node.items) add(item);
  return in.report.errors() == before;
}

}  // namespace

KeyTable programme_keys() {
  return keys_of("programme", "an instrument with its money, years and firms", kProgrammeFields);
}

KeyTable agency_keys() { return keys_of("agency", "who runs programmes", kAgencyFields); }

bool read_financing(const YamlNode& node, Reading& in, std::optional<Financing>& out) {
  Financing financing{};
  if (!read_choice_of(node, in, kFinancings, std::size(kFinancings), "financing", financing))
    return false;
  out = financing;
  return true;
}

bool read_programmes(const YamlNode& node, Reading& in, std::vector<ProgrammeText>& out) {
  return read_list(node, in, "a list of programmes", [&](const YamlNode& item) {
    ProgrammeText text;
    text.extent = item.extent;
    text.node = &item;
    read_fields<ProgrammeText>(item, kProgrammeFields, in, text);
    out.push_back(std::move(text));
  });
}

bool read_agencies(const YamlNode& node, Reading& in, std::vector<AgencyText>& out) {
  return read_list(node, in, "a list of agencies", [&](const YamlNode& item) {
    AgencyText text;
    read_fields<AgencyText>(item, kAgencyFields, in, text);
    out.push_back(std::move(text));
  });
}

}  // namespace spearhead::scenarios
