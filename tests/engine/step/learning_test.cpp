#include <cmath>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "engine/step/buyers.h"
#include "tests/support/knowledge_worlds.h"

namespace spearhead {
namespace {

using support::for_each_firm;
using support::now_of;

/// A scenario in which nobody learns in any way; tests switch one way on.
Scenario quiet_scenario(double scale = 1) {
  Scenario scenario = support::small_scenario();
  support::without_learning(scenario);
  for (double& jobs : scenario.regions[0].employment) jobs *= scale;
  return scenario;
}

/// Everybody looks around once.
World looked_around(const Scenario& scenario, World world) {
  draw_lots(now_of(scenario, world), world);
  draw_circles(now_of(scenario, world), world);
  learn(now_of(scenario, world), world);
  return world;
}

World looked_around(const Scenario& scenario) {
  return looked_around(scenario, support::founded_with_ties(scenario));
}

double gain_of(const World& world, FirmRow row) {
  return kGainUnit * static_cast<double>(world.work.outbox.learning[row]);
}

std::uint32_t gainers(const World& world) {
  std::uint32_t count = 0;
  for_each_firm(world, [&](FirmRow row) { count += gain_of(world, row) > 0 ? 1 : 0; });
  return count;
}

template <class Visit>
void for_each_lesson(const World& world, const Visit& visit) {
  for (const auto& lessons : world.work.outbox.lessons) {
    for (const Lesson& lesson : lessons) visit(lesson);
  }
}

}  // namespace

TEST_CASE("with all rates at zero nobody learns anything", "[step]") {
  const World world = looked_around(quiet_scenario());
  CHECK(gainers(world) == 0);
  CHECK(support::lesson_count(world) == 0);
}

TEST_CASE("imitation closes a part of the gap to a better firm of the sector", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.imitation_rate = 0.5;
  scenario.rule.imitation_partner = 0;
  World world = support::founded_with_ties(scenario);
  // One firm of each sector is far better; all others are alike.
  for_each_firm(world, [&](FirmRow row) {
    world.firms.productivity[row] = 0;
    world.firms.absorptive_capacity[row] = 0.5;
  });
  std::map<std::uint32_t, double> best;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    best[k] = 0.3 + 0.1 * k;
    world.firms.productivity[FirmRow{world.layout.begin(SegmentId{k})}] = best[k];
  }
  std::uint32_t learners = 0;
  for (std::uint32_t step = 0; step < 400; ++step) {
    world.step = step;
    world = looked_around(scenario, std::move(world));
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      const SegmentId segment{k};
      const double share =
          scenario.rule.imitation_share *
          (scenario.rule.imitation_floor + (1 - scenario.rule.imitation_floor) * 0.5);
      for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
           ++row.value) {
        const double gain = gain_of(world, row);
        if (gain == 0) continue;
        ++learners;
        REQUIRE(row.value != world.layout.begin(segment));
        REQUIRE(gain == Approx(share * best[k]).epsilon(1e-9));
      }
    }
  }
  CHECK(learners > 40);
}

TEST_CASE("firms look at others' practice at the expected rate, more with absorptive capacity",
          "[step][statistics]") {
  Scenario scenario = quiet_scenario(8);
  scenario.rule.world_practice = 3;
  scenario.rule.world_practice_mean = 100;  // everybody who looks sees something better
  scenario.rule.world_practice_exporter = 1;
  scenario.rule.world_practice_other = 1;
  const auto looking = [&](double alpha) {
    World world = support::founded_with_ties(scenario);
    for_each_firm(world, [&](FirmRow row) { world.firms.absorptive_capacity[row] = alpha; });
    world = looked_around(scenario, std::move(world));
    return std::pair{gainers(world), world.firms.size()};
  };
  for (const double alpha : {0.0, 0.6}) {
    const auto [count, firms] = looking(alpha);
    const double expected =
        firms * chance_of(scenario.rule.world_practice * (scenario.rule.imitation_base + alpha));
    CHECK(count == Approx(expected).margin(5 * std::sqrt(expected)));
  }
}

TEST_CASE("exporters see more of the world's practice", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.world_practice = 0.4;
  const auto gaining = [&](double exports) {
    World world = support::founded_with_ties(scenario);
    for_each_firm(world, [&](FirmRow row) { world.firms.export_sales[row] = exports; });
    return gainers(looked_around(scenario, std::move(world)));
  };
  CHECK(gaining(1) > gaining(0));
}

