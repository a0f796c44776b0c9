#!/usr/bin/env python3
"""The scripts find functions, statements and includes in C++ text, and measure their sizes."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPTS))
import source_text  # noqa: E402  (the path to it has to be set first)


def functions(text):
    code = source_text.without_preprocessor(source_text.without_literals(text))
    return [(f.name, f.first, f.last) for f in source_text.outline(code).functions]


def statements(text, scope):
    code = source_text.without_preprocessor(source_text.without_literals(text))
    return [s.text for s in source_text.outline(code).statements if s.scope == scope]


class Literals(unittest.TestCase):
    def test_comments_and_literals_vanish_and_lines_stay(self):
        text = 'int a; // "x {"\n/* {\n { */ auto b = R"(\n}")"; char c = \'{\'; int d = 1\'000;\n'
        code = source_text.without_literals(text)
        self.assertEqual(code.count("\n"), text.count("\n"))
        self.assertNotIn("{", code)
        self.assertNotIn("}", code)
        self.assertIn("1'000", code)

    def test_an_include_in_a_comment_is_none(self):
        text = '// #include "a.h"\n/*\n#include "b.h"\n*/\n#include "c.h"\n#include <d>  // why\n'
        self.assertEqual(list(source_text.includes(text)), [(5, "c.h", True), (6, "d", False)])


class Functions(unittest.TestCase):
    def test_a_function_reaches_from_its_signature_to_its_brace(self):
        text = "namespace a {\n\ntemplate <class T>\nint f(T x,\n      int y = 3) {\n  return 1;\n}\n}\n"
        self.assertEqual(functions(text), [("f", 3, 7)])

    def test_a_constructor_with_an_initialiser_list_is_one_function(self):
        self.assertEqual(functions("A::A(int x) : a_{x}, b_(2), c_{} {\n  b_ = 1;\n}\n"),
                         [("A::A", 1, 3)])

    def test_lambdas_and_blocks_belong_to_the_function_around_them(self):
        text = ("void g() {\n  run([&](int x) {\n    if (x) {\n      h();\n    }\n  });\n"
                "  const auto k = [] { return 1; };\n  struct Local {\n    int m;\n  };\n}\n")
        self.assertEqual(functions(text), [("g", 1, 11)])

    def test_tables_of_lambdas_are_no_functions(self):
        text = 'constexpr std::array kYear{\n    Phase{"a", [](int x) { f(x); }},\n};\nint z();\n'
        self.assertEqual(functions(text), [])

    def test_qualifiers_and_return_types_after_the_brackets(self):
        text = ("struct A {\n  int a() const noexcept { return 1; }\n"
                "  auto b() -> std::vector<int> { return {}; }\n"
                "  bool operator==(const A&) const { return true; }\n"
                "  bool operator()(int) { return false; }\n};\n")
        self.assertEqual([name for name, _, _ in functions(text)],
                         ["a", "b", "operator==", "operator()"])


class Statements(unittest.TestCase):
    def test_scopes_are_told_apart(self):
        text = "int a;\nstruct B {\n  int c;\n private:\n  int d{1};\n};\nvoid e() {\n  int f = 2;\n}\n"
        self.assertEqual(statements(text, "namespace"), ["int a", "void e()"])
        self.assertEqual(statements(text, "class"), ["int c", "int d{}"])
        self.assertEqual(statements(text, "function"), ["int f = 2"])


class Sizes(unittest.TestCase):
    def test_the_report_counts_lines_and_names_long_functions(self):
        with tempfile.TemporaryDirectory() as folder:
            long = "int f() {\n" + "  g();\n" * 70 + "  return 1;\n}\n"
            for name, text in {"engine/a.cpp": long, "engine/b.h": "#pragma once\n\nint f();\n",
                               "tests/a_test.cpp": "int t() { return 1; }\n"}.items():
                path = Path(folder, name)
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
            ran = subprocess.run([sys.executable, SCRIPTS / "code_sizes.py", "--json", folder],
                                 capture_output=True, text=True, check=True)
        result = json.loads(ran.stdout)
        self.assertEqual(result["folders"]["engine"], {"files": 2, "lines": 75, "functions": 1})
        self.assertEqual(result["source_lines"], 75)
        self.assertEqual(result["test_lines"], 1)
        self.assertEqual(result["long_functions"], [[73, "engine/a.cpp:1", "f"]])
        self.assertEqual(result["function_lines"]["max"], 73)


if __name__ == "__main__":
    unittest.main()
