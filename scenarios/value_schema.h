#pragma once

#include <nlohmann/json.hpp>

#include "scenarios/shape.h"

namespace spearhead::scenarios {

/// What a value must look like, in the words of JSON Schema: for all forms but maps, whose keys
/// have a schema of their own. Numbers may come as numbers or as text, as editors read them from
/// YAML with and without quotes.
nlohmann::ordered_json value_schema(const Shape& shape);

/// The bounds of a shape for people, such as "1 % to 50 %"; empty when there is nothing to say.
std::string bounds_text(const Shape& shape);

/// One code of a sector, to which value_schema refers as `#/definitions/sector`.
nlohmann::ordered_json sector_schema();

/// One code of a field of technology, to which it refers as `#/definitions/field`.
nlohmann::ordered_json field_schema();

/// One value, or a list of at least one.
nlohmann::ordered_json one_or_many_schema(nlohmann::ordered_json item);

/// What no value can satisfy, with the reason: in words that are not of JSON Schema, but of the
/// editors that use it, some in one place and some in another.
nlohmann::ordered_json refused_schema(const char* reason);

/// A number without a fraction that it does not have.
nlohmann::ordered_json json_number(double value);

}  // namespace spearhead::scenarios