TEST_CASE("nobody gets worse by looking, and who is ahead of all practice gains nothing",
          "[step]") {
  Scenario scenario = support::small_scenario();
  World world = support::founded_with_ties(scenario);
  const FirmRow best{7};
  world.firms.productivity[best] = 19;
  for (std::uint32_t step = 0; step < 20; ++step) {
    world.step = step;
    world = looked_around(scenario, std::move(world));
    for_each_firm(world, [&](FirmRow row) { REQUIRE(gain_of(world, row) >= 0); });
    REQUIRE(gain_of(world, best) == 0);
  }
}

TEST_CASE("practice is taken over from partners of related sectors only", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.imitation_rate = 2;
  scenario.rule.imitation_partner = 1;
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.productivity[row] = 0; });
  const FirmRow learner{0};
  const FirmRow partner{world.layout.begin(SegmentId{2})};
  begin_tie(world.firms, learner, partner);
  world.firms.productivity[partner] = 1;
  const auto gains = [&](double relatedness) {
    scenario.knowledge.sector_relatedness[2] = relatedness;  // of sectors 0 and 2
    double sum = 0;
    for (std::uint32_t step = 0; step < 40; ++step) {
      World here = world;
      here.step = step;
      sum += gain_of(looked_around(scenario, std::move(here)), learner);
    }
    return sum;
  };
  CHECK(gains(scenario.rule.related_sector + 0.01) > 0);
  CHECK(gains(scenario.rule.related_sector) == 0);
}

TEST_CASE("only firms with partners learn from partners, and only what partners know", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.partner_learning = 1;
  World world = support::founded_with_ties(scenario);
  for_each_firm(world, [&](FirmRow row) { world.firms.absorptive_capacity[row] = 0.9; });
  world = looked_around(scenario, std::move(world));
  CHECK(support::lesson_count(world) > 50);
  CHECK(gainers(world) == 0);
  for_each_lesson(world, [&](const Lesson& lesson) {
    bool known = false;
    for (const std::uint32_t tie : world.firms.ties[lesson.learner]) {
      if (tie == kNobody) continue;
      const double its =
          is_university(tie)
              ? world.universities.strength_of(UniversityId{tie & ~kUniversityTie}, lesson.field)
              : expertise_in(world.firms.kene[FirmRow{tie}], lesson.field);
      known = known || its == lesson.expertise;
    }
    REQUIRE(known);
    REQUIRE(nearness(scenario.knowledge, world.firms.kene[lesson.learner], lesson.field) > 0);
    REQUIRE(lesson.known_share == scenario.rule.partner_learning_share);
  });
  for (auto& lessons : world.work.outbox.lessons) lessons.clear();
  World dull = world;
  for_each_firm(dull, [&](FirmRow row) { dull.firms.absorptive_capacity[row] = 0; });
  CHECK(support::lesson_count(looked_around(scenario, std::move(dull))) == 0);
  for_each_firm(world, [&](FirmRow row) { world.firms.ties[row].fill(kNobody); });
  CHECK(support::lesson_count(looked_around(scenario, std::move(world))) == 0);
}

TEST_CASE("strange fields are seldom understood", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.mobility_learning = 1;
  World world = found(scenario, Luck{1, 0});
  // Half of the firms know field 0, the others field 1 or the opposite one.
  const auto lessons = [&](std::uint32_t other) {
    World here = world;
    for_each_firm(here, [&](FirmRow row) {
      here.firms.kene[row] = {};
      learn_field(here.firms.kene[row], row.value % 2 == 0 ? 0 : other, 0.8, 1, 1);
    });
    here = looked_around(scenario, std::move(here));
    std::uint32_t count = 0;
    for_each_lesson(here, [&](const Lesson& lesson) {
      count += expertise_in(here.firms.kene[lesson.learner], lesson.field) == 0 ? 1 : 0;
    });
    return count;
  };
  CHECK(lessons(1) > 40);
  CHECK(lessons(6) < lessons(1) / 5);
}

TEST_CASE("people who stay in their firm teach it nothing new", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.mobility_learning = 4;
  World world = found(scenario, Luck{1, 0});
  // Everybody knows one field, each at a level of its own.
  for_each_firm(world, [&](FirmRow row) {
    world.firms.kene[row] = {};
    world.firms.kene[row].fixed[0] = static_cast<std::uint16_t>(1000 + row.value);
  });
  world = looked_around(scenario, std::move(world));
  CHECK(support::lesson_count(world) > 500);
  for_each_lesson(world, [&](const Lesson& lesson) {
    REQUIRE(lesson.expertise != world.firms.kene[lesson.learner].expertise(0));
  });
}

TEST_CASE("more people bring more knowledge along", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.mobility_learning = 0.1;
  const auto lessons = [&](double size) {
    World world = found(scenario, Luck{1, 0});
    for_each_firm(world, [&](FirmRow row) { world.firms.employment[row] = size; });
    return support::lesson_count(looked_around(scenario, std::move(world)));
  };
  CHECK(lessons(100) > 2 * lessons(1));
}

