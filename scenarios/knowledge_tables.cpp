#include "scenarios/knowledge_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

#include "scenarios/program_table.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kFieldsPath = "scenarios/fields/fields.csv";
constexpr const char* kIncidencePath = "scenarios/fields/incidence.csv";
constexpr const char* kRelatednessPath = "scenarios/fields/relatedness.csv";
constexpr const char* kInputsPath = "scenarios/sectors/inputs.csv";
constexpr const char* kColocationPath = "scenarios/sectors/colocation.csv";

/// Weight of know-how in the relatedness of sectors; the rest is co-location.
constexpr double kKnowHowWeight = 0.5;
/// Excess co-location that counts as 1: the 99th percentile of all pairs of sectors.
constexpr double kFullColocation = 0.2042;

std::size_t place_of(const std::string& name, const std::vector<std::string>& names,
                     const char* path) {
  const auto found = std::lower_bound(names.begin(), names.end(), name);
  if (found == names.end() || *found != name)
    throw std::logic_error(std::string(path) + " speaks of an unknown " + name);
  return static_cast<std::size_t>(found - names.begin());
}

std::vector<Field> read_fields_table() {
  ProgramTable table(kFieldsPath);
  std::vector<Field> fields;
  for (std::size_t row = 0; row < table.size(); ++row) {
    fields.push_back({table.text(row, "code"), table.text(row, "name")});
  }
  std::sort(fields.begin(), fields.end(),
            [](const Field& a, const Field& b) { return a.code < b.code; });
  return fields;
}

/// Rows are brought to a sum of 1, which rounding in the table may miss.
std::vector<double> read_incidence(const std::vector<Field>& fields) {
  ProgramTable table(kIncidencePath);
  const std::size_t count = fields.size();
  std::vector<double> incidence(sector_codes().size() * count, 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::size_t sector = place_of(table.text(row, "sector"), sector_codes(), kIncidencePath);
    double* const of_sector = &incidence[sector * count];
    double sum = 0;
    for (std::size_t f = 0; f < count; ++f) {
      of_sector[f] = table.number(row, fields[f].code);
      sum += of_sector[f];
    }
    for (std::size_t f = 0; f < count; ++f) of_sector[f] /= sum;
  }
  return incidence;
}

/// A symmetric table from a list of pairs; what is not listed is 0.
std::vector<double> read_pairs(const char* path, const std::vector<std::string>& names,
                               const char* first, const char* second, const char* value,
                               double diagonal) {
  ProgramTable table(path);
  std::vector<double> dense(names.size() * names.size(), 0);
  for (std::size_t n = 0; n < names.size(); ++n) dense[n * names.size() + n] = diagonal;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::size_t a = place_of(table.text(row, first), names, path);
    const std::size_t b = place_of(table.text(row, second), names, path);
    dense[a * names.size() + b] = dense[b * names.size() + a] = table.number(row, value);
  }
  return dense;
}

std::vector<double> read_colocation() {
  std::vector<double> colocation = read_pairs(kColocationPath, sector_codes(), "sector_a",
                                              "sector_b", "excess", kFullColocation);
  for (double& value : colocation) value = std::min(value / kFullColocation, 1.0);
  return colocation;
}

/// Profiles of the sectors less the mean profile.
std::vector<double> own_profiles(const KnowledgeSpace& space) {
  std::vector<double> own = space.incidence;
  for (std::size_t f = 0; f < space.size(); ++f) {
    double sum = 0;
    for (std::size_t s = 0; s < space.sectors; ++s) sum += own[s * space.size() + f];
    const double mean = sum / space.sectors;
    for (std::size_t s = 0; s < space.sectors; ++s) own[s * space.size() + f] -= mean;
  }
  return own;
}

