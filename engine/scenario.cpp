#include "engine/scenario.h"

#include <algorithm>
#include <numeric>

namespace spearhead {
namespace {

/// Universities of a region of which nothing is known: one per so many jobs, each with an average
/// strength in the next fields that the region's sectors use most.
std::vector<UniversityFacts> default_universities(const RegionFacts& region,
                                                  const KnowledgeSpace& knowledge,
                                                  const Parameters& rule) {
  const std::uint32_t fields = knowledge.size();
  std::vector<double> use(fields, 0);
  double jobs = 0;
  for (std::uint32_t s = 0; s < region.employment.size(); ++s) {
    jobs += region.employment[s];
    for (std::uint32_t f = 0; f < fields; ++f) {
      use[f] += region.employment[s] * knowledge.incidence_of(s, f);
    }
  }
  std::vector<std::uint32_t> order(fields);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t f, std::uint32_t g) { return use[f] > use[g]; });

  const double count = jobs * region.scale / rule.university_jobs;
  const auto universities = std::max(1U, static_cast<std::uint32_t>(count + 0.5));
  const auto own_fields = static_cast<std::uint32_t>(rule.university_fields);
  std::vector<UniversityFacts> result;
  for (std::uint32_t u = 0; u < universities && fields > 0; ++u) {
    UniversityFacts university{"university " + std::to_string(u + 1),
                               std::vector<double>(fields, 0)};
    for (std::uint32_t k = 0; k < own_fields; ++k) {
      university.strength[order[(u * own_fields + k) % fields]] = rule.university_strength;
    }
    result.push_back(std::move(university));
  }
  return result;
}

}  // namespace

RegionFacts with_defaults(std::string code, std::string name, std::vector<double> employment,
                          const std::vector<SectorFacts>& sectors, const KnowledgeSpace& knowledge,
                          const Parameters& rule) {
  RegionFacts region;
  region.code = std::move(code);
  region.name = std::move(name);
  region.employment = std::move(employment);
  region.firms.assign(sectors.size(), 0);
  for (const SectorFacts& sector : sectors) {
    region.market.push_back(sector.market ? 1 : 0);
    region.export_intensity.push_back(sector.export_intensity);
    region.research_norm.push_back(sector.research_norm);
    region.relative_pay.push_back(sector.relative_pay);
    region.foreign_share.push_back(sector.market ? rule.foreign_share : 0);
  }
  region.unemployment_unskilled = rule.unemployment_unskilled;
  region.unemployment_skilled = rule.unemployment_skilled;
  region.universities = default_universities(region, knowledge, rule);
  return region;
}

}  // namespace spearhead
