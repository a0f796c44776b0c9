#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/codes.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

enum class Presence {
  required,
  optional,
  later,  ///< of the contract, but not in this version
};

/// What a person must know of one key. The one list of a struct's keys makes reading, the checks
/// for unknown and missing keys, and the texts about them.
struct FieldText {
  const char* name;
  Presence presence;
  const char* expected;
  const char* meaning;
};

/// One key of the YAML form of `T`.
template <class T>
struct Field {
  FieldText text;
  void (*read)(const YamlNode& node, Reading& in, T& out);
};

/// Reads with `read` into the member `member`.
template <auto member, auto read, class T>
void into(const YamlNode& node, Reading& in, T& out) {
  read(node, in, out.*member);
}

/// The same into a Located member, which remembers where the value stood.
template <auto member, auto read, class T>
void into_located(const YamlNode& node, Reading& in, T& out) {
  (out.*member).extent = node.extent;
  (out.*member).given = read(node, in, (out.*member).value);
}

/// For keys of Presence::later, which are never read.
template <class T>
void ignore(const YamlNode&, Reading&, T&) {}

/// Whether an entry of a map can be read: its key is known, and it has a value.
bool check_entry(const YamlNode& entry, const FieldText* field,
                 const std::vector<FieldText>& fields, Reading& in);

/// Reports the required keys that `map` lacks.
void check_required(const YamlNode& map, const std::vector<FieldText>& fields, Reading& in);

/// Reads every entry of `map` by the table.
/// \returns whether nothing was wrong
template <class T>
bool read_fields(const YamlNode& map, std::span<const Field<T>> fields, Reading& in, T& out) {
  const std::size_t before = in.report.errors();
  if (!check_kind(map, YamlNode::Kind::map, "keys and values", in)) return false;
  std::vector<FieldText> texts;
  for (const Field<T>& field : fields) texts.push_back(field.text);
  for (const YamlNode& entry : map.items) {
    const Field<T>* found = nullptr;
    for (const Field<T>& field : fields) {
      if (entry.key == field.text.name) found = &field;
    }
    const FieldText* text = found == nullptr ? nullptr : &found->text;
    if (check_entry(entry, text, texts, in)) found->read(entry, in, out);
  }
  check_required(map, texts, in);
  return in.report.errors() == before;
}

}  // namespace spearhead::scenarios
