#include "app/experiment.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "engine/parallel/parallel.h"
#include "engine/simulate.h"

namespace spearhead::app {
namespace {

std::vector<Trajectory> simulate_arms(std::span<const Arm> arms, Luck luck) {
  const World founded = found(arms.front().scenario, luck);
  std::vector<Trajectory> trajectories;
  for (const Arm& arm : arms) trajectories.push_back(simulate(arm.scenario, luck, founded));
  return trajectories;
}

/// Holds futures that finish early until their turn, so that the file is the same on every run.
class InOrder {
 public:
  explicit InOrder(const TakeFuture& take) : take_(take) {}

  void deliver(std::uint32_t index, std::vector<Trajectory> trajectories) {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.emplace(index, std::move(trajectories));
    for (auto next = waiting_.begin(); next != waiting_.end() && next->first == delivered_;
         next = waiting_.begin()) {
      take_(next->first, next->second);
      waiting_.erase(next);
      ++delivered_;
    }
  }

  std::uint32_t delivered() const { return delivered_; }

 private:
  const TakeFuture& take_;
  std::mutex mutex_;
  std::map<std::uint32_t, std::vector<Trajectory>> waiting_;
  std::uint32_t delivered_ = 0;
};

}  // namespace

std::uint32_t run_futures(std::span<const Arm> arms, std::uint64_t seed,
                          std::span<const std::int32_t> replicates, std::uint32_t threads,
                          const std::atomic<bool>& stop, const TakeFuture& take) {
  InOrder in_order(take);
  std::atomic<std::uint32_t> next{0};
  const auto count = static_cast<std::uint32_t>(replicates.size());
  const std::uint32_t most = threads == 0 ? parallel::machine_threads() : threads;
  parallel::with_threads(threads, [&] {
    parallel::for_each_task(std::min(most, count), [&](std::uint32_t) {
      for (std::uint32_t i = next++; i < count && !stop; i = next++) {
        const auto replicate = static_cast<std::uint32_t>(replicates[i]);
        in_order.deliver(i, simulate_arms(arms, Luck{seed, replicate}));
      }
    });
  });
  return in_order.delivered();
}

}  // namespace spearhead::app
