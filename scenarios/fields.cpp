#include "scenarios/fields.h"

#include <algorithm>

#include "scenarios/nearest.h"
#include "scenarios/value_hints.h"

namespace spearhead::scenarios {

bool check_entry(const YamlNode& entry, const FieldText* field,
                 const std::vector<FieldText>& fields, Reading& in) {
  if (field == nullptr) {
    std::vector<std::string> names;
    names.reserve(fields.size());
    for (const FieldText& each : fields) names.emplace_back(each.name);
    report_unknown(code::kUnknownKey, in.file, entry.key_extent, "key", entry.key, names,
                   in.report);
    return false;
  }
  if (entry.kind == YamlNode::Kind::refused) return false;
  if (field->presence == Presence::later) {
    in.report.error(in.file, entry.key_extent,
                    {.code = code::kNotYet,
                     .message = in_ticks(entry.key) + " is not available yet in this version",
                     .suggestion = "leave it out"});
    return false;
  }
  if (entry.kind != YamlNode::Kind::empty) return true;
  in.error(entry, {.code = code::kWrongType,
                   .message = in_ticks(entry.key) + " has no value",
                   .expected = in_own_currency(field->expected, in)});
  return false;
}

namespace {

/// Whether an unknown key of the map is most likely this field misspelt: then it has been reported.
bool is_misspelt(const YamlNode& map, const FieldText& wanted,
                 const std::vector<FieldText>& fields) {
  std::vector<std::string> names;
  for (const FieldText& field : fields) names.emplace_back(field.name);
  return std::any_of(map.items.begin(), map.items.end(), [&](const YamlNode& entry) {
    const bool known = std::find(names.begin(), names.end(), entry.key) != names.end();
    return !known && nearest(entry.key, names) == wanted.name;
  });
}

}  // namespace

void check_required(const YamlNode& map, const std::vector<FieldText>& fields, Reading& in) {
  for (const FieldText& field : fields) {
    if (field.presence != Presence::required || map.find(field.name) != nullptr) continue;
    if (is_misspelt(map, field, fields)) continue;
    in.error(map, {.code = code::kMissingKey,
                   .message = "the key " + in_ticks(field.name) + " is missing",
                   .expected = in_own_currency(std::string(field.name) + ": " + field.expected, in),
                   .suggestion = "add it: " + std::string(field.meaning)});
  }
}

}  // namespace spearhead::scenarios
