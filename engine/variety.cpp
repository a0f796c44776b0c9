#include "engine/variety.h"

#include <map>
#include <string>

#include "engine/math/elementary.h"

namespace spearhead {
namespace {

double entropy_term(double share) { return share > 0 ? -share * math::log(share) : 0; }

}  // namespace

SectorMix sector_mix(std::span<const double> jobs, double total,
                     const std::vector<SectorFacts>& sectors) {
  SectorMix mix;
  if (total <= 0) return mix;
  std::map<std::string, double> sections;
  double all = 0;
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    const double share = jobs[s] / total;
    mix.hhi += share * share;
    all += entropy_term(share);
    sections[sectors[s].section] += share;
  }
  double between = 0;
  for (const auto& [section, share] : sections) between += entropy_term(share);
  const double bit = math::log(2);
  mix.unrelated_variety = between / bit;
  mix.related_variety = (all - between) / bit;
  return mix;
}

}  // namespace spearhead
