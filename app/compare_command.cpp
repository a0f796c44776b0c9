#include <algorithm>
#include <cstdio>
#include <sstream>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/comparison_json.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "output/clear_since.h"
#include "output/comparison_formats.h"
#include "output/headline.h"
#include "output/outlay.h"
#include "output/price.h"
#include "output/study_reader.h"
#include "scenarios/nearest.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void refuse_word(const std::string& option, const std::string& word,
                              const std::vector<std::string>& known) {
  const std::string nearest = scenarios::nearest(word, known);
  throw UsageError(fmt::format("--{} does not know '{}'{}", option, word,
                               nearest.empty()
                                   ? fmt::format("; it knows {}", fmt::join(known, ", "))
                                   : fmt::format("; did you mean '{}'?", nearest)));
}

std::vector<std::string> indicators_of(const Arguments& arguments,
                                       const output::StudyReader& study) {
  if (!arguments.has("indicator")) return output::headline_indicators();
  std::vector<std::string> names;
  for (const std::string& text : arguments.all("indicator")) {
    std::istringstream words(text.empty() ? "," : text);  // an empty word is refused
    for (std::string word; std::getline(words, word, ',');) {
      if (std::ranges::find(study.indicators(), word) == study.indicators().end()) {
        refuse_word("indicator", word, study.indicators());
      }
      names.push_back(word);
    }
  }
  return names;
}

int year_of(const Arguments& arguments, const output::StudyDescription& study) {
  if (!arguments.has("at")) return study.last_year();
  return static_cast<int>(
      whole_number("at", arguments.value("at"), study.first_year, study.last_year()));
}

std::string format_of(const Arguments& arguments) {
  if (arguments.has("json")) return "json";
  const std::vector<std::string> known{"table", "csv", "json", "md"};
  const std::string& format = arguments.value("format");
  if (std::ranges::find(known, format) == known.end()) refuse_word("format", format, known);
  return format;
}

/// What is said of one study.
struct Compared {
  std::vector<output::Comparison> rows;
  std::vector<std::optional<int>> since;

  output::DatedComparisons dated() const { return {rows, since}; }
};

Compared compare_study(const Arguments& arguments, const output::StudyReader& study) {
  const output::StudyDescription& is = study.description();
  const std::vector<std::string> indicators = indicators_of(arguments, study);
  const int year = year_of(arguments, is);
  return {output::compare_arms(study, indicators, year),
          output::clear_since(study, indicators, year)};
}

Json prices_json(const output::StudyReader& study) {
  Json rows = Json::array();
  for (const output::Price& price : output::prices(study)) {
    const bool stated = price.ratio.known && (price.gain || price.clear);
    const auto number = [&](double value) { return stated ? Json(value) : Json(nullptr); };
    rows.push_back({{"arm", price.arm},
                    {"of", price.of},
                    {"kind", price.gain ? "gain per outlay" : "outlay per unit"},
                    {"unit", price.unit},
                    {"value", number(price.ratio.value)},
                    {"lo95", number(price.ratio.lo95)},
                    {"hi95", number(price.ratio.hi95)}});
  }
  return rows;
}

void add_json(const std::string& file, const Compared& compared, const output::StudyReader& study,
              Json& document) {
  for (std::size_t i = 0; i < compared.rows.size(); ++i) {
    Json row = comparison_json(compared.rows[i]);
    row["clear_since"] = compared.since[i] ? Json(*compared.since[i]) : Json(nullptr);
    row["study"] = file;
    document["rows"].push_back(row);
  }
  for (Json price : prices_json(study)) {
    price["study"] = file;
    document["prices"].push_back(price);
  }
}

std::string table_of(const Compared& compared, const output::StudyReader& study) {
  return output::comparison_text(study.description(), compared.rows) + "\n" +
         output::clear_since_text(compared.dated()) + "\n" + output::outlay_text(study) +
         output::price_text(study);
}

}  // namespace

int compare(const Arguments& arguments) {
  const std::string format = format_of(arguments);
  const bool several = arguments.operands.size() > 1;
  Json document{{"rows", Json::array()}, {"prices", Json::array()}};
  // Printed when all studies are read: half a table would look like a whole one.
  std::string text = format == "csv" ? output::comparison_csv_header() : "";
  for (const std::string& file : arguments.operands) {
    const output::StudyReader study(file);
    if (study.description().arms.size() < 2) {
      throw UsageError(
          fmt::format("{} has a baseline only; run a scenario to compare it with", file));
    }
    const Compared compared = compare_study(arguments, study);
    if (format == "json") {
      add_json(file, compared, study, document);
    } else if (format == "csv") {
      text += output::comparison_csv(file, compared.dated());
    } else {
      const bool markdown = format == "md";
      if (several) text += fmt::format("{}{}\n\n", markdown ? "## " : "", file);
      text += markdown ? output::comparison_markdown(compared.dated()) : table_of(compared, study);
      text += '\n';
    }
  }
  if (format == "json") {
    print_json(document);
  } else {
    fmt::print("{}", text);
  }
  return kDone;
}

}  // namespace spearhead::app
