#include "app/output_width.h"

#include <limits>

#include <sys/ioctl.h>
#include <unistd.h>

namespace spearhead::app {

std::size_t output_width() {
  winsize window{};
  const bool terminal = ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0;
  return terminal ? window.ws_col : std::numeric_limits<std::size_t>::max();
}

}  // namespace spearhead::app
