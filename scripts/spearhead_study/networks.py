"""Networks of partnerships, of studies made with `run --record firms,links`."""

import numpy as np
import pandas

from spearhead_study import firm_points, reading, ring, style

UNIVERSITIES, OUTSIDE, OTHERS, UNKNOWN = "universities", "no cluster", "other sectors", "not recorded"
# No group of firms has these colours.
PLAIN = {OUTSIDE: ring.PALE, OTHERS: ring.PALE, UNKNOWN: ring.PALE, UNIVERSITIES: style.BLACK}
# Groups that get a colour and a place on the ring; those with fewer partnerships are put together.
MOST_GROUPS = 12
# More partnerships than these cannot be told apart: they are drawn by group only.
MOST_LINES = 3000


def group_network(study, *, arm=None, future=None, year=None, by="cluster"):
    """Partnerships between groups of firms: (firms, partnerships), two pandas objects.

    firms         Series: how many firms each group has, by its name
    partnerships  DataFrame with the columns `one`, `other` (names of groups, `one` first in the
                  order of `firms`) and `partnerships`, how many there are; `one` may be `other`
    by            "cluster", or "sector" (codes). Firms outside of clusters are the group
                  "no cluster", universities one of their own

    Of one arm (the last), future (the first) and year (the last). Each partnership counts once.
    Raises StudyError when the study has no records of them.
    """
    arm, future, year = _known(study, arm, future, year)
    groups, links = _partners(study, arm, future, year, by)
    return _by_group(groups, links)


def network(study, *, arm=None, future=None, year=None, by="cluster", single_firms=False):
    """The partnerships of one arm, future and year at its end: a matplotlib Figure.

    arm, future, year  the last arm, the first future and the last year, unless they are named
    by                 "cluster" or "sector": how firms are grouped on the ring
    single_firms       every firm with a partnership is a point, every partnership a line; else
                       groups are discs (area: firms) and lines are as wide as their partnerships
                       are many. For small regions: StudyError above 3,000 partnerships

    Places are computed without random numbers: the same study gives the same picture. Raises StudyError
    when the study was made without `--record firms,links`, and says how to make it.
    """
    arm, future, year = _known(study, arm, future, year)
    groups, links = _partners(study, arm, future, year, by)
    if by == "sector":
        groups, links = _fewer_groups(groups, links)
    if single_firms and len(links) > MOST_LINES:
        raise reading.StudyError(f"{len(links)} partnerships are too many to see single firms; draw them "
                                 "by group")
    with style.styled():
        return _draw(study, (arm, future, year, by), groups, links, single_firms)


def _known(study, arm, future, year):
    arm = reading.known_arms(study, arm)[-1]
    futures = [int(one) for one in study.replicate.values]
    future = futures[0] if future is None else int(future)
    if future not in futures:
        raise reading.StudyError(f"the study has no future {future}; it has {futures[0]} to {futures[-1]}")
    return arm, future, reading.known_year(study, year)


def _partners(study, arm, future, year, by):
    """Group of each firm that is there, by its key, and the partnerships with the groups of both ends."""
    if by not in ("cluster", "sector"):
        raise reading.StudyError(f"partnerships are grouped by cluster or sector, not by {by}")
    firms = reading.records(study, "firms", arm, future, year)
    links = reading.records(study, "links", arm, future, year)
    places = _places(study, by)
    groups = pandas.Series([places(*place) for place in zip(firms.region_index, firms.sector_index)],
                           index=firms.firm.values, dtype=object)
    one = links.firm.map(groups).fillna(UNKNOWN)
    other = links.partner.map(groups).fillna(UNKNOWN).mask(links.to_university == 1, UNIVERSITIES)
    return groups, links.assign(one=one, other=other)


def _places(study, by):
    """A function from the positions of a region and a sector to the name of the group."""
    codes = [str(code) for code in study.sector.values]
    if by == "sector":
        return lambda region, sector: codes[sector]
    regions = [str(code) for code in study.region.values]
    found = {}
    if "cluster" in study:
        for cluster, region, held in zip(study.cluster.values, study.cluster_region.values,
                                         study.cluster_sectors.values):
            found.update({(str(region), code): str(cluster) for code in str(held).split()})
    return lambda region, sector: found.get((regions[region], codes[sector]), OUTSIDE)


