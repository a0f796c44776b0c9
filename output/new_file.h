#pragma once

#include <filesystem>

namespace spearhead::output {

/// The way of a file from its temporary name to its final one. What lies under the final name is
/// always complete: an earlier file is replaced at once or not at all. Destroyed without
/// `publish`, the temporary file is removed.
class NewFile {
 public:
  /// Reserves `final_path` + ".tmp" in the same folder; a left-over of a killed run is removed.
  /// \throws OutputError when the folder is missing or not writable, when `final_path` is something
  /// else than a regular file, or when another process is writing there.
  explicit NewFile(std::filesystem::path final_path);
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// Where to write.
  const std::filesystem::path& temporary() const { return temporary_; }
  const std::filesystem::path& final_path() const { return final_; }

  /// Brings the closed temporary file to the disk and gives it its final name.
  void publish();

 private:
  std::filesystem::path final_;
  std::filesystem::path temporary_;
  bool published_ = false;
};

}  // namespace spearhead::output
