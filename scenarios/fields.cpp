#include "scenarios/fields.h"

#include <algorithm>
#include <string_view>

#include "scenarios/nearest.h"
#include "scenarios/value_hints.h"

namespace spearhead::scenarios {

namespace {

std::vector<std::string> names_of(const std::vector<FieldText>& fields) {
  std::vector<std::string> names;
  names.reserve(fields.size());
  for (const FieldText& each : fields) names.emplace_back(each.name);
  return names;
}

const FieldText* find(std::string_view name, const std::vector<FieldText>& fields) {
  const auto found = std::ranges::find(fields, name, &FieldText::name);
  return found == fields.end() ? nullptr : &*found;
}

// Nobody writes so many keys by mistake; the bound keeps hostile input cheap.
constexpr std::size_t kMostEntries = 100;

/// The field that an unknown key of the map most likely means; null where that is not clear.
const FieldText* meant_by(const YamlNode& entry, const YamlNode& map,
                          const std::vector<FieldText>& fields) {
  const std::vector<std::string> names = names_of(fields);
  if (map.items.size() > kMostEntries) return nullptr;
  const std::string name = nearest(entry.key, names);
  if (name.empty() || map.find(name) != nullptr) return nullptr;
  const auto others = std::ranges::count_if(map.items, [&](const YamlNode& each) {
    return find(each.key, fields) == nullptr && nearest(each.key, names) == name;
  });
  return others == 1 ? find(name, fields) : nullptr;
}

/// Whether an entry whose key is known can be read; reports what is against it.
bool check_entry(const YamlNode& entry, const FieldText& field, Reading& in) {
  if (entry.kind == YamlNode::Kind::refused) return false;
  if (entry.kind != YamlNode::Kind::empty) return true;
  in.error(entry, {.code = code::kWrongType,
                   .message = in_ticks(entry.key) + " has no value",
                   .expected = in_own_currency(field.expected, in)});
  return false;
}

/// Whether an unknown key of the map is most likely this field misspelt: then it has been reported.
bool is_misspelt(const YamlNode& map, const FieldText& wanted,
                 const std::vector<FieldText>& fields) {
  const std::vector<std::string> names = names_of(fields);
  return std::any_of(map.items.begin(), map.items.end(), [&](const YamlNode& entry) {
    return find(entry.key, fields) == nullptr && nearest(entry.key, names) == wanted.name;
  });
}

}  // namespace

const FieldText* field_of(const YamlNode& entry, const YamlNode& map,
                          const std::vector<FieldText>& fields, Reading& in) {
  if (const FieldText* field = find(entry.key, fields)) {
    return check_entry(entry, *field, in) ? field : nullptr;
  }
  report_unknown(code::kUnknownKey, in.file, entry.key_extent, "key", entry.key, names_of(fields),
                 in.report);
  if (in.report.full() || entry.kind == YamlNode::Kind::empty) return nullptr;
  const FieldText* field = meant_by(entry, map, fields);
  return field != nullptr && check_entry(entry, *field, in) ? field : nullptr;
}

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
