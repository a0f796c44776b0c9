#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// A file as it was read, for provenance.
struct InputFile {
  std::string path;
  std::string text;
};

/// The files of one scenario. They stay where they are as long as this lives.
class Inputs {
 public:
  /// Where paths lead: to the user's files, or to those that travel inside the program.
  enum class From : std::uint8_t { disk, program };

  explicit Inputs(From from = From::disk) : from_(from) {}

  /// Reads a file that the user named. \throws UnreadableFile
  const SourceFile& open(const std::filesystem::path& path);

  /// Reads a file that another file names, relative to it; reports at the name when that fails.
  /// \returns null when it cannot be read
  const SourceFile* open(const Located<std::string>& path, const SourceFile& from, Report& report);

  /// Adds a file that travels inside the program.
  void add(const std::string& path, std::string text);

  /// Names of those that the user has, in the order of reading.
  const std::vector<std::string>& opened() const { return opened_; }

  /// All of them, in the order of reading.
  std::vector<InputFile> files() const;

 private:
  From from_;
  std::deque<SourceFile> files_;
  std::vector<std::string> opened_;
};

}  // namespace spearhead::scenarios
