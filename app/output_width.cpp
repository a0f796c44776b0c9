#include "app/output_width.h"

#include <limits>

#include <sys/ioctl.h>
#include <unistd.h>

namespace spearhead::app {

namespace {

std::size_t width_of(int stream) {
  winsize window{};
  const bool terminal = ioctl(stream, TIOCGWINSZ, &window) == 0 && window.ws_col > 0;
  return terminal ? window.ws_col : std::numeric_limits<std::size_t>::max();
}

}  // namespace

std::size_t output_width() { return width_of(STDOUT_FILENO); }

std::size_t messages_width() { return width_of(STDERR_FILENO); }

}  // namespace spearhead::app
