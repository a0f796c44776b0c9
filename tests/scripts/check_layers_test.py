#!/usr/bin/env python3
"""The layer check reports each kind of violation at its line, and nothing in clean sources."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "check_layers.py"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPT.parent))
import check_layers  # noqa: E402  (the path to it has to be set first)

CLEAN = {
    "engine/base/id.h": '#pragma once\n#include <cstdint>\nenum class Kind { a, b };\n',
    "engine/math/elementary.h": '#pragma once\n#include <cmath>\n#include "engine/base/id.h"\n'
                                'inline double log(double x) { return x; }\n'
                                'inline double power(double x) { return std::sqrt(log(x)); }\n',
    "engine/parallel/tbb.cpp": '#include <tbb/parallel_for.h>\n',
    "engine/random/draws.cpp": '#include <Random123/threefry.h>\n#include "engine/base/id.h"\n',
    "engine/world/world.h": '''#pragma once
#include "engine/base/id.h"
#include "engine/random/draws.h"
// static int commented = 0; std::exp(1)
namespace spearhead {
inline constexpr double kRound = 0x1.8p52;
constexpr const char* kNames[] = {"static int quoted;", "std::pow("};
const char* const kTitle = "x";
extern const int kSomething;
template <class T, int N = 3>
inline constexpr int kSize = N;
struct World {
  World(int size) : size_{size}, other_(1) { other_ += 1; }
  static World of(int size);
  static constexpr int kLimit = 1'000'000;
  double exposure(double x) const { return x; }
  double log_ = 0;
  int size_, other_;
};
inline World grow(const World& world, int by = 3) {
  static const int table[] = {1, 2, 3};
  static constexpr char kLetter = 'x';
  const auto add = [&](int x) { int sum = x; return sum + by; };
  return World(add(table[0]) + kLetter + static_cast<int>(world.log_));
}
constexpr std::array kYear{
    Phase{"sell", [](const Now& now, World& w) { sell(now, w); }},
};
bool operator==(const World&, const World&);
auto make() -> World {
  World world{2};
  world.log(3);
  return world;
}
}  // namespace spearhead
''',
    "engine/random/draws.h": '#pragma once\n#include "engine/base/id.h"\n',
    "policies/voucher.cpp": '#include "engine/world/world.h"\nnamespace {\nclass Voucher final {\n'
                            '  int sum_ = 0;\n};\n}  // namespace\n'
                            'extern const InstrumentKind voucher{"voucher", make<Voucher>};\n',
    "policies/registry.h": '#pragma once\n#include "engine/world/world.h"\n',
    "policies/registry.cpp": '#include "policies/registry.h"\n#include "policies/instruments.def"\n',
    "policies/instruments.def": 'INSTRUMENT(voucher)\n',
    "scenarios/reader.cpp": '#include <yaml-cpp/yaml.h>\n#include "policies/registry.h"\n',
    "output/file.cpp": '#include <hdf5.h>\n#include "engine/world/world.h"\nint opened = 0;\n',
    "app/main.cpp": '#include <boost/program_options.hpp>\n#include <iostream>\n'
                    '#include "output/file.h"\n#include "scenarios/reader.h"\n',
    "tests/any_test.cpp": '#include <hdf5.h>\n#include "app/commands.h"\n#include <random>\n',
}

# file -> (text, [(line, part of the message)])
BAD = {
    "engine/base/up.h": ('#pragma once\n#include "engine/world/world.h"\n', [(2, "room base")]),
    "engine/world/down.h": ('#include "output/file.h"\n', [(1, "engine/ includes output/")]),
    "engine/random/side.h": ('\n#include "engine/parallel/parallel.h"\n', [(2, "room random")]),
    "engine/parallel/side.h": ('#include "engine/random/draws.h"\n', [(1, "room parallel")]),
    "engine/simulate.cpp": ('#include "scenarios/reader.h"\n', [(1, "engine/ includes scenarios/")]),
    "engine/attic/thing.h": ('#pragma once\n', [(1, "no known room")]),
    "engine/step/homes.cpp": ('#include <tbb/parallel_for.h>\n#include <H5Cpp.h>\n'
                              '#include <Random123/philox.h>\n#include <iostream>\n'
                              '#include <random>\n',
                              [(1, "oneTBB"), (2, "HDF5"), (3, "Random123"), (4, "<iostream>"),
                               (5, "<random>")]),
    "engine/step/bits.cpp": ('double f(double x) {\n  return std::exp(x) +\n    std::pow(x, 2) +\n'
                             '    ::log(x) + sin(x);\n}\nint g() { return rand(); }\n'
                             'std::mt19937_64 h();\nusing D = std::normal_distribution<double>;\n',
                             [(2, "library's exp"), (3, "library's pow"), (4, "library's log"),
                              (4, "unqualified sin"), (6, "rand()"), (7, "mt19937_64"),
                              (8, "normal_distribution")]),
    "engine/step/state.cpp": ('namespace spearhead {\nint counter = 0;\nstd::vector<int> cache;\n'
                              'const char* title = "";\nstatic double last{1.0};\n'
                              'thread_local int slot = 0;\nextern int shared;\n'
                              'struct Sums {\n  static int all;\n  mutable int seen;\n};\n'
                              'int Sums::all = 0;\n'
                              'int next() {\n  static int calls = 0;\n'
                              '  static std::map<int, int> known(seed());\n  return ++calls;\n}\n'
                              '}  // namespace spearhead\n',
                              [(2, "namespace scope"), (3, "namespace scope"),
                               (4, "namespace scope"), (5, "static data"), (6, "thread_local"),
                               (7, "namespace scope"), (9, "static data"), (10, "mutable member"),
                               (12, "namespace scope"), (14, "static data"), (15, "static data")]),
    "engine/step/nested.cpp": ('void run() {\n  for_each([&](int row) {\n    static int n = 0;\n'
                               '    n += row;\n  });\n}\n', [(3, "static data")]),
    "engine/world/a.h": ('#include "engine/world/b.h"\n', []),
    "engine/world/b.h": ('#include "engine/world/a.h"\n', [(1, "circle")]),
    "engine/world/near.cpp": ('#include "b.h"\n', [(1, "relative")]),
    "policies/levy.h": ('#pragma once\n', [(1, "has a header")]),
    "policies/levy.cpp": ('#include "policies/levy.h"\n#include "scenarios/reader.h"\n'
                          'int levies = 0;\n',
                          [(1, "nothing may depend on one instrument"),
                           (2, "policies/ includes scenarios/"), (3, "namespace scope")]),
    "scenarios/wrong.cpp": ('#include "output/file.h"\n#include "app/main.h"\n#include <hdf5.h>\n',
                            [(1, "scenarios/ includes output/"), (2, "scenarios/ includes app/"),
                             (3, "HDF5")]),
    "output/wrong.cpp": ('#include "policies/registry.h"\n#include <yaml-cpp/yaml.h>\n',
                         [(1, "output/ includes policies/"), (2, "yaml-cpp")]),
    "app/wrong.cpp": ('#include "tests/support/worlds.h"\n#include <openssl/sha.h>\n',
                      [(1, "app/ includes tests/"), (2, "OpenSSL")]),
    "scenarios/options.cpp": ('#include <boost/program_options.hpp>\n',
                              [(1, "Boost.Program_options")]),
    "bench/wrong.cpp": ('#include "tests/any.h"\n#include "policies/voucher.cpp"\n',
                        [(1, "bench/ includes tests/"),
                         (2, "nothing may depend on one instrument")]),
}


def write(tree, folder):
    for name, text in tree.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def violations_of(tree):
    """The violations in a folder with these files, as the script prints them."""
    with tempfile.TemporaryDirectory() as folder:
        write(tree, folder)
        return [f"{path}:{line}: {problem}" for path, line, problem
                in check_layers.check(Path(folder))]


EVERYTHING = CLEAN | {name: text for name, (text, _) in BAD.items()}
EXPECTED = [(f"{name}:{line}: ", part)
            for name, (_, violations) in BAD.items() for line, part in violations]


class LayerCheck(unittest.TestCase):
    def test_clean_sources_pass(self):
        self.assertEqual(violations_of(CLEAN), [])

    def test_every_kind_of_violation_is_reported_at_its_line(self):
        lines = violations_of(EVERYTHING)
        for place, part in EXPECTED:
            found = [line for line in lines if line.startswith(place) and part in line]
            self.assertTrue(found, f"not reported: {place}... {part}\n" + "\n".join(lines))
            self.assertIn(";", found[0], "a violation says what to do")

    def test_nothing_else_is_reported(self):
        for line in violations_of(EVERYTHING):
            self.assertTrue(any(line.startswith(place) and part in line
                                for place, part in EXPECTED), f"unexpected: {line}")

    def test_each_violation_is_found_without_the_other_files(self):
        for name, (text, violations) in BAD.items():
            if violations and "circle" not in violations[0][1]:
                self.assertTrue(violations_of({name: text}), name)

    def test_the_exit_code_says_whether_there_is_a_violation(self):
        for tree, code, lines in ((CLEAN, 0, 0), (EVERYTHING, 1, len(violations_of(EVERYTHING)))):
            with tempfile.TemporaryDirectory() as folder:
                write(tree, folder)
                ran = subprocess.run([sys.executable, SCRIPT, folder], capture_output=True,
                                     text=True, check=False)
                self.assertEqual(ran.returncode, code, ran.stderr)
                self.assertEqual(len(ran.stdout.splitlines()), lines)


if __name__ == "__main__":
    unittest.main()
