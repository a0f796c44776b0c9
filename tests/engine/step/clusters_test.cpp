#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/step/phases.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// Three clusters of one sector each, and a sector without one. All firms carry out R&D.
struct Region {
  Scenario scenario = support::small_scenario();
  World world;

  explicit Region(std::uint32_t firms_per_sector = 500) {
    world.sectors = 4;
    world.layout.assign(std::vector<std::uint32_t>(4, firms_per_sector));
    resize_columns(world.firms, world.layout.rows());
    for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
      world.firms.key[row] = mix(row.value);
      world.firms.research[row] = 1;
    }
    Clusters& clusters = world.clusters;
    clusters.key = {1, 2, 3};
    clusters.region = {0, 0, 0};
    clusters.of_segment = {0, 1, kNoCluster, 2};
    for (auto* column :
         {&clusters.quality, &clusters.trust, &clusters.funding, &clusters.horizon}) {
      column->assign(3, 0);
    }
  }

  void fund(std::vector<double> wu_a_year, double years) {
    world.clusters.funding = std::move(wu_a_year);
    world.clusters.horizon.assign(3, years);
  }

  void live(std::uint32_t quarters) {
    for (std::uint32_t q = 0; q < quarters; ++q) {
      const std::uint32_t step = world.step++;
      organise_clusters({scenario, step, Draws({7, 0}, step)}, world);
    }
  }

  double membership(std::uint32_t sector) const {
    const std::uint8_t* const member = world.firms.member.from(0);
    const std::uint32_t begin = world.layout.begin(SegmentId{sector});
    const std::uint32_t end = world.layout.end(SegmentId{sector});
    return static_cast<double>(std::count(member + begin, member + end, 1)) / (end - begin);
  }

  double full_team() const { return scenario.rule.team_cost + scenario.rule.team_full; }
};

}  // namespace

TEST_CASE("money below the cost of the smallest team makes no organisation", "[clusters]") {
  Region thin;
  Region focused;
  thin.fund({4, 4, 4}, 10);
  focused.fund({12, 0, 0}, 10);
  thin.live(40);
  focused.live(40);
  CHECK(thin.world.clusters.quality == std::vector<double>{0, 0, 0});
  CHECK(thin.membership(0) == 0);
  CHECK(focused.world.clusters.quality[0] > 0.9);
  CHECK(focused.world.clusters.quality[1] == 0);
  CHECK(focused.membership(0) > 0.6);
  CHECK(focused.membership(1) == 0);
  CHECK(focused.membership(2) == 0);
}

TEST_CASE("quality and trust follow their equations", "[clusters]") {
  Region region;
  const Parameters& rule = region.scenario.rule;
  region.fund({region.full_team(), rule.team_cost + rule.team_full / 2, 0}, 2);
  double quality = 0;
  double trust = 0;
  for (int q = 0; q < 20; ++q) {
    const double speed = rule.team_growth * 2 / rule.team_horizon;
    trust += 0.25 *
             (rule.trust_growth * quality * (1 - trust) - rule.trust_decay * (1 - quality) * trust);
    quality += 0.25 * speed * (1 - quality);
    region.live(1);
  }
  CHECK(region.world.clusters.quality[0] == Approx(quality).epsilon(1e-12));
  CHECK(region.world.clusters.quality[1] == Approx(quality / 2).epsilon(1e-12));
  CHECK(region.world.clusters.trust[0] == Approx(trust).epsilon(1e-12));
}

TEST_CASE("money that cannot pay a team does not hold one, whatever was announced", "[clusters]") {
  const auto quality_after = [](double funding, double horizon) {
    Region region;
    region.world.clusters.quality = {0.8, 0, 0};
    region.world.clusters.trust = {0.5, 0, 0};
    region.fund({funding, 0, 0}, horizon);
    region.live(20);
    return region.world.clusters.quality[0];
  };
  const double alone = quality_after(0, 0);
  CHECK(alone < 0.1);
  CHECK(quality_after(0.001, 0.25) == Approx(alone));
  CHECK(quality_after(0.001, 20) == Approx(alone));
}

TEST_CASE("staff stay for long announcements", "[clusters]") {
  Region brief;
  Region lasting;
  Region more_than_enough;
  brief.fund({12, 0, 0}, 1);
  lasting.fund({12, 0, 0}, brief.scenario.rule.team_horizon);
  more_than_enough.fund({12, 0, 0}, 30);
  for (Region* region : {&brief, &lasting, &more_than_enough}) region->live(8);
  CHECK(brief.world.clusters.quality[0] < 0.4 * lasting.world.clusters.quality[0]);
  CHECK(more_than_enough.world.clusters.quality == lasting.world.clusters.quality);
}

TEST_CASE("in the long run as large a part of firms are members as the quality says",
          "[clusters]") {
  Region region(3000);
  region.fund({region.full_team(), region.scenario.rule.team_cost + 4, 0}, 10);
  region.live(200);
  CHECK(region.membership(0) == Approx(1).margin(0.01));
  CHECK(region.membership(1) == Approx(region.world.clusters.quality[1]).margin(0.04));
}

TEST_CASE("small firms without R&D join less, and nobody joins at rate nil", "[clusters]") {
  Region active;
  Region idle;
  Region off;
  std::fill_n(idle.world.firms.research.from(0), idle.world.firms.size(), 0.0);
  off.scenario.rule.membership_rate = 0;
  for (Region* region : {&active, &idle, &off}) {
    region->fund({12, 0, 0}, 10);
    region->live(12);
  }
  CHECK(idle.membership(0) > 0);
  CHECK(idle.membership(0) < 0.6 * active.membership(0));
  CHECK(off.membership(0) == 0);
}

TEST_CASE("when the money ends the organisation fades and at last nobody is a member",
          "[clusters]") {
  Region region;
  region.fund({12, 0, 0}, 10);
  region.live(40);
  const double quality = region.world.clusters.quality[0];
  region.fund({0, 0, 0}, 0);
  region.live(4);
  CHECK(region.world.clusters.quality[0] ==
        Approx(quality * std::pow(1 - 0.25 * region.scenario.rule.team_decay, 4)));
  region.live(400);
  CHECK(region.world.clusters.quality[0] == 0);
  CHECK(region.world.clusters.trust[0] == 0);
  CHECK(region.membership(0) == 0);
}

TEST_CASE("a team costs the same in a region at a scale", "[clusters]") {
  Region region;
  Region halved;
  halved.scenario.regions[0].scale = 2;
  region.fund({10, 0, 0}, 10);
  halved.fund({5, 0, 0}, 10);
  region.live(10);
  halved.live(10);
  CHECK(halved.world.clusters.quality == region.world.clusters.quality);
}

}  // namespace spearhead
