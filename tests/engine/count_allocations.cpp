// Counts what a quarter allocates after some years, for a small and a ten times larger region: a
// step without programmes may not allocate per firm. A program of its own, because it replaces
// `new`.

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "engine/parallel/parallel.h"
#include "tests/support/worlds.h"

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t size, std::size_t alignment) {
  ++allocations;
  void* place = std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (place == nullptr) throw std::bad_alloc();
  return place;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return counted(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }
void operator delete(void* place, std::align_val_t) noexcept { std::free(place); }
void operator delete(void* place, std::size_t, std::align_val_t) noexcept { std::free(place); }

namespace {

using namespace spearhead;

constexpr int kWarmUp = 40;
constexpr int kCounted = 40;

/// Allocations per quarter of a region `scale` times the small one.
double allocations_per_step(double scale) {
  Scenario scenario = support::small_scenario();
  for (double& jobs : scenario.regions[0].employment) jobs *= scale;
  World world = found(scenario, Luck{1, 0});
  for (int i = 0; i < kWarmUp; ++i) simulate_step(scenario, Luck{1, 0}, world);
  const long before = allocations;
  for (int i = 0; i < kCounted; ++i) simulate_step(scenario, Luck{1, 0}, world);
  return static_cast<double>(allocations - before) / kCounted;
}

}  // namespace

int main() {
  double small = 0;
  double large = 0;
  parallel::with_threads(1, [&] {
    small = allocations_per_step(1);
    large = allocations_per_step(10);
  });
  std::printf("allocations per quarter: %.2f with 900 firms, %.2f with 9,000\n", small, large);
  // Columns may still grow now and then; a block or a firm may not cost an allocation.
  return small <= 2 && large <= 2 ? EXIT_SUCCESS : EXIT_FAILURE;
}
