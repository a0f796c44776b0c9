#include "scenarios/values.h"

#include <algorithm>
#include <array>

#include "scenarios/codes.h"
#include "scenarios/utf8.h"
#include "scenarios/value_hints.h"

namespace spearhead::scenarios {
namespace {

const char* word(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::empty:
      return "nothing";
    case YamlNode::Kind::list:
      return "a list";
    case YamlNode::Kind::map:
      return "keys and values";
    default:
      return "text";
  }
}

// What other readers of YAML take for true, false or nothing.
bool is_ambiguous(std::string_view text) {
  constexpr std::array<std::string_view, 10> words{"true", "false", "yes", "no",   "on",
                                                   "off",  "y",     "n",   "null", "~"};
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return std::find(words.begin(), words.end(), lower) != words.end();
}

// Years such as 2025-2030, which a reader expects to be right.
bool refuse_dash(const YamlNode& node, const char* expected, Reading& in) {
  const std::size_t dash = node.text.find_first_not_of("0123456789");
  const bool span = node.kind == YamlNode::Kind::text && dash == 4 && node.text.size() == 9 &&
                    node.text.find_first_not_of("0123456789", 5) == std::string::npos;
  if (!span) return false;
  in.error(node,
           {.code = code::kWrongType,
            .message = in_ticks(node.text) + " is not a list of two years",
            .expected = expected,
            .suggestion = "write [" + node.text.substr(0, 4) + ", " + node.text.substr(5) + "]"});
  return true;
}

bool check_characters(const YamlNode& node, Reading& in) {
  if (!first_control_character(node.text)) return true;
  in.error(node, {.code = code::kNotText,
                  .message = "the text holds a control character",
                  .suggestion = "remove the escape that stands for it"});
  return false;
}

/// How to make a list of what was written in its place.
std::string advice_on_list(const YamlNode& node) {
  constexpr std::size_t longest = 40;
  if (node.kind == YamlNode::Kind::map) return "begin each entry with `- `";
  // A number in the place of a list of numbers lacks more than brackets.
  const bool word = node.kind == YamlNode::Kind::text && !node.text.empty() &&
                    node.text.size() <= longest && (node.text[0] < '0' || node.text[0] > '9');
  if (!word) return "";
  return "write [" + node.text + "] if that is meant";
}

}  // namespace

bool check_kind(const YamlNode& node, YamlNode::Kind kind, const char* expected, Reading& in) {
  if (node.kind == kind) return true;
  if (node.kind == YamlNode::Kind::refused) return false;
  const std::string name = node.key.empty() ? "this" : in_ticks(node.key);
  in.error(node, {.code = code::kWrongType,
                  .message = node.kind == YamlNode::Kind::empty ? name + " has no value"
                                                                : name + " is " + word(node),
                  .expected = expected,
                  .suggestion = kind == YamlNode::Kind::list ? advice_on_list(node) : ""});
  return false;
}

bool read_prose(const YamlNode& node, Reading& in, std::string& out) {
  if (!check_kind(node, YamlNode::Kind::text, "text", in) || !check_characters(node, in))
    return false;
  if (!node.quoted && is_ambiguous(node.text)) {
    in.error(node, {.code = code::kAmbiguous,
                    .message = in_ticks(node.text) + " may be taken for true, false or nothing",
                    .expected = "text",
                    .suggestion = "write \"" + node.text + "\" if that is meant"});
    return false;
  }
  out = node.text;
  while (out.ends_with('\n')) out.pop_back();
  return true;
}

bool read_text(const YamlNode& node, Reading& in, std::string& out) {
  std::string text;
  if (!read_prose(node, in, text)) return false;
  if (text.empty() || text.find('\n') != std::string::npos) {
    in.error(node, {.code = code::kWrongType,
                    .message = text.empty() ? "the text is empty" : "the text has several lines",
                    .expected = "one line of text"});
    return false;
  }
  out = std::move(text);
  return true;
}

bool read_id(const YamlNode& node, Reading& in, std::string& out) {
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
  std::string text;
  if (!read_text(node, in, text)) return false;
  if (text.size() > 64 || text.find_first_not_of(letters) != std::string::npos) {
    in.error(node, {.code = code::kWrongType,
                    .message = in_ticks(text) + " cannot be a name to refer to",
                    .expected = "up to 64 of a-z, A-Z, 0-9, `_`, `-` and `.`"});
    return false;
  }
  out = std::move(text);
  return true;
}

bool read_currency(const YamlNode& node, Reading& in, std::string& out) {
  std::string text;
  if (!read_text(node, in, text)) return false;
  if (text != "EUR" && text != "GBP" && text != "USD") {
    in.error(node, {.code = code::kUnknownName,
                    .message = in_ticks(text) + " is not a currency that can be used",
                    .expected = "EUR, GBP or USD"});
    return false;
  }
  out = std::move(text);
  return true;
}

