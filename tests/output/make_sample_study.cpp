// Writes the sample study for open_with_others.py and open_with_r.R: make_sample_study FILE.h5

#include <cstdio>
#include <exception>

#include "tests/output/sample_study.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: make_sample_study FILE.h5\n", stderr);
    return 2;
  }
  try {
    namespace sample = spearhead::output::sample;
    sample::write(argv[1], sample::description_with_details());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "make_sample_study: %s\n", error.what());
    return 1;
  }
  return 0;
}
