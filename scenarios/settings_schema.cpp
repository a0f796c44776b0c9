#include "scenarios/settings_schema.h"

#include <string_view>

#include "policies/registry.h"
#include "scenarios/quantity.h"
#include "scenarios/value_schema.h"

namespace spearhead::scenarios {
namespace {

using Json = nlohmann::ordered_json;

Form form_of(std::string_view unit) {
  if (unit == "share") return Form::share;
  if (unit == "money") return Form::money;
  if (unit == "years") return Form::time;
  if (unit == "persons") return Form::persons;
  if (unit == "count") return Form::whole;
  return Form::number;
}

/// How a file writes `value`; money has no currency here.
Json written(double value, Form form) {
  if (form == Form::time) return shortest(value) + (value == 1 ? " year" : " years");
  return form == Form::money ? Json() : json_number(value);
}

/// Makes a schema of the settings of an instrument.
class SettingsSchema final : public FieldVisitor {
 public:
  void field(const char* name, double& value, const FieldInfo& info) final {
    const Shape shape{.form = form_of(info.unit),
                      .smallest = info.smallest,
                      .largest = info.largest,
                      .above = false};
    const Json fallback = written(value, shape.form);
    const std::string bounds = bounds_text(shape);
    std::string description = info.meaning;
    if (!bounds.empty()) description += " (" + bounds + ')';
    if (!fallback.is_null())
      description +=
          ", by default " + (fallback.is_string() ? fallback.get<std::string>() : fallback.dump());
    Json schema{{"description", description}};
    schema.update(value_schema(shape));
    if (schema.contains("pattern"))
      schema["patternErrorMessage"] =
          "expected " + (bounds.empty() ? "money such as 100k EUR" : bounds);
    if (!fallback.is_null()) schema["default"] = fallback;
    properties[name] = std::move(schema);
  }

  Json properties = Json::object();
};

/// A text that an editor may take for a number, such as the unit "1".
Json exactly(const std::string& text) {
  if (text.find_first_not_of("0123456789") == std::string::npos)
    return {{"enum", {text, std::stoi(text)}}};
  return {{"enum", {text}}};
}

}  // namespace

Json settings_by_instrument(const char* settings) {
  Json rules = Json::array();
  for (const InstrumentKind* kind : instruments()) {
    SettingsSchema visitor;
    kind->make()->describe(visitor);
    const Json own{{"additionalProperties", false}, {"properties", visitor.properties}};
    rules.push_back({{"if",
                      {{"properties", {{"instrument", {{"const", kind->name}}}}},
                       {"required", {"instrument"}}}},
                     {"then", {{"properties", {{settings, own}}}}}});
  }
  return rules;
}

Json parameter_schema(const ParameterRecord& record, const Json& any) {
  const bool whole = takes_whole_numbers(record.name);
  const Shape shape{.form = whole ? Form::whole : Form::number,
                    .smallest = record.smallest,
                    .largest = record.largest};
  const Json ends{{"minimum", json_number(record.smallest)},
                  {"maximum", json_number(record.largest)}};
  Json value = ends;
  if (whole) value["type"] = {"integer", "string"};
  value["default"] = json_number(record.value);
  return {{"description", record.source + " (" + bounds_text(shape) + " [" + record.unit +
                              "]; here " + shortest(record.value) + ", " + record.status + ')'},
          {"allOf", Json::array({any})},
          {"properties",
           {{"value", value}, {"unit", exactly(record.unit)}, {"range", {{"items", ends}}}}}};
}

}  // namespace spearhead::scenarios
