#!/usr/bin/python3
"""Opens the sample study with the readers that people use: xarray, netCDF4, h5py and ncdump.

usage: open_with_others.py STUDY.h5     (the file that make_sample_study writes)

Exits with 1 and one line for each thing that is not as docs/file-format.md says, with 77 when a
reader is not installed. The formulas of the numbers are those of sample_study.h.
"""

import hashlib
import shutil
import subprocess
import sys

try:
    import h5py
    import netCDF4
    import numpy as np
    import xarray
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-xarray, python3-netcdf4 and python3-h5py")
    sys.exit(77)

AXES = {
    "region_indicators": ("arm", "replicate", "year", "region", "indicator"),
    "initial_region_indicators": ("replicate", "region", "indicator"),
    "sector_indicators": ("arm", "replicate", "year", "region", "sector", "indicator_sector"),
    "cluster_indicators": ("arm", "replicate", "year", "cluster", "indicator_cluster"),
    "programme_ledger": ("arm", "replicate", "year", "programme", "item"),
}
SIZES = {"arm": 3, "replicate": 4, "year": 3, "region": 2, "sector": 3, "indicator": 21,
         "indicator_sector": 11, "cluster": 2, "indicator_cluster": 8, "programme": 2, "item": 6}
COORDINATES = {
    "arm": ["baseline", "links", "both"],
    "replicate": [0, 1, 2, 3],
    "year": [2025, 2026, 2027],
    "region": ["FI1", "UKD3"],
    "sector": ["01", "20", "62"],
    "cluster": ["Materials", "Code"],
    "programme": ["open_labs", "vouchers"],
    "item": ["outlay", "administration", "award", "own_contribution", "infra_marginal",
             "double_funding"],
}
ROOT = {"Conventions": "CF-1.10", "filetype": "spearhead.study", "run_id": "0123456789abcdef",
        "currency": "EUR", "state": "complete"}
LONGEST_ATTRIBUTE = 200_000

problems = []


def expect(condition, sentence):
    if not condition:
        problems.append(sentence)


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def with_xarray(path):
    with xarray.open_dataset(path) as study:
        for name, axes in AXES.items():
            expect(study[name].dims == axes, f"xarray: {name} has the axes {study[name].dims}")
        for axis, size in SIZES.items():
            expect(study.sizes[axis] == size, f"xarray: {axis} has {study.sizes[axis]} entries")
        for axis, values in COORDINATES.items():
            expect(list(study[axis].values) == values, f"xarray: {axis} = {study[axis].values}")
        one = study.region_indicators.sel(arm="both", replicate=3, year=2026, region="UKD3",
                                          indicator="employment")
        expect(float(one) == 2_311_002, f"xarray: employment is {float(one)}")
        one = study.sector_indicators.sel(arm="links", replicate=2, year=2027, region="FI1",
                                          sector="62", indicator_sector="firms")
        expect(float(one) == 1_220_202, f"xarray: firms of sector 62 are {float(one)}")
        one = study.cluster_indicators.sel(arm="links", replicate=2, year=2027, cluster="Code",
                                           indicator_cluster="members")
        expect(float(one) == 1_221_004, f"xarray: members of a cluster are {float(one)}")
        expect(list(study.cluster_sectors.values) == ["01 20", "62"], "xarray: cluster_sectors")
        expect(list(study.cluster_region.values) == ["FI1", "UKD3"], "xarray: cluster_region")
        books = study.programme_ledger.sel(replicate=1, year=2025, item="award")
        expect(books.values.tolist() == [[0, 0], [0, 1_101_002], [2_100_002, 2_101_002]],
               f"xarray: awards are {books.values.tolist()}")
        expect(study.programme_ledger.attrs["units"] == "EUR/year", "xarray: unit of the books")
        units = study.indicator_unit.sel(indicator=["grp", "employment", "hhi"])
        expect(list(units.values) == ["EUR/year", "persons", "1"], f"xarray: units {units.values}")
        expect(study.region_name.values[0] == "Etelä-Häme", "xarray: names of regions")
        for name, value in ROOT.items():
            expect(study.attrs[name] == value, f"xarray: attribute {name} = {study.attrs[name]}")
        expect(list(study.attrs["schema_version"]) == [1, 1], "xarray: schema_version")
    with xarray.open_dataset(path, group="provenance") as provenance:
        expect(len(provenance.attrs["resolved_yaml"].encode()) >= LONGEST_ATTRIBUTE,
               "xarray: the resolved YAML is cut")
    with xarray.open_dataset(path, group="firms") as firms:
        table = firms.to_dataframe()
        expect(len(table) == 3 * 4 * 3 * 2, f"xarray: firms has {len(table)} rows")
        one = table[(table.arm_index == 2) & (table.future == 3) & (table.calendar_year == 2026)]
        expect(list(one.employment) == [2100, 2101], f"xarray: jobs are {list(one.employment)}")
        expect(list(one.firm) == [2**63 + 4096 * 300, 2**63 + 4096 * 301], f"xarray: firms {list(one.firm)}")
        expect(firms.sales.attrs["units"] == "EUR/year", "xarray: unit of sales")
        expect(firms.attrs["firms_per_row"] == 4, "xarray: firms_per_row")
    with xarray.open_dataset(path, group="links") as links:
        expect(links.sizes["row"] == 3 * 4 * 3 * 2, f"xarray: links has {links.sizes} rows")
    with xarray.open_dataset(path, group="awards") as awards:
        expect(awards.award.attrs["units"] == "EUR", "xarray: unit of awards")
        expect(awards.award.dtype == np.float64, "xarray: awards are doubles")
        paid = awards.to_dataframe()
        expect(len(paid) == 36, f"xarray: awards has {len(paid)} rows")
        expect(set(paid.sector_index) == {-1} and set(paid.quarter) == {4}, "xarray: payments")
        sums = paid.groupby(["arm_index", "future", "calendar_year", "programme_index"]).award.sum()
        with xarray.open_dataset(path) as study:
            for (arm, future, year, programme), award in sums.items():
                book = study.programme_ledger[arm, future, year - 2025, programme].sel(item="award")
                expect(float(book) == award, f"xarray: awards {award} are {float(book)} in the books")


