#include "app/anchoring_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/origins.h"
#include "output/table.h"

namespace spearhead::app {
namespace {

constexpr std::size_t kWidth = 120;
constexpr std::size_t kNameWidth = 40;

std::string range_text(const AnchoredSector& sector) {
  return fmt::format("{:.0f} [{:.0f}, {:.0f}]", sector.found_mean, sector.found_least,
                     sector.found_most);
}

std::string factor_text(const AnchoredSector& sector) {
  return sector.factor > 0 ? fmt::format("{:.2f}", sector.factor) : "-";
}

}  // namespace

void print_anchoring(const Anchoring& anchoring, const scenarios::RegionOrigins& origins,
                     std::uint32_t seeds) {
  print_origins(origins);
  using Align = output::TextTable::Align;
  output::TextTable table({{Align::left},
                           {Align::left},
                           {Align::right},
                           {Align::right},
                           {Align::right},
                           {Align::right},
                           {Align::left}});
  table.add({"code", "sector", "figure", "before [range]", "factor", "after", "within the rule"});
  for (const AnchoredSector& sector : anchoring.sectors) {
    table.add({sector.code, output::cut_to(sector.name, kNameWidth),
               fmt::format("{:.0f}", sector.figure), range_text(sector), factor_text(sector),
               fmt::format("{:.0f}", sector.after), sector.within ? "yes" : "NO"});
  }
  const auto kept = std::ranges::count(anchoring.sectors, true, &AnchoredSector::within);
  fmt::print("jobs by sector before and after anchoring, {} futures\n{}", seeds,
             table.text(kWidth));
  fmt::print(
      "{} of {} sectors within the rule (10 % of 1000 jobs or more, else 100 jobs); differences "
      "together {:.2f} % of all jobs, at most {:.0f} %: {}\n",
      kept, anchoring.sectors.size(), 100 * anchoring.sum_of_differences, 100 * kMostDifference,
      anchoring.within ? "anchored" : "NOT ANCHORED");
}

nlohmann::ordered_json anchoring_json(const Anchoring& anchoring,
                                      const scenarios::RegionOrigins& origins,
                                      std::uint32_t seeds) {
  nlohmann::ordered_json sectors = nlohmann::ordered_json::array();
  for (const AnchoredSector& sector : anchoring.sectors) {
    sectors.push_back({{"code", sector.code},
                       {"name", sector.name},
                       {"figure", sector.figure},
                       {"before_mean", sector.found_mean},
                       {"before_least", sector.found_least},
                       {"before_most", sector.found_most},
                       {"factor", sector.factor > 0 ? nlohmann::ordered_json(sector.factor)
                                                    : nlohmann::ordered_json(nullptr)},
                       {"after", sector.after},
                       {"within", sector.within}});
  }
  return {{"region", origins.code},
          {"name", origins.name},
          {"tables", origins_json(origins)},
          {"seeds", seeds},
          {"sectors", sectors},
          {"sum_of_differences", anchoring.sum_of_differences},
          {"within", anchoring.within}};
}

}  // namespace spearhead::app
