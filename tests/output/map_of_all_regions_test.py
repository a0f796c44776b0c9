#!/usr/bin/python3
"""`spearhead map` of all reference regions against map_by_numpy.py, written apart from it.

usage: map_of_all_regions_test.py PROGRAM

Every figure of every map has to agree to 1e-9, `held` within the noise of its draws. Then what
needs no second program: the highest ratios of shares by hand, refusal of tables with holes, and the
same bytes whatever the order of rows. Exits with 1 and one line for each thing that is wrong, with
77 without NumPy.
"""

import csv
import json
import math
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import product
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
try:
    import numpy as np
    import map_by_numpy as by_numpy
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-numpy")
    sys.exit(77)

GREAT_BRITAIN = by_numpy.SCENARIOS / "references/great-britain-2018.csv"
SHIPPED = ("cumbria", "greater-manchester", "larkenmark", "tees-valley-and-durham")
TOLERANCE = 1e-9
LEAST_SCALE = 1e-3  # differences of smaller figures are compared with this
DRAWS = 100  # resamples of the program
WORDS = {"held", "stable", "text", "reasons", "fields"}  # compared in another way, or free
INVALID = 3  # exit code

problems = []


def expect(condition, sentence):
    if not condition:
        problems.append(sentence)
    return condition


# --- Files ----------------------------------------------------------------------------------------


