#include "scenarios/embedded.h"

#include <stdexcept>
#include <string>

namespace spearhead::scenarios {

std::string_view embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return file.text;
  }
  throw std::logic_error("the build did not embed " + std::string(path));
}

}  // namespace spearhead::scenarios
