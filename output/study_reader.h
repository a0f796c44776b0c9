#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/trajectory.h"
#include "output/study.h"

namespace spearhead::output {

/// A part of an array: where it begins and how far it reaches, one number per axis.
struct Slab {
  std::vector<std::uint64_t> offset;
  std::vector<std::uint64_t> count;
};

/// A complete study file, open for reading. The file may come from anywhere: ranks, sizes and
/// storage are checked before memory is taken, and texts are made well-formed UTF-8. One thread at
/// a time. All functions throw OutputError with a sentence that names the file.
class StudyReader {
 public:
  /// Opens `file` and reads everything but its numbers.
  /// \throws OutputError when it is no study, of another major version, or not complete.
  explicit StudyReader(const std::filesystem::path& file);
  ~StudyReader();
  StudyReader(StudyReader&&) noexcept;
  StudyReader& operator=(StudyReader&&) noexcept;

  /// As given to the writer; provenance with the data hash; every arm has all programmes.
  const StudyDescription& description() const;
  /// The coordinate `indicator` and the texts that belong to it.
  const std::vector<std::string>& indicators() const;
  const std::vector<std::string>& indicator_units() const;
  const std::vector<std::string>& indicator_long_names() const;
  const std::vector<std::string>& sector_indicators() const;
  /// The coordinate `item` of the books; fewer in studies of earlier versions.
  const std::vector<std::string>& ledger_items() const;

  /// Whether the file has the array, for instance "programme_ledger".
  bool has(const std::string& variable) const;
  /// Lengths of the axes, which are those of the coordinates.
  std::vector<std::uint64_t> shape(const std::string& variable) const;
  /// A part of an array in row-major order. \throws OutputError also beyond 2 GiB.
  std::vector<double> read(const std::string& variable, const Slab& slab) const;
  /// The whole array.
  std::vector<double> read(const std::string& variable) const;

  /// What the writer was given for one future of one arm, its programmes being those of the study.
  /// \throws OutputError when the file has other indicators than this program.
  Trajectory trajectory(std::size_t arm, std::size_t replicate_index) const;

  /// The single firms of one future of one arm; none where the study keeps none.
  /// \throws OutputError also when one stands in no region or sector of the study.
  FirmPanel firms(std::size_t arm, std::size_t replicate_index) const;

  /// Rows of what is kept of single firms, which the data hash leaves out; 0 without.
  /// \throws OutputError when columns or rows are missing, or do not belong to the study.
  std::uint64_t firm_rows() const;
  std::uint64_t link_rows() const;
  std::uint64_t award_rows() const;

  /// "sha256:..." as the file says, and as its data say.
  std::string stored_data_hash() const;
  std::string recomputed_data_hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// What `inspect` shows.
struct StudySummary {
  std::string state;
  std::string data_hash;             ///< as the file says
  std::string recomputed_data_hash;  ///< as its data say
  StudyDescription description;      ///< run id, arms, replicates, years, ..., provenance
  std::uint64_t firm_rows = 0;       ///< of group firms
  std::uint64_t link_rows = 0;       ///< of group links
  std::uint64_t award_rows = 0;      ///< of group awards

  bool intact() const { return data_hash == recomputed_data_hash; }
};

/// Reads all of `file`. \throws OutputError as the reader does.
StudySummary summarise(const std::filesystem::path& file);

}  // namespace spearhead::output
