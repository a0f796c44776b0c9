#include "app/outside_cache.h"

#include <bit>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "engine/simulate.h"
#include "engine/spin_up.h"
#include "output/error.h"
#include "output/new_file.h"
#include "output/sha256.h"

namespace spearhead::app {
namespace {

constexpr std::string_view kEnd = "end ";  // and the checksum of all before it

/// Puts values into a hash, bit by bit, with their lengths.
class Fingerprint {
 public:
  void add(std::string_view text) {
    hash_.update(fmt::format("{}:", text.size()));
    hash_.update(text);
  }
  void add(double value) { add(fmt::format("{:x}", std::bit_cast<std::uint64_t>(value))); }
  template <class T>
  void add(const std::vector<T>& values) {
    add(fmt::format("{}", values.size()));
    for (const T& value : values) add(value);
  }
  void add(std::uint8_t value) { add(static_cast<double>(value)); }
  void add(std::uint32_t value) { add(static_cast<double>(value)); }
  std::string hex() const { return hash_.hex(); }

 private:
  output::Sha256 hash_;
};

void add_sector(const SectorFacts& sector, Fingerprint& print) {
  print.add(sector.code);
  for (const double value :
       {sector.market ? 1.0 : 0.0, sector.export_intensity, sector.value_added_share,
        sector.research_norm, sector.tradability, sector.opportunity, sector.labour_share,
        sector.relative_pay, sector.skilled_share, sector.national_employment}) {
    print.add(value);
  }
}

void add_region(const RegionFacts& region, Fingerprint& print) {
  print.add(region.code);
  print.add(region.scale);
  for (const auto* of_sector :
       {&region.employment, &region.firms, &region.export_intensity, &region.research_norm,
        &region.relative_pay, &region.foreign_share, &region.field_weight}) {
    print.add(*of_sector);
  }
  print.add(region.market);
  print.add(region.unemployment_unskilled);
  print.add(region.unemployment_skilled);
  for (const UniversityFacts& university : region.universities) print.add(university.strength);
  print.add(region.clusters);
}

std::string file_text(const std::string& fingerprint, const std::vector<double>& outside) {
  std::string text = fmt::format("spearhead outside 1\n{}\n{}\n", fingerprint, outside.size());
  for (const double value : outside)
    text += fmt::format("{:016x}\n", std::bit_cast<std::uint64_t>(value));
  return text + fmt::format("{}{}\n", kEnd, output::sha256_hex(text));
}

std::filesystem::path file_of(const std::string& fingerprint, const std::filesystem::path& folder) {
  constexpr std::size_t kNameLength = 32;
  return folder / ("outside-" + fingerprint.substr(0, kNameLength) + ".txt");
}

}  // namespace

std::string outside_fingerprint(const Scenario& scenario) {
  Fingerprint print;
  print.add(fmt::format("bits {}", kBitsVersion));
  for (const ParameterField& field : kParameterFields) {
    print.add(field.name);
    print.add(scenario.rule.*field.place);
  }
  for (const SectorFacts& sector : scenario.sectors) add_sector(sector, print);
  print.add(scenario.inputs);
  print.add(scenario.knowledge.relatedness);
  print.add(scenario.knowledge.incidence);
  print.add(scenario.knowledge.sector_relatedness);
  for (const RegionFacts& region : scenario.regions) add_region(region, print);
  return print.hex();
}

std::optional<std::filesystem::path> outside_folder() {
  const auto named = [](const char* variable) -> std::optional<std::filesystem::path> {
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (value == nullptr || *value == '\0') return std::nullopt;
    return std::filesystem::path(value);
  };
  if (const auto cache = named("XDG_CACHE_HOME")) return *cache / "spearhead";
  if (const auto home = named("HOME")) return *home / ".cache" / "spearhead";
  return std::nullopt;
}

std::optional<std::vector<double>> stored_outside(const Scenario& scenario,
                                                  const std::filesystem::path& folder) {
  const std::string fingerprint = outside_fingerprint(scenario);
  std::ifstream file(file_of(fingerprint, folder), std::ios::binary);
  if (!file) return std::nullopt;
  std::stringstream text;
  text << file.rdbuf();
  std::vector<double> outside;
  std::string line;
  for (int heading = 0; heading < 3; ++heading) std::getline(text, line);
  while (std::getline(text, line) && !line.starts_with(kEnd)) {
    outside.push_back(std::bit_cast<double>(std::strtoull(line.c_str(), nullptr, 16)));
  }
  // Written again, it must be the same file: so nothing is missing and nothing is altered.
  const bool whole =
      outside.size() == scenario.segments() && text.str() == file_text(fingerprint, outside);
  return whole ? std::optional(outside) : std::nullopt;
}

bool store_outside(const Scenario& scenario, const std::vector<double>& outside,
                   const std::filesystem::path& folder) {
  const std::string fingerprint = outside_fingerprint(scenario);
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  try {
    output::NewFile file(file_of(fingerprint, folder));
    std::ofstream text(file.temporary(), std::ios::binary);
    text << file_text(fingerprint, outside);
    text.close();
    if (!text) return false;
    file.publish();
    return true;
  } catch (const output::OutputError&) {
    // Another process may be writing the same, or the folder is closed to us.
    return false;
  }
}

bool know_outside(Scenario& scenario) {
  if (scenario.rule.spin_up < 1) return true;  // then it is not needed
  const std::optional<std::filesystem::path> folder = outside_folder();
  if (!folder) return false;
  std::optional<std::vector<double>> outside = stored_outside(scenario, *folder);
  if (outside) scenario.outside_fitness = std::move(*outside);
  return outside.has_value();
}

void prepare_outside(Scenario& scenario, bool quiet) {
  if (know_outside(scenario)) return;
  const std::optional<std::filesystem::path> folder = outside_folder();
  if (!quiet) {
    fmt::print(stderr,
               "finding the outside of the region: once for these figures and parameters\n");
  }
  scenario.outside_fitness = find_outside(scenario);
  const bool kept = folder && (store_outside(scenario, scenario.outside_fitness, *folder) ||
                               stored_outside(scenario, *folder));
  if (!kept && !quiet) {
    fmt::print(stderr, "the outside cannot be kept in {}: the next run finds it again\n",
               folder ? folder->string() : "a folder of yours");
  }
}

}  // namespace spearhead::app
