#include "scenarios/codes.h"
#include "scenarios/fields.h"
#include "scenarios/programme_reader.h"

namespace spearhead::scenarios {
namespace {

// Nobody applies for less than this; a thousand of the currency is near enough in all of them.
constexpr Cents kSmallestUsualCap = 1000 * 100;

// A choice of which only the first can be used in this version.
bool read_first_choice(const YamlNode& node, Reading& in, const std::vector<std::string>& choices,
                       const char* what, std::string& out) {
  std::string text;
  if (!read_choice(node, in, choices, what, text)) return false;
  if (text != choices.front()) {
    report_not_yet(node, std::string(what) + ' ' + in_ticks(text), in);
    return false;
  }
  out = text;
  return true;
}

bool read_financing(const YamlNode& node, Reading& in, std::string& out) {
  return read_first_choice(node, in, {"external", "regional"}, "financing", out);
}

bool read_allocation(const YamlNode& node, Reading& in, std::string& out) {
  return read_first_choice(node, in,
                           {"even", "proportional", "strongest", "overlap", "weights", "discovery"},
                           "allocation", out);
}

bool read_selection(const YamlNode& node, Reading& in, std::string& out) {
  return read_first_choice(node, in, {"lottery", "first_come", "merit", "need", "jury"},
                           "selection", out);
}

bool read_aid(const YamlNode& node, Reading& in, double& out) {
  constexpr double smallest = 0.01;
  double aid = 0;
  if (!read_share(node, in, aid)) return false;
  if (aid < smallest) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "an aid of " + in_ticks(node.text) + " is no aid",
                    .expected = "1 % to 100 %"});
    return false;
  }
  out = aid;
  return true;
}

bool read_programme_budget(const YamlNode& node, Reading& in, Money& out) {
  if (!read_budget(node, in, out)) return false;
  if (out.cents == 0) {
    in.warning(node, {.code = code::kHardlyMeant,
                      .message = "a budget of nothing is legal, but hardly meant: the programme "
                                 "changes nothing"});
  }
  return true;
}

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

bool read_announced(const YamlNode& node, Reading& in, double& out) {
  if (!read_years(node, in, out)) return false;
  if (out < 0 || out > kMostYears) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = in_ticks(node.text) + " is out of range",
                    .expected = "0 to 100 years"});
    return false;
  }
  in.warning(node, {.code = code::kNoEffect,
                    .message = "`announced` has no effect yet: firms of this version do not look "
                               "ahead"});
  return true;
}

void keep_settings(const YamlNode& node, Reading& in, ProgrammeText& out) {
  if (check_kind(node, YamlNode::Kind::map, "keys and values", in)) out.settings = &node;
}

constexpr Field<ProgrammeText> kProgrammeFields[] = {
    {{"id", Presence::required, "a short name", "results refer to the programme by it"},
     into_located<&ProgrammeText::id, read_id>},
    {{"instrument", Presence::required, "a kind of instrument", "what the programme does"},
     into_located<&ProgrammeText::instrument, read_id>},
    {{"name", Presence::optional, "text", "the programme's name, by default its id"},
     into<&ProgrammeText::name, read_text>},
    {{"agency", Presence::optional, "an agency", "who runs it, by default innovation_agency"},
     into_located<&ProgrammeText::agency, read_id>},
    {{"years", Presence::required, "two years such as [2026, 2032]", "first and last year"},
     into_located<&ProgrammeText::years, read_year_span>},
    {{"announced", Presence::optional, "a time such as 7 years", "how long firms expect it"},
     into<&ProgrammeText::announced, read_announced>},
    {{"budget", Presence::required, "money per year such as 2M GBP/year", "what it may spend"},
     into_located<&ProgrammeText::budget, read_programme_budget>},
    {{"financing", Presence::optional, "external or regional", "who pays"},
     into<&ProgrammeText::financing, read_financing>},
    {{"target", Presence::optional, "conditions", "for which firms it is, by default for all"},
     into<&ProgrammeText::target, read_target>},
    {{"allocation", Presence::optional, "even", "how money is spread over the target"},
     into<&ProgrammeText::allocation, read_allocation>},
    {{"selection", Presence::optional, "lottery", "who gets an award when money runs short"},
     into<&ProgrammeText::selection, read_selection>},
    {{"aid", Presence::optional, "a share", "public part of a project's cost, by default 50 %"},
     into<&ProgrammeText::aid, read_aid>},
    {{"cap", Presence::optional, "money such as 150k GBP", "most per award"},
     into_located<&ProgrammeText::cap, read_cap>},
    {{"cumulation", Presence::later, "a rule", "awards beside others"}, ignore<ProgrammeText>},
    {{"admin", Presence::optional, "a share", "cost of running an award, by default 5 % of it"},
     into<&ProgrammeText::administration, read_share>},
    {{"settings", Presence::optional, "keys and values", "what only this instrument has"},
     keep_settings},
};

bool read_capacity(const YamlNode& node, Reading& in, double& out) {
  if (!read_number(node, in, out)) return false;
  if (out > 0) return true;
  in.error(node, {.code = code::kOutOfRange,
                  .message = "a capacity of " + in_ticks(node.text),
                  .expected = "more than 0 cases per year"});
  return false;
}

constexpr Field<AgencyText> kAgencyFields[] = {
    {{"id", Presence::required, "a short name", "programmes refer to the agency by it"},
     into_located<&AgencyText::id, read_id>},
    {{"capacity", Presence::optional, "cases per year", "how much work it can do"},
     into<&AgencyText::capacity, read_capacity>},
    {{"information", Presence::optional, "a share", "how well it knows its applicants"},
     into<&AgencyText::information, read_share>},
    {{"group", Presence::optional, "a short name", "agencies of one group share their files"},
     into<&AgencyText::group, read_id>},
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

bool read_programmes(const YamlNode& node, Reading& in, std::vector<ProgrammeText>& out) {
  return read_list(node, in, "a list of programmes", [&](const YamlNode& item) {
    ProgrammeText text;
    text.extent = item.extent;
    read_fields<ProgrammeText>(item, kProgrammeFields, in, text);
    out.push_back(std::move(text));
  });
}

bool read_agencies(const YamlNode& node, Reading& in, std::vector<AgencyText>& out) {
  return read_list(node, in, "a list of agencies", [&](const YamlNode& item) {
    AgencyText text;
    read_fields<AgencyText>(item, kAgencyFields, in, text);
    const YamlNode* idle = item.find("capacity");
    if (idle == nullptr) idle = item.find("information");
    if (idle == nullptr) idle = item.find("group");
    if (idle != nullptr) {
      in.warning(*idle, {.code = code::kNoEffect,
                         .message = "capacity, information and group of agencies have no effect "
                                    "yet in this version"});
    }
    out.push_back(std::move(text));
  });
}

}  // namespace spearhead::scenarios
