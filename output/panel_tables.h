#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "engine/trajectory.h"
#include "output/hdf5.h"
#include "output/study.h"

namespace spearhead::output {

/// The groups `firms` and `links` of a study that is being written: what it keeps of single firms.
/// Their rows come future by future, in each arm by arm.
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

/// Reads what a study keeps of single firms, arm by arm and future by future.
class PanelReader {
 public:
  /// Finds where the rows of each arm and future begin. \throws OutputError when they are not
  /// together
  PanelReader(const hdf5::File& file, const Details& details);
  ~PanelReader();
  PanelReader(PanelReader&&) noexcept;
  PanelReader& operator=(PanelReader&&) noexcept;

  /// Puts it into the trajectory.
  void read(std::int32_t arm, std::int32_t replicate, Trajectory& trajectory) const;

  std::uint64_t firm_rows() const;
  std::uint64_t link_rows() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace spearhead::output
