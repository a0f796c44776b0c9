#include <cstdio>
#include <new>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/exit_code.h"

int main(int argc, char** argv) try {
  const std::vector<std::string> words(argv + 1, argv + argc);
  return spearhead::app::run_command(argv[0], words);
} catch (const std::bad_alloc&) {  // outside run_command, or while it was putting an error in words
  std::fputs("error: not enough memory\n", stderr);
  return spearhead::app::kModelFailure;
}