bool read_number(const YamlNode& node, Reading& in, double& out) {
  return read_quantity(node, in, "a number such as 0.5", parse_number, out);
}

bool read_ratio(const YamlNode& node, Reading& in, double& out) {
  return read_quantity(node, in, "a number such as 0.5 or 50 %", parse_ratio, out);
}

bool read_share(const YamlNode& node, Reading& in, double& out) {
  return read_quantity(node, in, "a share such as 0.5 or 50 %", parse_share, out);
}

bool read_years(const YamlNode& node, Reading& in, double& out) {
  return read_quantity(node, in, "a time such as 7 years", parse_years, out);
}

bool read_integer(const YamlNode& node, Reading& in, const char* expected, int& out) {
  return read_quantity(node, in, expected, parse_integer, out);
}

bool read_year(const YamlNode& node, Reading& in, int& out) {
  int year = 0;
  if (!read_integer(node, in, "a year such as 2025", year)) return false;
  if (year < kEarliestYear || year > kLatestYear) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "the year " + std::to_string(year) + " is out of range",
                    .expected = "a year from 1900 to 2200"});
    return false;
  }
  out = year;
  return true;
}

bool read_year_span(const YamlNode& node, Reading& in, YearSpan& out) {
  constexpr const char* expected = "two years such as [2025, 2050]";
  if (refuse_dash(node, expected, in)) return false;
  if (!check_kind(node, YamlNode::Kind::list, expected, in)) return false;
  YearSpan span;
  if (node.items.size() != 2) {
    in.error(node, {.code = code::kWrongType,
                    .message = "not two years but " + std::to_string(node.items.size()),
                    .expected = expected});
    return false;
  }
  const bool first = read_year(node.items[0], in, span.first);
  if (!read_year(node.items[1], in, span.last) || !first) return false;
  if (span.first > span.last || span.last - span.first >= kMostYears) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = span.first > span.last ? "the last year comes before the first"
                                                      : "more than 100 years",
                    .expected = expected});
    return false;
  }
  out = span;
  return true;
}

bool read_amount(const YamlNode& node, Reading& in, Money& out) {
  const std::string expected = in_own_currency("money such as 150k GBP", in);
  Money money;
  if (!read_quantity(node, in, expected.c_str(), parse_money, money)) return false;
  if (money.per_year) {
    in.error(node, {.code = code::kWrongUnit,
                    .message = in_ticks(node.text) + " is money per year",
                    .expected = expected,
                    .suggestion = "leave out /year"});
    return false;
  }
  warn_of_thousands(node, in);
  out = money;
  return true;
}

bool read_budget(const YamlNode& node, Reading& in, Money& out) {
  const std::string expected = in_own_currency("money per year such as 2M GBP/year", in);
  Money money;
  if (!read_quantity(node, in, expected.c_str(), parse_money, money)) return false;
  if (!money.per_year) {
    in.error(node, {.code = code::kWrongUnit,
                    .message = in_ticks(node.text) + " is not money per year",
                    .expected = expected,
                    .suggestion = "write " + node.text + "/year if that is meant"});
    return false;
  }
  warn_of_thousands(node, in);
  out = money;
  return true;
}

bool read_one_or_many(const YamlNode& node, Reading& in,
                      const std::function<void(const YamlNode&)>& read) {
  const bool many = node.kind == YamlNode::Kind::list;
  const std::size_t before = in.report.errors();
  for (const YamlNode& item : many ? std::span(node.items) : std::span(&node, 1)) read(item);
  if (many && node.items.empty()) {
    in.error(node, {.code = code::kWrongType,
                    .message = "the list is empty",
                    .expected = "at least one entry",
                    .suggestion = "leave the key out if none is meant"});
  }
  return in.report.errors() == before;
}

bool read_texts(const YamlNode& node, Reading& in, std::vector<Located<std::string>>& out) {
  std::vector<Located<std::string>> texts;
  const bool read = read_one_or_many(node, in, [&](const YamlNode& item) {
    Located<std::string> text{{}, item.extent, true};
    if (read_text(item, in, text.value)) texts.push_back(std::move(text));
  });
  out = std::move(texts);
  return read;
}

bool read_format(const YamlNode& node, Reading& in, int& out) {
  int format = 0;
  if (!read_quantity(node, in, "1", parse_integer, format)) return false;
  if (format != 1) {
    in.error(node, {.code = code::kFormat,
                    .message = "this version does not know format " + std::to_string(format),
                    .expected = "1"});
    return false;
  }
  out = format;
  return true;
}

}  // namespace spearhead::scenarios
