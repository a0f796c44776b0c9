#include "scenarios/target_reader.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/fields.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

// A number of a file for a message: nobody reads one that fills the screen.
std::string short_text(const YamlNode& number) {
  constexpr std::size_t longest = 20;
  return number.text.substr(0, longest);
}

// [10, 249], which a reader expects to be right because years are written so.
bool refuse_two_numbers(const YamlNode& node, const char* expected, Reading& in) {
  const auto is_number = [](const YamlNode& item) {
    return item.kind == YamlNode::Kind::text && !item.text.empty() &&
           item.text.find_first_not_of("0123456789") == std::string::npos;
  };
  const std::vector<YamlNode>& ends = node.items;
  if (node.kind != YamlNode::Kind::list || ends.size() != 2) return false;
  if (!is_number(ends[0]) || !is_number(ends[1])) return false;
  in.error(node,
           {.code = code::kWrongType,
            .message = "a list of two numbers is not a range",
            .expected = expected,
            .suggestion = "write \"" + short_text(ends[0]) + '-' + short_text(ends[1]) + '"'});
  return true;
}

bool read_interval(const YamlNode& node, Reading& in, const char* unit, const char* expected,
                   Interval& out) {
  if (refuse_two_numbers(node, expected, in)) return false;
  if (node.kind == YamlNode::Kind::list && node.items.size() > 1) {
    report_not_yet(node, "more than one range", in);
    return false;
  }
  const bool listed = node.kind == YamlNode::Kind::list && node.items.size() == 1;
  const YamlNode& item = listed ? node.items.front() : node;
  if (!check_kind(item, YamlNode::Kind::text, expected, in)) return false;
  try {
    out = parse_interval(item.text, unit);
    return true;
  } catch (const QuantityError& fault) {
    in.error(item, {.code = fault.code(),
                    .message = fault.what(),
                    .expected = expected,
                    .suggestion = fault.suggestion()});
    return false;
  }
}

bool read_size(const YamlNode& node, Reading& in, Interval& out) {
  return read_interval(node, in, "persons", "a range such as \"10-250\" or \"250+\"", out);
}

constexpr Kind<Interval> kSize{read_size,
                               {.form = Form::interval, .smallest = 0, .unit = "persons"}};

bool read_age(const YamlNode& node, Reading& in, Interval& out) {
  return read_interval(node, in, "years", "a range such as \"0-5\" or \"0-5 years\"", out);
}

constexpr Kind<Interval> kAge{read_age, {.form = Form::interval, .smallest = 0, .unit = "years"}};

constexpr Field<TargetText> kTargetFields[] = {
    {{"regions", Presence::optional, "codes of regions", "only firms of these regions"},
     into<&TargetText::regions, kTexts>},
    {{"sectors", Presence::optional, "two-digit codes", "only firms of these sectors"},
     into<&TargetText::sectors, kSectors>},
    {{"size", Presence::optional, "a range such as \"10-250\"", "only firms of this size"},
     into<&TargetText::size, kSize>},
    {{"age", Presence::optional, "a range such as \"0-5\"", "only firms of this age"},
     into<&TargetText::age, kAge>},
    {{"fields", Presence::later, "fields", "only firms with these fields"}, ignored<TargetText>},
    {{"clusters", Presence::later, "clusters", "only these clusters"}, ignored<TargetText>},
    {{"overlaps", Presence::later, "a number", "overlaps of clusters"}, ignored<TargetText>},
    {{"ownership", Presence::later, "ownership", "domestic or foreign"}, ignored<TargetText>},
    {{"rd", Presence::later, "R&D status", "performers or not"}, ignored<TargetText>},
    {{"all_of", Presence::later, "targets", "all of these"}, ignored<TargetText>},
    {{"any_of", Presence::later, "targets", "any of these"}, ignored<TargetText>},
    {{"not", Presence::later, "a target", "all but these"}, ignored<TargetText>},
};

std::vector<std::string> region_codes(const Scenario& scenario) {
  std::vector<std::string> codes;
  for (const RegionFacts& region : scenario.regions) codes.push_back(region.code);
  return codes;
}

// Whether a list of names lets `name` through; an empty one lets everything.
bool admits(const std::vector<Located<std::string>>& names, const std::string& name) {
  return names.empty() || std::any_of(names.begin(), names.end(),
                                      [&](const auto& each) { return each.value == name; });
}

void check_names(const TargetText& text, const Scenario& scenario, Reading& in) {
  const std::vector<std::string> regions = region_codes(scenario);
  for (const Located<std::string>& region : text.regions) {
    if (regions.empty()) break;  // they could not be read, which has been reported
    if (std::find(regions.begin(), regions.end(), region.value) != regions.end()) continue;
    report_unknown(code::kUnknownName, in.file, region.extent, "region", region.value, regions,
                   in.report);
  }
  for (const Located<std::string>& sector : text.sectors) {
    check_sector_code(sector.value, in.file, sector.extent, in.report);
  }
}

std::vector<std::uint8_t> flags_of(const TargetText& text, const Scenario& scenario) {
  std::vector<std::uint8_t> flags;
  if (text.regions.empty() && text.sectors.empty()) return flags;
  for (const RegionFacts& region : scenario.regions) {
    for (const SectorFacts& sector : scenario.sectors) {
      flags.push_back(admits(text.regions, region.code) && admits(text.sectors, sector.code));
    }
  }
  return flags;
}

// Whether a segment of the target has the jobs of the smallest firm that it may have.
bool anybody_in(const Target& target, const Scenario& scenario) {
  const std::size_t sectors = scenario.sectors.size();
  for (std::uint32_t k = 0; k < scenario.segments(); ++k) {
    const RegionFacts& region = scenario.regions[k / sectors];
    const double jobs = region.scale * region.employment[k % sectors];
    if (target.includes(SegmentId{k}) && jobs > 0 && jobs >= target.smallest) return true;
  }
  return scenario.regions.empty();  // which is reported
}

}  // namespace

KeyTable target_keys() {
  return keys_of("target", "for which firms a programme is: those that meet all conditions",
                 kTargetFields);
}

bool read_target(const YamlNode& node, Reading& in, TargetText& out) {
  return read_fields<TargetText>(node, kTargetFields, in, out);
}

Target target_of(const TargetText& text, const Scenario& scenario, Extent programme, Reading& in) {
  const std::size_t before = in.report.errors();
  check_names(text, scenario, in);
  Target target{.segments = flags_of(text, scenario),
                .smallest = text.size.first,
                .largest = text.size.last,
                .youngest = text.age.first,
                .oldest = text.age.last};
  if (!anybody_in(target, scenario) && in.report.errors() == before) {
    in.report.warning(in.file, programme,
                      {.code = code::kMatchesNothing,
                       .message = "no firm can be in the target at the start: nobody works in its "
                                  "sectors, or fewer than its smallest size",
                       .suggestion = "compare with the region's employment table"});
  }
  return target;
}

}  // namespace spearhead::scenarios