TEST_CASE("exposure is what a sector sells to foreign firms of its region", "[step]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.backward_spillover = 1;
  World world = found(scenario, Luck{1, 0});
  for (std::uint32_t k = 0; k < 4; ++k) {
    const SegmentId segment{k};
    world.segments.home_sales[segment] = 100;
    world.segments.export_sales[segment] = 100;
    world.segments.foreign_purchases[segment] = k == 1 ? 50 : 0;
  }
  CHECK(find_buyers(now_of(scenario, world), world));
  for (std::uint32_t k = 0; k < 4; ++k) {
    CHECK(world.work.buyers.exposure[SegmentId{k}] ==
          Approx(world.segments.local_share[SegmentId{k}] * scenario.inputs[k * 4 + 1] * 50 / 200));
  }
}

TEST_CASE("suppliers learn from foreign buyers; without purchases, or abroad-owned, they do not",
          "[step]") {
  Scenario scenario = quiet_scenario(3);
  scenario.rule.backward_spillover = 20;
  scenario.knowledge.sector_relatedness.assign(16, 0.5);
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    const bool foreign = row.value % 10 == 0;
    world.firms.ownership[row] = foreign ? Ownership::foreign_cost_seeking : Ownership::domestic;
    world.firms.productivity[row] = foreign ? 1 + 0.01 * (row.value % 70) : 0;
    world.firms.absorptive_capacity[row] = 0.5;
  });
  for (std::uint32_t k = 0; k < 4; ++k) {
    const SegmentId segment{k};
    world.segments.home_sales[segment] = 1000;
    world.segments.export_sales[segment] = 0;
    world.segments.foreign_purchases[segment] = 500;
  }
  const World taught = looked_around(scenario, world);
  CHECK(gainers(taught) > 20);
  CHECK(support::lesson_count(taught) > 0);
  for_each_firm(taught, [&](FirmRow row) {
    if (is_foreign(taught.firms.ownership[row])) REQUIRE(gain_of(taught, row) == 0);
    REQUIRE(gain_of(taught, row) <= 0.5 * scenario.rule.backward_share * 1.7);
  });
  Scenario no_field = scenario;
  no_field.rule.backward_field = 0;
  CHECK(support::lesson_count(looked_around(no_field, world)) == 0);
  World alone = world;
  for (std::uint32_t k = 0; k < 4; ++k) alone.segments.foreign_purchases[SegmentId{k}] = 0;
  CHECK(gainers(looked_around(scenario, std::move(alone))) == 0);
  World dull = world;
  for_each_firm(dull, [&](FirmRow row) { dull.firms.absorptive_capacity[row] = 0; });
  CHECK(gainers(looked_around(scenario, std::move(dull))) == 0);
}

TEST_CASE("a buyer is a foreign firm, of sectors in proportion to what they buy",
          "[step][statistics]") {
  Scenario scenario = quiet_scenario();
  scenario.rule.backward_spillover = 1;
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    world.firms.ownership[row] =
        row.value % 20 == 0 ? Ownership::foreign_cost_seeking : Ownership::domestic;
  });
  double bought[4];
  double all = 0;
  for (std::uint32_t k = 0; k < 4; ++k) {
    world.segments.foreign_purchases[SegmentId{k}] = k == 2 ? 0 : 100.0 * (k + 1);
    bought[k] = scenario.inputs[k] * world.segments.foreign_purchases[SegmentId{k}];
    all += bought[k];
  }
  const Now now = now_of(scenario, world);
  REQUIRE(find_buyers(now, world));
  constexpr std::uint32_t kDraws = 4000;
  double drawn[4] = {};
  std::set<std::uint32_t> firms;
  for (std::uint32_t n = 0; n < kDraws; ++n) {
    const double u = (n + 0.5) / kDraws;
    const std::uint32_t row = random_buyer(world, SegmentId{0}, u, mix(n));
    REQUIRE(row < world.firms.size());
    REQUIRE(is_foreign(world.firms.ownership[FirmRow{row}]));
    firms.insert(row);
    for (std::uint32_t k = 0; k < 4; ++k) {
      drawn[k] += row >= world.layout.begin(SegmentId{k}) && row < world.layout.end(SegmentId{k});
    }
  }
  for (std::uint32_t k = 0; k < 4; ++k) {
    CHECK(drawn[k] / kDraws == Approx(bought[k] / all).margin(1e-3));
  }
  CHECK(firms.size() > 20);
}

}  // namespace spearhead
