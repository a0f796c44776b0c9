#pragma once

#include <string>
#include <vector>

#include "scenarios/sector_values.h"

namespace spearhead::scenarios {

/// A figure of one technology field.
struct FieldValue {
  std::string field;
  double value = 0;
};

/// A university as a table describes it.
struct UniversityText {
  std::string name;
  std::vector<FieldValue> strengths;  ///< [0-1], by code; other fields have none
};

/// A cluster as a table describes it.
struct ClusterText {
  std::string name;
  std::vector<std::string> sectors;  ///< by code
};

// All of the following report what is wrong and leave it out. The order of rows changes nothing.

/// Columns `sector,firms`: the number of firms.
std::vector<SectorValue> read_firms(const SourceFile& file, Report& report);
/// Reports sectors with many more firms than jobs, `firms` being the rows of `file`.
void check_firms(const std::vector<SectorValue>& firms, const std::vector<SectorValue>& employment,
                 const SourceFile& file, Report& report);
/// Columns `sector,research`: business R&D as a share of value added.
std::vector<SectorValue> read_research(const SourceFile& file, Report& report);
/// Columns `sector,exports`: exports as a share of output.
std::vector<SectorValue> read_exports(const SourceFile& file, Report& report);
/// Columns `sector,foreign`: jobs in foreign-owned firms as a share of jobs.
std::vector<SectorValue> read_foreign(const SourceFile& file, Report& report);
/// Columns `sector,wages`: pay per job, the average of the region being 1.
std::vector<SectorValue> read_wages(const SourceFile& file, Report& report);
/// Columns `field,weight`: how much more of a field firms know than their sectors do elsewhere, 1
/// being as much. By code.
std::vector<FieldValue> read_field_weights(const SourceFile& file, Report& report);
/// Columns `name,field,strength`: a row for each field in which a university is strong. By name.
std::vector<UniversityText> read_universities(const SourceFile& file, Report& report);
/// Columns `cluster,sector`: a row for each sector of a cluster. By name.
std::vector<ClusterText> read_clusters(const SourceFile& file, Report& report);

}  // namespace spearhead::scenarios
