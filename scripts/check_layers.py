#!/usr/bin/env python3
"""Check that the sources keep to the architecture; the rules are the tables below.

Usage: scripts/check_layers.py [FOLDER]      (the project's folder; default: this script's parent)

Every violation is printed as `file:line: what is wrong, and what to do`; the exit code is then 1.
docs/architecture.md gives the reasons. Limits: see scripts/source_text.py.
"""

import re
import sys
from pathlib import Path

import source_text

# A module may include itself and the modules named here.
MODULES = {
    "engine": {"engine"},
    "policies": {"policies", "engine"},
    "scenarios": {"scenarios", "policies", "engine"},
    "output": {"output", "engine"},
    "app": {"app", "scenarios", "policies", "output", "engine"},
    "tests": {"tests", "app", "scenarios", "policies", "output", "engine"},
    "bench": {"bench", "app", "scenarios", "policies", "output", "engine"},
}

# The engine's rooms from the ground up: a room may include itself and the rows above it here, and
# rooms of one row do not see each other. A room is a folder or the files of one name.
ROOMS = [
    ["base"],
    ["math"],
    ["random", "parallel"],
    ["parameters"],
    ["world"],
    ["policy"],
    ["scenario"],
    ["step"],
    ["found", "laws"],
    ["indicators", "panel"],
    ["trajectory"],
    ["cluster_record", "variety"],
    ["record"],
    ["simulate"],
    ["spin_up"],
]
HEIGHT = {room: height for height, row in enumerate(ROOMS) for room in row}

# Each library is included from its home only, so that it can be replaced there.
# (what the include path looks like, name, homes)
LIBRARIES = [
    (r"(oneapi/)?tbb(/|\.h)", "oneTBB", ["engine/parallel"]),
    (r"hdf5|H5|netcdf", "HDF5", ["output"]),
    (r"yaml-cpp/", "yaml-cpp", ["scenarios"]),
    (r"boost/program_options", "Boost.Program_options", ["app"]),
    (r"Random123/", "Random123", ["engine/random"]),
    (r"openssl/", "OpenSSL", ["output"]),
    (r"fmt/", "fmt", ["scenarios", "output", "app"]),
    (r"nlohmann/", "nlohmann-json", ["scenarios", "output", "app"]),
]
FREE_OF_HOMES = ("tests", "bench")

# Folders that hold model state or act on it.
MODEL = ("engine", "policies")
BANNED_HEADERS = {
    "iostream": "report by throwing, or return the figures; only app/ prints",
    "cstdio": "report by throwing, or return the figures; only app/ prints",
    "stdio.h": "report by throwing, or return the figures; only app/ prints",
    "random": "draw from engine/random/draws.h, which gives the same numbers everywhere",
    "math.h": "include <cmath> for std::sqrt, engine/math/elementary.h for the rest",
    "ctime": "a run depends on scenario and seed only; measure time in app/ or bench/",
    "chrono": "a run depends on scenario and seed only; measure time in app/ or bench/",
}
LIBM = ("exp exp2 expm1 log log2 log10 log1p pow sin cos tan asin acos atan atan2 sinh cosh tanh "
        "asinh acosh atanh cbrt hypot erf erfc tgamma lgamma").split()
USE_MATH = "use engine/math/elementary.h, whose bits do not depend on the machine"
USE_DRAWS = "draw from engine/random/draws.h by purpose and key"
BANNED_CALLS = [
    (re.compile(rf"(?<![\w.>:])(?:std)?::({'|'.join(LIBM)})[fl]?\s*\("), "calls the C library's {0}",
     USE_MATH),
    (re.compile(r"\bstd::(mt19937(?:_64)?|minstd_rand0?|default_random_engine|random_device|"
                r"\w+_distribution|shuffle|sample|rand)\b"), "uses std::{0}", USE_DRAWS),
    (re.compile(r"(?<![\w.>:])(?:::)?(s?rand|random|drand48)\s*\("), "calls {0}()", USE_DRAWS),
]
BARE_LIBM = re.compile(rf"(?<![\w.>:])({'|'.join(LIBM)})[fl]?\s*\(")

NOT_A_VARIABLE = re.compile(
    r"(using|typedef|friend|static_assert|namespace|concept|template|class|struct|union|enum|"
    r"return|public|private|protected|extern\s+template)\b")


def folder_of(path):
    """The first folder of a project path; "" for files at the top."""
    return path.split("/", 1)[0] if "/" in path else ""


def room_of(path):
    """engine/world/firms.h -> world; engine/scenario.cpp -> scenario."""
    return path.split("/")[1].split(".")[0]


def check_module(path, target):
    source, destination = folder_of(path), folder_of(target)
    if destination in MODULES.get(source, ()):
        return None
    allowed = ", ".join(sorted(MODULES[source] - {source})) or "nothing but itself"
    return (f"{source}/ includes {destination}/, but may use only {allowed}; "
            f"move the code down, or pass what is needed as an argument")


def check_rooms(path, target):
    if folder_of(path) != "engine" or folder_of(target) != "engine":
        return None
    source, destination = room_of(path), room_of(target)
    if source not in HEIGHT or destination not in HEIGHT:
        return None  # said once, where the room's own files are looked at
    if source == destination or HEIGHT[destination] < HEIGHT[source]:
        return None
    return (f"room {source} includes room {destination}, which is not below it; "
            f"move the code down, or pass what is needed as an argument")


def check_place(path):
    """What is wrong with a file's being where it is, or None."""
    if folder_of(path) == "engine" and room_of(path) not in HEIGHT:
        return (f"engine/{room_of(path)} is no known room; "
                f"give it a place in ROOMS of scripts/check_layers.py, or move it into a room")
    if folder_of(path) == "policies" and path.endswith((".h", ".hpp")) \
            and path != "policies/registry.h":
        return ("an instrument has a header; keep its class in an anonymous namespace of its .cpp "
                "and list it in policies/instruments.def")
    return None


