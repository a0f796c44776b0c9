#pragma once

#include "scenarios/shape.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// A kind of value: how it is read, and what it looks like. Both stand here and not in the tables
/// of keys, so that no two keys can differ in one of them.
template <class T>
struct Kind {
  bool (*read)(const YamlNode& node, Reading& in, T& out);
  Shape shape;
};

inline constexpr Kind<int> kFormat{read_format,
                                   {.form = Form::format, .smallest = 1, .largest = 1}};
inline constexpr Kind<std::string> kText{read_text, {.form = Form::text}};
inline constexpr Kind<std::string> kProse{read_prose, {.form = Form::prose}};
inline constexpr Kind<std::string> kId{read_id, {.form = Form::id}};
inline constexpr const char* kCurrencies[] = {"EUR", "GBP", "USD"};
inline constexpr Kind<std::string> kCurrency{
    read_currency, {.form = Form::word, .words = kCurrencies, .usable = std::size(kCurrencies)}};
inline constexpr Kind<double> kShare{read_share,
                                     {.form = Form::share, .smallest = 0, .largest = 1}};
inline constexpr Kind<int> kYear{
    read_year, {.form = Form::year, .smallest = kEarliestYear, .largest = kLatestYear}};
inline constexpr Kind<YearSpan> kYearSpan{
    read_year_span, {.form = Form::year_span, .smallest = kEarliestYear, .largest = kLatestYear}};
inline constexpr Kind<std::vector<Located<std::string>>> kTexts{read_texts, {.form = Form::texts}};
inline constexpr Kind<std::vector<Located<std::string>>> kSectors{read_texts,
                                                                  {.form = Form::sectors}};

}  // namespace spearhead::scenarios
