#pragma once

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/hash.h"
#include "engine/base/money.h"
#include "engine/policy/agency.h"
#include "engine/policy/instrument.h"
#include "engine/policy/target.h"

namespace spearhead {

/// How a programme's money is spread over the clusters of its target.
enum class Allocation : std::uint8_t {
  even,          ///< equal parts; for programmes that support firms: one pot for all of them
  proportional,  ///< by jobs
  strongest,     ///< all to the one in which the region is most specialised
  overlap,       ///< by what each has to gain from the others, as the agency sees it
  weights        ///< as the user says
};

/// Who comes first when money runs short.
enum class Selection : std::uint8_t {
  lottery,
  first_come,  ///< the year's money is there at once; well-managed firms are quicker
  merit,       ///< the project that is worth most, as the agency sees it
  need,        ///< who could pay least of it alone, as the agency sees it
  jury         ///< merit, in the eyes of people who know some of the applicants
};

/// Which other support of the same kind an applicant may hold.
enum class Cumulation : std::uint8_t {
  seen,  ///< none that the agency sees: its own and its group's
  none,  ///< none at all
  free   ///< any
};

/// Who pays.
enum class Financing : std::uint8_t {
  external,  ///< somebody outside the region
  regional   ///< the people of the receivers' region, out of their income
};

/// One line of a policy mix: an instrument with money, years and a target.
struct Programme {
  std::string id;
  std::string name;
  Agency agency;
  int first_year = 0;
  int last_year = 0;          ///< inclusive
  double announced = 0;       ///< for how long people are told that it runs [years]; 0: all of it
  Cents yearly_budget = 0;    ///< what is not spent in a year lapses
  double aid = 0.5;           ///< public share of a supported activity's cost
  Cents cap = 0;              ///< most per award; 0 means no cap
  double administration = 0;  ///< cost of running an award, as a share of it
  Target target;
  Allocation allocation = Allocation::even;
  std::vector<double> weights;  ///< one per cluster of all regions, for `Allocation::weights`
  Selection selection = Selection::lottery;
  Cumulation cumulation = Cumulation::seen;
  Financing financing = Financing::external;
  std::shared_ptr<const Instrument> instrument;

  Key key() const { return key_of(id); }
  bool runs_in(int year) const { return first_year <= year && year <= last_year; }
  double announced_years() const { return announced > 0 ? announced : last_year - first_year + 1; }
  /// How long it still runs by what was announced; when that time is over, it is announced anew.
  double announced_from(int year) const {
    return announced_years() - std::fmod(year - first_year, announced_years());
  }
  /// Whether it ends, with its last year, before the time that was announced last.
  bool breaks_its_word() const { return announced_from(last_year) > 1; }
};

}  // namespace spearhead
