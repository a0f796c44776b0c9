#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/production.h"

namespace spearhead {

void hire(const Now& now, World& world) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Segments& segments = world.segments;
  for_each_block(world.layout, [&](const Block& block) {
    BlockLane share;
    BlockLane mean;
    BlockLane local;
    spread(world.layout, block, segments.value_added_share, share);
    spread(world.layout, block, segments.mean_productivity, mean);
    spread(world.layout, block, segments.local_pricing, local);
    const Lane<double> employment = firms.employment.from(block.begin);
    const Lane<const double> home = firms.home_sales.from(block.begin);
    const Lane<const double> outside = firms.export_sales.from(block.begin);
    const Lane<const double> productivity = firms.productivity.from(block.begin);
    for (std::uint32_t i = 0; i < block.size(); ++i) {
      const double value_added = share.of[i] * (home[i] + outside[i]);
      const double jobs =
          value_added / value_added_per_worker(productivity[i], mean.of[i], local.of[i], rule);
      employment[i] += rule.hiring_speed * (jobs - employment[i]);
    }
  });
}

}  // namespace spearhead
