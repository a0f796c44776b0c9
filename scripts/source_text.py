"""What the scripts need to know about C++ text: code without comments and literals, and its scopes.

It reads characters and braces and knows no types and no macros; it is meant for sources that
clang-format has laid out. Limits: a function whose braces come from a macro is not seen, and a
variable initialised with round brackets at namespace scope looks like a function declaration.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

SOURCE_SUFFIXES = {".h", ".hpp", ".cpp", ".cc", ".def", ".inc"}
MODULES = ("engine", "policies", "scenarios", "output", "app")

_LITERALS = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|(?:u8|u|U|L)?R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-FxX'])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)


def sources(root, folders):
    """All C++ files below `folders`, in a fixed order, as paths relative to `root`."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCE_SUFFIXES and path.is_file():
                found.append(path.relative_to(root))
    return found


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _blank(match):
    text = match.group(0)
    if text.startswith("/"):
        kept = " "
    else:
        kept = "' '" if text.endswith("'") else '""'
    return kept + "\n" * text.count("\n")


def without_literals(text):
    """The text with comments removed and literals emptied; line numbers stay as they were."""
    return _LITERALS.sub(_blank, text)


def without_preprocessor(code):
    """The code with preprocessor lines emptied, continued lines included."""
    lines, continued = [], False
    for line in code.split("\n"):
        directive = continued or line.lstrip().startswith("#")
        continued = directive and line.endswith("\\")
        lines.append("" if directive else line)
    return "\n".join(lines)


def includes(text):
    """(line, target, quoted) of every include directive that is not in a comment."""
    bare = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group(0).count("\n"), text, flags=re.DOTALL)
    for number, line in enumerate(bare.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            yield number, match.group(2), match.group(1) == '"'


@dataclass
class Statement:
    """One declaration or statement: where it begins, its text, and the scope that it stands in."""

    line: int
    text: str
    scope: str  # "namespace", "class" or "function"


@dataclass
class Function:
    """A function with a body: its name as far as it can be told, first and last line."""

    name: str
    first: int
    last: int


@dataclass
class _Scope:
    kind: str
    first: int
    name: str = ""
    held: str = ""  # the text before the brace, kept while an initialiser is open
    parameters: int = 0  # open round brackets of the enclosing statement


@dataclass
class Outline:
    statements: list = field(default_factory=list)
    functions: list = field(default_factory=list)


def without_template_head(text):
    """The declaration without a leading `template <...>`."""
    match = re.match(r"\s*template\s*<", text)
    while match:
        depth, at = 1, match.end()
        while at < len(text) and depth:
            depth += {"<": 1, ">": -1}.get(text[at], 0)
            at += 1
        text = text[at:]
        match = re.match(r"\s*template\s*<", text)
    return text


def _has_top_level_assignment(text):
    depth = 0
    for at, letter in enumerate(text):
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth -= 1
        elif letter == "=" and depth == 0:
            around = text[max(0, at - 1):at + 2]
            if not re.search(r"[=!<>+\-*/|&^%]=|==", around) and "operator" not in text[:at]:
                return True
    return False


def _opens_function_body(head):
    """Whether a brace after `head`, outside functions, is a function's body, not an initialiser."""
    if "(" not in head:
        return False
    if re.search(r"\)\s*(noexcept\s*)?:(?!:)", head):  # a constructor's initialiser list
        return head.endswith((")", "}"))
    after = head[head.rfind(")") + 1:].strip()
    return re.fullmatch(r"((const|noexcept|override|final|mutable|try|&&?)\s*)*((->|requires\b).*)?",
                        after, re.DOTALL) is not None


def _kind_of_brace(before, outer):
    head = without_template_head(before).strip()
    if re.match(r'(inline\s+)?namespace\b|extern\s*""$', head):
        return "namespace"
    if re.match(r"(class|struct|union|enum)\b", head) and not head.endswith(")"):
        return "class"
    if outer == "function":
        return "block"
    if _has_top_level_assignment(head) or not _opens_function_body(head):
        return "initialiser"
    return "function"


def _name_of_function(before):
    head = without_template_head(before)
    operator = re.search(r"((?:\w+::)*operator\s*(?:\(\)|[^\s(]+|\w+))\s*\(", head)
    if operator:
        return operator.group(1)
    match = re.search(r"((?:\w+::)*~?\w+)\s*\(", head)
    return match.group(1) if match else "(unnamed)"


def outline(code):
    """Statements and functions of code that has neither literals nor preprocessor lines."""
    result = Outline()
    scopes = [_Scope("namespace", 1)]
    text, start, line, brackets = "", 1, 1, 0
    for letter in code:
        if letter == "\n":
            line += 1
        scope = scopes[-1]
        if letter == "{":
            outer = "function" if scope.kind in ("function", "block") else scope.kind
            kind = "block" if brackets or outer == "initialiser" else _kind_of_brace(text, outer)
            if kind in ("initialiser", "block"):
                if outer in ("function",) and not brackets:
                    result.statements.append(Statement(start, text.strip(), "function"))
                scopes.append(_Scope(kind, start, held=text, parameters=brackets))
            else:
                if kind == "function":
                    result.statements.append(Statement(start, text.strip(), outer))
                scopes.append(_Scope(kind, start, _name_of_function(text)))
            text, brackets = "", 0
        elif letter == "}" and len(scopes) > 1:
            closed = scopes.pop()
            if closed.kind == "function":
                result.functions.append(Function(closed.name, closed.first, line))
            inside_function = scopes[-1].kind in ("function", "block")
            keep = closed.kind == "initialiser" or (
                closed.kind == "block" and (closed.parameters or not inside_function))
            text, brackets = (closed.held + "{}", closed.parameters) if keep else ("", 0)
        elif letter == ";" and brackets == 0:
            kind = "function" if scope.kind in ("function", "block") else scope.kind
            if kind != "initialiser" and text.strip():
                result.statements.append(Statement(start, text.strip(), kind))
            text = ""
        elif letter == ":" and scope.kind == "class" and text.strip() in ("public", "protected",
                                                                          "private"):
            text = ""
        else:
            brackets += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
            brackets = max(brackets, 0)
            if not text.strip() and not letter.isspace():
                start = line
            text += letter
    return result
