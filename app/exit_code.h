#pragma once

namespace spearhead::app {

/// What the program tells the shell.
enum ExitCode : int {
  kDone = 0,
  kModelFailure = 1,
  kWrongCommandLine = 2,
  kInvalidInput = 3,
  kCheckFailed = 4,
  kOutputFailure = 5,
  kInterrupted = 130,
};

}  // namespace spearhead::app
