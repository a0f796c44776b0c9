#pragma once

#include <span>
#include <string>
#include <vector>

#include "scenarios/codes.h"
#include "scenarios/kinds.h"

namespace spearhead::scenarios {

/// How the value of a key becomes a part of `T`, and what it looks like.
template <class T>
struct Value {
  void (*read)(const YamlNode& node, Reading& in, T& out);
  Shape shape;
};

/// One key of the YAML form of `T`.
template <class T>
struct Field {
  FieldText text;
  Value<T> value;
};

/// The struct that a pointer to a member belongs to.
template <class Member>
struct OwnerOf;
template <class T, class M>
struct OwnerOf<M T::*> {
  using Type = T;
};
template <auto member>
using Owner = typename OwnerOf<decltype(member)>::Type;

/// A value of that kind, read into the member `member`.
template <auto member, const auto& kind>
inline constexpr Value<Owner<member>> into{
    [](const YamlNode& node, Reading& in, Owner<member>& out) { kind.read(node, in, out.*member); },
    kind.shape};

/// The same into a Located member, which remembers where the value stood.
template <auto member, const auto& kind>
inline constexpr Value<Owner<member>> into_located{
    [](const YamlNode& node, Reading& in, Owner<member>& out) {
      (out.*member).extent = node.extent;
      (out.*member).given = kind.read(node, in, (out.*member).value);
    },
    kind.shape};

/// The keys of a table of fields with their shapes.
template <class T, std::size_t size>
KeyTable keys_of(const char* name, const char* meaning, const Field<T> (&fields)[size]) {
  KeyTable table{name, meaning, {}};
  for (const Field<T>& field : fields) table.keys.push_back({field.text, field.value.shape});
  return table;
}

/// The field as which an entry of `map` is to be read, one of `fields`; null where it cannot be. An
/// unknown key is reported, and what stands below it is read as what it most likely means: one
/// wrong letter must not hide other problems.
const FieldText* field_of(const YamlNode& entry, const YamlNode& map,
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
    const FieldText* field = field_of(entry, map, texts, in);
    if (field == nullptr) continue;
    fields[static_cast<std::size_t>(field - texts.data())].value.read(entry, in, out);
  }
  check_required(map, texts, in);
  return in.report.errors() == before;
}

}  // namespace spearhead::scenarios
