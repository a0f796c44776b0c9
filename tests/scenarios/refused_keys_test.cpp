#include <algorithm>
#include <functional>
#include <sstream>

#include <catch2/catch.hpp>

#include "scenarios/reader.h"
#include "tests/support/files.h"
#include "tests/support/study_cases.h"

/// Every key of every map with a value of the wrong kind, with none, twice, and misspelt. The keys
/// are those that the readers themselves name, so that a new one is covered by itself.
namespace spearhead::tests {
namespace {

using scenarios::Diagnostic;
using Entries = std::vector<std::pair<std::string, std::string>>;

/// A map of the input: the file it stands in, the text around it, and what it cannot do without.
struct Place {
  const char* name;
  const char* file;
  std::string before;
  std::string after;
  Entries needed;
};

const Entries kNone;
const std::string kHead = "format: 1\nregion: region.yaml\nyears: [2019, 2030]\n";
const std::string kProgramme =
    "programmes:\n  - {id: a, instrument: rd_subsidy, years: [2020, 2021], budget: 1M GBP/year";
const std::string kRegion = "format: 1, code: XX1, year: 2018, currency: GBP, employment: jobs.csv";

const std::vector<Place> kPlaces{
    {"scenario",
     "scenario.yaml",
     "{",
     "}\n",
     {{"format", "1"}, {"region", "region.yaml"}, {"years", "[2019, 2030]"}}},
    {"programme",
     "scenario.yaml",
     kHead + "programmes:\n  - {",
     "}\n",
     {{"id", "a"},
      {"instrument", "rd_subsidy"},
      {"years", "[2020, 2021]"},
      {"budget", "1M GBP/year"}}},
    {"target", "scenario.yaml", kHead + kProgramme + ", target: {", "}}\n", kNone},
    {"settings", "scenario.yaml", kHead + kProgramme + ", settings: {", "}}\n", kNone},
    {"agency", "scenario.yaml", kHead + "agencies:\n  - {", "}\n", {{"id", "a"}}},
    {"region",
     "region.yaml",
     "{",
     "}\n",
     {{"format", "1"},
      {"code", "XX1"},
      {"year", "2018"},
      {"currency", "GBP"},
      {"employment", "jobs.csv"}}},
    {"labour", "region.yaml", '{' + kRegion + ", labour: {", "}}\n", kNone},
    {"parameters",
     "behaviour.yaml",
     "{",
     "}\n",
     {{"format", "1"}, {"parameters", "{hiring_speed: {value: 0.4}}"}}},
    {"parameter",
     "behaviour.yaml",
     "format: 1\nparameters:\n  hiring_speed: {",
     "}\n",
     {{"value", "0.4"}}},
};

std::string text_of(const Place& place, const Entries& entries) {
  std::string text;
  for (const auto& [key, value] : entries) {
    text += (text.empty() ? "" : ", ") + key + ": " + value;
  }
  return place.before + text + place.after;
}

std::vector<Diagnostic> found_in(const Place& place, const Entries& entries) {
  const TemporaryFolder folder;
  write_study({}, folder.path());
  folder.write(place.file, text_of(place, entries));
  return scenarios::validate({folder / "scenario.yaml"});
}

/// The entries that `place` needs, without `key`, and `more` behind them.
Entries with(const Place& place, const std::string& key, const Entries& more) {
  Entries entries = place.needed;
  std::erase_if(entries, [&](const auto& entry) { return entry.first == key; });
  entries.insert(entries.end(), more.begin(), more.end());
  return entries;
}

/// The keys of a map, as the message about one that nobody knows lists them.
std::vector<std::string> keys_of(const Place& place) {
  std::vector<std::string> keys;
  for (const Diagnostic& each : found_in(place, with(place, "", {{"qqqqqqqqqqqqqqqq", "1"}}))) {
    if (each.code != "SP101") continue;
    REQUIRE(each.expected.starts_with("one of "));
    std::istringstream words(each.expected.substr(7));
    for (std::string word; std::getline(words, word, ',');) {
      keys.push_back(word.substr(word.find_first_not_of(' ')));
    }
  }
  return keys;
}

std::string misspelt(std::string key) {
  key[key.size() / 2] = key[key.size() / 2] == 'q' ? 'x' : 'q';
  return key;
}

/// The entry whose key begins at byte `offset` of the text: its line, and the column of the key.
bool stands_at(const Diagnostic& each, const std::string& text, std::size_t offset) {
  const std::size_t newline = text.rfind('\n', offset);
  const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(begin), '\n');
  return each.line == line && each.column > static_cast<int>(offset - begin);
}

/// The first error, which stands at the last entry of the map.
Diagnostic refused(const Place& place, const Entries& entries) {
  const std::vector<Diagnostic> found = found_in(place, entries);
  const std::string text = text_of(place, entries);
  const auto error = std::find_if(found.begin(), found.end(), [](const Diagnostic& each) {
    return each.severity == scenarios::Severity::error;
  });
  INFO(text << scenarios::to_text(found));
  REQUIRE(error != found.end());
  CHECK(std::filesystem::path(error->file).filename() == place.file);
  CHECK(stands_at(*error, text,
                  text.size() - place.after.size() - entries.back().first.size() -
                      entries.back().second.size() - 2));
  CHECK_FALSE((error->expected + error->suggestion).empty());
  return *error;
}

/// Tries `check` on every key of every map. \returns how many there are
std::size_t for_each_key(
    const std::function<void(const Place& place, const std::string& key)>& check) {
  std::size_t count = 0;
  for (const Place& place : kPlaces) {
    const std::vector<std::string> keys = keys_of(place);
    CHECK(keys.size() > 1);
    for (const std::string& key : keys) {
      INFO(place.name << ": " << key);
      check(place, key);
      ++count;
    }
  }
  return count;
}

bool is_one_of(const std::string& code, const std::vector<std::string>& codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

TEST_CASE("every key of every map is refused with a list of maps or a map for its value",
          "[scenarios][refused]") {
  const std::size_t keys = for_each_key([](const Place& place, const std::string& key) {
    for (const char* value : {"[{x: [1]}]", "{x: {y: 1}}"}) {
      const Diagnostic error = refused(place, with(place, key, {{key, value}}));
      INFO(value << error.message);
      CHECK(is_one_of(error.code, {"SP101", "SP102", "SP106", "SP201", "SP401"}));
    }
  });
  CHECK(keys > 50);
}

TEST_CASE("every key of every map is refused without a value", "[scenarios][refused]") {
  for_each_key([](const Place& place, const std::string& key) {
    const Diagnostic error = refused(place, with(place, key, {{key, ""}}));
    CHECK(is_one_of(error.code, {"SP201", "SP401"}));
  });
}

TEST_CASE("every key of every map is refused the second time", "[scenarios][refused]") {
  for_each_key([](const Place& place, const std::string& key) {
    const std::vector<Diagnostic> found =
        found_in(place, with(place, key, {{key, "1"}, {key, "1"}}));
    CHECK(std::count_if(found.begin(), found.end(),
                        [](const Diagnostic& each) { return each.code == "SP103"; }) == 1);
  });
}

TEST_CASE("every key of every map is named when one letter of it is wrong",
          "[scenarios][refused]") {
  for_each_key([](const Place& place, const std::string& key) {
    const Diagnostic error = refused(place, with(place, key, {{misspelt(key), "1"}}));
    CHECK(error.code == "SP101");
    CHECK(error.suggestion == "did you mean `" + key + "`?");
  });
}

}  // namespace spearhead::tests
