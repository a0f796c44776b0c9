#pragma once

#include <string>

#include "output/map_document.h"

namespace spearhead::output {

/// How a map's picture is to be looked at.
enum class MapPicture {
  poster,    ///< alone: with title, names, legend and the list of areas
  labelled,  ///< in a page: with names and legend
  compact,   ///< in a page on a narrow screen: letters and numbers only, legend below
};

/// The picture as one SVG element without scripts, styles or references to anything outside, lines
/// ended. Text on shapes has a contrast of 4.5:1 or more.
std::string map_svg(const MapDocument& document, MapPicture picture);

/// Shades of circles by location quotient, from light to dark.
struct Shade {
  double from;       ///< location quotient
  const char* fill;  ///< colour
  const char* text;  ///< colour of text on it
  const char* words;
};
const Shade& shade_of(const Strength& strength);

}  // namespace spearhead::output
