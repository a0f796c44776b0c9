#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/base/hash.h"
#include "engine/base/money.h"
#include "engine/policy/instrument.h"
#include "engine/policy/target.h"

namespace spearhead {

/// One line of a policy mix: an instrument with money, years and a target.
struct Programme {
  std::string id;
  std::string name;
  std::string agency;
  int first_year = 0;
  int last_year = 0;          ///< inclusive
  Cents yearly_budget = 0;    ///< what is not spent in a year lapses
  double aid = 0.5;           ///< public share of a supported activity's cost
  Cents cap = 0;              ///< most per award; 0 means no cap
  double administration = 0;  ///< cost of running an award, as a share of it
  Target target;
  std::shared_ptr<const Instrument> instrument;

  Key key() const { return key_of(id); }
  bool runs_in(int year) const { return first_year <= year && year <= last_year; }
};

}  // namespace spearhead
