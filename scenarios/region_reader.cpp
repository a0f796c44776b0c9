#include "scenarios/region_reader.h"

#include <algorithm>
#include <initializer_list>

#include "scenarios/fields.h"

namespace spearhead::scenarios {
namespace {

struct RegionFile {
  int format = 0;
  Region region;
  Located<std::string> employment;
};

template <auto member, auto read>
void into_region(const YamlNode& node, Reading& in, RegionFile& out) {
  read(node, in, out.region.*member);
}

constexpr Field<RegionFile> kRegionFields[] = {
    {{"format", Presence::required, "1", "the format of this file"},
     into<&RegionFile::format, read_format>},
    {{"name", Presence::optional, "text", "the region's name, by default its code"},
     into_region<&Region::name, read_text>},
    {{"code", Presence::required, "a code such as UKC1", "the region's NUTS or other code"},
     into_region<&Region::code, read_id>},
    {{"year", Presence::required, "a year", "the year of the figures"},
     into_region<&Region::year, read_year>},
    {{"currency", Presence::required, "EUR, GBP or USD", "the currency of money in scenarios"},
     into_region<&Region::currency, read_currency>},
    {{"employment", Presence::required, "FILE.csv",
      "a table with sector,employment, relative to this file"},
     into_located<&RegionFile::employment, read_text>},
    {{"source", Presence::optional, "text", "where the figures come from"},
     into_region<&Region::source, read_prose>},
    {{"licence", Presence::optional, "text", "under which terms the figures may be used"},
     into_region<&Region::licence, read_prose>},
    {{"scale", Presence::later, "a number", "model firms per real firm"}, ignore<RegionFile>},
    {{"firm_sizes", Presence::later, "FILE.csv", "firms by size"}, ignore<RegionFile>},
    {{"research", Presence::later, "FILE.csv", "R&D by sector"}, ignore<RegionFile>},
    {{"exports", Presence::later, "FILE.csv", "exports by sector"}, ignore<RegionFile>},
    {{"fields", Presence::later, "FILE.csv", "technology fields"}, ignore<RegionFile>},
    {{"universities", Presence::later, "FILE.csv", "universities"}, ignore<RegionFile>},
    {{"foreign_ownership", Presence::later, "FILE.csv", "foreign firms"}, ignore<RegionFile>},
    {{"wages", Presence::later, "FILE.csv", "wages by sector"}, ignore<RegionFile>},
    {{"labour", Presence::later, "FILE.csv", "people by skill"}, ignore<RegionFile>},
    {{"clusters", Presence::later, "FILE.csv", "clusters and their sectors"}, ignore<RegionFile>},
    {{"non_market", Presence::later, "sectors", "sectors outside the market"}, ignore<RegionFile>},
};

bool has_any(const YamlNode& root, std::initializer_list<const char*> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const char* key) { return root.find(key) != nullptr; });
}

}  // namespace

bool looks_like_region(const YamlNode& root) {
  return has_any(root, {"employment", "code", "year", "licence"}) &&
         !has_any(root, {"region", "regions", "years", "programmes", "question"});
}

std::optional<Region> read_region(const SourceFile& file, const YamlNode& root, Inputs& inputs,
                                  Report& report) {
  const std::size_t before = report.errors();
  Reading in{file, report};
  RegionFile content;
  read_fields<RegionFile>(root, kRegionFields, in, content);
  if (content.employment.given) {
    const SourceFile* table = inputs.open(content.employment, file, report);
    if (table != nullptr) content.region.employment = read_employment(*table, report);
  }
  if (report.errors() != before) return std::nullopt;
  if (content.region.name.empty()) content.region.name = content.region.code;
  return content.region;
}

}  // namespace spearhead::scenarios
