"""Runs studies and asks them, for the scripts that make pages of docs/."""

import json
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "build", "release", "spearhead")


def call(words):
    """What the program prints; its messages go to the standard error."""
    done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"spearhead {' '.join(words)}: exit code {done.returncode}")
    return done.stdout


def run(scenarios, study, futures, *options):
    """Runs a study, or completes it; the seconds that it took."""
    start = time.monotonic()
    call(["run", *scenarios, "-n", str(futures), "-o", study, "--json", *options])
    return time.monotonic() - start


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
        better = f"`{row['better']}` is better" if row["better"] else "cannot be told apart"
        lines.append(f"| `{row['indicator']}` | `{row['arm']}` less `{row['against']}` | "
                     f"{estimate(row)} | {better} |")
    return "\n".join(lines)


def money(study):
    """What `compare` says on money: outlays, then prices."""
    lines = call(["compare", study, "--indicator", "grp"]).splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("public outlay of"))
    last = max(i for i, line in enumerate(lines)
               if line.startswith(("  outlay per", "  gross regional", "  business R&D per")))
    return "\n".join(lines[first:last + 1])


def listed(what):
    return json.loads(call(["list", what, "--json"]))[what]


def short(value):
    """Three significant digits with k, M or bn."""
    size = abs(value)
    for limit, name in ((1e9, " bn"), (1e6, " M"), (1e3, " k")):
        if size >= limit * 0.9995:
            return f"{value / limit:+.3g}{name}"
    return f"{value:+.3g}"


def estimate(row):
    """An effect with the interval of its mean; bold when the interval leaves out zero."""
    text = f"{short(row['effect_mean'])} [{short(row['mean_lo95'])}, {short(row['mean_hi95'])}]"
    clear = row["mean_lo95"] > 0 or row["mean_hi95"] < 0
    return f"**{text}**" if clear else text
