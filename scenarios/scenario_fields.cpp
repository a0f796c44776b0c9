#include "scenarios/scenario_fields.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/fields.h"
#include "scenarios/nearest.h"

namespace spearhead::scenarios {
namespace {

bool read_one_path(const YamlNode& node, Reading& in, std::vector<Located<std::string>>& out) {
  Located<std::string> path{{}, node.extent, true};
  if (!read_text(node, in, path.value)) return false;
  out.push_back(std::move(path));
  return true;
}

constexpr Kind<std::vector<Located<std::string>>> kOnePath{read_one_path, {.form = Form::text}};

bool read_paths(const YamlNode& node, Reading& in, std::vector<Located<std::string>>& out) {
  return check_kind(node, YamlNode::Kind::list, "a list of region files", in) &&
         read_texts(node, in, out);
}

constexpr Kind<std::vector<Located<std::string>>> kPaths{read_paths, {.form = Form::text_list}};

bool read_parameters_path(const YamlNode& node, Reading& in, std::string& out) {
  constexpr const char* expected =
      "the path of a parameters file, or use --set parameters.NAME=VALUE";
  return check_kind(node, YamlNode::Kind::text, expected, in) && read_text(node, in, out);
}

constexpr Kind<std::string> kParametersPath{read_parameters_path, {.form = Form::text}};
/// A value of that kind, read into a member of the policy.
template <auto member, const auto& kind>
constexpr Value<ScenarioText> into_policy{[](const YamlNode& node, Reading& in, ScenarioText& out) {
                                            kind.read(node, in, out.policy.*member);
                                          },
                                          kind.shape};

constexpr Kind<std::vector<AgencyText>> kAgencies{read_agencies,
                                                  {.form = Form::maps, .table = agency_keys}};
constexpr Kind<std::vector<ProgrammeText>> kProgrammes{
    read_programmes, {.form = Form::maps, .table = programme_keys}};

void refuse_shocks(const YamlNode& node, Reading& in, ScenarioText&) {
  if (node.kind != YamlNode::Kind::list || !node.items.empty())
    report_not_yet(node, "`shocks`", in);
}

constexpr Field<ScenarioText> kScenarioFields[] = {
    {{"format", Presence::required, "1", "the format of this file"},
     into<&ScenarioText::format, kFormat>},
    {{"name", Presence::optional, "text", "a name, by default the file's"},
     into<&ScenarioText::name, kText>},
    {{"question", Presence::optional, "text", "what the scenario is to answer"},
     into<&ScenarioText::question, kProse>},
    {{"region", Presence::optional, "FILE.yaml", "the region, relative to this file"},
     into<&ScenarioText::one_region, kOnePath>},
    {{"regions", Presence::optional, "a list of region files", "several regions"},
     into<&ScenarioText::many_regions, kPaths>},
    {{"years", Presence::required, "two years such as [2025, 2050]", "first and last year"},
     into_located<&ScenarioText::years, kYearSpan>},
    {{"parameters", Presence::optional, "FILE.yaml", "behavioural constants that differ"},
     into_located<&ScenarioText::parameters, kParametersPath>},
    {{"financing", Presence::optional, "external or regional",
      "who pays for programmes that do not say, by default somebody outside"},
     into_policy<&PolicyText::financing, kFinancing>},
    {{"currency", Presence::optional, "EUR, GBP or USD", "of all money here"},
     into<&ScenarioText::currency, kCurrency>},
    {{"agencies", Presence::optional, "a list of agencies", "who runs programmes"},
     into_policy<&PolicyText::agencies, kAgencies>},
    {{"programmes", Presence::optional, "a list of programmes", "the policy mix"},
     into_policy<&PolicyText::programmes, kProgrammes>},
    {{"shocks", Presence::optional, "a list of shocks", "what happens from outside"},
     {refuse_shocks, {.form = Form::nothing_yet}}},
};

// One of `region` and `regions`, which no single row of the table can say.
void check_region_keys(const YamlNode& root, Reading& in) {
  const YamlNode* one = root.find("region");
  const YamlNode* many = root.find("regions");
  const std::vector<std::string> names{"region", "regions"};
  const bool misspelt =  // which has been reported
      std::any_of(root.items.begin(), root.items.end(),
                  [&](const YamlNode& entry) { return !nearest(entry.key, names).empty(); });
  if (root.kind == YamlNode::Kind::map && one == nullptr && many == nullptr && !misspelt) {
    in.error(root, {.code = code::kMissingKey,
                    .message = "the key `region` is missing",
                    .expected = "region: FILE.yaml",
                    .suggestion = "add the region's file, relative to this one"});
  }
  if (one != nullptr && many != nullptr) {
    in.report.error(in.file, many->key_extent,
                    {.code = code::kConflict,
                     .message = "both `region` and `regions`",
                     .suggestion = "keep `regions`, and put all files into its list"});
  }
}

}  // namespace

KeyTable scenario_keys() {
  return keys_of("scenario", "a question about a policy: region, years, programmes",
                 kScenarioFields);
}

ScenarioText read_scenario_text(const YamlNode& root, Reading& in) {
  ScenarioText text;
  text.policy.complete = read_fields<ScenarioText>(root, kScenarioFields, in, text);
  check_region_keys(root, in);
  return text;
}

}  // namespace spearhead::scenarios
