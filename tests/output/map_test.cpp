#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/random/draws.h"
#include "output/analysis/cluster_relatedness.h"
#include "output/analysis/concentration.h"
#include "output/analysis/map_resampling.h"
#include "output/analysis/pitch.h"
#include "output/analysis/spearhead_areas.h"
#include "output/analysis/strength.h"
#include "output/map_html.h"
#include "output/map_svg.h"
#include "output/map_text.h"
#include "scenarios/knowledge_tables.h"
#include "scenarios/reader.h"
#include "tests/support/worlds.h"

using namespace spearhead;
using namespace spearhead::output;

namespace {

/// The region with all tables that a map needs, at scale 1.
MapInput input_of(const std::string& region) {
  MapInput input;
  input.scenario = scenarios::load_shipped(region).scenario;
  RegionFacts& facts = input.scenario.regions.front();
  for (double& jobs : facts.employment) jobs *= facts.scale;
  for (double& firms : facts.firms) firms *= facts.scale;
  facts.scale = 1;
  input.relatedness = {scenarios::colocation_table(),
                       links_by_inputs(input.scenario.inputs, input.scenario.sectors.size()),
                       scenarios::know_how_of_sectors(input.scenario.knowledge)};
  return input;
}

}  // namespace

TEST_CASE(
    "the map's location quotient is the ratio of two shares, and shrinks where workplaces are few",
    "[map]") {
  const std::vector<double> there{1000, 3000, 6000};
  const SectorFigures figures = figures_of({40, 30, 30}, {4, 1, 30}, there);
  const std::uint32_t first[] = {0};
  const Strength strength = strength_of(figures, first, 3);
  CHECK(*strength.quotient == Approx(0.4 / 0.1));
  CHECK(strength.surplus() == Approx(40 - 10));
  // Three workplaces of ten jobs each are added to what is there and to what is expected.
  CHECK(strength.shrunk == Approx((40 + 30) / (10.0 + 30)));

  const SectorFigures larger = figures_of({4000, 3000, 3000}, {400, 100, 3000}, there);
  CHECK(strength_of(larger, first, 3).shrunk == Approx(4).epsilon(0.03));
  const std::uint32_t both[] = {0, 2};
  CHECK(*strength_of(figures, both, 3).quotient == Approx(0.7 / 0.7));
}

TEST_CASE("on the map a sector without reference jobs has no location quotient", "[map]") {
  const SectorFigures figures = figures_of({10, 90}, {1, 9}, {0, 500});
  const std::uint32_t first[] = {0};
  CHECK_FALSE(strength_of(figures, first, 3).quotient.has_value());
  CHECK(strength_of(figures, first, 3).shrunk == 1);
}

TEST_CASE("numbers of workplaces in resamples have Poisson's mean and variance", "[map]") {
  for (const double mean : {0.3, 4.0, 49.0, 51.0, 900.0}) {
    constexpr std::uint32_t n = 20000;
    double sum = 0;
    double squares = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const Words words = Draws({1, i}, 0).words(purpose::map_resample, key_of("test"));
      const double number = poisson(mean, words.uniform(0), words.uniform(1));
      CHECK_FALSE(number != std::floor(number));
      sum += number;
      squares += number * number;
    }
    INFO("mean " << mean);
    CHECK(std::abs(sum / n - mean) < 5 * std::sqrt(mean / n));
    CHECK(squares / n - sum / n * (sum / n) == Approx(mean).epsilon(0.06));
  }
}

TEST_CASE("sectors at home in the same regions are co-located, others are not", "[map]") {
  std::vector<ReferenceRegion> regions;
  for (int r = 0; r < 20; ++r) {
    const bool north = r < 6;
    // Sectors 0 and 1 stand in the north, 2 in the south, 3 everywhere.
    regions.push_back({std::to_string(r),
                       "",
                       {north ? 30.0 : 1.0, north ? 20.0 : 1.0, north ? 1.0 : 10.0, 50.0}});
  }
  std::vector<double> there(4, 0);
  for (const ReferenceRegion& region : regions) {
    for (std::size_t s = 0; s < 4; ++s) there[s] += region.employment[s];
  }
  const std::vector<double> colocation = colocation_over(regions, there);
  // Six regions with both of six with either: (6 + 5 * 0.3) / (6 + 5) - 0.3 = 0.38.
  CHECK(colocation[1] == 1);
  CHECK(colocation[2] == 0);
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = 0; b < 4; ++b) CHECK(colocation[a * 4 + b] == colocation[b * 4 + a]);
  }
}

