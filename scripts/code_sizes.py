#!/usr/bin/env python3
"""Print how large files and functions are, and how much test stands against how much source.

Usage: scripts/code_sizes.py [--json] [FOLDER]

Lines are those with code or a comment; blank lines count in a function's length but not in the
sums. Functions are found by their braces (scripts/source_text.py): a lambda is part of the function
around it, and a body that a macro opens is not seen.
"""

import json
import sys
from pathlib import Path

import source_text

LONG_FUNCTION = 60
LONG_FILE = 400
TESTS = ("tests",)
FOLDERS = source_text.MODULES + TESTS + ("bench",)


def quantile(values, share):
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    if not ordered:
        return 0
    return ordered[max(0, -(-len(ordered) * int(share * 1000) // 1000) - 1)]


def spread(values):
    return {"count": len(values), "median": quantile(values, 0.5), "p90": quantile(values, 0.9),
            "p99": quantile(values, 0.99), "max": max(values, default=0)}


def measure(root):
    """Per folder: lines of its files and its functions as (lines, place, name)."""
    measured = {}
    for folder in FOLDERS:
        files, functions = [], []
        for path in source_text.sources(root, [folder]):
            text = source_text.read(root / path)
            files.append((sum(1 for line in text.splitlines() if line.strip()), path.as_posix()))
            code = source_text.without_preprocessor(source_text.without_literals(text))
            functions += [(function.last - function.first + 1, f"{path}:{function.first}",
                           function.name) for function in source_text.outline(code).functions]
        measured[folder] = {"files": files, "functions": functions}
    return measured


def script_test_lines(root):
    """Lines of the tests that are not C++: Python, R and shell."""
    suffixes = {".py", ".R", ".sh"}
    return sum(1 for folder in TESTS for path in sorted((root / folder).rglob("*"))
               if path.suffix in suffixes
               for line in source_text.read(path).splitlines() if line.strip())


def summary(root):
    measured = measure(root)
    parts = [measured[folder] for folder in source_text.MODULES]
    source = sum(lines for part in parts for lines, _ in part["files"])
    tests = sum(lines for folder in TESTS for lines, _ in measured[folder]["files"])
    tests += script_test_lines(root)
    files = [file for part in parts for file in part["files"]]
    functions = [function for part in parts for function in part["functions"]]
    return {
        "folders": {folder: {"files": len(part["files"]),
                             "lines": sum(lines for lines, _ in part["files"]),
                             "functions": len(part["functions"])}
                    for folder, part in measured.items()},
        "file_lines": spread([lines for lines, _ in files]),
        "function_lines": spread([lines for lines, _, _ in functions]),
        "long_functions": sorted((f for f in functions if f[0] > LONG_FUNCTION), reverse=True),
        "long_files": sorted((f for f in files if f[0] > LONG_FILE), reverse=True),
        "source_lines": source,
        "test_lines": tests,
        "test_to_source": round(tests / source, 2) if source else 0,
    }


def print_table(result):
    print(f"{'folder':<12}{'files':>7}{'lines':>8}{'functions':>11}")
    for folder, sizes in result["folders"].items():
        print(f"{folder:<12}{sizes['files']:>7}{sizes['lines']:>8}{sizes['functions']:>11}")
    print(f"\n{'source':<12}{'count':>7}{'median':>8}{'p90':>6}{'p99':>6}{'max':>6}")
    for name, key in (("files", "file_lines"), ("functions", "function_lines")):
        row = result[key]
        print(f"{name:<12}{row['count']:>7}{row['median']:>8}{row['p90']:>6}{row['p99']:>6}"
              f"{row['max']:>6}")
    print(f"\ntest lines {result['test_lines']} : source lines {result['source_lines']} "
          f"= {result['test_to_source']}")
    print(f"functions over {LONG_FUNCTION} lines: {len(result['long_functions'])}")
    for lines, place, name in result["long_functions"]:
        print(f"  {place}: {name} has {lines} lines")
    print(f"files over {LONG_FILE} lines: {len(result['long_files'])}")
    for lines, path in result["long_files"]:
        print(f"  {path} has {lines} lines")


def main(arguments):
    as_json = "--json" in arguments
    folders = [argument for argument in arguments if argument != "--json"]
    if len(folders) > 1 or any(folder.startswith("-") for folder in folders):
        print(__doc__.strip())
        return 0 if arguments in (["-h"], ["--help"]) else 2
    root = Path(folders[0] if folders else Path(__file__).parent.parent).resolve()
    result = summary(root)
    if as_json:
        print(json.dumps(result, indent=1))
    else:
        print_table(result)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
