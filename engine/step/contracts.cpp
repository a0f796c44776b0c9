#include "engine/step/contracts.h"

#include "engine/world/select.h"

namespace spearhead {
namespace {

/// Few firms have a public contract.
void list_contractors(const Firms& firms, const Block& block, Selected& contractors) {
  const Lane<const double> contract = firms.contract.from(block.begin);
  select(
      block.size(), [&](std::uint32_t i) { return contract[i] != 0; }, contractors);
}

}  // namespace

void set_contracts_aside(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  const auto step = static_cast<std::int32_t>(now.step);
  Selected contractors;
  list_contractors(firms, block, contractors);
  for (const std::uint32_t i : contractors) {
    const FirmRow row{block.begin + i};
    double& contract = firms.contract[row];
    double& sales = firms.home_sales[row];
    if (firms.contract_begin[row] < step) sales = sales > contract ? sales - contract : 0;
    if (firms.contract_end[row] <= step) contract = 0;
  }
  const Lane<const double> contract = firms.contract.from(block.begin);
  sum_listed(
      world.layout, block, math::kMoneyPoint, contractors,
      [&](std::size_t i) { return contract[i]; }, world.work.sums[1].data());
}

void deliver_contracts(Firms& firms, const Block& block) {
  Selected contractors;
  list_contractors(firms, block, contractors);
  for (const std::uint32_t i : contractors) {
    const FirmRow row{block.begin + i};
    firms.home_sales[row] += firms.contract[row];
  }
}

void add_contracts_to_demand(World& world) {
  sum_segments(world.layout, world.work.sums[1].data(), 1 / math::kMoneyPoint.scale(),
               world.work.contracts);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    world.segments.home_demand[SegmentId{k}] += world.work.contracts[SegmentId{k}];
  }
}

}  // namespace spearhead
