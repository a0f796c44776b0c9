#pragma once

#include <cstdint>
#include <memory>

#include "engine/trajectory.h"
#include "output/hdf5.h"
#include "output/study.h"

namespace spearhead::output {

/// Reads what a study keeps of single firms and payments, by arm and future. The file may come from
/// anywhere: that all columns are there, that they are as long as each other and as what the file
/// holds, and whose rows stand where, is checked before anything else is read. What the numbers say
/// is not.
class PanelReader {
 public:
  /// Finds where the rows of each arm and future begin. `file` must outlive the reader.
  /// \throws OutputError when columns are missing or of other lengths, when rows are of no arm or
  /// future of the study or not in their order, and when an arm and future has no firms.
  PanelReader(const hdf5::File& file, const StudyDescription& study);
  ~PanelReader();
  PanelReader(PanelReader&&) noexcept;
  PanelReader& operator=(PanelReader&&) noexcept;

  /// Puts it into the trajectory. \throws OutputError
  void read(std::size_t arm, std::size_t replicate_index, Trajectory& trajectory) const;

  /// The firms alone; none where the study keeps none. \throws OutputError
  FirmPanel firms(std::size_t arm, std::size_t replicate_index) const;

  std::uint64_t firm_rows() const;
  std::uint64_t link_rows() const;
  std::uint64_t award_rows() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace spearhead::output
