"""Reads studies: one indicator by arm, future and year, and what the futures say of it."""

import difflib
import os

import numpy as np
import xarray

import intervals

FILETYPE = "spearhead.study"
SCHEMA = 1
HDF5_SIGNATURE = b"\x89HDF\r\n\x1a\n"
# Of the provenance, what captions tell.
TOLD = ("seed", "version", "parameters", "command_line")
QUANTILES = {"low90": 0.05, "low50": 0.25, "median": 0.5, "high50": 0.75, "high90": 0.95}


class StudyError(ValueError):
    """A file, a name or a request that cannot be used; its text is a sentence for the user."""


def open_study(path):
    """The study in the file `path` as an xarray.Dataset, laid out as in docs/file-format.md.

    Numbers are read when they are used. The file's attributes have in addition `path`, and of the
    provenance `seed`, `version`, `parameters` ("fixed", "drawn", ...) and `command_line`. Raises
    StudyError for a file that is not there, is no study, is not complete, or is of a later format.
    Damage within the file is what `spearhead inspect` finds.
    """
    path = os.fspath(path)
    _refuse_other_files(path)
    try:
        study = xarray.open_dataset(path)
    except (OSError, ValueError) as error:
        raise StudyError(f"{path} cannot be read: {error}") from error
    try:
        _refuse_other_contents(path, study.attrs)
        with xarray.open_dataset(path, group="provenance") as provenance:
            told = {name: str(provenance.attrs.get(name, "unknown")) for name in TOLD}
    except OSError as error:
        study.close()
        raise StudyError(f"{path} has no provenance, so it is not as the program wrote it") from error
    except StudyError:
        study.close()
        raise
    study.attrs.update(path=path, **told)
    return study


def _refuse_other_files(path):
    if os.path.isdir(path + ".parts") and not os.path.exists(path):
        raise StudyError(f"{path} is not finished: the same `spearhead run` command goes on with it")
    try:
        with open(path, "rb") as file:
            begins = file.read(len(HDF5_SIGNATURE))
    except OSError as error:
        raise StudyError(f"cannot open {path}: {error.strerror}") from error
    if begins != HDF5_SIGNATURE:
        raise StudyError(f"{path} is not a study: it is not an HDF5 file")


def _refuse_other_contents(path, attributes):
    filetype = attributes.get("filetype", "no filetype")
    if filetype != FILETYPE:
        raise StudyError(f"{path} is not a study: its filetype is `{filetype}`, not `{FILETYPE}`")
    if attributes.get("state") != "complete":
        raise StudyError(f"{path} is not complete: its run did not finish, and the same "
                         "`spearhead run` command goes on with it")
    first = int(np.atleast_1d(attributes.get("schema_version", 0))[0])
    if first != SCHEMA:
        raise StudyError(f"{path} has format {first}, and this reader knows format {SCHEMA}")


def known_name(what, name, valid):
    """`name` if it is one of the texts `valid`; else StudyError, which names the nearest one.

    `what` says what kind of name it is: "indicator", "arm", "region", ...
    """
    valid = [str(one) for one in valid]
    if name in valid:
        return name
    lower = {one.lower(): one for one in valid}
    text = str(name).lower()
    near = difflib.get_close_matches(text, lower, 1, 0.5) or [one for one in lower if text in one]
    if near:
        raise StudyError(f"there is no {what} `{name}`; did you mean `{lower[near[0]]}`?")
    shown = ", ".join(valid[:12]) + (", ..." if len(valid) > 12 else "")
    raise StudyError(f"there is no {what} `{name}`; there are {shown or 'none'}")


def known_year(study, year=None):
    """`year` as a whole number if the study has it, the last one if it is None; else StudyError."""
    years = [int(one) for one in study.year]
    if year is None:
        return years[-1]
    if int(year) not in years:
        raise StudyError(f"the year {year} is not in the study, which has {years[0]} to {years[-1]}")
    return int(year)


def known_region(study, region=None):
    """`region` if the study has it; without one that of the study, which must then be the only one."""
    codes = [str(code) for code in study.region.values]
    if region is not None:
        return known_name("region", region, codes)
    if len(codes) > 1:
        raise StudyError(f"the study has several regions, so name one: {', '.join(codes)}")
    return codes[0]


def known_sector(study, sector):
    """Code of a sector that is named by its code ("28") or by its name."""
    codes = [str(code) for code in study.sector.values]
    names = [str(name) for name in study.sector_name.values]
    if sector in codes:
        return sector
    return codes[names.index(known_name("sector", sector, codes + names))]


def known_arms(study, arms, without=None):
    """The named arms; of None all but `without`."""
    valid = [str(arm) for arm in study.arm.values]
    if arms is None:
        return [arm for arm in valid if arm != without]
    return [known_name("arm", arm, valid) for arm in ([arms] if isinstance(arms, str) else arms)]


def _text_of(study, axis, entry, text):
    return str(study[text].values[[str(one) for one in study[axis].values].index(entry)])


