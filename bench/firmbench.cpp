// FirmBench-1 on the engine's machinery: columns, blocks, keyed draws in bulk, select then compact
// then act, order-free sums. Shows what the machinery costs and gains against bench/yardstick.cpp.
//
// Usage: firmbench FIRMS STEPS THREADS

#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

#include "bench/clock.h"
#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/parallel/parallel.h"
#include "engine/random/draws.h"
#include "engine/world/blocks.h"

namespace {

using namespace spearhead;

constexpr std::uint32_t kSectors = 20;
constexpr std::uint32_t kPartners = 8;
constexpr double kResearchChance = 0.10;
constexpr double kMeetingChance = 0.20;
constexpr Purpose kLearning{"firmbench learning"};
constexpr Purpose kResearch{"firmbench research"};
constexpr Purpose kEntry{"firmbench entry"};
constexpr Purpose kFounding{"firmbench founding"};

using Partners = std::array<std::uint32_t, kPartners>;

struct Firms {
  template <class T>
  using Of = Column<FirmRow, T>;
  Of<Key> key;
  Of<double> productivity;
  Of<double> next_productivity;
  Of<double> share;
  Of<double> cash;
  Of<std::uint32_t> age;
  Of<Partners> partners;

  static constexpr auto columns() {
    return std::tuple{ColumnOf{"key", &Firms::key},
                      ColumnOf{"productivity", &Firms::productivity},
                      ColumnOf{"next_productivity", &Firms::next_productivity},
                      ColumnOf{"share", &Firms::share},
                      ColumnOf{"cash", &Firms::cash},
                      ColumnOf{"age", &Firms::age},
                      ColumnOf{"partners", &Firms::partners}};
  }
};

struct Region {
  Firms firms;
  Layout layout;
  std::vector<std::int64_t> sum_of_run;
  std::vector<std::int64_t> exits_of_run;
  Column<SegmentId, double> mean;
  Column<SegmentId, double> total;
};

Region found(std::uint32_t count) {
  Region region;
  std::vector<std::uint32_t> rows(kSectors, count / kSectors);
  for (std::uint32_t k = 0; k < count % kSectors; ++k) ++rows[k];
  region.layout.assign(rows);
  resize_columns(region.firms, count);
  region.sum_of_run.resize(region.layout.runs());
  region.exits_of_run.resize(region.layout.runs());
  region.mean.resize(kSectors);
  region.total.resize(kSectors);
  const Draws draws(Luck{1, 0}, 0);
  for (const Run& run : region.layout.all_runs()) {
    for (FirmRow row{run.begin}; row.value < run.end; ++row.value) {
      const Key key = key_of({row.value});
      const Words words = draws.words(kFounding, key);
      region.firms.key[row] = key;
      region.firms.productivity[row] =
          math::exp(0.10 * math::normal(words.uniform(0), words.uniform(1)));
      region.firms.share[row] = 1.0 / region.layout.size(run.segment);
      Stream stream(draws, kLearning, key);
      for (std::uint32_t& partner : region.firms.partners[row]) {
        partner = static_cast<std::uint32_t>(std::uint64_t{stream()} * count >> 32);
      }
    }
  }
  return region;
}

/// Rows of a block that act, closed up.
struct Chosen {
  std::uint32_t count = 0;
  std::uint32_t row[kBlockRows];
  Key key[kBlockRows];
};

/// Lists the rows whose word is below `limit`.
void select(const std::uint32_t* __restrict words, std::uint32_t count, std::uint32_t limit,
            Chosen& chosen) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    chosen.row[found] = i;
    found += words[i] < limit ? 1 : 0;
  }
  chosen.count = found;
}

/// Standard normal numbers of the chosen firms, for one purpose.
void draw_normals(const Draws& draws, Purpose purpose, const Key* keys, Chosen& chosen,
                  BlockLane& out) {
  for (std::uint32_t c = 0; c < chosen.count; ++c) chosen.key[c] = keys[chosen.row[c]];
  BlockWords words;
  draws.fill(purpose, chosen.key, chosen.count, words);
  for (std::uint32_t c = 0; c < chosen.count; ++c) {
    out.of[c] = math::normal(words.uniform(c, 0), words.uniform(c, 1));
  }
}

void learn(const Draws& draws, Region& region, const Block& block) {
  Firms& firms = region.firms;
  const Key* keys = firms.key.from(block.begin);
  const double* all = firms.productivity.from(0);
  const Lane<const double> now = firms.productivity.from(block.begin);
  const Lane<double> next = firms.next_productivity.from(block.begin);
  BlockWords words;
  draws.fill(kLearning, keys, block.size(), words);

  Chosen researching;
  Chosen meeting;
  for (std::uint32_t i = 0; i < block.size(); ++i) next[i] = now[i];
  select(words.word[0], block.size(), word_of_chance(kResearchChance), researching);
  select(words.word[1], block.size(), word_of_chance(kMeetingChance), meeting);
  BlockLane normal;
  draw_normals(draws, kResearch, keys, researching, normal);
  for (std::uint32_t c = 0; c < researching.count; ++c) {
    normal.of[c] = math::exp(0.02 + 0.10 * normal.of[c]);
  }
  for (std::uint32_t c = 0; c < researching.count; ++c) {
    const std::uint32_t i = researching.row[c];
    const double found = now[i] * normal.of[c];
    next[i] = found > next[i] ? found : next[i];
  }
  // Who is met lies anywhere in memory: all addresses first, so that the loads overlap.
  std::uint32_t met[kBlockRows];
  const Partners* partners = firms.partners.from(block.begin);
  for (std::uint32_t c = 0; c < meeting.count; ++c) {
    const std::uint32_t i = meeting.row[c];
    met[c] = partners[i][words.word[2][i] >> 29];
    __builtin_prefetch(all + met[c]);
  }
  for (std::uint32_t c = 0; c < meeting.count; ++c) {
    const std::uint32_t i = meeting.row[c];
    const double other = all[met[c]];
    const double learnt = now[i] + 0.5 * (other - now[i]);
    next[i] = learnt > next[i] ? learnt : next[i];
  }
  sum_runs(
      region.layout, block, math::kRatioPoint,
      [&, share = firms.share.from(block.begin)](std::size_t i) { return share[i] * next[i]; },
      region.sum_of_run.data());
}

