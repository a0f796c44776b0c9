#include "scenarios/region_reader.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/employment_reader.h"
#include "scenarios/fields.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

constexpr double kLargestScale = 1000;
constexpr double kMostUnemployment = 0.5;

// Persons at work in the model, after the scale. A handful of people is no region: a single firm
// takes or leaves all of them.
constexpr double kFewestJobs = 5;

struct RegionFile {
  int format = 0;
  Region region;
  Located<double> scale;
  // Names of tables.
  Located<std::string> employment;
  Located<std::string> firms;
  Located<std::string> research;
  Located<std::string> exports;
  Located<std::string> wages;
  Located<std::string> foreign;
  Located<std::string> fields;
  Located<std::string> universities;
  Located<std::string> clusters;
};

/// A value of that kind, read into a member of the region itself.
template <auto member, const auto& kind>
constexpr Value<RegionFile> into_region{[](const YamlNode& node, Reading& in, RegionFile& out) {
                                          kind.read(node, in, out.region.*member);
                                        },
                                        kind.shape};

bool read_scale(const YamlNode& node, Reading& in, double& out) {
  double scale = 1;
  if (!read_number(node, in, scale)) return false;
  if (scale < 1 || scale > kLargestScale) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "a scale of " + in_ticks(node.text),
                    .expected = "how many firms one firm of the model stands for, 1 to 1000"});
    return false;
  }
  out = scale;
  return true;
}

constexpr Kind<double> kScale{read_scale,
                              {.form = Form::number, .smallest = 1, .largest = kLargestScale}};

// A file by sector, or one share for all.
void read_foreign_key(const YamlNode& node, Reading& in, RegionFile& out) {
  const bool digits = !node.text.empty() &&
                      std::string_view("-.0123456789").find(node.text[0]) != std::string_view::npos;
  if (digits && !node.text.ends_with(".csv")) {
    double share = 0;
    if (read_share(node, in, share)) out.region.foreign_share = share;
    return;
  }
  into_located<&RegionFile::foreign, kText>.read(node, in, out);
}

void read_universities_key(const YamlNode& node, Reading& in, RegionFile& out) {
  if (node.kind == YamlNode::Kind::text && node.text == "none") {
    out.region.universities.emplace();
    return;
  }
  into_located<&RegionFile::universities, kText>.read(node, in, out);
}

bool read_unemployment(const YamlNode& node, Reading& in, std::optional<double>& out) {
  double share = 0;
  if (!read_share(node, in, share)) return false;
  if (share > kMostUnemployment) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "unemployment of " + in_ticks(node.text),
                    .expected = "a share of the labour force up to 50 %"});
    return false;
  }
  out = share;
  return true;
}

constexpr Kind<std::optional<double>> kUnemployment{
    read_unemployment, {.form = Form::share, .smallest = 0, .largest = kMostUnemployment}};

constexpr Field<LabourText> kLabourFields[] = {
    {{"unskilled", Presence::optional, "a share such as 6 %", "unemployment of the unskilled"},
     into<&LabourText::unskilled, kUnemployment>},
    {{"skilled", Presence::optional, "a share such as 3 %", "unemployment of the skilled"},
     into<&LabourText::skilled, kUnemployment>},
};

KeyTable labour_keys() { return keys_of("labour", "unemployment by skill", kLabourFields); }

void read_labour(const YamlNode& node, Reading& in, RegionFile& out) {
  read_fields<LabourText>(node, kLabourFields, in, out.region.labour);
}

void read_non_market(const YamlNode& node, Reading& in, RegionFile& out) {
  if (!check_kind(node, YamlNode::Kind::list, "a list of sectors such as [\"84\", \"85\"]", in))
    return;
  std::vector<std::string> codes;
  for (const YamlNode& item : node.items) {
    std::string sector;
    if (!read_text(item, in, sector) || !check_sector_code(sector, in.file, item.extent, in.report))
      continue;
    if (std::find(codes.begin(), codes.end(), sector) == codes.end()) {
      codes.push_back(sector);
      continue;
    }
    in.error(item, {.code = code::kDuplicateName,
                    .message = "the sector " + in_ticks(sector) + " stands here twice",
                    .suggestion = "keep one of the two"});
  }
  std::sort(codes.begin(), codes.end());
  out.region.non_market = std::move(codes);
}