def _by_group(groups, links):
    last = {OUTSIDE: 1, OTHERS: 1, UNIVERSITIES: 2, UNKNOWN: 3}
    names = sorted({*groups, *links.one, *links.other}, key=lambda name: (last.get(name, 0), name))
    place = {name: i for i, name in enumerate(names)}
    ends = np.sort(np.stack([links.one.map(place), links.other.map(place)]).astype(int), axis=0)
    ties = pandas.DataFrame({"one": ends[0], "other": ends[1]}).value_counts().sort_index()
    ties = ties.rename("partnerships").reset_index()
    ties = ties.assign(one=[names[i] for i in ties.one], other=[names[i] for i in ties.other])
    return groups.value_counts().reindex(names, fill_value=0), ties


def _fewer_groups(groups, links):
    ends = pandas.concat([links.one, links.other]).value_counts()
    # Equal ones in the order of their names, so that a picture does not depend on a sort.
    kept = sorted(ends.index, key=lambda name: (-ends[name], name))[:MOST_GROUPS - 1]
    kept = {*kept, UNIVERSITIES, UNKNOWN}
    fewer = {column: links[column].where(links[column].isin(kept), OTHERS) for column in ("one", "other")}
    return groups.where(groups.isin(kept), OTHERS), links.assign(**fewer)


def _draw(study, what, groups, links, single_firms):
    counts, ties = _by_group(groups, links)
    look = (firm_points if single_firms else ring).colours(counts.index, PLAIN)
    labels = _labels(study)
    between = ties.partnerships[ties.one != ties.other]
    if single_firms:
        entries = firm_points.entries(_members(links), labels, look)
    else:
        entries = ring.width_entries(int(between.max())) if len(between) else \
            [style.line_entry("no partnership between groups", linestyle="none")]
    figure, (axes,) = style.framed(1, 1, title=_title(study, *what, len(links)), entries=entries,
                                   caption=_caption(study, *what, single_firms), panel=(7.2, 4.9))
    if single_firms:
        firm_points.draw(axes, _members(links), links, look)
    else:
        ring.draw_groups(axes, counts, ties, labels, look)
    axes.set_aspect("equal")
    axes.axis("off")
    return figure


def _members(links):
    """Keys of all partners by group, in each those with most partnerships first."""
    ends = pandas.concat([links[["firm", "one"]].set_axis(["key", "group"], axis=1),
                          links[["partner", "other"]].set_axis(["key", "group"], axis=1)])
    numbers = ends.value_counts().reset_index(name="n").sort_values(["n", "key"], ascending=[False, True])
    order, _ = _by_group(pandas.Series(dtype=object), links)
    return {name: list(numbers.key[numbers.group == name]) for name in order.index}


def _labels(study):
    """Short names of sectors and clusters, by what a group is called."""
    short = {str(code): style.shortened(f"{code} {name}", 28)
             for code, name in zip(study.sector.values, study.sector_name.values)}
    if "cluster" in study:
        short.update({str(name): style.shortened(str(name), 32) for name in study.cluster.values})
    return short


def _title(study, arm, future, year, by, links):
    regions = ", ".join(f"{name} ({code})"
                        for code, name in zip(study.region.values, study.region_name.values))
    return f"{regions}: {links:,} innovation partnerships at the end of {year}, by {by}, in {arm}"


def _caption(study, arm, future, year, by, single_firms):
    with_rows = reading.firms_per_row(study)
    stands = "" if with_rows == 1 else f" A firm stands for {with_rows:g} firms of the region."
    shown = ("Points are firms with a partnership and universities; partners attract and all others repel each "
             "other, and the place itself means nothing. Firms without are not shown." if single_firms else
             "Unit: partnerships. The area of a disc is the number of firms in it, the width of a line the "
             "number of partnerships between two discs; those inside are written beside the disc.")
    return (f"{style.provenance(study, [arm], f'One future, number {future}')}{stands} {shown} "
            "It is one future: another one has other partners, and no interval is drawn.")
