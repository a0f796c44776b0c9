#include "scenarios/recorded_programmes.h"

#include <sstream>
#include <string_view>

namespace spearhead::scenarios {
namespace {

constexpr std::string_view kArm = "--- # arm: ";
constexpr std::string_view kEntry = "  \"";       // begins a programme or an agency
constexpr std::string_view kName = "    name: ";  // changes no number
constexpr std::string_view kAgency = "    agency: ";

/// Programmes and agencies of one arm while its lines go by.
struct ArmText {
  std::string section;  ///< key of the first level
  std::string entry;    ///< id within it
  RecordedProgrammes programmes;
  std::map<std::string, std::string> agencies;
  std::map<std::string, std::string> agency_of;  ///< id of a programme -> id of its agency

  void read(const std::string& line);
  RecordedProgrammes finished() const;
};

/// `"grants":` or `"grants"` -> grants
std::string unquoted(std::string_view text) {
  while (text.ends_with(':') || text.ends_with('"')) text.remove_suffix(1);
  if (text.starts_with('"')) text.remove_prefix(1);
  return std::string(text);
}

void ArmText::read(const std::string& line) {
  if (!line.starts_with(' ')) {
    section = line.substr(0, line.find(':'));
    entry.clear();
    return;
  }
  const bool is_programme = section == "programmes";
  if (!is_programme && section != "agencies") return;
  auto& entries = is_programme ? programmes : agencies;
  if (line.starts_with(kEntry)) {
    entry = unquoted(std::string_view(line).substr(kEntry.size() - 1));
    entries[entry] = "";
    return;
  }
  const bool only_a_name = is_programme && line.starts_with(kName);
  if (entry.empty() || only_a_name) return;
  if (is_programme && line.starts_with(kAgency)) {
    agency_of[entry] = unquoted(std::string_view(line).substr(kAgency.size()));
  }
  entries[entry] += line + '\n';
}

RecordedProgrammes ArmText::finished() const {
  RecordedProgrammes result = programmes;
  for (auto& [id, definition] : result) {
    const auto agency = agency_of.find(id);
    if (agency == agency_of.end()) continue;
    const auto listed = agencies.find(agency->second);
    if (listed != agencies.end()) definition += listed->second;
  }
  return result;
}

}  // namespace

std::map<std::string, RecordedProgrammes> recorded_programmes(const std::string& resolved_yaml) {
  std::map<std::string, ArmText> arms;
  std::istringstream lines(resolved_yaml);
  ArmText* arm = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kArm)) {
      arm = &arms[line.substr(kArm.size())];
    } else if (arm != nullptr) {
      arm->read(line);
    }
  }
  std::map<std::string, RecordedProgrammes> result;
  for (const auto& [name, text] : arms) result[name] = text.finished();
  return result;
}

}  // namespace spearhead::scenarios
