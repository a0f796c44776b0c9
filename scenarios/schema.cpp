#include "scenarios/schema.h"

#include <set>
#include <span>

#include "policies/registry.h"
#include "scenarios/json_text.h"
#include "scenarios/parameters_reader.h"
#include "scenarios/programme_reader.h"
#include "scenarios/quantity.h"
#include "scenarios/region_reader.h"
#include "scenarios/scenario_fields.h"
#include "scenarios/settings_schema.h"
#include "scenarios/value_schema.h"

namespace spearhead::scenarios {
namespace {

using Json = nlohmann::ordered_json;

/// Gives every pattern inside `schema` the words that editors say instead of it.
void explain_patterns(Json& schema, const std::string& words) {
  if (!schema.is_structured()) return;
  for (Json& part : schema) explain_patterns(part, words);
  if (schema.is_object() && schema.contains("pattern")) schema["patternErrorMessage"] = words;
}

/// Makes schemas of tables of keys; what they share is collected as definitions.
class SchemaWriter {
 public:
  /// The keys and values of `table`, without what no single key can say.
  Json object(const KeyTable& table) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const KeyTable::Key& key : table.keys) {
      properties[key.text.name] = property(key);
      if (key.text.presence == Presence::required) required.push_back(key.text.name);
    }
    Json schema{{"description", table.meaning}, {"type", "object"}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    schema["properties"] = std::move(properties);
    return schema;
  }

  Json scenario();
  Json region() { return object(region_keys()); }
  Json parameters() { return object(parameter_file_keys()); }

  /// Defines `name`, to which others refer.
  void define(const std::string& name, Json schema) { definitions_[name] = std::move(schema); }

  Json definitions() {
    define("sector", sector_schema());
    define("field", field_schema());
    return std::move(definitions_);
  }

 private:
  Json property(const KeyTable::Key& key) {
    Json schema{{"description", description(key)}};
    Json own = value(key.shape);
    explain_patterns(own, std::string("expected ") + key.text.expected);
    schema.update(own);
    return schema;
  }

  static std::string description(const KeyTable::Key& key);
  Json value(const Shape& shape);
  Json reference(const KeyTable& table);
  Json parameter_values(const KeyTable& statement);

  Json definitions_ = Json::object();
  std::set<std::string> begun_;  ///< tables that others may refer to
};

std::string SchemaWriter::description(const KeyTable::Key& key) {
  const FieldText& text = key.text;
  const std::string bounds = bounds_text(key.shape);
  std::string description = std::string(text.meaning) + " (" + text.expected +
                            (bounds.empty() ? "" : "; " + bounds) + ')';
  std::string later;
  for (const char* word : key.shape.words.subspan(key.shape.usable))
    later += (later.empty() ? "" : ", ") + std::string(word);
  if (!later.empty()) description += "; not available yet: " + later;
  if (key.shape.form == Form::nothing_yet) description += "; not available yet in this version";
  if (key.shape.form == Form::instrument) {
    for (const InstrumentKind* kind : instruments())
      description += std::string("\n\n") + kind->name + ": " + kind->meaning;
  }
  return description;
}

Json SchemaWriter::value(const Shape& shape) {
  if (shape.form == Form::map) return {{"allOf", Json::array({reference(shape.table())})}};
  if (shape.form == Form::parameters) return parameter_values(shape.table());
  Json schema = value_schema(shape);
  if (shape.form == Form::maps) schema["items"] = reference(shape.table());
  if (shape.form == Form::map_or_maps) schema = one_or_many_schema(reference(shape.table()));
  if (shape.form == Form::word_or_map)
    schema = {{"if", {{"type", "object"}}}, {"then", reference(shape.table())}, {"else", schema}};
  return schema;
}

Json SchemaWriter::reference(const KeyTable& table) {
  const Json reference{{"$ref", std::string("#/definitions/") + table.name}};
  // A table may hold itself: targets are made of targets.
  if (!begun_.insert(table.name).second) return reference;
  Json schema = object(table);
  for (const KeyTable::Key& key : table.keys) {
    if (key.shape.form == Form::settings) schema["allOf"] = settings_by_instrument(key.text.name);
  }
  define(table.name, std::move(schema));
  return reference;
}

Json SchemaWriter::parameter_values(const KeyTable& statement) {
  const Json any = reference(statement);
  Json names = Json::object();
  for (const ParameterRecord& record : default_parameters())
    names[record.name] = parameter_schema(record, any);
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(names)}};
}

// One of `region` and `regions` is needed, and not both: no single row of the table says so.
Json SchemaWriter::scenario() {
  Json schema = object(scenario_keys());
  schema["if"] = {{"required", {"regions"}}};
  schema["then"] = {
      {"properties", {{"region", refused_schema("keep one of `region` and `regions`")}}}};
  schema["else"] = {{"required", {"region"}}};
  return schema;
}

Json has_any(std::span<const char* const> keys) {
  Json choices = Json::array();
  for (const char* key : keys) choices.push_back({{"required", {key}}});
  return {{"anyOf", std::move(choices)}};
}

/// The schema of all files: kind_of_file in the words of JSON Schema.
Json by_kind(SchemaWriter& writer) {
  writer.define("scenario", writer.scenario());
  writer.define("region", writer.region());
  writer.define("parameters", writer.parameters());
  const auto reference = [](const char* name) -> Json {
    return {{"$ref", std::string("#/definitions/") + name}};
  };
  Json marks_of_region = has_any(kMarksOfRegion);
  marks_of_region["not"] = has_any(kNotOfRegion);
  const Json marks_of_parameters{{"required", {"parameters"}},
                                 {"properties", {{"parameters", {{"type", "object"}}}}},
                                 {"not", has_any(kNotOfParameters)}};
  const Json others{{"if", marks_of_parameters},
                    {"then", reference("parameters")},
                    {"else", reference("scenario")}};
  return {{"if", marks_of_region}, {"then", reference("region")}, {"else", others}};
}

struct Document {
  std::string id;
  std::string title;
  Json schema;
};

Document document_of(std::optional<FileKind> kind, SchemaWriter& writer) {
  if (!kind) return {"spearhead", "scenario, region and parameter files", by_kind(writer)};
  switch (*kind) {
    case FileKind::region:
      return {"spearhead.region", "region files", writer.region()};
    case FileKind::parameters:
      return {"spearhead.parameters", "parameter files", writer.parameters()};
    case FileKind::scenario:
      break;
  }
  return {"spearhead.scenario", "scenario files", writer.scenario()};
}

}  // namespace

std::string json_schema(std::optional<FileKind> kind, const std::string& version) {
  SchemaWriter writer;
  const Document document = document_of(kind, writer);
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"$id", document.id + ".schema.json"},
              {"title", "Spearhead " + version + ": " + document.title + ", format 1"}};
  schema.update(document.schema);
  schema["definitions"] = writer.definitions();
  return json_text(schema);
}

}  // namespace spearhead::scenarios
