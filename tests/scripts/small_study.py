"""Writes a small study file as docs/file-format.md says, for the tests of scripts/spearhead_study.

Three arms, five futures, four years, one region, four sectors of which one is empty, two clusters.
"""

import netCDF4
import numpy as np

ARMS = ["baseline", "grants_by_lottery", "grants_by_merit"]
YEARS = [2034, 2035, 2036, 2037]
FUTURES = 5
SECTORS = {"10": "Food products", "26": "Computer, electronic and optical products",
           "62": "Computer programming, consultancy and related", "64": "Financial services"}
REGION = {"grp": ("EUR/year", "Gross regional product"), "employment": ("persons", "Jobs in firms"),
          "hhi": ("1", "Herfindahl index")}
OF_SECTORS = {"employment": ("persons", "Jobs in firms"), "business_rd": ("EUR/year", "R&D of firms")}
CLUSTERS = {"food": "10", "electronics": "26 62"}
# Two firms of the first sector, one of each other; the university has a key, too.
FIRMS = {2**63 + 1: 0, 2**63 + 2: 0, 2**63 + 3: 1, 2**63 + 4: 2, 2**63 + 5: 3}
UNIVERSITY = 2**63 + 9
LINKS = [(1, 2, 0), (1, 3, 0), (2, 3, 0), (3, 4, 0), (4, 5, 0), (4, 9, 1)]


def employment(arm, future, year):
    """What the study says: paired differences are (1 + future) x (1 + year) x arm, whatever the luck."""
    luck = 1000 + 137.5 * ((future * 7) % FUTURES) + 10 * year
    return luck + arm * (1 + future) * (1 + year)


def _texts(file, axis, texts, **more):
    """A coordinate of texts, and texts for each of its entries."""
    file.createDimension(axis, len(texts))
    for name, values in {axis: texts, **more}.items():
        file.createVariable(name, str, (axis,))[:] = np.array(values, object)


def _coordinates(file):
    _texts(file, "arm", ARMS)
    for axis, values in {"replicate": range(FUTURES), "year": YEARS}.items():
        file.createDimension(axis, len(values))
        file.createVariable(axis, "i4", (axis,))[:] = list(values)
    _texts(file, "region", ["XX01"], region_name=["Larkenmark"])
    _texts(file, "sector", list(SECTORS), sector_name=list(SECTORS.values()))
    for axis, names in {"indicator": REGION, "indicator_sector": OF_SECTORS,
                        "indicator_cluster": OF_SECTORS}.items():
        _texts(file, axis, list(names), **{axis + "_unit": [unit for unit, _ in names.values()],
                                           axis + "_long_name": [text for _, text in names.values()]})
    _texts(file, "cluster", list(CLUSTERS), cluster_region=["XX01"] * 2,
           cluster_sectors=list(CLUSTERS.values()))
    _texts(file, "programme", ["grants"])
    _texts(file, "item", ["outlay", "award"])


def _arrays(file):
    arm, future, year = np.meshgrid(range(3), range(FUTURES), range(4), indexing="ij")
    jobs = employment(arm, future, year)
    region = np.stack([jobs * 5e4, jobs, 0.02 + 0 * jobs], -1)[:, :, :, None, :]
    # The largest effect is in the second sector; the fourth is empty.
    sizes = np.array([2.0, 5.0, 1.0, 0.0])
    sectors = (np.array([300, 100, 50, 0]) + sizes * (arm * (1 + year) + future)[..., None])
    both = np.stack([sectors * [1, 1, 1, 0], sectors * [1e3, 1e3, 1e3, 0]], -1)
    paid = np.where((arm > 0) & (year > 0) & (year < 3), 1e6, 0)
    for name, axes, values in (
            ("region_indicators", ("region", "indicator"), region),
            ("sector_indicators", ("region", "sector", "indicator_sector"), both[:, :, :, None]),
            ("cluster_indicators", ("cluster", "indicator_cluster"), both[:, :, :, :2]),
            ("programme_ledger", ("programme", "item"), np.stack([paid, paid], -1)[:, :, :, None, :])):
        shape = ("arm", "replicate", "year", *axes)
        file.createVariable(name, "f8", shape, fill_value=np.nan)[:] = values


def _records(file):
    """Firms and partnerships; partnerships of the arms with policy have one more than the twin's."""
    rows = {"firms": [], "links": []}
    for future in range(FUTURES):
        for arm in range(3):
            for year in YEARS:
                rows["firms"] += [(arm, future, year, key, 0, sector) for key, sector in FIRMS.items()]
                rows["links"] += [(arm, future, year, 2**63 + one, 2**63 + other, university)
                                  for one, other, university in LINKS[0 if arm else 1:]]
    columns = {"firms": ("firm", "region_index", "sector_index"),
               "links": ("firm", "partner", "to_university")}
    for name, held in rows.items():
        group = file.createGroup(name)
        group.createDimension("row", len(held))
        group.firms_per_row = 1.0
        for i, column in enumerate(("arm_index", "future", "calendar_year") + columns[name]):
            kind = "u8" if column in ("firm", "partner") else "i4"
            group.createVariable(column, kind, ("row",))[:] = np.array([row[i] for row in held], kind)


def write(path, *, with_records=False, **attributes):
    """Writes the study; `attributes` of the file replace those of a complete one, None leaves one out."""
    root = {"Conventions": "CF-1.10", "filetype": "spearhead.study",
            "schema_version": np.array([1, 1], "i4"), "currency": "EUR", "state": "complete"}
    with netCDF4.Dataset(path, "w") as file:
        file.setncatts({name: value for name, value in {**root, **attributes}.items()
                        if value is not None})
        _coordinates(file)
        _arrays(file)
        if with_records:
            _records(file)
        file.createGroup("provenance").setncatts({
            "seed": "7", "version": "0.1.0", "parameters": "fixed",
            "command_line": "spearhead run grants_by_lottery.yaml grants_by_merit.yaml -o grants.h5"})
    return path
