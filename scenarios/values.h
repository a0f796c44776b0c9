#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/quantity.h"
#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {

/// The file that is being read, and where its problems go.
struct Reading {
  const SourceFile& file;
  Report& report;
  std::string currency = {};  ///< of the examples in messages; may be empty

  void error(const YamlNode& node, Finding finding) const {
    report.error(file, node.extent, std::move(finding));
  }
  void warning(const YamlNode& node, Finding finding) const {
    report.warning(file, node.extent, std::move(finding));
  }
};

/// A value with its place, for checks that need other values.
template <class T>
struct Located {
  T value{};
  Extent extent;
  bool given = false;
};

/// First and last year, both included.
struct YearSpan {
  int first = 0;
  int last = 0;
};

/// The longest period and the years that are accepted at all.
inline constexpr int kMostYears = 100;
inline constexpr int kEarliestYear = 1900;
inline constexpr int kLatestYear = 2200;

// All of the following report what is wrong and say whether `out` has been set. They are silent
// about nodes that the document refused before.

/// Whether the node is of `kind`; `expected` says what it should be.
bool check_kind(const YamlNode& node, YamlNode::Kind kind, const char* expected, Reading& in);

/// Reads a text with `parse`, whose complaints, QuantityErrors, become diagnostics.
template <class T, class Parse>
bool read_quantity(const YamlNode& node, Reading& in, const char* expected, Parse parse, T& out) {
  if (!check_kind(node, YamlNode::Kind::text, expected, in)) return false;
  try {
    out = parse(node.text);
    return true;
  } catch (const QuantityError& fault) {
    in.error(node, {.code = fault.code(),
                    .message = fault.what(),
                    .expected = expected,
                    .suggestion = fault.suggestion()});
    return false;
  }
}

/// One line of text. Words that YAML may take for a boolean or nothing must stand in quotes.
bool read_text(const YamlNode& node, Reading& in, std::string& out);
/// Text that may have several lines.
bool read_prose(const YamlNode& node, Reading& in, std::string& out);
/// A name that other things refer to: letters, digits, `_`, `-` and `.`, 64 at most.
bool read_id(const YamlNode& node, Reading& in, std::string& out);
bool read_currency(const YamlNode& node, Reading& in, std::string& out);
bool read_number(const YamlNode& node, Reading& in, double& out);
/// A bare number or a percentage, of any size.
bool read_ratio(const YamlNode& node, Reading& in, double& out);
bool read_share(const YamlNode& node, Reading& in, double& out);
bool read_years(const YamlNode& node, Reading& in, double& out);
/// A bare whole number; `expected` says which.
bool read_integer(const YamlNode& node, Reading& in, const char* expected, int& out);
bool read_year(const YamlNode& node, Reading& in, int& out);
/// `[first, last]`, in order, at most kMostYears.
bool read_year_span(const YamlNode& node, Reading& in, YearSpan& out);
/// Money once, such as a cap.
bool read_amount(const YamlNode& node, Reading& in, Money& out);
/// Money per year, such as a budget.
bool read_budget(const YamlNode& node, Reading& in, Money& out);
/// Gives one value, or each of a list of at least one, to `read`, which reports what is wrong.
bool read_one_or_many(const YamlNode& node, Reading& in,
                      const std::function<void(const YamlNode&)>& read);
/// One text or a list of texts, each with its place.
bool read_texts(const YamlNode& node, Reading& in, std::vector<Located<std::string>>& out);
/// One of `choices`; `what` names what they are.
bool read_choice(const YamlNode& node, Reading& in, const std::vector<std::string>& choices,
                 const char* what, std::string& out);
/// One of `words`, as its place among them. Only the first `usable` are in this version.
bool read_word(const YamlNode& node, Reading& in, std::span<const char* const> words,
               std::size_t usable, const char* what, std::size_t& out);
/// The only format that there is, 1.
bool read_format(const YamlNode& node, Reading& in, int& out);

/// Reports that something of the contract is not in this version.
void report_not_yet(const YamlNode& node, const std::string& what, Reading& in);

/// Reports a name that is not one of `names`, with the nearest.
void report_unknown(const char* code, const SourceFile& file, Extent extent, const char* what,
                    std::string_view name, const std::vector<std::string>& names, Report& report);

/// `a, b, c`
std::string join(const std::vector<std::string>& words);

}  // namespace spearhead::scenarios
