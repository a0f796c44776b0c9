#include "app/experiment.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>

#include "engine/base/error.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"

namespace spearhead::app {
namespace {

// Futures that may wait in memory for a slow one, per thread.
constexpr std::uint32_t kFuturesAhead = 4;

World found_future(const Scenario& scenario, Luck luck) {
  try {
    return begin(scenario, luck);
  } catch (const ModelError& error) {
    throw ModelError(std::string(error.what()) + " (before the first year, seed " +
                     std::to_string(luck.seed) + ", future " + std::to_string(luck.replicate) +
                     ")");
  }
}

std::vector<Trajectory> simulate_arms(std::span<const Arm> arms, Luck luck) {
  const World founded = found_future(arms.front().scenario, luck);
  std::vector<Trajectory> trajectories;
  for (const Arm& arm : arms) trajectories.push_back(simulate(arm.scenario, luck, founded));
  return trajectories;
}

/// Holds futures that finish early until their turn, so that the file is the same on every run, and
/// keeps the others from running far ahead of a slow one.
class InOrder {
 public:
  InOrder(const TakeFuture& take, std::uint32_t window) : take_(take), window_(window) {}

  /// Waits until future `index` is near enough to the front. \return false when all shall end
  bool may_start(std::uint32_t index) {
    std::unique_lock<std::mutex> lock(mutex_);
    moved_.wait(lock, [&] { return failed_ || index < delivered_ + window_; });
    return !failed_;
  }

  void deliver(std::uint32_t index, std::vector<Trajectory> trajectories) {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.emplace(index, std::move(trajectories));
    for (auto next = waiting_.begin(); next != waiting_.end() && next->first == delivered_;
         next = waiting_.begin()) {
      take_(next->first, next->second);
      waiting_.erase(next);
      ++delivered_;
    }
    moved_.notify_all();
  }

  void fail() {
    const std::lock_guard<std::mutex> lock(mutex_);
    failed_ = true;
    moved_.notify_all();
  }

  std::uint32_t delivered() const { return delivered_; }

 private:
  const TakeFuture& take_;
  const std::uint32_t window_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<std::uint32_t, std::vector<Trajectory>> waiting_;
  std::uint32_t delivered_ = 0;
  bool failed_ = false;
};

}  // namespace

std::uint32_t run_futures(std::span<const Arm> arms, std::uint64_t seed,
                          std::span<const std::int32_t> replicates, std::uint32_t threads,
                          const std::atomic<bool>& stop, const TakeFuture& take) {
  const std::uint32_t most = threads == 0 ? parallel::machine_threads() : threads;
  InOrder in_order(take, kFuturesAhead * most);
  std::atomic<std::uint32_t> next{0};
  const auto count = static_cast<std::uint32_t>(replicates.size());
  parallel::with_threads(threads, [&] {
    parallel::for_each_task(std::min(most, count), [&](std::uint32_t) {
      try {
        for (std::uint32_t i = next++; i < count && !stop; i = next++) {
          if (!in_order.may_start(i)) return;
          const auto replicate = static_cast<std::uint32_t>(replicates[i]);
          in_order.deliver(i, simulate_arms(arms, Luck{seed, replicate}));
        }
      } catch (...) {
        in_order.fail();
        throw;
      }
    });
  });
  return in_order.delivered();
}

}  // namespace spearhead::app
