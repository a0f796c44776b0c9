#pragma once

#include <stdexcept>

namespace spearhead::output {

/// A file cannot be written or read, or is not what it should be. The message is one sentence with
/// the file's name and the reason, in the operating system's words where it gave one.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace spearhead::output
