#include "scenarios/value_schema.h"

#include <cmath>
#include <string>

#include "policies/registry.h"
#include "scenarios/area_names.h"
#include "scenarios/knowledge_tables.h"
#include "scenarios/patterns.h"
#include "scenarios/quantity.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kLargestSectorCode = 99;

/// Text that matches `pattern`.
Json text(const std::string& pattern) { return {{"type", "string"}, {"pattern", pattern}}; }

/// The same, which an editor may also take for a number.
Json text_or_number(const std::string& pattern) {
  return {{"type", {"string", "number"}}, {"pattern", pattern}};
}

/// A number between the shape's bounds, or text that matches `pattern`.
Json bounded(const char* type, const Shape& shape, const std::string& pattern) {
  Json schema{{"type", {type, "string"}}};
  if (std::isfinite(shape.smallest))
    schema[shape.above ? "exclusiveMinimum" : "minimum"] = json_number(shape.smallest);
  if (std::isfinite(shape.largest)) schema["maximum"] = json_number(shape.largest);
  schema["pattern"] = pattern;
  return schema;
}

Json pair_of(const Json& item) {
  return {{"type", "array"}, {"items", item}, {"minItems", 2}, {"maxItems", 2}};
}

/// Two different names, which an editor may also take for numbers.
Json area() {
  Json schema = pair_of(text_or_number(one_line_pattern()));
  schema["uniqueItems"] = true;
  return schema;
}

Json areas_or(Json number) {
  return {
      {"if", {{"type", "array"}}},
      {"then", {{"type", "array"}, {"items", area()}, {"minItems", 1}, {"maxItems", kMostAreas}}},
      {"else", std::move(number)}};
}

Json words(std::span<const char* const> choices) {
  Json list = Json::array();
  for (const char* choice : choices) list.push_back(choice);
  return {{"enum", std::move(list)}};
}

Json instrument_names() {
  Json names = Json::array();
  for (const InstrumentKind* kind : instruments()) names.push_back(kind->name);
  return {{"enum", std::move(names)}};
}

Json sector() { return {{"$ref", "#/definitions/sector"}}; }

Json field() { return {{"$ref", "#/definitions/field"}}; }

Json list_of_maps(const Shape& shape) {
  Json schema{{"type", "array"}};
  if (shape.smallest > 0) schema["minItems"] = json_number(shape.smallest);
  return schema;
}

Json weights(const Shape& shape) {
  return {{"type", "object"},
          {"minProperties", 1},
          {"additionalProperties", bounded("number", shape, ratio_pattern(shape))}};
}

/// Forms of several values, or of one or several.
Json list_schema(const Shape& shape) {
  switch (shape.form) {
    case Form::words:
      return one_or_many_schema(words(shape.words.first(shape.usable)));
    case Form::year_span:
      return pair_of(bounded("integer", shape, year_pattern()));
    case Form::ratio_span:
      return pair_of(bounded("number", shape, ratio_pattern(shape)));
    case Form::intervals:
      return one_or_many_schema(text(interval_pattern(shape)));
    case Form::texts:
      return one_or_many_schema(text_or_number(one_line_pattern()));
    case Form::text_list:
      return {{"type", "array"}, {"items", text_or_number(one_line_pattern())}, {"minItems", 1}};
    case Form::sectors:
      return one_or_many_schema(sector());
    case Form::fields:
      return one_or_many_schema(field());
    case Form::sector_list:
      return {{"type", "array"}, {"items", sector()}, {"uniqueItems", true}};
    case Form::nothing_yet:
      return {{"type", "array"}, {"maxItems", 0}};
    default:
      return list_of_maps(shape);
  }
}

}  // namespace

Json json_number(double value) {
  constexpr double exact = 1e15;
  if (value == std::floor(value) && std::abs(value) < exact) return static_cast<long long>(value);
  return value;
}

Json refused_schema(const char* reason) {
  return {{"not", Json::object()},
          {"errorMessage", reason},
          {"deprecationMessage", reason},
          {"doNotSuggest", true}};
}

Json one_or_many_schema(Json item) {
  const Json list{{"type", "array"}, {"items", item}, {"minItems", 1}};
  return {{"if", {{"type", "array"}}}, {"then", list}, {"else", std::move(item)}};
}

Json field_schema() {
  return {{"description", "a code of `spearhead list fields`"}, {"enum", field_codes()}};
}

Json sector_schema() {
  Json codes = Json::array();
  Json holes = Json::array();
  for (int number = 1; number <= kLargestSectorCode; ++number) {
    const std::string code = (number < 10 ? "0" : "") + std::to_string(number);
    if (sector_index(code)) {
      codes.push_back(code);
    } else {
      holes.push_back(number);
    }
  }
  // Codes without quotes are numbers to an editor, and not worth suggesting.
  const Json bare{{"type", "integer"},
                  {"minimum", 1},
                  {"maximum", kLargestSectorCode},
                  {"not", {{"enum", std::move(holes)}}}};
  return {{"description", "a two-digit division of `spearhead list sectors`"},
          {"anyOf", Json::array({Json{{"enum", std::move(codes)}}, bare})}};
}

Json value_schema(const Shape& shape) {
  switch (shape.form) {
    case Form::format:
      return bounded("integer", shape, whole_pattern(1));
    case Form::text:
      return text_or_number(one_line_pattern());
    case Form::prose:
      return {{"type", {"string", "number"}}};
    case Form::id:
      return text_or_number(id_pattern());
    case Form::word:
    case Form::word_or_map:
      return words(shape.words.first(shape.usable));
    case Form::instrument:
      return instrument_names();
    case Form::number:
      return bounded("number", shape, number_pattern(shape));
    case Form::ratio:
      return bounded("number", shape, ratio_pattern(shape));
    case Form::whole:
      return bounded("integer", shape, number_pattern(shape));
    case Form::whole_or_areas:
      return areas_or(bounded("integer", shape, number_pattern(shape)));
    case Form::share:
      return bounded("number", shape, share_pattern(shape));
    case Form::file_or_share:
      return bounded("number", shape, file_or_share_pattern(shape));
    case Form::time:
      return text(time_pattern(shape));
    case Form::persons:
      return bounded("number", shape, persons_pattern());
    case Form::money:
    case Form::money_per_year:
      return text(money_pattern(shape));
    case Form::year:
      return bounded("integer", shape, year_pattern());
    case Form::words:
    case Form::year_span:
    case Form::ratio_span:
    case Form::intervals:
    case Form::texts:
    case Form::text_list:
    case Form::sectors:
    case Form::fields:
    case Form::sector_list:
    case Form::nothing_yet:
    case Form::maps:
      return list_schema(shape);
    case Form::weights:
      return weights(shape);
    case Form::map:
    case Form::map_or_maps:
    case Form::settings:
    case Form::parameters:
      break;
  }
  return {{"type", "object"}};
}

std::string bounds_text(const Shape& shape) {
  constexpr double percent = 100;
  const bool share = shape.form == Form::share;
  const std::string unit = share ? " %" : shape.form == Form::time ? " years" : "";
  const bool known = shape.form == Form::number || shape.form == Form::whole || share ||
                     shape.form == Form::time || shape.form == Form::persons ||
                     shape.form == Form::year;
  if (!known || !std::isfinite(shape.smallest)) return {};
  const double times = share ? percent : 1;
  const std::string smallest = shortest(shape.smallest * times);
  if (!std::isfinite(shape.largest))
    return (shape.above ? "more than " : "at least ") + smallest + unit;
  return smallest + (share ? unit : "") + " to " + shortest(shape.largest * times) + unit;
}

}  // namespace spearhead::scenarios