def levels(study, indicator, *, region=None, sector=None, cluster=None):
    """One indicator: an xarray.DataArray (arm, replicate, year) in the unit of its attribute `units`.

    Of a region; with `sector` (code or name) of that sector in the region; with `cluster` of that
    cluster. The region may be left out when there is only one. The attribute `long_name` says what
    it is, `place` of what. Raises StudyError for names that the study does not have.
    """
    if sector is not None and cluster is not None:
        raise StudyError("a sector or a cluster can be asked for, not both")
    if cluster is not None:
        values = _indicator(study, "cluster_indicators", "indicator_cluster", indicator)
        cluster = known_name("cluster", cluster, study.cluster.values)
        values, place = values.sel(cluster=cluster, drop=True), f"Cluster {cluster}"
    else:
        region = known_region(study, region)
        place = f"{_text_of(study, 'region', region, 'region_name')} ({region})"
        if sector is None:
            values = _indicator(study, "region_indicators", "indicator", indicator)
        else:
            values = sector_levels(study, indicator, region)
            code = known_sector(study, sector)
            values = values.sel(sector=code, drop=True)
            place += f", sector {code} {_text_of(study, 'sector', code, 'sector_name')}"
    if "region" in values.dims:
        values = values.sel(region=region, drop=True)
    values.attrs["place"] = place
    return values


def sector_levels(study, indicator, region):
    """An indicator of all sectors of a region, as `levels` but (arm, replicate, year, sector)."""
    values = _indicator(study, "sector_indicators", "indicator_sector", indicator)
    values = values.sel(region=region, drop=True)
    values.attrs["place"] = f"{_text_of(study, 'region', region, 'region_name')} ({region})"
    return values


def _indicator(study, array, axis, indicator):
    if array not in study:
        raise StudyError(f"the study has no {array}: its region has none, or its program was older")
    known_name("indicator", indicator, study[axis].values)
    values = study[array].sel({axis: indicator}, drop=True).load()
    values.attrs = {"units": _text_of(study, axis, indicator, axis + "_unit"),
                    "long_name": _text_of(study, axis, indicator, axis + "_long_name")}
    return values


def paired(values, against=None, arms=None):
    """Values of `arms` (all the others) less those of the arm `against` (the first), by future.

    `values` has the dimensions arm and replicate, and may have more; units and attributes stay.
    """
    against = known_arms(values, against)[0]
    arms = known_arms(values, arms, without=against)
    if against in arms:
        raise StudyError(f"the arm `{against}` cannot be compared with itself")
    if not arms:
        raise StudyError(f"the study has only the arm `{against}`, so nothing can be compared with it")
    difference = values.sel(arm=arms) - values.sel(arm=against, drop=True)
    difference.attrs = dict(values.attrs, against=against)
    return difference


def differences(study, indicator, *, against=None, arms=None, region=None, sector=None, cluster=None):
    """Paired differences: an xarray.DataArray (arm, replicate, year) in the unit of the indicator.

    Of each future the value in an arm less the value of the same future in the arm `against`, the
    baseline if it is not named. Other arguments, attributes and errors as of `levels`; StudyError
    also when there is no other arm.
    """
    return paired(levels(study, indicator, region=region, sector=sector, cluster=cluster), against, arms)


def summary(values):
    """What the futures say: an xarray.Dataset with the dimensions of `values` but for replicate.

    `low90` to `high90` hold the middle 90 % of the futures, `low50` to `high50` the middle 50 %,
    `median` halves them: quantiles by linear interpolation, as `spearhead compare` has them. `mean`
    is known with 95 % confidence to lie between `mean_low95` and `mean_high95` (Student's t; not a
    number of a single future). Where a future has no number, nothing has.
    """
    n = values.sizes["replicate"]
    quantiles = values.quantile(list(QUANTILES.values()), "replicate", skipna=False)
    result = {name: quantiles.isel(quantile=i, drop=True) for i, name in enumerate(QUANTILES)}
    mean = values.mean("replicate", skipna=False)
    reach = np.nan
    if n > 1:
        reach = intervals.t_quantile(n - 1) * values.std("replicate", ddof=1, skipna=False) / np.sqrt(n)
    result.update(mean=mean, mean_low95=mean - reach, mean_high95=mean + reach)
    return xarray.Dataset(result)


def records(study, group, arm, future, year):
    """Rows of the group `firms` or `links` of an arm, a future and a year, as a pandas.DataFrame.

    Columns are those of docs/file-format.md. Raises StudyError when the study was made without
    `--record`, and says how to make it.
    """
    try:
        table = xarray.open_dataset(study.attrs["path"], group=group)
    except (OSError, KeyError, ValueError) as error:
        raise StudyError(f"{study.attrs['path']} has no single firms and partnerships; make it anew "
                         f"with: {study.attrs['command_line']} --record firms,links --force") from error
    with table:
        # Rows stand by future, in it by arm, in it by year, so that each cut is one piece.
        arm_index = [str(one) for one in study.arm.values].index(arm)
        for column, value in (("future", future), ("arm_index", arm_index), ("calendar_year", year)):
            held = table[column].values
            table = table.isel(row=slice(*np.searchsorted(held, [value, value + 1])))
        return table.to_dataframe()


def firms_per_row(study):
    """How many firms of the region a row of `records` stands for; 1 but in a region at a scale."""
    with xarray.open_dataset(study.attrs["path"], group="firms") as table:
        return float(table.attrs.get("firms_per_row", 1))
