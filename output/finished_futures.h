#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/trajectory.h"

namespace spearhead::output {

/// Bytes that a finished future takes on the disk, one trajectory per arm.
std::size_t bytes_to_keep(std::span<const Trajectory> arms);

/// Finished futures of a study that is under way: one file each in the folder `STUDY.h5.parts`, so
/// that a run that is interrupted or killed loses only what it was at. A file is written under
/// another name first and carries a SHA-256 of its bytes: what a crash or a full disk has cut is
/// seen and simulated again. Several threads may keep futures at a time, one process only.
class FinishedFutures {
 public:
  /// Opens the folder beside `study` and takes it for this process; makes it if it is missing.
  /// `contents` is StudyDescription::contents.
  /// \throws OutputError when it cannot be made, when another process has it, or when it holds
  /// futures of another study.
  FinishedFutures(const std::filesystem::path& study, const std::string& contents);
  /// Gives the folder back; an empty one goes.
  ~FinishedFutures();
  FinishedFutures(const FinishedFutures&) = delete;
  FinishedFutures& operator=(const FinishedFutures&) = delete;

  /// Numbers of the futures that are whole, ascending. What is not whole is removed.
  std::vector<std::int32_t> list();

  /// Keeps a future, one trajectory per arm. \throws OutputError when the disk refuses
  void keep(std::int32_t replicate, std::span<const Trajectory> arms) const;

  /// A future that was kept. \throws OutputError when it cannot be read or is damaged
  std::vector<Trajectory> read(std::int32_t replicate) const;

  /// Removes the futures that a complete study has now; the folder too if nothing is left in it.
  /// \throws OutputError when one cannot be removed
  void discard(const std::vector<std::int32_t>& in_study);

  const std::filesystem::path& folder() const { return folder_; }

  /// Does the same for a study that was complete before: a run may have been killed after its last
  /// word. \throws OutputError as the constructor does
  static void tidy(const std::filesystem::path& study, const std::string& contents,
                   const std::vector<std::int32_t>& in_study);

  /// Numbers of the futures that lie beside `study` and are `contents`, by their names alone:
  /// nothing is taken, read or removed.
  static std::vector<std::int32_t> kept_for(const std::filesystem::path& study,
                                            const std::string& contents);

  /// Removes what is left of any study at this path. \throws OutputError when it is in use
  static void clear(const std::filesystem::path& study);

 private:
  /// Makes the folder that of futures of these contents, if it is nobody else's.
  void claim(const std::string& contents);
  std::filesystem::path path_of(std::int32_t replicate) const;

  std::filesystem::path folder_;
  int lock_ = -1;
};

}  // namespace spearhead::output
