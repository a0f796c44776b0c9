"""Small multiples: an indicator of sectors, a panel for each."""

import textwrap

import numpy as np

from spearhead_study import reading, style

MOST_ARMS = 4
# Share of all years by which the means of two arms stand apart.
BESIDE = 0.03
LUCK = ("Of so many sectors some are far from zero by luck: `spearhead compare --groups` takes that "
        "into account.")


def sectors(study, indicator, *, difference=False, against=None, arms=None, region=None, at=None,
            count=12, shared=True):
    """An indicator of sectors over the years, a small panel for each sector: a matplotlib Figure.

    indicator   an indicator of sectors, such as employment or business_rd
    difference  paired differences against the arm `against` (the baseline), not levels
    arms        up to four arms, each with a colour and a line style; all
    at          year by which sectors are ordered, by the size of the largest mean; the last one
    count       how many sectors to show, the largest first
    shared      one scale for all panels; False: each its own, which makes small sectors legible

    The band is the middle 90 % of the futures, the line their median; of differences the mean with
    its 95 % interval stands at the year `at`. Sectors in which nothing differs from zero are left
    out; the title says how many there are. Raises StudyError for what the study does not have.
    """
    at = reading.known_year(study, at)
    values = reading.sector_levels(study, indicator, reading.known_region(study, region))
    if difference:
        values = reading.paired(values, against, arms)
    else:
        values = values.sel(arm=reading.known_arms(study, arms))
    if values.sizes["arm"] > MOST_ARMS:
        raise reading.StudyError(f"{values.sizes['arm']} arms are too many for small panels: name up to "
                                 f"{MOST_ARMS} of them")
    order = sector_order(values, at)
    if not order:
        raise reading.StudyError(f"`{indicator}` is zero in every sector, so there is nothing to draw")
    shown = values.sel(sector=order[:max(1, int(count))])
    with style.styled():
        return _draw(study, shown, len(order), at, shared)


def sector_order(values, at):
    """Codes of the sectors with any number but zero, by the size of the largest mean of an arm in `at`.

    `values` has the dimensions arm, replicate, year and sector.
    """
    there = (values.fillna(0) != 0).any(["arm", "replicate", "year"])
    size = np.abs(values.sel(year=at).mean("replicate")).max("arm").fillna(0)
    codes = [str(code) for code in values.sector.values[there.values]]
    # Equal ones stay in the order of their codes.
    return sorted(codes, key=lambda code: -float(size.sel(sector=code)))


def _draw(study, values, of, at, shared):
    arms = [str(arm) for arm in values.arm.values]
    codes = [str(code) for code in values.sector.values]
    against = values.attrs.get("against")
    divisor, unit = style.scaled_unit(values.units, float(np.abs(values).max()))
    values = (values / divisor).assign_attrs(values.attrs)
    numbers = reading.summary(values)
    what = f", difference from {against}, of the same futures" if against else ""
    columns = min(4, len(codes))
    figure, grid = style.framed(
        -(-len(codes) // columns), columns, panel=(2.3, 1.75), sharex=True, sharey=shared,
        title=f"{values.place}, {len(codes)} of {of} sectors: {values.long_name}{what}",
        caption=_caption(study, values, unit, at, shared),
        entries=_entries(study, arms, against, at))
    names = dict(zip(study.sector.values, study.sector_name.values))
    for axes, code in zip(grid, codes):
        for turn, arm in enumerate(arms):
            # Means of several arms stand side by side.
            aside = (turn - (len(arms) - 1) / 2) * BESIDE * float(values.year[-1] - values.year[0])
            _curve(axes, numbers.sel(arm=arm, sector=code), style.arm_style(study, arm), against,
                   (at, aside))
        axes.set_title(_short(f"{code} {names[code]}"), loc="left", fontsize=7.5)
        style.year_axis(axes, values.year.values, spare=2 * BESIDE)
        axes.tick_params(labelsize=7)
        style.number_axis(axes.yaxis)
    for axes in grid[len(codes):]:
        axes.set_visible(False)
    for axes in grid[max(0, len(codes) - columns):len(codes)]:
        axes.xaxis.set_tick_params(labelbottom=True)
    for axes in grid[::columns]:
        axes.set_ylabel(unit, fontsize=7.5)
    return figure


def _curve(axes, numbers, look, against, at):
    years, colour = numbers.year.values, look["color"]
    if against:
        axes.axhline(0, color=style.BLACK, linewidth=0.8, zorder=1.5)
    axes.fill_between(years, numbers.low90, numbers.high90, color=look["band"], alpha=style.BAND_90, linewidth=0)
    axes.plot(years, numbers["median"], color=colour, linestyle=look["linestyle"], linewidth=1.3)
    if against:
        point = numbers.sel(year=at[0])
        reach = [[float(point["mean"] - point.mean_low95)], [float(point.mean_high95 - point["mean"])]]
        axes.errorbar([sum(at)], [float(point["mean"])], reach, color=colour, marker=look["marker"],
                      markersize=3.5, capsize=2.5, linewidth=1, markeredgecolor=style.BLACK,
                      markeredgewidth=0.5, clip_on=False)


def _entries(study, arms, against, at):
    entries = []
    for arm in arms:
        look = style.arm_style(study, arm)
        entries.append(style.band_entry(style.BAND_90, f"{arm}: 90 % of futures", look["band"]))
        entries.append(style.line_entry(f"{arm}: median", color=look["color"],
                                        linestyle=look["linestyle"]))
        if against:
            entries.append(style.interval_entry(f"{arm}: mean in {at}, its 95 % interval",
                                                look["color"], look["marker"]))
    return entries


def _caption(study, values, unit, at, shared):
    against = values.attrs.get("against")
    arms = [str(arm) for arm in values.arm.values]
    order = "largest mean difference" if against else "largest mean"
    scale = "One scale for all panels." if shared else "Each panel has its own scale."
    cut = style.cut_axis(float(values.min()), float(values.max())) if shared else \
        "Axes need not begin at zero."
    return " ".join([style.unit_told(unit), style.provenance(study, arms),
                     f"Sectors with the {order} in {at} first. {scale}",
                     "Bands hold the middle 90 % of the futures of each year by itself.",
                     LUCK if against else cut]).strip()


def _short(name):
    """A name in at most two short lines."""
    lines = textwrap.wrap(name, 27)
    return "\n".join(lines[:2]) + ("..." if len(lines) > 2 else "")
