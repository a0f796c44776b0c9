#pragma once

#include <limits>
#include <span>
#include <vector>

namespace spearhead::scenarios {

/// What a value looks like in a file.
enum class Form {
  format,          ///< the number of the format
  text,            ///< one line
  prose,           ///< text that may have several lines
  id,              ///< a name to refer to
  word,            ///< one of `Shape::words`
  words,           ///< one of them or a list of several
  word_or_map,     ///< one of them, or keys and values by `Shape::table`
  instrument,      ///< one of the registered kinds
  number,          ///< a bare number
  ratio,           ///< a bare number or a percentage
  whole,           ///< a bare whole number
  whole_or_areas,  ///< the same, or a list of areas, each a list of two names
  share,           ///< a number or a percentage; bounds as numbers
  file_or_share,   ///< the path of a table, or a share
  time,            ///< such as `7 years`; bounds in years
  persons,         ///< such as `10 persons` or `10`
  money,           ///< once, with its currency; bounds in the currency's unit
  money_per_year,  ///< the same for a flow
  year,
  year_span,    ///< `[first, last]`
  ratio_span,   ///< `[smallest, largest]`, each a ratio
  intervals,    ///< such as `10-250` or `250+`, followed by `Shape::unit` or not; one or several
  texts,        ///< one text or a list of them
  text_list,    ///< a list of texts
  sectors,      ///< one code of a sector or a list of them
  sector_list,  ///< a list of different codes, which may be empty
  fields,       ///< one code of a field of technology or a list of them
  weights,      ///< names of clusters, at least one, each with a number
  map,          ///< keys and values by `Shape::table`
  maps,         ///< a list of them, of at least `Shape::smallest`
  map_or_maps,  ///< one or a list of at least one
  settings,     ///< keys and values by the programme's instrument
  parameters,   ///< names of parameters, each with keys and values by `Shape::table`
  nothing_yet,  ///< a list that must be empty in this version
};

struct KeyTable;

/// What a value must look like as far as it can be told from this value alone. What is read by
/// fields.h and the schema for editors (schema.h) are made from the same tables of shapes.
struct Shape {
  Form form = Form::text;
  double smallest = -std::numeric_limits<double>::infinity();  ///< in the unit of the form
  double largest = std::numeric_limits<double>::infinity();    ///< inclusive
  bool above = false;  ///< more than `smallest`, which is then not included itself
  const char* unit = nullptr;
  std::span<const char* const> words = {};
  std::size_t usable = 0;  ///< how many of the words this version can use; the others come later
  KeyTable (*table)() = nullptr;
};

enum class Presence { required, optional };

/// What a person must know of one key. The one list of a struct's keys makes reading, the checks
/// for unknown and missing keys, and the texts about them.
struct FieldText {
  const char* name;
  Presence presence;
  const char* expected;
  const char* meaning;
};

/// The keys of a map with the shapes of their values.
struct KeyTable {
  struct Key {
    FieldText text;
    Shape shape;
  };
  const char* name;     ///< one word
  const char* meaning;  ///< what the map is
  std::vector<Key> keys;
};

}  // namespace spearhead::scenarios