constexpr Field<RegionFile> kRegionFields[] = {
    {{"format", Presence::required, "1", "the format of this file"},
     into<&RegionFile::format, kFormat>},
    {{"name", Presence::optional, "text", "the region's name, by default its code"},
     into_region<&Region::name, kText>},
    {{"code", Presence::required, "a code such as UKC1", "the region's NUTS or other code"},
     into_region<&Region::code, kId>},
    {{"year", Presence::required, "a year", "the year of the figures"},
     into_region<&Region::year, kYear>},
    {{"currency", Presence::required, "EUR, GBP or USD", "the currency of money in scenarios"},
     into_region<&Region::currency, kCurrency>},
    {{"employment", Presence::required, "FILE.csv",
      "a table with sector,employment, relative to this file"},
     into_located<&RegionFile::employment, kText>},
    {{"source", Presence::optional, "text", "where the figures come from"},
     into_region<&Region::source, kProse>},
    {{"licence", Presence::optional, "text", "under which terms the figures may be used"},
     into_region<&Region::licence, kProse>},
    {{"scale", Presence::optional, "a number such as 4",
      "how many firms one firm of the model stands for"},
     into_located<&RegionFile::scale, kScale>},
    {{"firm_sizes", Presence::optional, "FILE.csv", "a table with sector,firms"},
     into_located<&RegionFile::firms, kText>},
    {{"research", Presence::optional, "FILE.csv",
      "a table with sector,research: business R&D over value added"},
     into_located<&RegionFile::research, kText>},
    {{"exports", Presence::optional, "FILE.csv",
      "a table with sector,exports: exports over output"},
     into_located<&RegionFile::exports, kText>},
    {{"fields", Presence::optional, "FILE.csv",
      "a table with field,weight: what firms know more of than elsewhere"},
     into_located<&RegionFile::fields, kText>},
    {{"universities", Presence::optional, "FILE.csv, or none", "a table with name,field,strength"},
     {read_universities_key, {.form = Form::text}}},
    {{"foreign_ownership", Presence::optional, "FILE.csv, or a share such as 15 %",
      "a table with sector,foreign: jobs in foreign-owned firms over jobs"},
     {read_foreign_key, {.form = Form::file_or_share, .smallest = 0, .largest = 1}}},
    {{"wages", Presence::optional, "FILE.csv",
      "a table with sector,wages: pay per job over the region's average"},
     into_located<&RegionFile::wages, kText>},
    {{"labour", Presence::optional, "{unskilled: 6 %, skilled: 3 %}", "unemployment by skill"},
     {read_labour, {.form = Form::map, .table = labour_keys}}},
    {{"clusters", Presence::optional, "FILE.csv", "a table with cluster,sector"},
     into_located<&RegionFile::clusters, kText>},
    {{"non_market", Presence::optional, "a list of sectors",
      "sectors that the state provides, by default 84, 85 and 86"},
     {read_non_market, {.form = Form::sector_list}}},
};

/// Opens the tables that a region file names.
class TableReader {
 public:
  TableReader(const SourceFile& from, Inputs& inputs, Report& report)
      : from_(from), inputs_(inputs), report_(report) {}

  /// Reads the table of that path with `read`, when it is given.
  template <class Read, class T>
  void operator()(const Located<std::string>& path, Read read, T& out) {
    if (!path.given) return;
    const SourceFile* table = inputs_.open(path, from_, report_);
    if (table != nullptr) out = read(*table, report_);
  }

 private:
  const SourceFile& from_;
  Inputs& inputs_;
  Report& report_;
};

void read_tables(const SourceFile& file, Inputs& inputs, Report& report, RegionFile& content) {
  TableReader table(file, inputs, report);
  Region& region = content.region;
  const std::size_t before = report.errors();
  table(content.employment, read_employment, region.employment);
  const bool jobs_known = !region.employment.empty() && report.errors() == before;
  const auto read_and_check_firms = [&](const SourceFile& firms, Report& problems) {
    std::vector<SectorValue> rows = read_firms(firms, problems);
    // Where jobs are missing or wrong, which is reported, there is nothing to compare with.
    if (jobs_known) check_firms(rows, region.employment, firms, problems);
    return rows;
  };
  table(content.firms, read_and_check_firms, region.firms);
  table(content.research, read_research, region.research);
  table(content.exports, read_exports, region.exports);
  table(content.wages, read_wages, region.wages);
  table(content.foreign, read_foreign, region.foreign);
  table(content.fields, read_field_weights, region.fields);
  table(content.universities, read_universities, region.universities);
  table(content.clusters, read_clusters, region.clusters);
}

void check_size(const RegionFile& content, const SourceFile& file, Report& report) {
  double jobs = 0;
  for (const SectorValue& row : content.region.employment) jobs += row.value;
  const double scale = content.scale.given ? content.scale.value : 1;
  if (jobs / scale >= kFewestJobs) return;
  const std::string scaled = scale == 1 ? "" : " at a scale of " + shortest(scale);
  report.error(
      file, content.employment.extent,
      {.code = code::kOutOfRange,
       .message = "employment of " + shortest(jobs) + " in all" + scaled + " is too small",
       .expected = shortest(kFewestJobs * scale) + " jobs or more in all sectors together",
       .suggestion = scale == 1 ? "take in the places around it" : "choose a smaller `scale`"});
}

void warn_of_scale(const Located<double>& scale, const SourceFile& file, Report& report) {
  if (!scale.given || scale.value == 1) return;
  report.warning(file, scale.extent,
                 {.code = code::kScaled,
                  .message = "one firm of the model stands for " + shortest(scale.value) +
                             " firms of the region",
                  .suggestion = "results are those of the whole region again; what is rare is "
                                "rarer in them, so run more futures"});
}

}  // namespace

KeyTable region_keys() {
  return keys_of("region", "a region as it stood in one year", kRegionFields);
}

std::optional<Region> read_region(const SourceFile& file, const YamlNode& root, Inputs& inputs,
                                  Report& report) {
  const std::size_t before = report.errors();
  Reading in{file, report};
  RegionFile content;
  read_fields<RegionFile>(root, kRegionFields, in, content);
  read_tables(file, inputs, report, content);
  if (report.errors() == before) check_size(content, file, report);
  if (report.errors() != before) return std::nullopt;
  warn_of_scale(content.scale, file, report);
  Region& region = content.region;
  region.scale = content.scale.given ? content.scale.value : 1;
  if (region.name.empty()) region.name = region.code;
  return region;
}

}  // namespace spearhead::scenarios