void compete(const Draws& draws, Region& region, const Block& block) {
  Firms& firms = region.firms;
  const Lane<double> share = firms.share.from(block.begin);
  const Lane<double> productivity = firms.next_productivity.from(block.begin);
  const Lane<std::uint32_t> age = firms.age.from(block.begin);
  Chosen leaving;
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = region.layout.run(r);
    const double pull = 0.5 / region.mean[run.segment];
    const double smallest = 0.10 / region.layout.size(run.segment);
    const std::uint32_t before = leaving.count;
    for (std::uint32_t i = run.begin - block.begin; i < run.end - block.begin; ++i) {
      share[i] *= 0.5 + pull * productivity[i];
      ++age[i];
    }
    for (std::uint32_t i = run.begin - block.begin; i < run.end - block.begin; ++i) {
      leaving.row[leaving.count] = i;
      leaving.count += share[i] < smallest ? 1 : 0;
    }
    region.exits_of_run[r] = leaving.count - before;
  }
  BlockLane normal;
  draw_normals(draws, kEntry, firms.key.from(block.begin), leaving, normal);
  std::uint32_t c = 0;
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = region.layout.run(r);
    for (std::int64_t k = 0; k < region.exits_of_run[r]; ++k, ++c) {
      const std::uint32_t i = leaving.row[c];
      productivity[i] = region.mean[run.segment] * math::exp(0.10 * normal.of[c] - 0.05);
      share[i] = 0.5 / region.layout.size(run.segment);
      age[i] = 0;
    }
  }
  sum_runs(
      region.layout, block, math::kRatioPoint, [&](std::size_t i) { return share[i]; },
      region.sum_of_run.data());
}

void renormalise(Region& region, const Block& block) {
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = region.layout.run(r);
    const double factor = 1 / region.total[run.segment];
    double* const share = region.firms.share.from(run.begin);
    for (std::uint32_t i = 0; i < run.size(); ++i) share[i] *= factor;
  }
}

std::int64_t simulate_step(Region& region, std::uint32_t step) {
  const Draws draws(Luck{1, 0}, step);
  const double unit = 1 / math::kRatioPoint.scale();
  for_each_block(region.layout, [&](const Block& block) { learn(draws, region, block); });
  sum_segments(region.layout, region.sum_of_run.data(), unit, region.mean);
  for_each_block(region.layout, [&](const Block& block) { compete(draws, region, block); });
  sum_segments(region.layout, region.sum_of_run.data(), unit, region.total);
  for_each_block(region.layout, [&](const Block& block) { renormalise(region, block); });
  std::swap(region.firms.productivity, region.firms.next_productivity);
  std::int64_t exits = 0;
  for (const std::int64_t of_run : region.exits_of_run) exits += of_run;
  return exits;
}

std::uint64_t state_hash(const Region& region) {
  std::uint64_t hash = 0;
  for (FirmRow row{0}; row.value < region.layout.rows(); ++row.value) {
    hash = mix(hash ^ std::bit_cast<std::uint64_t>(region.firms.productivity[row]));
    hash = mix(hash ^ std::bit_cast<std::uint64_t>(region.firms.share[row]));
  }
  return hash;
}

}  // namespace

int main(int argc, char** argv) {
  const auto number = [&](int index, int fallback) {
    return static_cast<std::uint32_t>(argc > index ? std::atoi(argv[index]) : fallback);
  };
  const std::uint32_t count = number(1, 100'000);
  const std::uint32_t steps = number(2, 120);
  const std::uint32_t threads = number(3, 1);
  parallel::with_threads(threads, [&] {
    Region region = found(count);
    const double cpu = bench::cpu_seconds();
    const double wall = bench::wall_seconds();
    std::int64_t exits = 0;
    for (std::uint32_t step = 0; step < steps; ++step) exits += simulate_step(region, step);
    std::printf(
        "{\"program\": \"firmbench\", \"firms\": %u, \"steps\": %u, \"threads\": %u, "
        "\"cpu_seconds\": %.6f, \"wall_seconds\": %.6f, \"exit_share\": %.5f, "
        "\"bytes_per_firm\": %u, \"state\": \"%016llx\"}\n",
        count, steps, threads, bench::cpu_seconds() - cpu, bench::wall_seconds() - wall,
        static_cast<double>(exits) / (static_cast<double>(count) * steps), bytes_per_row<Firms>(),
        static_cast<unsigned long long>(state_hash(region)));
  });
  return 0;
}
