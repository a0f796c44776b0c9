#pragma once

#include <string>

#include "scenarios/shape.h"

namespace spearhead::scenarios {

/// Regular expressions for values that are written as text, in what ECMAScript and Python have in
/// common. An expression lets through everything that the reader takes; what only arithmetic can
/// tell (bounds of numbers with an exponent, most lower bounds) stays to the reader.

std::string one_line_pattern();
std::string id_pattern();
/// A bare number; `-` only where `shape` lets it be negative.
std::string number_pattern(const Shape& shape);
/// The same, or a percentage.
std::string ratio_pattern(const Shape& shape);
/// A whole number that can be no other.
std::string whole_pattern(int number);
std::string year_pattern();
std::string share_pattern(const Shape& shape);
/// The same, or the path of a table.
std::string file_or_share_pattern(const Shape& shape);
std::string time_pattern(const Shape& shape);
std::string persons_pattern();
/// Money once, or per year by the form of `shape`.
std::string money_pattern(const Shape& shape);
std::string interval_pattern(const Shape& shape);

}  // namespace spearhead::scenarios
