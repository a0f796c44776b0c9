// FirmBench-1 as one would write it without thinking about layout: an array of structs, one
// std::mt19937, one loop after the other. What the engine's machinery is measured against.
//
// Usage: yardstick FIRMS STEPS

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "bench/clock.h"

namespace {

constexpr int kSectors = 20;
constexpr int kPartners = 8;

struct Firm {
  double productivity;
  double next_productivity;
  double share;
  double research_chance;
  double cash;
  int age;
  int sector;
  int partner[kPartners];
};

struct Region {
  std::vector<Firm> firms;
  std::vector<double> firms_of_sector;
  std::mt19937 generator{1};
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
};

Region found(int count) {
  Region region;
  region.firms.resize(static_cast<std::size_t>(count));
  region.firms_of_sector.assign(kSectors, 0);
  for (int i = 0; i < count; ++i) ++region.firms_of_sector[static_cast<std::size_t>(i % kSectors)];
  std::uniform_int_distribution<int> any(0, count - 1);
  for (int i = 0; i < count; ++i) {
    Firm& firm = region.firms[static_cast<std::size_t>(i)];
    firm.sector = i % kSectors;
    firm.productivity = std::exp(0.10 * region.normal(region.generator));
    firm.share = 1 / region.firms_of_sector[static_cast<std::size_t>(firm.sector)];
    firm.research_chance = 0.10;
    firm.cash = 0;
    firm.age = 0;
    for (int& partner : firm.partner) partner = any(region.generator);
  }
  return region;
}

void learn(Region& region) {
  for (Firm& firm : region.firms) {
    double best = firm.productivity;
    if (region.uniform(region.generator) < firm.research_chance) {
      const double z = region.normal(region.generator);
      best = std::max(best, firm.productivity * std::exp(0.02 + 0.10 * z));
    }
    if (region.uniform(region.generator) < 0.20) {
      const auto pick = region.generator() % kPartners;
      const Firm& other = region.firms[static_cast<std::size_t>(firm.partner[pick])];
      if (other.productivity > firm.productivity) {
        best = std::max(best, firm.productivity + 0.5 * (other.productivity - firm.productivity));
      }
    }
    firm.next_productivity = best;
  }
}

int compete(Region& region) {
  double mean[kSectors] = {};
  for (const Firm& firm : region.firms) mean[firm.sector] += firm.share * firm.next_productivity;
  int exits = 0;
  double total[kSectors] = {};
  for (Firm& firm : region.firms) {
    const double firms = region.firms_of_sector[static_cast<std::size_t>(firm.sector)];
    firm.productivity = firm.next_productivity;
    firm.share *= 1 + 0.5 * (firm.productivity / mean[firm.sector] - 1);
    ++firm.age;
    if (firm.share < 0.10 / firms) {
      ++exits;
      firm.productivity =
          mean[firm.sector] * std::exp(0.10 * region.normal(region.generator) - 0.05);
      firm.share = 0.5 / firms;
      firm.age = 0;
    }
    total[firm.sector] += firm.share;
  }
  for (Firm& firm : region.firms) firm.share /= total[firm.sector];
  return exits;
}

}  // namespace

int main(int argc, char** argv) {
  const int firms = argc > 1 ? std::atoi(argv[1]) : 100'000;
  const int steps = argc > 2 ? std::atoi(argv[2]) : 120;
  Region region = found(firms);
  const double cpu = spearhead::bench::cpu_seconds();
  const double wall = spearhead::bench::wall_seconds();
  long long exits = 0;
  for (int step = 0; step < steps; ++step) {
    learn(region);
    exits += compete(region);
  }
  const double firm_steps = static_cast<double>(firms) * steps;
  std::printf(
      "{\"program\": \"yardstick\", \"firms\": %d, \"steps\": %d, \"cpu_seconds\": %.6f, "
      "\"wall_seconds\": %.6f, \"exit_share\": %.5f, \"bytes_per_firm\": %zu}\n",
      firms, steps, spearhead::bench::cpu_seconds() - cpu, spearhead::bench::wall_seconds() - wall,
      static_cast<double>(exits) / firm_steps, sizeof(Firm));
  return 0;
}
