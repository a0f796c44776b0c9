#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/source_file.h"

namespace spearhead::scenarios {

enum class Severity { error, warning };

/// One problem of an input: what, where, and what to do about it.
struct Diagnostic {
  std::string code;  ///< "SP101"; see codes.h
  Severity severity = Severity::error;
  std::string file;
  int line = 1;        ///< from 1
  int column = 1;      ///< from 1, in code points
  int end_column = 1;  ///< exclusive, on the same line
  std::string message;
  std::string expected;     ///< what would be valid here; may be empty
  std::string suggestion;   ///< what to do; may be empty
  std::string source_line;  ///< the line, or the part of a very long one around the problem
  int source_column = 1;    ///< column of `source_line` at which the problem begins
};

/// What is wrong, without the place.
struct Finding {
  const char* code = "";
  std::string message;
  std::string expected = {};
  std::string suggestion = {};
};

/// An input cannot be used; carries every problem that was found.
class InputError : public std::runtime_error {
 public:
  /// \param found at least one of them an error; warnings may be among them
  explicit InputError(std::vector<Diagnostic> found);

  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

/// Collects problems, each once. It keeps the first 1000.
class Report {
 public:
  void error(const SourceFile& file, Extent extent, Finding finding) {
    note(Severity::error, file, extent, std::move(finding));
  }
  void warning(const SourceFile& file, Extent extent, Finding finding) {
    note(Severity::warning, file, extent, std::move(finding));
  }
  /// Takes over what another reader found.
  void add(Diagnostic diagnostic);

  std::size_t errors() const { return errors_; }
  bool failed() const { return errors_ > 0; }
  /// Whether problems are no longer kept, so that there is no use in looking for more.
  bool full() const { return left_out_ > 0; }
  /// Everything found, by file in the order of first mention, then by line and column.
  std::vector<Diagnostic> diagnostics() const;
  /// \throws InputError when there are errors.
  void throw_if_failed() const;

 private:
  void note(Severity severity, const SourceFile& file, Extent extent, Finding finding);
  bool keeps_more();

  std::vector<Diagnostic> found_;
  std::size_t errors_ = 0;
  std::size_t left_out_ = 0;
};

/// A name from an input as messages show it: in backticks, cut when it is long.
std::string in_ticks(std::string_view name);

/// The diagnostics as text for a terminal, an empty line between them.
std::string to_text(const std::vector<Diagnostic>& diagnostics);

/// The same as one JSON document, `{"diagnostics": [...]}`.
std::string to_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace spearhead::scenarios