TEST_CASE("links by inputs take the larger of both directions, up to one", "[map]") {
  const std::vector<double> links = links_by_inputs({0.1, 0.0336, 0.001, 0}, 2);
  CHECK(links[0] == 1);
  CHECK(links[1] == Approx(0.5));
  CHECK(links[2] == Approx(0.5));
  CHECK(links[3] == 0);
}

TEST_CASE("the map's clusters are the model's", "[map]") {
  const MapInput input = input_of("tees-valley-and-durham");
  std::vector<Cluster> of_model = find_clusters(input.scenario, RegionId{0});
  std::vector<Cluster> of_map;
  for (const MapCluster& each : map_region(input).clusters) {
    of_map.push_back({each.name, each.sectors});
  }
  const auto by_name = [](const Cluster& each) { return each.name; };
  std::ranges::sort(of_model, {}, by_name);
  std::ranges::sort(of_map, {}, by_name);
  CHECK(of_map == of_model);
}

TEST_CASE("strong clusters are on the map, with the largest surplus first", "[map]") {
  const RegionMap map = map_region(input_of("larkenmark"));
  REQUIRE(map.on_map >= 2);
  for (std::size_t c = 0; c < map.clusters.size(); ++c) {
    const MapCluster& cluster = map.clusters[c];
    CHECK(cluster.strong == (cluster.strength.shrunk >= 1.25));
    CHECK(cluster.on_map == (c < map.on_map));
    if (c > 0 && cluster.on_map) {
      CHECK(cluster.strength.surplus() <= map.clusters[c - 1].strength.surplus());
    }
  }
}

TEST_CASE("without strong clusters there is no area and no pitch", "[map]") {
  MapInput input = input_of("larkenmark");
  const std::size_t all = map_region(input).on_map;
  input.least_quotient = 50;
  const RegionMap none = map_region(input);
  CHECK(none.on_map == 0);
  CHECK(none.areas.empty());
  CHECK(none.synergies.empty());
  CHECK_FALSE(none.pitch.has_value());
  CHECK(none.on_map < all);
}

TEST_CASE("scores are between nil and one, best first, and areas are pairs of the map", "[map]") {
  MapInput input = input_of("tees-valley-and-durham");
  input.top = 3;
  const RegionMap map = map_region(input);
  REQUIRE_FALSE(map.areas.empty());
  CHECK(map.areas.size() <= 3);
  double last = 1;
  for (const SpearheadArea& area : map.areas) {
    CHECK(area.score > 0);
    CHECK(area.score <= last);
    CHECK(area.first < area.second);
    CHECK(area.second < map.on_map);
    CHECK(area.held <= kResamples);
    CHECK(area.fields.size() == 3);
    last = area.score;
  }
}

TEST_CASE("three clusters meet where each pair does, by the geometric mean", "[map]") {
  const auto pair = [](std::uint32_t a, std::uint32_t b, double score) {
    Synergy synergy{.first = a, .second = b};
    synergy.score = score;
    return synergy;
  };
  const std::vector<Synergy> pairs{pair(0, 1, 0.9), pair(0, 2, 0.3), pair(0, 3, 0.8),
                                   pair(1, 2, 0.8), pair(1, 3, 0.5), pair(2, 3, 0)};
  const std::vector<Triple> triples = best_triples(pairs, 4, 3);
  REQUIRE(triples.size() == 2);
  CHECK(triples[0].clusters == std::array<std::uint32_t, 3>{0, 1, 3});
  CHECK(triples[0].score == Approx(std::cbrt(0.9 * 0.8 * 0.5)));
  CHECK(triples[1].clusters == std::array<std::uint32_t, 3>{0, 1, 2});
}

TEST_CASE("a region of many small workplaces holds in all resamples, one of few does not",
          "[map]") {
  MapInput input = input_of("larkenmark");
  RegionFacts& region = input.scenario.regions.front();
  input.top = 1;
  region.firms = region.employment;  // workplaces of one person
  const RegionMap many = map_region(input);
  for (std::size_t s = 0; s < region.firms.size(); ++s) {
    region.firms[s] = std::min(1.0, region.employment[s]);
  }
  const RegionMap few = map_region(input);
  REQUIRE_FALSE(many.areas.empty());
  CHECK(many.areas.front().held >= 95);
  REQUIRE_FALSE(few.areas.empty());
  for (const SpearheadArea& area : few.areas) CHECK(area.held < many.areas.front().held);
}

TEST_CASE("names that hold markup are shown, not obeyed", "[map]") {
  MapDocument document;
  document.input = input_of("larkenmark");
  document.input.scenario.regions.front().name = "<script>alert(1)</script> & \"co\"";
  document.map = map_region(document.input);
  const std::string svg = map_svg(document, MapPicture::poster);
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;") !=
        std::string::npos);
}

