#include <algorithm>

#include "engine/step/partners.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

// So little quality or trust is none.
constexpr double kNil = 1e-3;

double without_remnant(double value, bool funded) { return funded || value >= kNil ? value : 0; }

/// Quality that the funding allows: the first money pays the smallest team, and a full team costs
/// more. A region at a scale has wu that are worth several real ones; a team costs what it costs.
double quality_of_funding(const Parameters& rule, double funding, double scale) {
  const double beyond = std::max(0.0, funding * scale - rule.team_cost);
  return beyond < rule.team_full ? beyond / rule.team_full : beyond > 0 ? 1 : 0;
}

/// A quarter of one organisation; whether it has, or has just lost, a quality. People stay for an
/// announced future; trust grows with good work and fades without.
bool develop(const Now& now, Clusters& clusters, std::uint32_t c) {
  const Parameters& rule = now.rule();
  double& quality = clusters.quality[c];
  double& trust = clusters.trust[c];
  const double before = quality;
  const double funding = clusters.funding[c];
  const bool funded = funding > 0;
  if (!funded && quality == 0 && trust == 0) return false;
  const double target =
      quality_of_funding(rule, funding, now.scenario.regions[clusters.region[c]].scale);
  const double staying = std::min(1.0, clusters.horizon[c] / rule.team_horizon);
  // People leave what cannot pay them, whatever was announced.
  const double speed = target > quality ? rule.team_growth * staying : rule.team_decay;
  const double growth = rule.trust_growth * quality * (1 - trust);
  const double decay = rule.trust_decay * (1 - quality) * trust;
  quality = without_remnant(quality + kStepYears * speed * (target - quality), funded);
  trust = without_remnant(trust + kStepYears * (growth - decay), funded);
  return before > 0 || quality > 0;
}

/// Firms join an organisation the sooner, and leave it the later, the better it is; when there is
/// none any more, nobody is a member.
void enrol(const Now& now, World& world, const Run& run) {
  const std::uint32_t cluster = cluster_of(world, run.segment);
  if (cluster == kNoCluster) return;
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double quality = world.clusters.quality[cluster];
  if (quality == 0) {
    std::fill_n(firms.member.from(run.begin), run.size(), std::uint8_t{0});
    return;
  }
  BlockWords words;
  now.draws.fill(purpose::membership, firms.key.from(run.begin), run.size(), words);
  for (FirmRow row{run.begin}; row.value < run.end; ++row.value) {
    const double u = words.uniform(row.value - run.begin, 0);
    if (u >= kStepYears * rule.membership_rate) continue;
    const double keenness = is_idle(rule, firms, row) ? rule.membership_idle : 1;
    const bool member = firms.member[row] != 0;
    const double rate = rule.membership_rate * (member ? 1 - quality : keenness * quality);
    if (happens(u, rate)) firms.member[row] = member ? 0 : 1;
  }
}

}  // namespace

void organise_clusters(const Now& now, World& world) {
  bool active = false;
  for (std::uint32_t c = 0; c < world.clusters.size(); ++c) {
    active = develop(now, world.clusters, c) || active;
  }
  if (!active) return;
  for_each_block(world.layout, [&](const Block& block) {
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
      enrol(now, world, world.layout.run(r));
    }
  });
}

}  // namespace spearhead
