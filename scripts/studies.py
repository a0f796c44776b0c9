"""Runs studies and asks them, for the scripts that make pages of docs/."""

import itertools
import json
import os
import subprocess
import sys
import textwrap
import time
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "build", "release", "spearhead")

# What bold means in every table, and "cannot be told apart" the lack of it: see is_clear().
CLEAR = ("Bold is what `compare` calls clear: the 95 % interval leaves out zero, and the futures that "
         "are higher are fewer than 7 or more than 13 of 20. The second is asked for because a few "
         "futures can make a mean; between two scenarios ties speak for neither.")


def is_clear(row):
    """Whether `compare` gives a row of effects or of differences a clear verdict."""
    return row["verdict"] in ("higher", "lower")


def call(words):
    """What the program prints; its messages go to the standard error."""
    done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"spearhead {' '.join(words)}: exit code {done.returncode}")
    return done.stdout


class Run(NamedTuple):
    """How long a study took, and what each programme was to spend and spent, mean over futures."""

    seconds: float
    programmes: list


def run(scenarios, study, futures, *options):
    """Runs a study, or completes it."""
    start = time.monotonic()
    text = call(["run", *scenarios, "-n", str(futures), "-o", study, "--json", *options])
    return Run(time.monotonic() - start, json.loads(text)["programmes"])


def compare(study, year, indicators):
    """Rows of `compare` by (arm, indicator)."""
    text = call(["compare", study, "--at", str(year), "--indicator", ",".join(indicators),
                 "--format", "json"])
    return {(row["arm"], row["indicator"]): row for row in json.loads(text)["rows"]}


def differences(study, year, indicators):
    """A table of what one scenario does beyond another, in a year; empty for one scenario alone."""
    text = call(["compare", study, "--at", str(year), "--indicator", ",".join(indicators),
                 "--format", "json"])
    lines = ["| indicator | | difference | |", "|---|---|---|---|"]
    for row in json.loads(text).get("arms", []):
        lines.append(f"| `{row['indicator']}` | `{row['arm']}` less `{row['against']}` | "
                     f"{estimate(row)} | {verdict(row)} |")
    return "\n".join(lines)


def verdict(row):
    """Which of two scenarios is better; of some indicators more is neither better nor worse."""
    if not is_clear(row):
        return "cannot be told apart"
    word = "higher" if " is higher than " in row["says"] else "better"
    return f"`{row['better']}` is {word}"


def money(study):
    """What `compare` says on money: outlays, then prices."""
    lines = call(["compare", study, "--indicator", "grp"]).splitlines()
    first = next(i for i, line in enumerate(lines)
                 if line.startswith(("public outlay of", "money of")))
    return "\n".join(itertools.takewhile(str.strip, lines[first:]))


def listed(what):
    return json.loads(call(["list", what, "--json"]))[what]


def paragraph(text):
    """Text in lines as long as those of docs/."""
    return textwrap.fill(text, 118, break_long_words=False, break_on_hyphens=False)


def short(value, sign="+"):
    """Three significant digits with k, M or bn; without a sign before what is above zero: sign=""."""
    size = abs(value)
    for limit, name in ((1e9, " bn"), (1e6, " M"), (1e3, " k")):
        if size >= limit * 0.9995:
            return f"{value / limit:{sign}.3g}{name}"
    return f"{value:{sign}.3g}"


def estimate(row):
    """An effect with the interval of its mean, bold when it is clear."""
    text = f"{short(row['effect_mean'])} [{short(row['mean_lo95'])}, {short(row['mean_hi95'])}]"
    return f"**{text}**" if is_clear(row) else text
