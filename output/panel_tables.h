#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "engine/trajectory.h"
#include "output/hdf5.h"
#include "output/study.h"

namespace spearhead::output {

/// The groups `firms`, `links` and `awards` of a study that is being written: what it keeps of
/// single firms and payments. Their rows come future by future, in each arm by arm.
class PanelTables {
 public:
  /// Creates the groups that `study.details` asks for.
  PanelTables(const hdf5::File& file, const StudyDescription& study);
  ~PanelTables();

  /// Adds what one arm of one future has left.
  void append(std::int32_t arm, std::int32_t replicate, const Trajectory& trajectory);

  /// Closes them, with what is still to be written.
  void close();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace spearhead::output