def with_netcdf4(path):
    with netCDF4.Dataset(path) as study:
        for name, axes in AXES.items():
            expect(study[name].dimensions == axes, f"netCDF4: {name} has {study[name].dimensions}")
            expect(np.isnan(study[name]._FillValue), f"netCDF4: _FillValue of {name}")
            filters = study[name].filters()
            expect(filters["shuffle"] and filters["fletcher32"] and filters["complevel"] == 1,
                   f"netCDF4: filters of {name} are {filters}")
        expect(study["year"].dtype == np.int32 and study["year"].units == "1", "netCDF4: year")
        expect(study["replicate"].dtype == np.int32, "netCDF4: replicate")
        first = study["initial_region_indicators"][2, 1, 20]
        expect(first == 201_020, f"netCDF4: an initial value is {first}")
        expect(study["firms"]["ownership"].flag_meanings.split()[3] == "foreign_cost_seeking",
               "netCDF4: words of ownership")
        expect(study["links"]["partner"][0] == 2**63 + 1, "netCDF4: partner")
        expect(study["awards"]["kind"].flag_meanings.split()
               == ["award", "tender", "service", "search", "place", "lead"],
               "netCDF4: words of kind")
        provenance = study["provenance"]
        expect(provenance.seed == "1" and provenance.host == "", "netCDF4: provenance")
        expect("räksmörgås" in provenance.resolved_yaml, "netCDF4: the resolved YAML")


def data_hash(study):
    """As the contract words it, without a line in common with the writer."""
    digest = hashlib.sha256()
    for name in sorted(n for n in study if isinstance(study[n], h5py.Dataset)):
        values = study[name][()]
        if values.dtype == object:
            for value in values.ravel():
                digest.update((value if isinstance(value, bytes) else value.encode()) + b"\0")
        else:
            digest.update(values.astype(values.dtype.newbyteorder("<")).tobytes())
    return "sha256:" + digest.hexdigest()


def with_h5py(path):
    with h5py.File(path, "r") as study:
        for name, axes in AXES.items():
            labels = tuple(dimension[0].name.lstrip("/") for dimension in study[name].dims)
            expect(labels == axes, f"h5py: {name} has the scales {labels}")
            chunk = study[name].chunks
            expect(np.prod(chunk) * 8 <= 1 << 20, f"h5py: chunk {chunk} of {name} is over 1 MiB")
        for name, value in ROOT.items():
            expect(text(study.attrs[name]) == value, f"h5py: {name} = {study.attrs[name]}")
        expect(list(study.attrs)[-1] == "state", f"h5py: last attribute {list(study.attrs)[-1]}")
        version = study.attrs["schema_version"]
        expect(version.dtype == np.int32 and list(version) == [1, 1], "h5py: schema_version")
        stored = text(study["provenance"].attrs["data_hash"])
        expect(stored == data_hash(study), f"h5py: the data hash is {data_hash(study)}")


def with_ncdump(path):
    if shutil.which("ncdump") is None:
        print("ncdump is not installed: not tried")
        return
    header = subprocess.run(["ncdump", "-h", path], capture_output=True, text=True)
    expect(header.returncode == 0, f"ncdump: {header.stderr.strip()}")
    for phrase in ("replicate = 4 ;", "double region_indicators(arm, replicate, year, region,",
                   'programme_ledger:units = "EUR/year" ;', ':state = "complete" ;'):
        expect(phrase in header.stdout, f"ncdump: no '{phrase}' in the header")


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    for reader in (with_xarray, with_netcdf4, with_h5py, with_ncdump):
        try:
            reader(sys.argv[1])
        except Exception as error:  # whatever a reader throws is a finding about the file
            problems.append(f"{reader.__name__}: {type(error).__name__}: {error}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
