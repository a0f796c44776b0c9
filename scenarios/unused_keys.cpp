#include "scenarios/unused_keys.h"

#include <algorithm>
#include <array>

#include "scenarios/codes.h"
#include "scenarios/programme_words.h"

namespace spearhead::scenarios {
namespace {

constexpr std::array kConditionsOnFirms{"size", "age", "ownership", "rd", "fields", "overlaps"};

/// "`aid`, `cap`"
std::string keys_text(const InstrumentKind& kind) {
  std::vector<std::string> words;
  for (std::uint32_t k = 0; k < kCommonKeys; ++k) {
    const auto key = static_cast<CommonKey>(k);
    if (kind.uses.has(key)) words.push_back(in_ticks(word_of(key)));
  }
  return join(words);
}

/// Whether the instrument looks at the key, or at least at this value of it.
bool counts(const YamlNode& entry, CommonKey key, const InstrumentKind& kind) {
  const bool is_first_come =
      key == CommonKey::selection && entry.text == word_of(Selection::first_come);
  return kind.uses.has(key) || (is_first_come && kind.uses.has(CommonKey::first_come));
}

void warn_of_key(const YamlNode& entry, CommonKey key, const InstrumentKind& kind, Reading& in) {
  const bool in_part = key == CommonKey::selection && kind.uses.has(CommonKey::first_come);
  const std::string stated = in_part ? entry.key + ": " + entry.text : entry.key;
  in.report.warning(
      in.file, entry.key_extent,
      {.code = code::kUnusedKey,
       .message = in_ticks(stated) + " has no effect: " + kind.name + " does not look at it",
       .suggestion = "leave it out; here count " + keys_text(kind)});
}

/// Whether the entry is a condition on single firms. Named areas are also about clusters, where
/// they say for which a programme is: a part that leaves out some firms leaves out no cluster.
bool is_of_firms(const YamlNode& entry, bool leaves_out) {
  const bool names_areas = entry.key == "overlaps" && entry.kind == YamlNode::Kind::list;
  return (leaves_out || !names_areas) &&
         std::ranges::find(kConditionsOnFirms, entry.key) != kConditionsOnFirms.end();
}

/// Conditions on single firms, in a part of a target that leaves out or in one that does not.
void warn_of_conditions(const YamlNode& target, const InstrumentKind& kind, bool leaves_out,
                        Reading& in) {
  if (target.kind == YamlNode::Kind::list) {
    for (const YamlNode& part : target.items) warn_of_conditions(part, kind, leaves_out, in);
  }
  if (target.kind != YamlNode::Kind::map) return;
  for (const YamlNode& entry : target.items) {
    if (entry.key == "all_of" || entry.key == "any_of" || entry.key == "not") {
      warn_of_conditions(entry, kind, leaves_out != (entry.key == "not"), in);
    }
    if (!is_of_firms(entry, leaves_out)) continue;
    const std::string name = in_ticks(entry.key);
    in.report.warning(in.file, entry.key_extent,
                      {.code = code::kUnusedKey,
                       .message = (leaves_out ? "with " + name + " this part leaves out nothing: "
                                              : name + " has no effect: ") +
                                  kind.name + " is for clusters, not for single firms",
                       .suggestion = "leave it out; here count `regions`, `sectors`, `clusters`, "
                                     "and areas that `overlaps` names"});
  }
}

}  // namespace

void warn_of_unused(const YamlNode& programme, const InstrumentKind& kind, bool promise,
                    Reading& in) {
  for (const CommonKey key : {CommonKey::aid, CommonKey::cap, CommonKey::allocation,
                              CommonKey::selection, CommonKey::cumulation, CommonKey::announced}) {
    const YamlNode* entry = programme.find(word_of(key));
    if (entry == nullptr || counts(*entry, key, kind)) continue;
    if (key == CommonKey::announced && promise) continue;
    warn_of_key(*entry, key, kind, in);
  }
  const YamlNode* target = programme.find("target");
  if (target != nullptr && kind.receiver == Receiver::cluster) {
    warn_of_conditions(*target, kind, false, in);
  }
}

}  // namespace spearhead::scenarios
