#include "app/anchoring_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/origins.h"
#include "app/output_width.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

std::string range_text(const AnchoredSector& sector) {
  return fmt::format("{:.0f} [{:.0f}, {:.0f}]", sector.found_mean, sector.found_least,
                     sector.found_most);
}

std::string factor_text(const AnchoredSector& sector) {
  return sector.factor > 0 ? fmt::format("{:.2f}", sector.factor) : "-";
}

/// Sectors that the figures do not have are told of only where they are a problem.
bool is_shown(const AnchoredSector& sector) { return sector.figure > 0 || !sector.within; }

std::string table_of(const Anchoring& anchoring) {
  using Align = output::TextTable::Align;
  output::TextTable table({{Align::left},
                           {Align::right},
                           {Align::right},
                           {Align::right},
                           {Align::right},
                           {Align::left},
                           {Align::left}});
  table.add({"code", "figure", "spin-up [lowest, highest]", "factor", "start", "near", "sector"});
  for (const AnchoredSector& sector : anchoring.sectors) {
    if (!is_shown(sector)) continue;
    table.add({sector.code, fmt::format("{:.0f}", sector.figure), range_text(sector),
               factor_text(sector), fmt::format("{:.0f}", sector.after),
               sector.within ? "yes" : "NO", sector.name});
  }
  return table.wrapped_text(output_width());
}

void print_legend(std::uint32_t spin_up) {
  fmt::print(
      "figure   jobs in your table\n"
      "spin-up  jobs after {} without policy that come before every run: mean, lowest and highest\n"
      "factor   by it the firms of the sector are made larger or smaller, so that it has its "
      "figure\n"
      "start    jobs with which a run begins, in the future that is farthest from the figure\n"
      "near     within 10 % of a figure of 1000 jobs or more, within 100 jobs of a smaller one\n",
      output::counted(spin_up, "simulated year"));
}

void print_newcomers(const Anchoring& anchoring) {
  const auto left_out = std::ranges::count_if(
      anchoring.sectors, [](const AnchoredSector& sector) { return !is_shown(sector); });
  if (left_out == 0) return;
  fmt::print(
      "not shown: {} without jobs in your table, in which firms opened during the spin-up; "
      "they are taken out again\n",
      output::counted(static_cast<std::uint64_t>(left_out), "sector"));
}

void print_verdict(const Anchoring& anchoring) {
  const auto shown = std::ranges::count_if(anchoring.sectors, is_shown);
  const auto kept = std::ranges::count_if(anchoring.sectors, [](const AnchoredSector& sector) {
    return is_shown(sector) && sector.within;
  });
  fmt::print(
      "{} of {} sectors within the rule; differences together {:.2f} % of all jobs, at most "
      "{:.0f} %: {}\n",
      kept, shown, 100 * anchoring.sum_of_differences, 100 * kMostDifference,
      anchoring.within ? "anchored" : "NOT ANCHORED");
}

}  // namespace

void print_anchoring(const Anchoring& anchoring, const scenarios::RegionOrigins& origins,
                     std::uint32_t spin_up, std::uint32_t seeds) {
  print_origins(origins);
  fmt::print("does a run begin with your figures? Jobs by sector, {}\n{}",
             output::counted(seeds, "future"), table_of(anchoring));
  print_legend(spin_up);
  print_newcomers(anchoring);
  print_verdict(anchoring);
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
