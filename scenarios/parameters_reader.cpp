#include "scenarios/parameters_reader.h"

#include <algorithm>
#include <iterator>

#include "scenarios/codes.h"
#include "scenarios/embedded.h"
#include "scenarios/fields.h"
#include "scenarios/parameter_checks.h"
#include "scenarios/utf8.h"

namespace spearhead::scenarios {
namespace {

/// One parameter as a file states it; what it leaves out stays as it was.
struct Statement {
  const ParameterRecord* record = nullptr;  ///< that it is about
  Located<double> value;
  Located<std::string> unit;
  Located<Interval> range;
  std::string status;
  std::string source;
};

struct ParameterFile {
  int format = 0;
  std::string name;
  const YamlNode* parameters = nullptr;
};

bool read_amount_of(const ParameterRecord& record, const YamlNode& node, Reading& in, double& out) {
  const std::string expected = "a number [" + record.unit + "]";
  return read_quantity(
      node, in, expected.c_str(),
      [&](const std::string& text) { return parse_value(record, text); }, out);
}

void read_value(const YamlNode& node, Reading& in, Statement& out) {
  out.value.extent = node.extent;
  out.value.given = read_amount_of(*out.record, node, in, out.value.value);
}

bool read_ends(const YamlNode& node, Reading& in, const ParameterRecord& record, Interval& out) {
  constexpr const char* expected = "two numbers such as [0.1, 0.5]";
  if (!check_kind(node, YamlNode::Kind::list, expected, in)) return false;
  Interval range;
  const bool two = node.items.size() == 2;
  for (std::size_t end = 0; two && end < 2; ++end) {
    double& to = end == 0 ? range.first : range.last;
    if (!read_amount_of(record, node.items[end], in, to)) return false;
  }
  if (!two || range.first > range.last) {
    in.error(node, {.code = code::kWrongType, .message = "not a range", .expected = expected});
    return false;
  }
  out = range;
  return true;
}

void read_range(const YamlNode& node, Reading& in, Statement& out) {
  out.range.extent = node.extent;
  out.range.given = read_ends(node, in, *out.record, out.range.value);
}

constexpr const char* kStatuses[] = {"measured", "literature", "calibrated", "assumed"};

bool read_status(const YamlNode& node, Reading& in, std::string& out) {
  return read_choice(node, in, {std::begin(kStatuses), std::end(kStatuses)}, "status", out);
}

constexpr Kind<std::string> kStatus{
    read_status, {.form = Form::word, .words = kStatuses, .usable = std::size(kStatuses)}};

constexpr Field<Statement> kStatementFields[] = {
    {{"value", Presence::required, "a number", "the value"}, {read_value, {.form = Form::ratio}}},
    {{"unit", Presence::optional, "a unit", "must be the unit that the model uses"},
     into_located<&Statement::unit, kText>},
    {{"range", Presence::optional, "two numbers", "plausible values, for sweeps and sensitivity"},
     {read_range, {.form = Form::ratio_span}}},
    {{"status", Presence::optional, "measured, literature, calibrated or assumed",
      "how the value is known"},
     into<&Statement::status, kStatus>},
    {{"source", Presence::optional, "text", "where the value comes from"},
     into<&Statement::source, kProse>},
};

KeyTable statement_keys() {
  return keys_of("parameter", "a value with what is known of it", kStatementFields);
}

constexpr Field<ParameterFile> kFileFields[] = {
    {{"format", Presence::required, "1", "the format of this file"},
     into<&ParameterFile::format, kFormat>},
    {{"name", Presence::optional, "text", "a name of this set of values"},
     into<&ParameterFile::name, kText>},
    {{"parameters", Presence::required, "names with values", "the values to use"},
     {[](const YamlNode& node, Reading&, ParameterFile& out) { out.parameters = &node; },
      {.form = Form::parameters, .table = statement_keys}}},
};

// `hiring_speed: 0.4`, which a reader expects to be right.
bool refuse_bare_number(const YamlNode& entry, Reading& in) {
  if (entry.kind != YamlNode::Kind::text) return false;
  in.error(entry, {.code = code::kWrongType,
                   .message = in_ticks(entry.key) + " is text",
                   .expected = "keys and values",
                   .suggestion = "write {value: " +
                                 entry.text.substr(0, code_point_start(entry.text, 40)) + "}"});
  return true;
}

ParameterRecord* find(const std::string& name, ParameterRecords& records) {
  const auto found =
      std::find_if(records.begin(), records.end(),
                   [&](const ParameterRecord& record) { return record.name == name; });
  return found == records.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const ParameterRecords& records) {
  std::vector<std::string> names;
  for (const ParameterRecord& record : records) names.push_back(record.name);
  return names;
}

// A user's range may narrow the known one. Outside of that one nobody has looked at the model.
bool check_range(const Located<Interval>& range, const ParameterRecord& record, Reading& in) {
  const Interval& own = range.value;
  if (own.first >= record.smallest && own.last <= record.largest) return true;
  in.report.error(
      in.file, range.extent,
      {.code = code::kOutOfRange,
       .message = "the range leaves that of " + in_ticks(record.name),
       .expected = "a part of " + shortest(record.smallest) + " to " + shortest(record.largest)});
  return false;
}

bool check_unit(const Statement& statement, const ParameterRecord& record, Reading& in) {
  if (!statement.unit.given || statement.unit.value == record.unit) return true;
  in.report.error(
      in.file, statement.unit.extent,
      {.code = code::kWrongUnit,
       .message = in_ticks(statement.unit.value) + " is not the unit of " + in_ticks(record.name),
       .expected = in_ticks(record.unit)});
  return false;
}

void apply(const Statement& statement, Reading& in, ParameterRecord& record) {
  if (!check_unit(statement, record, in)) return;
  if (statement.range.given) {
    if (!check_range(statement.range, record, in)) return;
    record.smallest = statement.range.value.first;
    record.largest = statement.range.value.last;
  }
  if (!check_value(statement.value.value, record, in.file, statement.value.extent, in.report)) {
    return;
  }
  record.value = statement.value.value;
  record.status = statement.status.empty() ? "assumed" : statement.status;
  record.source = statement.source.empty() ? in.file.name() : statement.source;
}

// The records of the model's parameters before anything is read: every value is possible.
ParameterRecords blank_records() {
  const Interval anything{-std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  ParameterRecords records;
  for (const ParameterField& field : kParameterFields) {
    records.push_back({.name = field.name,
                       .value = 0,
                       .unit = field.unit,
                       .smallest = anything.first,
                       .largest = anything.last,
                       .status = {},
                       .source = {}});
  }
  return records;
}

ParameterRecords read_defaults() {
  const SourceFile file(kBaselinePath, std::string(embedded_file(kBaselinePath)));
  Report report;
  ParameterRecords records = blank_records();
  const std::optional<YamlNode> root = parse_yaml(file, report);
  if (root) read_parameters(file, *root, report, records);
  for (const ParameterRecord& record : records) {
    if (!record.status.empty() || report.failed()) continue;
    report.error(file, {},
                 {.code = code::kMissingKey, .message = in_ticks(record.name) + " is missing"});
  }
  report.throw_if_failed();
  return records;
}

}  // namespace

KeyTable parameter_file_keys() {
  return keys_of("parameters", "behavioural constants of the model that differ from its own",
                 kFileFields);
}

ParameterRecords default_parameters() {
  static const ParameterRecords records = read_defaults();
  return records;
}

void read_parameters(const SourceFile& file, const YamlNode& root, Report& report,
                     ParameterRecords& records) {
  Reading in{file, report};
  ParameterFile content;
  read_fields<ParameterFile>(root, kFileFields, in, content);
  if (content.parameters == nullptr) return;
  if (!check_kind(*content.parameters, YamlNode::Kind::map, "names with values", in)) return;
  for (const YamlNode& entry : content.parameters->items) {
    ParameterRecord* record = find(entry.key, records);
    if (record == nullptr) {
      report_unknown(code::kUnknownKey, file, entry.key_extent, "parameter", entry.key,
                     names_of(records), report);
      continue;
    }
    if (refuse_bare_number(entry, in)) continue;
    Statement statement;
    statement.record = record;
    if (read_fields<Statement>(entry, kStatementFields, in, statement)) {
      apply(statement, in, *record);
    }
  }
}

void apply_override(const std::string& text, Report& report, ParameterRecords& records) {
  constexpr std::string_view prefix = "parameters.";
  const SourceFile file("--set", text);
  const std::size_t equals = text.find('=');
  if (!text.starts_with(prefix) || equals == std::string::npos) {
    report.error(file, {0, text.size()},
                 {.code = code::kWrongType,
                  .message = in_ticks(text) + " does not set a parameter",
                  .expected = "parameters.NAME=VALUE"});
    return;
  }
  const Extent name_extent{prefix.size(), equals - prefix.size()};
  const std::string name = text.substr(name_extent.offset, name_extent.length);
  ParameterRecord* record = find(name, records);
  if (record == nullptr) {
    report_unknown(code::kUnknownName, file, name_extent, "parameter", name, names_of(records),
                   report);
    return;
  }
  const Extent value_extent{equals + 1, text.size() - equals - 1};
  try {
    const double value = parse_value(*record, text.substr(equals + 1));
    if (!check_value(value, *record, file, value_extent, report)) return;
    record->value = value;
    record->status = "assumed";
    record->source = "--set";
    record->held = true;
  } catch (const QuantityError& fault) {
    report.error(file, value_extent,
                 {.code = fault.code(),
                  .message = fault.what(),
                  .expected = "a number [" + record->unit + "]",
                  .suggestion = fault.suggestion()});
  }
}

Parameters values_of(const ParameterRecords& records) {
  Parameters values;
  for (std::size_t index = 0; index < std::size(kParameterFields); ++index) {
    values.*kParameterFields[index].place = records[index].value;
  }
  return values;
}

}  // namespace spearhead::scenarios