def write_table(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return path


def read_rows(path=GREAT_BRITAIN):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_region(folder, stem, code, name, rows, extra=""):
    """A region file and its table of `rows` of sector and employment."""
    write_table(folder / f"{stem}.csv", ("sector", "employment"), rows)
    path = folder / f"{stem}.yaml"
    path.write_text(f'format: 1\nname: "{name}"\ncode: {code}\nyear: 2018\ncurrency: GBP\n'
                    f"employment: {stem}.csv\n{extra}", encoding="utf-8")
    return path


def rows_by_region(rows):
    regions, names = {}, {}
    for row in rows:
        regions.setdefault(row["region"], []).append((row["sector"], row["employment"]))
        names[row["region"]] = row["name"]
    return regions, names


def write_reference(path, rows):
    return write_table(path, ("region", "name", "sector", "employment"),
                       [(row["region"], row["name"], row["sector"], row["employment"])
                        for row in rows])


# --- The program ----------------------------------------------------------------------------------


def draw(program, region, output, reference=None, *options):
    words = [program, "map", str(region), *map(str, options), "-o", str(output)]
    if reference:
        words += ["--reference", str(reference)]
    return subprocess.run(words, capture_output=True, text=True, cwd=output.parent)


def map_as_json(program, region, output, reference, *options):
    """The program's map, and the seconds that it took."""
    begin = time.perf_counter()
    done = draw(program, region, output, reference, *options)
    seconds = time.perf_counter() - begin
    if done.returncode != 0 or not output.exists():
        problems.append(f"{region.name}: exit code {done.returncode}: {done.stderr.strip()[:500]}")
        return None, seconds
    return json.loads(output.read_text(encoding="utf-8")), seconds


# --- Comparison -----------------------------------------------------------------------------------


class Differences:
    """The largest differences so far and where they were."""

    def __init__(self):
        self.relative = (0.0, "none")
        self.held = (0.0, "none")
        self.held_signed = []
        self.figures = 0

    def number(self, theirs, ours, place):
        self.figures += 1
        off = abs(theirs - ours) / max(abs(theirs), abs(ours), LEAST_SCALE)
        if off > self.relative[0]:
            self.relative = (off, place)
        expect(off <= TOLERANCE, f"{place}: {theirs!r}, by NumPy {ours!r}")

    def compare(self, theirs, ours, place):
        """All figures of `ours`; the program may say more, words for instance."""
        if isinstance(ours, dict):
            if expect(isinstance(theirs, dict) and set(theirs) >= set(ours),
                      f"{place}: keys {keys_of(theirs)}, by NumPy {keys_of(ours)}"):
                for key in ours:
                    if key not in WORDS:
                        self.compare(theirs[key], ours[key], f"{place}.{key}")
        elif isinstance(ours, list):
            if expect(isinstance(theirs, list) and len(theirs) == len(ours),
                      f"{place}: {brief(theirs)}, by NumPy {brief(ours)}"):
                for i, (one, other) in enumerate(zip(theirs, ours)):
                    self.compare(one, other, f"{place}[{i}]")
        elif is_number(ours) and is_number(theirs):
            self.number(theirs, ours, place)
        else:
            expect(type(theirs) is type(ours) and theirs == ours,
                   f"{place}: {theirs!r}, by NumPy {ours!r}")

    def compare_held(self, theirs, ours, place):
        """Counts of 100 draws against shares of more: four standard deviations, and 2."""
        share = (theirs["held"] + 10 * ours["held"]) / (11 * DRAWS)
        noise = math.sqrt(1.1 * DRAWS * share * (1 - share))
        off = theirs["held"] - ours["held"]
        if abs(off) > self.held[0]:
            self.held = (abs(off), place)
        self.held_signed.append(off)
        expect(abs(off) <= 4 * noise + 2,
               f"{place}: held in {theirs['held']} of 100, by NumPy {ours['held']:.1f}")
        expect(theirs["stable"] == (theirs["held"] >= by_numpy.STABLE),
               f"{place}: stable is {theirs['stable']} with {theirs['held']} of 100")


def keys_of(value):
    return sorted(value) if isinstance(value, dict) else brief(value)


def brief(value):
    text = json.dumps(value)
    return f"{len(value) if isinstance(value, list) else 'no'} entries {text[:200]}"


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def compare_field_pairs(theirs, members, tables, region, place):
    """The three largest parts; of equal parts (alike profiles) either may stand there."""
    part = by_numpy.field_parts(tables, region, *members)
    try:
        places = [sorted((tables.fields.index(f), tables.fields.index(g))) for f, g in theirs]
        found = [part[f, g] for f, g in places]
    except ValueError:
        problems.append(f"{place}: {theirs} are not pairs of fields")
        return
    largest = np.sort(part, axis=None)[::-1][:by_numpy.FIELD_PAIRS]
    largest = largest[largest > 0]
    expect(len({tuple(pair) for pair in places}) == len(theirs), f"{place}: a pair stands twice")
    expect(len(found) == len(largest) and np.allclose(found, largest, rtol=TOLERANCE, atol=0),
           f"{place}: {theirs} with parts {found}, by NumPy parts {list(largest)}")


def compare_maps(differences, theirs, ours, tables, region, place):
    differences.compare(theirs, ours, place)
    sectors = {one["name"]: [tables.codes.index(code) for code in one["sectors"]]
               for one in ours["clusters"]}
    for key in ("spearhead_areas", "triples"):
        for i, (one, other) in enumerate(zip(theirs.get(key, []), ours[key])):
            if one.get("members") != other["members"]:
                continue  # reported above
            differences.compare_held(one, other, f"{place}.{key}[{i}]")
            if key == "spearhead_areas":
                compare_field_pairs(one["fields"], [sectors[name] for name in one["members"]],
                                    tables, region, f"{place}.{key}[{i}].fields")
    warned = theirs["concentration"]
    expect(warned["over_specialised"] == bool(warned["reasons"]),
           f"{place}: over-specialised {warned['over_specialised']}: {warned['reasons']}")
    if theirs["pitch"]:
        expect(theirs["pitch"]["text"].strip(), f"{place}: a pitch without words")


def check_one(program, differences, tables, region_file, reference_file, folder, label,
              top=6, min_lq=1.25):
    """One map by both; the seconds that the program took."""
    words = [] if (top, min_lq) == (6, 1.25) else ["--top", top, "--min-lq", min_lq]
    theirs, seconds = map_as_json(program, region_file, folder / f"{label}.json", reference_file,
                                  *words)
    if theirs is not None:
        region = by_numpy.read_region(region_file, tables)
        reference = by_numpy.read_reference(reference_file, tables)
        ours = by_numpy.map_of(tables, region, reference, by_numpy.Options(top, min_lq))
        compare_maps(differences, theirs, ours, tables, region, label)
    return seconds


# --- What is compared -----------------------------------------------------------------------------


def check_all_regions(program, tables, folder):
    regions, names = rows_by_region(read_rows())
    differences, seconds = Differences(), []
    for code, rows in regions.items():
        path = write_region(folder, code, code, names[code], rows)
        seconds.append(check_one(program, differences, tables, path, GREAT_BRITAIN, folder, code))
    report(f"{len(regions)} regions", differences)
    print(f"one map takes {1000 * np.median(seconds):.0f} ms, all {len(seconds)} take "
          f"{sum(seconds):.1f} s")
    return {code: folder / f"{code}.yaml" for code in regions}


def check_variants(program, tables, folder, files):
    """Without regions to compare with, with the user's tables, other options and references."""
    differences = Differences()
    for code in list(files)[::8]:
        check_one(program, differences, tables, files[code], None, folder, f"{code}-alone")
    for name in SHIPPED:
        path = by_numpy.SCENARIOS / "regions" / f"{name}.yaml"
        check_one(program, differences, tables, path, None, folder, f"{name}-alone")
        check_one(program, differences, tables, path, GREAT_BRITAIN, folder, name)
    for top, min_lq, code in ((3, 1.25, "UKC1"), (1, 1.6, "UKM5"), (20, 1.05, "UKG3"),
                              (6, 50, "UKD3")):
        check_one(program, differences, tables, files[code], GREAT_BRITAIN, folder,
                  f"{code}-top-{top}-{min_lq}", top, min_lq)
    for label, path in smaller_references(folder).items():
        for code in ("UKC1", "UKD1", "UKK3"):
            check_one(program, differences, tables, files[code], path, folder, f"{code}-{label}")
    for label, path in regions_with_tables(folder).items():
        check_one(program, differences, tables, path, GREAT_BRITAIN, folder, label)
    report("variants", differences)


def smaller_references(folder):
    """Tables around the ten regions that are needed, some with sectors that nobody has."""
    rows = read_rows()
    codes = sorted({row["region"] for row in rows})
    gone = {"05", "30", "95"}

    def table(name, chosen, keep=lambda row: True):
        return write_reference(folder / name, [row for row in rows
                                               if row["region"] in chosen and keep(row)])

    return {
        "nine": table("nine.csv", codes[5:14]),
        "ten": table("ten.csv", codes[:10]),
        "twelve": table("twelve.csv", codes[::3][:12],
                        lambda row: row["sector"] not in gone),
        "holes": table("holes.csv", codes,
                       lambda row: int(row["sector"]) % 7 != len(row["name"]) % 7),
    }


def regions_with_tables(folder):
    """Own clusters (one of a sector without jobs), or found ones with other non-market sectors;
    weights of fields, and more firms than jobs in sector 50."""
    write_table(folder / "own-clusters.csv", ("cluster", "sector"),
                [("Steel", "24"), ("Care", "88"), ("Steel", "25"), ("Life", "21"), ("Life", "72"),
                 ("Care", "87"), ("Ghosts", "15"), ("Sea", "50"), ("Sea", "03"), ("Life", "26")])
    write_table(folder / "own-fields.csv", ("field", "weight"),
                [("F12", "2.5"), ("X36", "0.25"), ("F32", "0"), ("X40", "1.5")])
    write_table(folder / "own-firms.csv", ("sector", "firms"),
                [("24", "12"), ("50", "95"), ("21", "3"), ("88", "700")])
    jobs = dict(rows_by_region(read_rows())[0]["UKC1"])
    del jobs["15"]
    jobs["50"] = "70"
    extra = "fields: own-fields.csv\nfirm_sizes: own-firms.csv\n"
    return {
        "own-clusters": write_region(folder, "own", "XX09", "Own clusters", jobs.items(),
                                     extra + "clusters: own-clusters.csv\n"),
        "own-market": write_region(folder, "market", "XX08", "Own market", jobs.items(),
                                   extra + 'non_market: ["84", "85", "86", "25", "20"]\n'),
    }


def report(what, differences):
    off, place = differences.relative
    print(f"{what}: largest relative difference {off:.1g} ({place}) of {differences.figures} "
          "figures")
    signed = differences.held_signed
    if signed:
        held, where = differences.held
        print(f"{what}: held differs by {held:.1f} of 100 at most ({where}), by "
              f"{np.mean(signed):+.2f} in the mean of {len(signed)}")
        expect(abs(np.mean(signed)) <= 1.5,
               f"{what}: held differs by {np.mean(signed):+.2f} in the mean, more than chance")


# --- By hand --------------------------------------------------------------------------------------


def ratios_of_shares(code):
    """Sectors by share of the region's jobs over share of all jobs, highest first; plain Python."""
    jobs, national, total, all_jobs = {}, Counter(), 0.0, 0.0
    for row in read_rows():
        count = float(row["employment"])
        national[row["sector"]] += count
        all_jobs += count
        if row["region"] == code:
            jobs[row["sector"]] = count
            total += count
    ratio = {sector: (jobs[sector] / total) / (national[sector] / all_jobs) for sector in jobs}
    return sorted(ratio.items(), key=lambda one: -one[1])


def check_by_hand(folder):
    """What is known of three regions: shipyards, oil and gas, coal and chemistry."""
    known = {"UKD1": ("30",), "UKM5": ("09", "06"), "UKC1": ("05", "21", "20")}
    for code, sectors in known.items():
        hand = ratios_of_shares(code)
        expect(tuple(sector for sector, _ in hand[:len(sectors)]) == sectors,
               f"{code}: by hand {hand[:5]}, known is {sectors}")
        path = folder / f"{code}.json"
        if not path.exists():
            continue  # reported before
        shown = {one["sector"]: one["location_quotient"]
                 for one in json.loads(path.read_text(encoding="utf-8"))["sectors"]}
        best = sorted(shown, key=lambda sector: -(shown[sector] or 0))[:10]
        expect(best == [sector for sector, _ in hand[:10]],
               f"{code}: highest quotients {best}, by hand {hand[:10]}")
        for sector, ratio in hand:
            expect(math.isclose(shown[sector], ratio, rel_tol=TOLERANCE),
                   f"{code} sector {sector}: quotient {shown[sector]}, by hand {ratio}")


# --- Tables with mistakes -------------------------------------------------------------------------


def check_refused(program, region, reference, folder, place, what):
    """Exit code 3, the place FILE:LINE or FILE:LINE:COLUMN in the message, and no map."""
    output = folder / "refused.json"
    output.unlink(missing_ok=True)
    done = draw(program, region, output, reference)
    expect(done.returncode == INVALID, f"{what}: exit code {done.returncode}, not {INVALID}")
    expect(re.search(re.escape(place[0]) + place[1], done.stderr),
           f"{what}: no {place[0]}{place[1]} in: {done.stderr.strip()[:300]}")
    expect(not output.exists(), f"{what}: a map was written all the same")


def check_region_with_blanks(program, folder):
    """As Northern Ireland would look in the survey, which has no figures of it."""
    rows = [("01", "500"), ("10", ""), ("25", "500"), ("62", "")]
    path = write_region(folder, "blanks", "UKN0", "Northern Ireland", rows)
    check_refused(program, path, GREAT_BRITAIN, folder, ("blanks.csv", ":3"), "a blank in a region")
    rows = [(sector, "") for sector in ("01", "10", "25", "62")]
    path = write_region(folder, "all-blank", "UKN0", "Northern Ireland", rows)
    check_refused(program, path, None, folder, ("all-blank.csv", ":2"), "a region of blanks")


def check_wrong_references(program, folder, region):
    head = "region,name,sector,employment\n"
    good = "UKC1,One,01,50\nUKC1,One,10,70\nUKC2,Two,01,20\n"
    cases = {
        "blank": (head + good + "UKC2,Two,10,\n", r":5:13"),
        "blank-region": (head + good + ",Two,10,30\n", r":5:\d+"),
        "word": (head + good + "UKC2,Two,10,many\n", r":5:13"),
        "negative": (head + good + "UKC2,Two,10,-5\n", r":5:13"),
        "unknown-sector": (head + "UKC1,One,01,50\nUKC1,One,07,70\n", r":3:10"),
        "repeated-row": (head + good + "UKC1,One,10,70\n", r":5:\d+"),
        "no-column": ("region,name,sector\nUKC1,One,01\n", r":1:\d+"),
        "no-sector": ("region,employment\nUKC1,50\n", r":1:\d+"),
        "only-header": (head, r":\d+:\d+"),
        "short-row": (head + good + "UKC2,Two\n", r":5:\d+"),
    }
    for name, (text, place) in cases.items():
        path = folder / f"wrong-{name}.csv"
        path.write_text(text, encoding="utf-8")
        check_refused(program, region, path, folder, (path.name, place), f"reference, {name}")


# --- The same bytes -------------------------------------------------------------------------------


def bytes_of(program, region, output, reference):
    output.unlink(missing_ok=True)
    done = draw(program, region, output, reference)
    if not expect(done.returncode == 0 and output.exists(),
                  f"{output.name}: exit code {done.returncode}: {done.stderr.strip()[:300]}"):
        return None
    return output.read_bytes()


def check_same_bytes(program, folder, files):
    first, second = folder / "first", folder / "second"
    for place in (first, second):
        place.mkdir()
    for ending, code in product(("json", "svg", "html", "csv"), ("UKC1", "UKD3")):
        name = f"{code}.{ending}"
        once = bytes_of(program, files[code], first / name, GREAT_BRITAIN)
        again = bytes_of(program, files[code], second / name, GREAT_BRITAIN)
        expect(once == again, f"{name} is not the same in two runs")
        expect(once is None or len(once) > 0, f"{name} is empty")


def check_order_of_rows(program, folder, files):
    """Neither the order of the region's rows nor that of the reference's changes a byte."""
    shuffle, code = random.Random(7), "UKC1"
    place = folder / "shuffled"
    place.mkdir()
    rows = read_rows()
    own = rows_by_region(rows)[0][code]
    shuffle.shuffle(own)
    shuffle.shuffle(rows)
    region = write_region(place, code, code, "Tees Valley and Durham", own)
    reference = write_reference(place / GREAT_BRITAIN.name, rows)
    usual = bytes_of(program, files[code], folder / "usual.json", GREAT_BRITAIN)
    for what, file, table in (("region", region, GREAT_BRITAIN),
                              ("reference", files[code], reference), ("both", region, reference)):
        found = bytes_of(program, file, place / f"{what}.json", table)
        expect(found == usual, f"rows of {what} in another order give another map")


def main():
    if len(sys.argv) != 2:
        print(__doc__.split("\n\n")[1])
        return 2
    program = str(Path(sys.argv[1]).resolve())
    tables = by_numpy.read_tables()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = check_all_regions(program, tables, folder)
        check_variants(program, tables, folder, files)
        check_by_hand(folder)
        check_region_with_blanks(program, folder)
        check_wrong_references(program, folder, files["UKC1"])
        check_same_bytes(program, folder, files)
        check_order_of_rows(program, folder, files)
    for problem in problems[:40]:
        print(f"WRONG: {problem}")
    if len(problems) > 40:
        print(f"and {len(problems) - 40} more")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
