#include <functional>

#include <catch2/catch.hpp>

#include "engine/base/time.h"
#include "scenarios/target_reader.h"
#include "tests/support/knowledge_worlds.h"
#include "tests/support/scenario_files.h"

/// Targets as they stand in files, and the firms that they mean.
namespace spearhead::tests {
namespace {

using scenarios::clusters_of;
using scenarios::Reading;
using scenarios::Report;
using scenarios::SourceFile;
using support::for_each_firm;

/// A founded region with two named clusters, in which firms are of all ages and owners, and some do
/// R&D.
struct TargetWorld {
  TargetWorld() : scenario(support::small_scenario()) {
    scenario.regions[0].clusters = {{0, 1}, {3}};
    scenario.regions[0].cluster_names = {"Makers", "Coders"};
    world = found(scenario, Luck{1, 0});
    for_each_firm(world, [&](FirmRow row) {
      const std::uint64_t dice = mix(world.firms.key[row]);
      world.firms.ownership[row] = static_cast<Ownership>(dice % 5);
      world.firms.research[row] = dice / 5 % 3 == 0 ? 1.5 : 0;
      world.firms.founding_step[row] = -static_cast<std::int32_t>(dice / 15 % 80);
    });
  }

  /// The target that this line of YAML states.
  Target target(const std::string& yaml) const {
    const SourceFile file("target.yaml", yaml);
    Report report;
    Reading in{file, report};
    const auto root = scenarios::parse_yaml(file, report);
    scenarios::TargetText text;
    REQUIRE(root);
    scenarios::read_target(*root, in, text);
    Target target = target_of(text, clusters_of(scenario), scenario, in);
    INFO(yaml << to_text(report.diagnostics()));
    REQUIRE_FALSE(report.failed());
    return target;
  }

  SegmentId segment_of(FirmRow row) const {
    std::uint32_t k = 0;
    while (world.layout.end(SegmentId{k}) <= row.value) ++k;
    return SegmentId{k};
  }

  /// One flag per firm: whether the target means it.
  std::vector<std::uint8_t> members(const std::string& yaml) const {
    const Target meant = target(yaml);
    std::vector<std::uint8_t> flags;
    for_each_firm(world, [&](FirmRow row) {
      flags.push_back(meant.includes(world, row, segment_of(row), {overlaps, overlaps}) ? 1 : 0);
    });
    return flags;
  }

  using Rule = std::function<bool(FirmRow, const std::string& sector)>;
  /// The same by a rule of the test.
  std::vector<std::uint8_t> firms_with(const Rule& rule) const {
    std::vector<std::uint8_t> flags;
    for_each_firm(world, [&](FirmRow row) {
      flags.push_back(rule(row, scenario.sector_of(segment_of(row)).code) ? 1 : 0);
    });
    return flags;
  }

  double size(FirmRow row) const { return world.firms.employment[row]; }
  double age(FirmRow row) const { return -kStepYears * world.firms.founding_step[row]; }
  Ownership owner(FirmRow row) const { return world.firms.ownership[row]; }
  bool knows(FirmRow row, std::uint32_t field) const {
    return expertise_in(world.firms.kene[row], field) > 0;
  }

