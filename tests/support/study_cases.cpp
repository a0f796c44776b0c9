#include "tests/support/study_cases.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "scenarios/reader.h"
#include "tests/support/files.h"

namespace spearhead::tests {
namespace {

constexpr std::string_view kIndent = "    ";
const std::filesystem::path kSource = SPEARHEAD_SOURCE_DIR;

std::string unescaped(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      bytes += text[at];
      continue;
    }
    const char letter = text[++at];
    if (letter == 'x') {
      bytes += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      bytes += letter == 'n' ? '\n' : letter == 't' ? '\t' : letter == 'r' ? '\r' : letter;
    }
  }
  return bytes;
}

StudyChange change_of(std::string file, std::string_view text) {
  using Kind = StudyChange::Kind;
  StudyChange change{.kind = Kind::replace, .file = std::move(file), .before = {}, .after = {}};
  if (text.starts_with("+ ") || text == "=" || text.starts_with("= ")) {
    change.kind = text[0] == '+' ? Kind::append : Kind::whole;
    change.after = unescaped(text.substr(std::min<std::size_t>(2, text.size())));
    return change;
  }
  const std::size_t arrow = text.find(" ->");
  if (arrow == std::string_view::npos) throw std::runtime_error("no change");
  change.before = unescaped(text.substr(0, arrow));
  change.after = unescaped(text.substr(std::min(arrow + 4, text.size())));
  return change;
}

void add_line(std::string_view line, StudyCase& to) {
  if (line.starts_with("SP")) {
    to.problems.emplace_back(line);
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) throw std::runtime_error("neither change nor problem");
  const std::string name(line.substr(0, colon));
  const std::string_view text = line.substr(std::min(colon + 2, line.size()));
  if (name.starts_with("--")) {
    to.options.push_back(name);
    to.options.push_back(unescaped(text));
  } else {
    to.changes.push_back(change_of(name, text));
  }
}

void read_list(const std::filesystem::path& path, std::vector<StudyCase>& cases) {
  std::ifstream stream(path);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.empty() || line.starts_with('#')) continue;
    try {
      if (!line.starts_with(' ')) {
        cases.push_back({path.stem().string() + ": " + line, {}, {}, {}});
      } else {
        add_line(std::string_view(line).substr(kIndent.size()), cases.back());
      }
    } catch (const std::exception& fault) {
      throw std::runtime_error(path.string() + ':' + std::to_string(number) + ": " + fault.what());
    }
  }
}

void apply(const StudyChange& change, const std::filesystem::path& file) {
  using Kind = StudyChange::Kind;
  if (change.kind == Kind::whole) return put_bytes(file, change.after);
  std::string text = bytes_of(file);
  if (change.kind == Kind::append) return put_bytes(file, text + change.after);
  const std::size_t place = text.find(change.before);
  const bool once =
      place != std::string::npos && text.find(change.before, place + 1) == std::string::npos;
  if (!once) throw std::runtime_error(change.before + " is not once in " + change.file);
  put_bytes(file, text.replace(place, change.before.size(), change.after));
}

scenarios::LoadOptions options_of(const StudyCase& each) {
  scenarios::LoadOptions options;
  for (std::size_t word = 0; word + 1 < each.options.size(); word += 2) {
    const std::string& text = each.options[word + 1];
    if (each.options[word] == "--set") {
      options.overrides.push_back(text);
    } else {
      options.years = {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5))};
    }
  }
  return options;
}

std::string guessed_name(const std::string& suggestion) {
  constexpr std::string_view question = "did you mean `";
  const std::size_t at = suggestion.find(question);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + question.size();
  return suggestion.substr(begin, suggestion.find('`', begin) - begin);
}

}  // namespace

std::vector<StudyCase> study_cases(const std::string& path) {
  std::vector<std::filesystem::path> lists;
  if (std::filesystem::is_directory(kSource / path)) {
    for (const auto& entry : std::filesystem::directory_iterator(kSource / path)) {
      if (entry.path().extension() == ".txt") lists.push_back(entry.path());
    }
  } else {
    lists.push_back(kSource / path);
  }
  std::sort(lists.begin(), lists.end());
  std::vector<StudyCase> cases;
  for (const std::filesystem::path& list : lists) read_list(list, cases);
  if (cases.empty()) throw std::runtime_error(path + " holds no cases");
  return cases;
}

void write_study(const StudyCase& each, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::filesystem::copy(kSource / "tests/scenarios/study", folder,
                        std::filesystem::copy_options::recursive);
  for (const StudyChange& change : each.changes) apply(change, folder / change.file);
}

std::vector<scenarios::Diagnostic> diagnostics_of(const StudyCase& each,
                                                  const std::filesystem::path& folder) {
  const std::filesystem::path scenario = folder / "scenario.yaml";
  if (each.options.empty()) return scenarios::validate({scenario});
  try {
    return scenarios::load(scenario, options_of(each)).warnings;
  } catch (const scenarios::InputError& error) {
    return error.diagnostics();
  }
}

std::string in_short(const scenarios::Diagnostic& diagnostic) {
  const std::string guess = guessed_name(diagnostic.suggestion);
  return diagnostic.code + ' ' + std::filesystem::path(diagnostic.file).filename().string() + ':' +
         std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column) +
         (guess.empty() ? "" : " nearest " + guess);
}

std::vector<std::string> in_short(const std::vector<scenarios::Diagnostic>& diagnostics,
                                  scenarios::Severity severity) {
  std::vector<std::string> list;
  for (const scenarios::Diagnostic& each : diagnostics) {
    if (each.severity == severity) list.push_back(in_short(each));
  }
  return list;
}

}  // namespace spearhead::tests