def check_library(path, target):
    if folder_of(path) in FREE_OF_HOMES:
        return None
    for pattern, name, homes in LIBRARIES:
        if re.match(pattern, target) and not any(path.startswith(home + "/") for home in homes):
            return (f"{name} is included outside its home; "
                    f"only {', '.join(home + '/' for home in homes)} may, so call what is there")
    if folder_of(path) in MODEL and target in BANNED_HEADERS:
        return f"<{target}> is not for model code; {BANNED_HEADERS[target]}"
    return None


def check_instrument_file(target):
    if folder_of(target) == "policies" and target not in ("policies/registry.h",
                                                          "policies/instruments.def"):
        return (f"{target} is included, but nothing may depend on one instrument; "
                f"include policies/registry.h")
    if target.endswith((".cpp", ".cc")):
        return f"{target} is included; include its header and link its library"
    return None


def check_includes(path, text, files):
    """Violations of direction, rooms and homes, as (line, text)."""
    for line, target, quoted in source_text.includes(text):
        inside = folder_of(target) in MODULES
        if quoted and not inside:
            here = str(Path(path).parent / target)
            yield line, f'"{target}" is relative; write the path from the project\'s folder'
            if here in files:
                target, inside = here, True
        if inside:
            found = (check_module(path, target), check_instrument_file(target),
                     check_rooms(path, target))
        else:
            found = (check_library(path, target),)
        yield from ((line, problem) for problem in found if problem)


def is_constant(declaration):
    if re.search(r"\b(constexpr|consteval)\b", declaration):
        return True
    declared = declaration.split("=")[0]
    if "*" in declared:  # the pointer itself must be constant, not only what it points to
        return re.search(r"\*\s*const\b", declared) is not None
    return re.search(r"\bconst\b", declared) is not None


def is_function(declaration):
    before_value = re.split(r"(?<![=!<>])=(?!=)", declaration)[0]
    return "operator" in declaration or "(" in before_value


def mutable_data(statement):
    """What is wrong with a statement that may declare shared mutable data, or None."""
    text = source_text.without_template_head(statement.text)
    text = re.sub(r"^(\s*\[\[[^\]]*\]\])+", "", text).strip()
    remedy = "pass it as an argument, or make it constexpr"
    if re.match(r"(\w+\s+)*thread_local\b", text):
        return f"thread_local data; {remedy}"
    if re.match(r"(inline\s+|extern\s+)*static\b", text) and not is_constant(text):
        if statement.scope == "function" or not is_function(text):
            return f"static data that can change; {remedy}"
        return None
    if statement.scope == "class" and re.match(r"mutable\b", text):
        return "mutable member; a const object must not change, so store it where it is computed"
    if statement.scope != "namespace" or NOT_A_VARIABLE.match(text) or is_function(text):
        return None
    if re.fullmatch(r"[\w:<>,&*\s\[\]]+?\s[&*]*[\w:]+(\s*\[[^\]]*\])*\s*(\{\}|=.*)?", text, re.DOTALL):
        if not is_constant(text):
            return f"data at namespace scope that can change; {remedy}"
    return None


def check_model_code(path, code):
    """Violations in code that acts on model state: libm, foreign random numbers, mutable data."""
    own_math = path.startswith("engine/math/") or re.search(
        r"using\s+(namespace\s+)?(spearhead::)?math\b", code)
    for number, line in enumerate(code.split("\n"), 1):
        for pattern, what, remedy in BANNED_CALLS:
            for match in pattern.finditer(line):
                yield number, f"{what.format(match.group(1))}; {remedy}"
        for match in () if own_math else BARE_LIBM.finditer(line):
            yield number, f"calls an unqualified {match.group(1)}(), perhaps the C library's; {USE_MATH}"
    for statement in source_text.outline(source_text.without_preprocessor(code)).statements:
        problem = mutable_data(statement)
        if problem:
            yield statement.line, problem


def include_cycles(graph):
    """One violation per header that closes a cycle of includes, as (path, line, text)."""
    done, trail = set(), []

    def visit(path):
        if path in trail:
            return
        trail.append(path)
        for line, target in graph.get(path, ()):
            if target in trail:
                cycle = " -> ".join(trail[trail.index(target):] + [target])
                yield path, line, f"includes go in a circle ({cycle}); split out what both need"
            elif target not in done:
                yield from visit(target)
        trail.pop()
        done.add(path)

    for path in sorted(graph):
        if path not in done:
            yield from visit(path)


def check(root):
    """All violations below `root` as (path, line, text)."""
    paths = [path.as_posix() for path in source_text.sources(root, MODULES)]
    files, graph = set(paths), {}
    for path in paths:
        text = source_text.read(root / path)
        problem = check_place(path)
        if problem:
            yield path, 1, problem
        yield from ((path, line, problem) for line, problem in check_includes(path, text, files))
        graph[path] = [(line, target) for line, target, _ in source_text.includes(text)
                       if target in files]
        if folder_of(path) in MODEL:
            code = source_text.without_literals(text)
            yield from ((path, line, problem) for line, problem in check_model_code(path, code))
    yield from include_cycles(graph)


def main(arguments):
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print(__doc__.strip())
        return 0 if arguments in (["-h"], ["--help"]) else 2
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    if not (root / "engine").is_dir():
        print(f"{root} has no engine/; name the project's folder", file=sys.stderr)
        return 2
    violations = sorted(set(check(root)))
    for path, line, problem in violations:
        print(f"{path}:{line}: {problem}")
    if violations:
        print(f"{len(violations)} violations of the architecture", file=sys.stderr)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