/// [sector][sector] products of profiles in the metric of the fields' relatedness.
std::vector<double> products(const std::vector<double>& profiles, const KnowledgeSpace& space) {
  const std::size_t sectors = space.sectors;
  const std::size_t fields = space.size();
  std::vector<double> result(sectors * sectors, 0);
  std::vector<double> near(fields);
  for (std::size_t s = 0; s < sectors; ++s) {
    for (std::size_t g = 0; g < fields; ++g) {
      near[g] = 0;
      for (std::size_t f = 0; f < fields; ++f) {
        near[g] += profiles[s * fields + f] * space.relatedness[f * fields + g];
      }
    }
    for (std::size_t t = 0; t < sectors; ++t) {
      for (std::size_t g = 0; g < fields; ++g) {
        result[s * sectors + t] += near[g] * profiles[t * fields + g];
      }
    }
  }
  return result;
}

KnowledgeSpace read_space() {
  KnowledgeSpace space;
  space.fields = read_fields_table();
  space.sectors = static_cast<std::uint32_t>(sector_codes().size());
  space.incidence = read_incidence(space.fields);
  std::vector<std::string> codes;
  for (const Field& field : space.fields) codes.push_back(field.code);
  space.relatedness = read_pairs(kRelatednessPath, codes, "field_a", "field_b", "relatedness", 1);
  space.sector_relatedness = relatedness_of_sectors(space, colocation_table());
  return space;
}

std::vector<double> read_inputs() {
  ProgramTable table(kInputsPath);
  const std::vector<std::string>& codes = sector_codes();
  std::vector<double> inputs(codes.size() * codes.size(), 0);
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::size_t supplier = place_of(table.text(row, "supplier"), codes, kInputsPath);
    const std::size_t user = place_of(table.text(row, "user"), codes, kInputsPath);
    inputs[supplier * codes.size() + user] = table.number(row, "input_coefficient");
  }
  return inputs;
}

std::vector<std::string> read_field_codes() {
  std::vector<std::string> codes;
  for (const Field& field : knowledge_tables().fields) codes.push_back(field.code);
  return codes;
}

}  // namespace

const KnowledgeSpace& knowledge_tables() {
  static const KnowledgeSpace space = read_space();
  return space;
}

const std::vector<std::string>& field_codes() {
  static const std::vector<std::string> codes = read_field_codes();
  return codes;
}

const std::vector<double>& input_table() {
  static const std::vector<double> inputs = read_inputs();
  return inputs;
}

const std::vector<double>& colocation_table() {
  static const std::vector<double> colocation = read_colocation();
  return colocation;
}

std::vector<double> know_how_of_sectors(const KnowledgeSpace& space) {
  const std::size_t sectors = space.sectors;
  const std::vector<double> product = products(own_profiles(space), space);
  std::vector<double> result(sectors * sectors, 1);
  for (std::size_t s = 0; s < sectors; ++s) {
    for (std::size_t t = 0; t < s; ++t) {
      // The metric comes from data: nothing promises that it leaves every profile a length.
      const double s_square = product[s * sectors + s];
      const double t_square = product[t * sectors + t];
      const bool both_long = s_square > 0 && t_square > 0;
      const double correlation =
          both_long ? product[s * sectors + t] / std::sqrt(s_square * t_square) : 0;
      const double half = (1 + std::clamp(correlation, -1.0, 1.0)) / 2;
      result[s * sectors + t] = result[t * sectors + s] = half * half;
    }
  }
  return result;
}

std::vector<double> relatedness_of_sectors(const KnowledgeSpace& space,
                                           const std::vector<double>& colocation) {
  std::vector<double> result = know_how_of_sectors(space);
  for (std::size_t s = 0; s < space.sectors; ++s) {
    for (std::size_t t = 0; t < space.sectors; ++t) {
      double& pair = result[s * space.sectors + t];
      if (s != t) {
        pair = kKnowHowWeight * pair +
               (1 - kKnowHowWeight) * colocation[std::max(s, t) * space.sectors + std::min(s, t)];
      }
    }
  }
  return result;
}

}  // namespace spearhead::scenarios
