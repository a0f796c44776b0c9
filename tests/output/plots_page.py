#!/usr/bin/python3
"""Runs what docs/howto-plots.md and the README show for plotting studies.

usage: plots_page.py python STUDY.h5     the three lines of Python, and the commands
       plots_page.py r STUDY.h5          the R of the page

STUDY.h5 is the sample study (make_sample_study). Exits with 1 and a sentence when something shown
does not work, with 77 when a library is not installed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "howto-plots.md"
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "scripts")]
problems = []


def expect(condition, sentence):
    if not condition:
        problems.append(sentence)


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


def run(words, folder, name):
    """Runs a command in a folder; its result is a problem unless it is 0."""
    where = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "MPLBACKEND": "Agg",
             "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(words, cwd=folder, env=where, capture_output=True, text=True, check=False)
    expect(done.returncode == 0, f"{name}: exit code {done.returncode}\n{done.stdout}{done.stderr}")


def drawn(folder, name):
    path = Path(folder) / name
    expect(path.is_file() and path.stat().st_size > 3000, f"{name} was not drawn")


def one_region_of(sample, path):
    """The sample study has two regions; those of the page have one."""
    import xarray
    with xarray.open_dataset(sample) as study, xarray.open_dataset(sample, group="provenance") as told:
        study.isel(region=[1]).to_netcdf(path)
        told.to_netcdf(path, mode="a", group="provenance")


def run_python(sample, folder):
    readme = [code for code in blocks(ROOT / "README.md", "python") if "spearhead_study" in code]
    expect(len(readme) == 1, "the README has no three lines on plotting")
    page = blocks(PAGE, "python")
    expect(len(page) == 1 and len(page[0].splitlines()) == 3, "the page has not its three lines of Python")
    for code in [*page, *readme]:
        study = re.search(r'open_study\("([^"]+)"\)', code).group(1)
        (Path(folder) / study).parent.mkdir(exist_ok=True)
        one_region_of(sample, Path(folder) / study)
        run([sys.executable, "-c", code], folder, "the three lines of Python")
        drawn(folder, re.search(r'"([^"]+\.svg)"', code).group(1))


def run_commands(folder):
    """The commands, on a study that has the names and years of the page."""
    import small_study
    small_study.write(Path(folder) / "grants.h5")
    small_study.write(Path(folder) / "partners.h5", with_records=True)
    lines = [line.split() for code in blocks(PAGE, "sh") for line in code.splitlines()
             if line.startswith("scripts/plot ")]
    expect(len(lines) >= 7, "the page has fewer commands than before")
    for words in lines:
        run([sys.executable, str(ROOT / words[0]), *words[1:]], folder, " ".join(words))
        drawn(folder, words[words.index("-o") + 1])


def run_r(sample, folder):
    shutil.copy(sample, Path(folder) / "grants.h5")
    code = blocks(PAGE, "r")
    expect(len(code) == 1, "the page has no R")
    script = Path(folder) / "page.R"
    # The differences of the sample study are known: 1,000,000 in every future and year.
    script.write_text(code[0] + "stopifnot(effect == 1e6, band == 1e6, reach == 0, futures == 4)\n",
                      encoding="utf-8")
    run(["Rscript", str(script)], folder, "the R of the page")
    drawn(folder, "jobs-r.pdf")


def missing(what):
    """Why the libraries of a mode cannot be used, or nothing."""
    if what == "r":
        asked = subprocess.run(["Rscript", "-e", "library(ncdf4)"], capture_output=True, check=False)
        return "" if asked.returncode == 0 else "R's ncdf4 is not installed; Debian has r-cran-ncdf4"
    try:
        import matplotlib, netCDF4, xarray  # noqa: E401, F401  (only whether they are there)
    except ImportError as error:
        return f"{error}; Debian has python3-xarray, python3-netcdf4 and python3-matplotlib"
    return ""


def main(arguments):
    if len(arguments) != 2 or arguments[0] not in ("python", "r"):
        print(__doc__)
        return 2
    what, sample = arguments[0], Path(arguments[1]).resolve()
    reason = missing(what)
    if reason:
        print(f"skipped: {reason}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        if what == "r":
            run_r(sample, folder)
        else:
            run_python(sample, folder)
            run_commands(folder)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
