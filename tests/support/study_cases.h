#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/diagnostics.h"

/// Lists of changed studies, and what must come of each, as text that people can read and add to.
///
/// A case is its title, and below it, indented by four blanks, what is changed in the plain study
/// (tests/scenarios/study) and what is expected. Comments begin with `#`, an empty line means
/// nothing.
///
///     a budget of money once
///         scenario.yaml: 2M GBP/year -> 2M GBP
///         SP203 scenario.yaml:19:13
///
/// Changes: `FILE: OLD -> NEW` puts NEW for OLD, which must occur once; `FILE: + TEXT` puts text at
/// the end; `FILE: = TEXT` is a whole file; `--set: TEXT` and `--years: TEXT` are options of a run.
/// In texts, `\n`, `\t`, `\r`, `\\` and `\xHH` stand for single bytes. Expected: a problem's code,
/// file, line and column, and after `nearest` the name that is to be guessed.
namespace spearhead::tests {

struct StudyChange {
  enum class Kind { replace, append, whole };

  Kind kind = Kind::replace;
  std::string file;
  std::string before;  ///< of Kind::replace
  std::string after;
};

struct StudyCase {
  std::string title;  ///< with the name of its list
  std::vector<StudyChange> changes;
  std::vector<std::string> options;   ///< words of a command line
  std::vector<std::string> problems;  ///< "SP203 scenario.yaml:19:13 nearest budget"
};

/// The cases of a list, or of all lists (`.txt`) of a folder by name.
/// \param path from the source folder \throws std::runtime_error naming the line that is no case
std::vector<StudyCase> study_cases(const std::string& path);

/// Writes the plain study with the changes of `each` into `folder`.
/// \throws std::runtime_error when a text to replace does not occur once
void write_study(const StudyCase& each, const std::filesystem::path& folder);

/// Everything found in `folder`/scenario.yaml, as `validate` or, with options, `run` finds it.
std::vector<scenarios::Diagnostic> diagnostics_of(const StudyCase& each,
                                                  const std::filesystem::path& folder);

/// A problem as lists write it, without the folders of its file.
std::string in_short(const scenarios::Diagnostic& diagnostic);

/// The same of all that are of this severity.
std::vector<std::string> in_short(const std::vector<scenarios::Diagnostic>& diagnostics,
                                  scenarios::Severity severity);

}  // namespace spearhead::tests
