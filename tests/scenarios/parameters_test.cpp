#include <iterator>

#include <catch2/catch.hpp>

#include "scenarios/parameters_reader.h"

using namespace spearhead;
using namespace spearhead::scenarios;

namespace {

struct Outcome {
  ParameterRecords records = default_parameters();
  std::vector<std::string> problems;
};

void list_problems(const Report& report, Outcome& outcome) {
  for (const Diagnostic& each : report.diagnostics()) {
    outcome.problems.push_back(each.code + ' ' + std::to_string(each.line) + ':' +
                               std::to_string(each.column));
  }
}

Outcome with_file(const std::string& text) {
  Outcome outcome;
  const SourceFile file("own.yaml", text);
  Report report;
  const std::optional<YamlNode> root = parse_yaml(file, report);
  REQUIRE(root);
  read_parameters(file, *root, report, outcome.records);
  list_problems(report, outcome);
  return outcome;
}

Outcome with_override(const std::string& text) {
  Outcome outcome;
  Report report;
  apply_override(text, report, outcome.records);
  list_problems(report, outcome);
  return outcome;
}

const ParameterRecord& record(const Outcome& outcome, const std::string& name) {
  for (const ParameterRecord& each : outcome.records) {
    if (each.name == name) return each;
  }
  throw std::logic_error("no parameter " + name);
}

std::string file_with(const std::string& lines) { return "format: 1\nparameters:\n" + lines; }

using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("the compiled-in parameters are complete and say what is known of them",
          "[scenarios][parameters]") {
  const ParameterRecords records = default_parameters();
  REQUIRE(records.size() == std::size(kParameterFields));
  for (std::size_t index = 0; index < records.size(); ++index) {
    INFO(records[index].name);
    CHECK(records[index].name == kParameterFields[index].name);
    CHECK(records[index].unit == kParameterFields[index].unit);
    CHECK(records[index].smallest < records[index].largest);
    CHECK_FALSE(records[index].status.empty());
    CHECK_FALSE(records[index].source.empty());
  }
  CHECK(values_of(records).hiring_speed == record({records, {}}, "hiring_speed").value);
}

TEST_CASE("a parameter file changes what it names and nothing else", "[scenarios][parameters]") {
  const Outcome outcome = with_file(file_with("  hiring_speed: {value: 0.6}\n"));
  CHECK(outcome.problems.empty());
  CHECK(record(outcome, "hiring_speed").value == 0.6);
  CHECK(record(outcome, "hiring_speed").status == "assumed");
  CHECK(record(outcome, "hiring_speed").source == "own.yaml");
  CHECK(record(outcome, "profit_tax").value == record({}, "profit_tax").value);
}

TEST_CASE("a parameter file may say what is known of a value", "[scenarios][parameters]") {
  const Outcome outcome =
      with_file(file_with("  hiring_speed: {value: 0.6, unit: 1/quarter, range: [0.5, 0.7], "
                          "status: measured, source: A survey}\n"));
  CHECK(outcome.problems.empty());
  CHECK(record(outcome, "hiring_speed").smallest == 0.5);
  CHECK(record(outcome, "hiring_speed").status == "measured");
  CHECK(record(outcome, "hiring_speed").source == "A survey");
}

TEST_CASE("wrong parameters are refused with their place", "[scenarios][parameters]") {
  const auto problems = [](const char* lines) { return with_file(file_with(lines)).problems; };
  CHECK(problems("  hiring_sped: {value: 0.6}\n") == Problems{"SP101 3:3"});
  CHECK(problems("  hiring_speed: {value: 9}\n") == Problems{"SP220 3:25"});
  CHECK(problems("  hiring_speed: {value: .nan}\n") == Problems{"SP202 3:25"});
  CHECK(problems("  hiring_speed: {value: 010}\n") == Problems{"SP202 3:25"});
  CHECK(problems("  hiring_speed: {value: \"0.6\"}\n").empty());
  CHECK(problems("  hiring_speed: {unit: 1/quarter}\n") == Problems{"SP102 3:17"});
  CHECK(problems("  hiring_speed: {value: 0.6, unit: 1/year}\n") == Problems{"SP203 3:36"});
  CHECK(problems("  hiring_speed: {value: 0.6, range: [0, 9]}\n") == Problems{"SP220 3:37"});
  CHECK(problems("  hiring_speed: {value: 0.6, range: [0.7, 0.6]}\n") == Problems{"SP201 3:37"});
  CHECK(problems("  hiring_speed: {value: 0.6, status: guessed}\n") == Problems{"SP230 3:38"});
  CHECK(problems("  hiring_speed: 0.6\n") == Problems{"SP201 3:17"});
  CHECK(with_file("format: 2\nparameters: {}\n").problems == Problems{"SP012 1:9"});
  CHECK(with_file("parameters: {}\n").problems == Problems{"SP102 1:1"});
}

TEST_CASE("one value can be set from the command line", "[scenarios][parameters]") {
  const Outcome outcome = with_override("parameters.hiring_speed=0.6");
  CHECK(outcome.problems.empty());
  CHECK(record(outcome, "hiring_speed").value == 0.6);
  CHECK(record(outcome, "hiring_speed").source == "--set");
}

TEST_CASE("a parameter without a unit may be given in per cent, others may not",
          "[scenarios][parameters]") {
  for (const char* text : {"parameters.pass_through=30%", "parameters.pass_through=30 %"}) {
    const Outcome outcome = with_override(text);
    CHECK(outcome.problems.empty());
    CHECK(record(outcome, "pass_through").value == 0.3);
  }
  const Outcome file = with_file(file_with("  pass_through: {value: 30 %, range: [25 %, 0.5]}\n"));
  CHECK(file.problems.empty());
  CHECK(record(file, "pass_through").value == 0.3);
  CHECK(record(file, "pass_through").smallest == 0.25);
  CHECK(with_override("parameters.pass_through=30").problems == Problems{"SP220 1:25"});
  CHECK(with_override("parameters.pass_through=90%").problems == Problems{"SP220 1:25"});
  CHECK(with_override("parameters.hiring_speed=40%").problems == Problems{"SP202 1:25"});
  CHECK(with_file(file_with("  hiring_speed: {value: 40 %}\n")).problems == Problems{"SP202 3:25"});
}

TEST_CASE("what the model counts in whole numbers is no fraction", "[scenarios][parameters]") {
  for (const std::string name : {"spin_up", "outside_years", "calibration_futures",
                                 "university_fields", "candidates", "project_ties"}) {
    INFO(name);
    CHECK_NOTHROW(record({}, name));
    CHECK(with_override("parameters." + name + "=10.5").problems.size() == 1);
  }
  CHECK(with_override("parameters.spin_up=2.5").problems == Problems{"SP201 1:20"});
  CHECK(with_override("parameters.spin_up=2").problems.empty());
  CHECK(with_file(file_with("  candidates: {value: 4.5}\n")).problems == Problems{"SP201 3:23"});
  CHECK(with_override("parameters.depletion_scale=2.5").problems.empty());
}

TEST_CASE("a wrong setting from the command line is refused", "[scenarios][parameters]") {
  CHECK(with_override("hiring_speed=0.6").problems == Problems{"SP201 1:1"});
  CHECK(with_override("parameters.hiring_speed").problems == Problems{"SP201 1:1"});
  CHECK(with_override("parameters.hirng_speed=0.6").problems == Problems{"SP230 1:12"});
  CHECK(with_override("parameters.hiring_speed=fast").problems == Problems{"SP202 1:25"});
  CHECK(with_override("parameters.hiring_speed=9").problems == Problems{"SP220 1:25"});
  CHECK(with_override("parameters.hiring_speed=inf").problems == Problems{"SP202 1:25"});
  CHECK(with_override("parameters.hiring_speed=").problems == Problems{"SP202 1:25"});
}
