"""Fan charts: where the futures lie, year by year."""

import numpy as np

from spearhead_study import reading, style

BANDS = ("Bands hold the middle 50 % and 90 % of the futures of each year by itself; their edges are no "
         "single future.")
INTERVAL = ("The 95 % interval of the mean says how well the mean over futures is known, and shrinks with "
        "more of them; the bands do not.")


def fan(study, indicator, *, difference=False, against=None, arms=None, region=None, sector=None,
        cluster=None, singles=0):
    """A fan chart of an indicator over the years, with a panel for each arm: a matplotlib Figure.

    study       what `open_study` returned
    indicator   an indicator of regions; with `sector` of sectors, with `cluster` of clusters
    difference  not levels but paired differences: of each future the value in an arm less that of
                the same future in the arm `against` (the baseline)
    arms        which arms, one or a list; all
    region      its code; may be left out when the study has one region
    sector      of this sector (code or name) in the region; cluster: of this cluster
    singles     how many single futures to draw thinly, from the lowest number on

    Bands are the middle 50 % and 90 % of the futures, the line is their median; of differences the
    mean with its 95 % interval stands beside them. Money is in thousands, millions or billions.
    Raises StudyError for what the study does not have.
    """
    where = {"region": region, "sector": sector, "cluster": cluster}
    if difference:
        values = reading.differences(study, indicator, against=against, arms=arms, **where)
    else:
        values = reading.levels(study, indicator, **where)
        values = values.sel(arm=reading.known_arms(study, arms))
    divisor, unit = style.scaled_unit(values.units, float(np.abs(values).max()))
    shown = (values / divisor).assign_attrs(values.attrs)
    singles = max(0, min(int(singles), values.sizes["replicate"]))
    with style.styled():
        return _draw(study, shown, unit, singles)


def _draw(study, values, unit, singles):
    arms = [str(arm) for arm in values.arm.values]
    against = values.attrs.get("against")
    columns = min(3, len(arms))
    what = f", difference from {against}, of the same futures" if against else ""
    figure, grid = style.framed(
        -(-len(arms) // columns), columns, title=f"{values.place}: {values.long_name}{what}",
        caption=_caption(study, values, unit), entries=_entries(values, singles),
        panel=(3.5 if columns > 1 else 6.4, 3.0), sharex=True, sharey=True)
    numbers = reading.summary(values)
    paid = _years_of_payments(study)
    for axes, arm in zip(grid, arms):
        _panel(axes, values.sel(arm=arm), numbers.sel(arm=arm), style.arm_style(study, arm), singles,
               against)
        axes.set_title(f"{arm} less {against}" if against else arm, loc="left")
        if arm in paid:
            axes.plot(paid[arm], [0.02] * 2, transform=axes.get_xaxis_transform(), color=style.GREY,
                      linewidth=4, solid_capstyle="butt")
        style.year_axis(axes, values.year.values)
    for axes in grid[len(arms):]:
        axes.set_visible(False)
    for axes in grid[::columns]:
        axes.set_ylabel(unit)
        style.number_axis(axes.yaxis)
    return figure


def _panel(axes, values, numbers, look, singles, against):
    years = values.year.values
    colour, band = look["color"], look["band"]
    if against:
        axes.axhline(0, color=style.BLACK, linewidth=0.9, zorder=1.5)
    axes.fill_between(years, numbers.low90, numbers.high90, color=band, alpha=style.BAND_90, linewidth=0)
    axes.fill_between(years, numbers.low50, numbers.high50, color=band, alpha=style.BAND_50, linewidth=0)
    for number in range(singles):
        axes.plot(years, values.isel(replicate=number), color=style.BLACK, linewidth=0.5, alpha=0.8)
    axes.plot(years, numbers["median"], color=colour, linestyle=look["linestyle"], linewidth=1.6)
    if against and values.sizes["replicate"] > 1:
        # The second of two neighbours would hide the first where a study is long.
        each = -(-len(years) // 30)
        mean = numbers.isel(year=slice(None, None, each))
        reach = np.stack([mean["mean"] - mean.mean_low95, mean.mean_high95 - mean["mean"]])
        axes.errorbar(mean.year, mean["mean"], reach, color=style.BLACK, linestyle="none",
                      marker="o", markersize=2.6, linewidth=0.9, capsize=1.8)


def _entries(values, singles):
    against = values.attrs.get("against")
    paid = style.line_entry("years with public payments", color=style.GREY, linewidth=4)
    if values.sizes["replicate"] < 2:
        return [style.line_entry("the only future", color=style.GREY), paid]
    # The narrow band lies upon the wide one.
    entries = [style.band_entry(style.BAND_90, "90 % of futures"),
               style.band_entry(1 - (1 - style.BAND_90) * (1 - style.BAND_50), "50 % of futures"),
               style.line_entry("median of futures", color=style.GREY)]
    if against:
        entries.append(style.interval_entry("mean, 95 % interval of the mean"))
    if singles:
        entries.append(style.line_entry(f"{singles} single futures" if singles > 1 else "a single future",
                                        linewidth=0.5, alpha=0.8))
    return entries + [paid]


def _caption(study, values, unit):
    against = values.attrs.get("against")
    single = values.sizes["replicate"] < 2
    parts = [style.unit_told(unit), style.provenance(study, [str(arm) for arm in values.arm.values]),
             "A single future has neither bands nor an interval." if single else BANDS]
    if against:
        parts.append(f"Differences: in each future the arm less {against} with the same luck.")
        parts.append("" if single else INTERVAL)
    else:
        parts.append(style.cut_axis(float(values.min()), float(values.max())))
    return " ".join(part for part in parts if part)


def _years_of_payments(study):
    """First and last year in which an arm paid anything, by arm; those that paid nothing are missing."""
    if "programme_ledger" not in study:
        return {}
    outlay = study.programme_ledger.sel(item="outlay").sum(["replicate", "programme"])
    result = {}
    for arm in outlay.arm.values:
        years = outlay.year.values[outlay.sel(arm=arm).values > 0]
        if len(years):
            # Whole years, each around its tick, so that a single one is seen.
            result[str(arm)] = [years[0] - 0.5, years[-1] + 0.5]
    return result
