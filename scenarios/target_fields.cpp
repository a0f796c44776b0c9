#include <algorithm>
#include <tuple>

#include "scenarios/codes.h"
#include "scenarios/fields.h"
#include "scenarios/programme_words.h"
#include "scenarios/target_reader.h"

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

bool read_range(const YamlNode& node, Reading& in, const char* unit, const char* expected,
                Interval& out) {
  return read_quantity(
      node, in, expected, [&](const std::string& text) { return parse_interval(text, unit); }, out);
}

bool read_ranges(const YamlNode& node, Reading& in, const char* unit, const char* expected,
                 std::vector<Interval>& out) {
  if (refuse_two_numbers(node, expected, in)) return false;
  const bool read = read_one_or_many(node, in, [&](const YamlNode& item) {
    Interval range;
    if (read_range(item, in, unit, expected, range)) out.push_back(range);
  });
  const auto ends = [](const Interval& each) { return std::tie(each.first, each.last); };
  std::ranges::sort(out, {}, ends);
  const auto same = [&](const Interval& a, const Interval& b) { return ends(a) == ends(b); };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return read;
}

bool read_sizes(const YamlNode& node, Reading& in, std::vector<Interval>& out) {
  return read_ranges(node, in, "persons", "a range such as \"10-250\" or \"250+\"", out);
}

constexpr Kind<std::vector<Interval>> kSizes{
    read_sizes, {.form = Form::intervals, .smallest = 0, .unit = "persons"}};

bool read_ages(const YamlNode& node, Reading& in, std::vector<Interval>& out) {
  return read_ranges(node, in, "years", "a range such as \"0-5\" or \"0-5 years\"", out);
}

constexpr Kind<std::vector<Interval>> kAges{
    read_ages, {.form = Form::intervals, .smallest = 0, .unit = "years"}};

bool read_ownership(const YamlNode& node, Reading& in, std::vector<Origin>& out) {
  const bool read = read_one_or_many(node, in, [&](const YamlNode& item) {
    std::size_t place = 0;
    if (!read_word(item, in, kOwnerships, std::size(kOwnerships), "ownership", place)) return;
    out.push_back(static_cast<Origin>(place + 1));
  });
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return read;
}

constexpr Kind<std::vector<Origin>> kOwnership{
    read_ownership, {.form = Form::words, .words = kOwnerships, .usable = std::size(kOwnerships)}};

bool read_research(const YamlNode& node, Reading& in, ResearchStatus& out) {
  std::size_t place = 0;
  constexpr std::size_t words = std::size(kResearchStatuses);
  if (!read_word(node, in, kResearchStatuses, words, "R&D status", place)) return false;
  out = static_cast<ResearchStatus>(place + 1);
  return true;
}

constexpr Kind<ResearchStatus> kResearch{
    read_research,
    {.form = Form::word, .words = kResearchStatuses, .usable = std::size(kResearchStatuses)}};

constexpr const char* kOverlapsExpected =
    "a whole number from 1 to 100, or areas of two clusters each such as [[Food, Ports]]";

bool read_overlaps(const YamlNode& node, Reading& in, OverlapsText& out) {
  if (node.kind == YamlNode::Kind::list) return read_areas(node, in, out.areas);
  int overlaps = 0;
  if (!read_integer(node, in, kOverlapsExpected, overlaps)) return false;
  if (overlaps < 1 || overlaps > kMostOverlaps) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = in_ticks(node.text) + " overlaps",
                    .expected = "how many of the best overlaps of clusters, 1 to " +
                                std::to_string(kMostOverlaps)});
    return false;
  }
  out.best = overlaps;
  return true;
}

constexpr Kind<OverlapsText> kOverlaps{
    read_overlaps, {.form = Form::whole_or_areas, .smallest = 1, .largest = kMostOverlaps}};

void add_part(const YamlNode& node, Reading& in, std::vector<TargetText>& out) {
  read_target(node, in, out.emplace_back());
}

bool read_parts(const YamlNode& node, Reading& in, std::vector<TargetText>& out) {
  return check_kind(node, YamlNode::Kind::list, "a list of targets", in) &&
         read_one_or_many(node, in, [&](const YamlNode& item) { add_part(item, in, out); });
}

constexpr Kind<std::vector<TargetText>> kParts{
    read_parts, {.form = Form::maps, .smallest = 1, .table = target_keys}};

bool read_exceptions(const YamlNode& node, Reading& in, std::vector<TargetText>& out) {
  return read_one_or_many(node, in, [&](const YamlNode& item) { add_part(item, in, out); });
}

constexpr Kind<std::vector<TargetText>> kExceptions{
    read_exceptions, {.form = Form::map_or_maps, .table = target_keys}};

constexpr Kind<std::vector<Located<std::string>>> kFields{read_texts, {.form = Form::fields}};

constexpr Field<TargetText> kTargetFields[] = {
    {{"regions", Presence::optional, "codes of regions", "only firms of these regions"},
     into<&TargetText::regions, kTexts>},
    {{"sectors", Presence::optional, "two-digit codes", "only firms of these sectors"},
     into<&TargetText::sectors, kSectors>},
    {{"fields", Presence::optional, "codes such as F06",
      "only firms that know one of these fields"},
     into<&TargetText::fields, kFields>},
    {{"clusters", Presence::optional, "names of clusters", "only firms of these clusters"},
     into<&TargetText::clusters, kTexts>},
    {{"overlaps", Presence::optional, kOverlapsExpected,
      "only firms in so many of the best overlaps of clusters, or in the best of these areas, as "
      "the agency sees them"},
     into<&TargetText::overlaps, kOverlaps>},
    {{"size", Presence::optional, "a range such as \"10-250\"", "only firms of this size"},
     into<&TargetText::sizes, kSizes>},
    {{"age", Presence::optional, "a range such as \"0-5\"", "only firms of this age"},
     into<&TargetText::ages, kAges>},
    {{"ownership", Presence::optional, "domestic, foreign or spin_off",
      "only firms with one of these origins"},
     into<&TargetText::ownership, kOwnership>},
    {{"rd", Presence::optional, "performer or none", "only firms that do R&D, or do none"},
     into<&TargetText::research, kResearch>},
    {{"all_of", Presence::optional, "a list of targets", "only firms that are in all of these"},
     into<&TargetText::all_of, kParts>},
    {{"any_of", Presence::optional, "a list of targets", "only firms that are in one of these"},
     into<&TargetText::any_of, kParts>},
    {{"not", Presence::optional, "a target, or a list of them",
      "only firms that are in none of these"},
     into<&TargetText::none_of, kExceptions>},
};

}  // namespace

KeyTable target_keys() {
  return keys_of("target", "for which firms a programme is: those that meet all conditions",
                 kTargetFields);
}

bool read_target(const YamlNode& node, Reading& in, TargetText& out) {
  return read_fields<TargetText>(node, kTargetFields, in, out);
}

}  // namespace spearhead::scenarios