  Scenario scenario;
  World world;
  std::vector<Overlap> overlaps = {{0, 1, 2, 8, 1.0}, {0, 1, 4, 9, 0.5}};
};

/// Whether some firms are in it, and some are not.
bool is_mixed(const std::vector<std::uint8_t>& flags) {
  const auto inside = std::count(flags.begin(), flags.end(), 1);
  return inside > 0 && inside < std::ssize(flags);
}

/// Targets of every kind, for laws that hold for all of them.
const std::vector<std::string> kTargets{
    "{}",
    "{sectors: [\"28\", \"62\"]}",
    "{clusters: Makers}",
    "{size: \"10-49\"}",
    "{size: [\"0-4\", \"50+\"], age: [\"0-5\", \"15+\"]}",
    "{fields: [F3, F9]}",
    "{overlaps: 1}",
    "{overlaps: [[Makers, Coders]], size: \"5+\"}",
    "{ownership: [foreign, spin_off]}",
    "{rd: performer, sectors: \"10\"}",
    "{any_of: [{size: \"20+\"}, {rd: none}], not: {ownership: foreign}}",
};

std::string text(const std::string& start, const std::vector<std::string>& parts,
                 const std::string& end) {
  std::string joined = start;
  for (const std::string& part : parts) joined += (joined == start ? "" : ", ") + part;
  return joined + end;
}

}  // namespace

TEST_CASE("a target means exactly the firms of its sectors and clusters", "[scenarios][target]") {
  const TargetWorld of;
  const auto makers = of.firms_with(
      [](FirmRow, const std::string& sector) { return sector == "10" || sector == "28"; });
  CHECK(is_mixed(makers));
  CHECK(of.members("{sectors: [\"10\", 28]}") == makers);
  CHECK(of.members("{clusters: Makers}") == makers);
  CHECK(of.members("{clusters: [\"28\"]}") == makers);
  CHECK(of.members("{clusters: [Coders, Makers]}") ==
        of.firms_with([](FirmRow, const std::string& sector) { return sector != "47"; }));
  CHECK(of.members("{clusters: Makers, sectors: [\"28\", \"62\"]}") ==
        of.firms_with([](FirmRow, const std::string& sector) { return sector == "28"; }));
  CHECK(of.members("{clusters: Coders, sectors: \"28\"}") ==
        of.firms_with([](FirmRow, const std::string&) { return false; }));
}

TEST_CASE("several ranges of sizes or ages mean the firms in any of them", "[scenarios][target]") {
  const TargetWorld of;
  const auto small_or_large = of.firms_with([&](FirmRow row, const std::string&) {
    return of.size(row) < 5 || (of.size(row) >= 20 && of.size(row) < 50);
  });
  CHECK(is_mixed(small_or_large));
  CHECK(of.members("{size: [\"20-49\", \"0-4 persons\"]}") == small_or_large);
  const auto both = of.firms_with([&](FirmRow row, const std::string&) {
    return (of.size(row) < 5 || of.size(row) >= 20) && (of.age(row) <= 2 || of.age(row) >= 10);
  });
  CHECK(is_mixed(both));
  CHECK(of.members("{size: [\"0-4\", \"20+\"], age: [\"10+\", \"0-2 years\"]}") == both);
}

TEST_CASE("a target means exactly the firms with one of its owners", "[scenarios][target]") {
  const TargetWorld of;
  const auto foreign =
      of.firms_with([&](FirmRow row, const std::string&) { return is_foreign(of.owner(row)); });
  const auto spin_offs = of.firms_with([&](FirmRow row, const std::string&) {
    return of.owner(row) == Ownership::spin_off || of.owner(row) == Ownership::university_spin_off;
  });
  CHECK(is_mixed(foreign));
  CHECK(is_mixed(spin_offs));
  CHECK(of.members("{ownership: foreign}") == foreign);
  CHECK(of.members("{not: {ownership: domestic}}") == foreign);
  CHECK(of.members("{ownership: spin_off}") == spin_offs);
  CHECK(of.members("{ownership: [spin_off, foreign]}") ==
        of.firms_with(
            [&](FirmRow row, const std::string&) { return of.owner(row) != Ownership::domestic; }));
}

TEST_CASE("a target means exactly the firms that do R&D, or none", "[scenarios][target]") {
  const TargetWorld of;
  const auto performers = of.firms_with(
      [&](FirmRow row, const std::string&) { return of.world.firms.research[row] > 0; });
  CHECK(is_mixed(performers));
  CHECK(of.members("{rd: performer}") == performers);
  CHECK(of.members("{not: {rd: none}}") == performers);
}

TEST_CASE("a target means exactly the firms that know one of its fields", "[scenarios][target]") {
  const TargetWorld of;
  const auto knowing = of.firms_with(
      [&](FirmRow row, const std::string&) { return of.knows(row, 2) || of.knows(row, 8); });
  CHECK(is_mixed(knowing));
  CHECK(of.members("{fields: [F9, F3]}") == knowing);
  CHECK(of.members("{any_of: [{fields: F3}, {fields: F9}]}") == knowing);
}

TEST_CASE("a target means exactly the firms in the best overlaps that the agency sees",
          "[scenarios][target]") {
  const TargetWorld of;
  const auto in_best = [&](std::uint32_t makers, std::uint32_t coders) {
    return of.firms_with([&, makers, coders](FirmRow row, const std::string& sector) {
      const bool maker = sector == "10" || sector == "28";
      return (maker && of.knows(row, makers)) || (sector == "62" && of.knows(row, coders));
    });
  };
  CHECK(is_mixed(in_best(2, 8)));
  CHECK(of.members("{overlaps: 1}") == in_best(2, 8));
  std::vector<std::uint8_t> both = in_best(2, 8);
  const std::vector<std::uint8_t> second = in_best(4, 9);
  for (std::size_t i = 0; i < both.size(); ++i) both[i] |= second[i];
  CHECK(of.members("{overlaps: 100}") == both);
  CHECK(of.target("{not: {overlaps: 1}}").looks_at_overlaps());
}

TEST_CASE("a target means exactly the firms in the best overlaps of the areas that it names",
          "[scenarios][target][areas]") {
  const TargetWorld of;
  const auto in_area = of.firms_with([&](FirmRow row, const std::string& sector) {
    const bool maker = sector == "10" || sector == "28";
    return (maker && (of.knows(row, 2) || of.knows(row, 4))) ||
           (sector == "62" && (of.knows(row, 8) || of.knows(row, 9)));
  });
  CHECK(is_mixed(in_area));
  CHECK(of.members("{overlaps: [[Coders, Makers]]}") == in_area);
  CHECK(of.members("{overlaps: [[\"28\", \"62\"], [Makers, Coders]]}") == in_area);
  CHECK_FALSE(of.target("{overlaps: [[Coders, Makers]]}").looks_at_overlaps());
}

TEST_CASE("all conditions of a target must hold, and parts are targets themselves",
          "[scenarios][target]") {
  const TargetWorld of;
  const auto meant = of.firms_with([&](FirmRow row, const std::string& sector) {
    const bool young_or_researching = of.age(row) <= 5 || of.world.firms.research[row] > 0;
    const bool foreign_coder = sector == "62" && is_foreign(of.owner(row));
    return sector != "47" && of.size(row) < 50 && young_or_researching && !foreign_coder;
  });
  CHECK(is_mixed(meant));
  CHECK(of.members("{clusters: [Makers, Coders], size: \"0-49\",\n"
                   " any_of: [{age: \"0-5\"}, {rd: performer}],\n"
                   " not: {all_of: [{clusters: Coders}, {ownership: foreign}]}}") == meant);
}

TEST_CASE("all_of, any_of and not obey De Morgan for targets of every kind",
          "[scenarios][target]") {
  const TargetWorld of;
  for (const std::string& a : kTargets) {
    for (const std::string& b : kTargets) {
      INFO(a << " and " << b);
      CHECK(of.members("{not: {any_of: [" + a + ", " + b + "]}}") ==
            of.members("{all_of: [{not: " + a + "}, {not: " + b + "}]}"));
      CHECK(of.members("{not: {all_of: [" + a + ", " + b + "]}}") ==
            of.members("{any_of: [{not: " + a + "}, {not: " + b + "}]}"));
      CHECK(of.members("{not: [" + a + ", " + b + "]}") ==
            of.members("{not: {any_of: [" + a + ", " + b + "]}}"));
    }
  }
}

TEST_CASE("a target twice denied is the target", "[scenarios][target]") {
  const TargetWorld of;
  for (const std::string& each : kTargets) {
    INFO(each);
    CHECK(of.members("{not: {not: " + each + "}}") == of.members(each));
    CHECK(of.members("{any_of: [" + each + "]}") == of.members(each));
    CHECK(of.members("{all_of: [" + each + "]}") == of.members(each));
  }
}

TEST_CASE("a target that lets no firm of a segment in is seen from the segment alone",
          "[scenarios][target]") {
  const TargetWorld of;
  const std::vector<std::string> more{"{not: {clusters: Makers}}",
                                      "{not: {any_of: [{sectors: \"47\"}, {size: \"0-4\"}]}}",
                                      "{any_of: [{sectors: \"10\"}, {clusters: Coders}]}"};
  for (const std::vector<std::string>& list : {kTargets, more}) {
    for (const std::string& each : list) {
      const Target target = of.target(each);
      const Target others = of.target("{not: " + each + "}");
      for_each_firm(of.world, [&](FirmRow row) {
        const SegmentId k = of.segment_of(row);
        const bool meant = target.includes(of.world, row, k, {of.overlaps, of.overlaps});
        const bool possible = (!meant || target.includes(k)) && (meant || !target.covers(k)) &&
                              (meant || others.includes(k)) && (!meant || !others.covers(k));
        if (!possible) FAIL(each);
      });
    }
  }
  CHECK_FALSE(of.target("{not: {clusters: Makers}}").includes(SegmentId{0}));
  CHECK(of.target("{not: {clusters: Makers, size: \"0-4\"}}").includes(SegmentId{0}));
  CHECK(of.target("{not: {clusters: Makers}}").covers(SegmentId{2}));
}

TEST_CASE("the order of lists in a target changes neither the firms nor the canonical text",
          "[scenarios][target][canonical]") {
  const auto target = [](const std::vector<std::string>& parts) {
    return text("{any_of: [", parts, "]}");
  };
  const std::vector<std::string> parts{"{sectors: [\"10\", \"62\"], size: [\"0-9\", \"50+\"]}",
                                       "{rd: none, ownership: [spin_off, foreign]}",
                                       "{not: [{age: \"0-5\"}, {fields: [F06, F01]}]}"};
  const std::vector<std::string> turned{"{not: [{fields: [F01, F06, F01]}, {age: \"0-5\"}]}",
                                        "{ownership: [foreign, spin_off, foreign], rd: none}",
                                        "{size: [\"50+\", \"0-9\"], sectors: [62, \"10\"]}"};
  const auto canonical = [&](const std::vector<std::string>& list) {
    return loaded(kPlainScenario + "    target: " + target(list) + "\n").resolved_yaml;
  };
  CHECK(canonical(parts) == canonical(turned));
  CHECK(canonical(parts) != canonical({parts[0], parts[1]}));
  const TargetWorld of;
  const std::vector<std::string> reversed(kTargets.rbegin(), kTargets.rend());
  CHECK(of.members(text("{not: [", {kTargets[3], kTargets[6]}, "]}")) ==
        of.members(text("{not: [", {kTargets[6], kTargets[3]}, "]}")));
  CHECK(of.members(text("{all_of: [{any_of: [", kTargets, "]}]}")) ==
        of.members(text("{all_of: [{any_of: [", reversed, "]}]}")));
}

TEST_CASE("every condition of a target tells canonical texts apart",
          "[scenarios][target][canonical]") {
  std::vector<std::string> texts;
  for (const char* target :
       {"{}", "{fields: F06}", "{fields: [F06, F07]}", "{overlaps: 3}", "{overlaps: 4}",
        "{ownership: foreign}", "{ownership: domestic}", "{rd: none}", "{rd: performer}",
        "{size: \"0-9\"}", "{age: \"0-9\"}", "{size: [\"0-9\", \"20+\"]}", "{sectors: \"10\"}",
        "{not: {size: \"0-9\"}}", "{any_of: [{size: \"0-9\"}, {age: \"0-9\"}]}",
        "{all_of: [{size: \"0-9\"}, {age: \"0-9\"}]}"}) {
    texts.push_back(loaded(kPlainScenario + "    target: " + target + "\n").resolved_yaml);
  }
  std::sort(texts.begin(), texts.end());
  CHECK(std::adjacent_find(texts.begin(), texts.end()) == texts.end());
}

}  // namespace spearhead::tests
