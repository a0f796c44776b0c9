#include "scenarios/scenario_fields.h"

#include "scenarios/codes.h"
#include "scenarios/fields.h"

namespace spearhead::scenarios {
namespace {

bool read_financing(const YamlNode& node, Reading& in, std::string& out) {
  if (!read_choice(node, in, {"external", "regional"}, "financing", out)) return false;
  if (out == "regional") report_not_yet(node, "financing `regional`", in);
  return out == "external";
}

bool read_one_path(const YamlNode& node, Reading& in, std::vector<Located<std::string>>& out) {
  Located<std::string> path{{}, node.extent, true};
  if (!read_text(node, in, path.value)) return false;
  out.push_back(std::move(path));
  return true;
}

bool read_paths(const YamlNode& node, Reading& in, std::vector<Located<std::string>>& out) {
  return check_kind(node, YamlNode::Kind::list, "a list of region files", in) &&
         read_texts(node, in, out);
}

bool read_parameters_path(const YamlNode& node, Reading& in, std::string& out) {
  constexpr const char* expected =
      "the path of a parameters file, or use --set parameters.NAME=VALUE";
  return check_kind(node, YamlNode::Kind::text, expected, in) && read_text(node, in, out);
}

void refuse_shocks(const YamlNode& node, Reading& in, ScenarioText&) {
  if (node.kind != YamlNode::Kind::list || !node.items.empty())
    report_not_yet(node, "`shocks`", in);
}

constexpr Field<ScenarioText> kScenarioFields[] = {
    {{"format", Presence::required, "1", "the format of this file"},
     into<&ScenarioText::format, read_format>},
    {{"name", Presence::optional, "text", "a name, by default the file's"},
     into<&ScenarioText::name, read_text>},
    {{"question", Presence::optional, "text", "what the scenario is to answer"},
     into<&ScenarioText::question, read_prose>},
    {{"region", Presence::optional, "FILE.yaml", "the region, relative to this file"},
     into<&ScenarioText::one_region, read_one_path>},
    {{"regions", Presence::optional, "a list of region files", "several regions"},
     into<&ScenarioText::many_regions, read_paths>},
    {{"years", Presence::required, "two years such as [2025, 2050]", "first and last year"},
     into_located<&ScenarioText::years, read_year_span>},
    {{"parameters", Presence::optional, "FILE.yaml", "behavioural constants that differ"},
     into_located<&ScenarioText::parameters, read_parameters_path>},
    {{"financing", Presence::optional, "external", "who pays for the programmes"},
     into<&ScenarioText::financing, read_financing>},
    {{"currency", Presence::optional, "EUR, GBP or USD", "of all money here"},
     into<&ScenarioText::currency, read_currency>},
    {{"agencies", Presence::optional, "a list of agencies", "who runs programmes"},
     into<&ScenarioText::agencies, read_agencies>},
    {{"programmes", Presence::optional, "a list of programmes", "the policy mix"},
     into<&ScenarioText::programmes, read_programmes>},
    {{"shocks", Presence::optional, "a list of shocks", "what happens from outside"},
     refuse_shocks},
};

// One of `region` and `regions`, which no single row of the table can say.
void check_region_keys(const YamlNode& root, Reading& in) {
  const YamlNode* one = root.find("region");
  const YamlNode* many = root.find("regions");
  if (root.kind == YamlNode::Kind::map && one == nullptr && many == nullptr) {
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

ScenarioText read_scenario_text(const YamlNode& root, Reading& in) {
  ScenarioText text;
  read_fields<ScenarioText>(root, kScenarioFields, in, text);
  check_region_keys(root, in);
  return text;
}

}  // namespace spearhead::scenarios
