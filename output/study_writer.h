#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

#include "engine/trajectory.h"
#include "output/study.h"

namespace spearhead::output {

/// Writes a study file, one future at a time, so that memory holds one future and at most 32 MiB
/// of open chunks per array. Under the final name there is never anything but a complete file: all
/// goes to `FILE.tmp` beside it, which a writer that is destroyed before `finish` removes. One
/// thread at a time.
class StudyWriter {
 public:
  /// Creates `FILE.tmp` with everything but the numbers. An existing `file` stays until `finish`.
  /// \throws OutputError when that is impossible; ModelError when the description contradicts
  /// itself.
  StudyWriter(const std::filesystem::path& file, StudyDescription study);
  ~StudyWriter();
  StudyWriter(StudyWriter&&) noexcept;
  StudyWriter& operator=(StudyWriter&&) noexcept;

  /// Writes the future `description.replicates[replicate_index]`, `arms[i]` being what
  /// `description.arms[i]` leaves behind. Each future once, in any order, fastest in ascending
  /// order. The programmes of `arms[i]` are those of `programmes_of_arm[i]`, or all of the study;
  /// programmes that an arm does not have paid nothing there.
  /// \throws OutputError when the disk refuses; ModelError when shapes differ from the description
  /// or the arms do not start from the same state. The writer is of no use after either.
  void write(std::size_t replicate_index, std::span<const Trajectory> arms);

  /// Adds data hash and provenance, closes, brings the file to the disk and gives it its name.
  /// `last_words` are what only the end knows, for instance {"end", "2025-01-31T12:00:00Z"}.
  /// \throws OutputError when the disk refuses, ModelError unless every future was written.
  void finish(const Provenance& last_words = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace spearhead::output