TEST_CASE("names of clusters with quotation marks are quoted in targets, tables and pages",
          "[map]") {
  MapDocument document;
  document.input = input_of("larkenmark");
  RegionFacts& region = document.input.scenario.regions.front();
  REQUIRE(region.cluster_names.size() >= 2);
  region.cluster_names[0] = "\"deep\" \\ <b>food</b>";
  document.map = map_region(document.input);
  REQUIRE_FALSE(document.map.areas.empty());
  bool targeted = false;
  for (const SpearheadArea& area : document.map.areas) {
    targeted =
        targeted || target_text(document.map, area).find("\"\\\"deep\\\" \\\\ <b>food</b>\"") !=
                        std::string::npos;
  }
  CHECK(targeted);
  CHECK(map_csv(document).find("\"\"\"deep\"\" \\ <b>food</b>\"") != std::string::npos);
  const std::string page = map_html(document);
  CHECK(page.find("<b>food") == std::string::npos);
  CHECK(page.find("&lt;b&gt;food&lt;/b&gt;") != std::string::npos);
}

TEST_CASE("a region with one cluster, with none and with empty ones of the user has a map",
          "[map]") {
  MapDocument document;
  document.input = input_of("larkenmark");
  RegionFacts& region = document.input.scenario.regions.front();
  const std::vector<std::vector<std::uint32_t>> given = region.clusters;
  for (const auto& clusters :
       {std::vector<std::vector<std::uint32_t>>{given.front()}, {{3}, {4}}, {{3}}}) {
    region.clusters = clusters;
    document.map = map_region(document.input);
    CHECK(document.map.areas.empty());
    CHECK(map_svg(document, MapPicture::poster).find("nan") == std::string::npos);
    CHECK(map_html(document).find(">nan<") == std::string::npos);
    CHECK_FALSE(map_text(document).empty());
  }
}

TEST_CASE("one cluster with much of all jobs, or an unusual concentration, is a warning", "[map]") {
  MapInput input = input_of("larkenmark");
  MapCluster cluster;
  cluster.name = "Ships";
  const double jobs = sum_of(input.scenario.regions.front().employment);
  cluster.strength.employment = 0.14 * jobs;
  CHECK(concentration_of(input, {cluster}).reasons.empty());
  cluster.strength.employment = 0.16 * jobs;
  REQUIRE(concentration_of(input, {cluster}).reasons.size() == 1);
  CHECK(concentration_of(input, {cluster}).reasons[0] ==
        "one cluster, Ships, holds 16 % of all jobs");
  // All jobs in one sector: the index is 1, and all but that sector's share would have to move.
  std::vector<double>& employment = input.scenario.regions.front().employment;
  std::ranges::fill(employment, 0);
  employment[10] = 1000;
  const Concentration found = concentration_of(input, {});
  CHECK(found.mix.hhi == Approx(1));
  CHECK(found.mix.related_variety == Approx(0).margin(1e-12));
  CHECK(found.krugman_index > 0.9);
  CHECK(found.reasons.size() == 1);
}

TEST_CASE("reference regions that do not differ leave quotients as they are told, not as rounding",
          "[map]") {
  MapInput input = input_of("larkenmark");
  for (std::size_t r = 0; r < 12; ++r) {
    ReferenceRegion& region = input.references.emplace_back();
    region.code = std::to_string(r);
    for (const SectorFacts& sector : input.scenario.sectors) {
      region.employment.push_back(sector.national_employment * (1 + 0.37 * static_cast<double>(r)));
    }
  }
  CHECK(prior_workplaces(input) == 3);
  for (double& jobs : input.references[0].employment) jobs = std::round(jobs / 40);
  CHECK(prior_workplaces(input) <= 100);
}

TEST_CASE("the pitch is the rarest combination, of equally rare ones the smaller", "[map]") {
  MapInput input = input_of("larkenmark");
  CHECK_FALSE(pitch_of(map_region(input), input).has_value());  // nobody to compare with
  const RegionFacts& own = input.scenario.regions.front();
  const auto like = [&](const std::string& code, const std::vector<double>& jobs) {
    input.references.push_back({code, "", jobs});
  };
  like("same", own.employment);
  like(own.code, own.employment);  // itself: not another region
  std::vector<double> without = own.employment;
  for (const std::uint32_t sector : own.clusters[0]) without[sector] = 0;
  like("without the first", without);
  const RegionMap map = map_region(input);
  REQUIRE(map.pitch.has_value());
  CHECK(map.pitch->regions_compared == 2);
  CHECK(map.pitch->regions_with_all == 1);
  CHECK(map.pitch->regions == std::vector<std::string>{"same"});
  CHECK(map.pitch->clusters.size() == 2);
}
