"""Draws groups of firms as discs on a ring, and the partnerships between them as lines."""

import numpy as np
from matplotlib.lines import Line2D

from spearhead_study import style

# Radius of the disc of the largest group, and of the smallest disc that is still seen beside it.
LARGEST, SMALLEST = 0.42, 0.035
# The widest line between two groups, in points.
WIDEST = 9.0
# Of more lines than these the numbers would hide the lines.
MOST_NUMBERS = 15
# Inches of the panel, and what of them texts beside and above the ring take.
ROOM, TEXTS = np.array([7.2, 4.9]), np.array([3.6, 0.7])
# Colour of what is no cluster: universities, firms outside, the rest.
PALE = "#9A9A9A"


def ring(radii):
    """Centres (n x 2) of discs with these radii on a ring where no two neighbours touch.

    The first is on top, the others follow clockwise. Larger discs have more of the ring.
    """
    radii = np.asarray(radii, float)
    if len(radii) == 1:
        return np.zeros((1, 2))
    parts = radii + 0.35 * radii.mean()
    # Angle between two neighbours: half of what either has.
    steps = np.pi * (parts + np.roll(parts, -1)) / parts.sum()
    angles = np.concatenate([[0], np.cumsum(steps)[:-1]])
    chords = (radii + np.roll(radii, -1)) / (2 * np.sin(np.minimum(steps, 2 * np.pi - steps) / 2))
    return 1.3 * float(chords.max()) * np.stack([np.sin(angles), np.cos(angles)], 1)


def colours(names, plain):
    """A colour for each group: those in `plain` as it says, the others take turns.

    Of more groups than colours all have the same one, so that equal colours mean nothing.
    """
    coloured = [name for name in names if name not in plain]
    many = len(coloured) > len(style.COLOURS)
    result = {name: style.COLOURS[0 if many else i] for i, name in enumerate(coloured)}
    return {name: plain.get(name) or result[name] for name in names}


def draw_groups(axes, counts, ties, labels, look):
    """Discs with areas as `counts` and lines as wide as `ties` are many; their numbers are written.

    `counts` and `ties` are those of `group_network`; `labels` and `look` give text and colour of a
    group.
    """
    names = list(counts.index)
    radii = np.maximum(SMALLEST, LARGEST * np.sqrt(counts.values / max(1, counts.max())))
    centres = ring(radii)
    place = dict(zip(names, range(len(names))))
    between = ties[ties.one != ties.other].sort_values("partnerships", kind="stable")
    inside = dict(zip(ties.one[ties.one == ties.other], ties.partnerships[ties.one == ties.other]))
    most = max(1, int(between.partnerships.max())) if len(between) else 1
    for one, other, number in between.itertuples(index=False):
        ends = centres[[place[one], place[other]]]
        axes.plot(*ends.T, color="#606060", alpha=0.55, linewidth=max(0.4, WIDEST * number / most),
                  solid_capstyle="butt", zorder=1)
    if len(between) <= MOST_NUMBERS:
        _numbers_of_lines(axes, between, centres, radii, place)
    for name, centre, size in zip(names, centres, radii):
        _disc(axes, centre, size, look[name])
    texts = [f"{labels.get(name, name)}\n{_told(name, counts[name], inside.get(name, 0))}".strip()
             for name in names]
    _labels(axes, centres, radii, texts, _limits(axes, centres, radii))


def _told(name, firms, inside):
    firms_told = "" if name in ("universities", "not recorded") else f"{firms:,} firm{'s' if firms != 1 else ''}"
    inside_told = f"{inside:,} inside" if inside else ""
    return ", ".join(text for text in (firms_told, inside_told) if text)


def _numbers_of_lines(axes, between, centres, radii, place):
    for one, other, number in between.itertuples(index=False):
        start, end = centres[place[one]], centres[place[other]]
        along = (end - start) / np.linalg.norm(end - start)
        # In the middle of what is seen of the line, which begins where the disc ends.
        middle = (start + radii[place[one]] * along + end - radii[place[other]] * along) / 2
        axes.text(*middle, f"{number:,}", fontsize=7.5, ha="center", va="center", zorder=4,
                  bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.9})


def _disc(axes, centre, size, colour):
    angles = np.linspace(0, 2 * np.pi, 61)
    axes.fill(centre[0] + size * np.sin(angles), centre[1] + size * np.cos(angles), facecolor=colour,
              edgecolor="white", linewidth=1, zorder=2)


def _limits(axes, centres, radii):
    """Room for the discs and for texts on both sides; returns how much of the axes one inch is."""
    low, high = (centres - radii[:, None]).min(0), (centres + radii[:, None]).max(0)
    inch = float(((high - low) / (ROOM - TEXTS)).max())
    middle = (low + high) / 2
    axes.set_xlim(middle[0] - inch * ROOM[0] / 2, middle[0] + inch * ROOM[0] / 2)
    axes.set_ylim(middle[1] - inch * ROOM[1] / 2, middle[1] + inch * ROOM[1] / 2)
    return inch


def _labels(axes, centres, radii, texts, inch):
    """Texts right and left of the ring, each beside its disc, none upon another."""
    for side in (1, -1):
        those = [i for i in range(len(texts)) if (centres[i, 0] >= -1e-9) == (side > 0)]
        those.sort(key=lambda i: -centres[i, 1])
        heights = _apart([_outside(centres[i], radii[i], inch)[1] for i in those], 0.31 * inch)
        for i, height in zip(those, heights):
            x, y = _outside(centres[i], radii[i], inch)
            if abs(height - y) > 0.05 * inch:
                edge = _outside(centres[i], radii[i], 0)
                axes.plot([edge[0], x + 0.06 * side * inch], [edge[1], height], color=style.GREY,
                          linewidth=0.5, zorder=0)
                x += 0.09 * side * inch
            axes.text(x, height, texts[i], ha="left" if side > 0 else "right", va="center", fontsize=8,
                      zorder=5)


def _outside(centre, size, inch):
    away = np.linalg.norm(centre)
    outwards = centre / away if away else np.array([1.0, 0.0])
    # Texts have two lines: above and below a disc they need more room than beside it.
    return centre + outwards * (size + (0.1 + 0.1 * abs(outwards[1])) * inch)


def _apart(heights, least):
    """Heights, from the top down, moved up above and down below the middle until `least` apart."""
    result = list(heights)
    if not result:
        return result
    middle = min(range(len(result)), key=lambda i: abs(result[i]))
    for i in range(middle - 1, -1, -1):
        result[i] = max(result[i], result[i + 1] + least)
    for i in range(middle + 1, len(result)):
        result[i] = min(result[i], result[i - 1] - least)
    return result


def width_entries(most):
    """Legend entries of three line widths; `most` is the number behind the widest."""
    steps = sorted({max(1, round(most * share)) for share in (0.1, 0.5, 1)})
    return [Line2D([], [], color="#606060", alpha=0.55, linewidth=max(0.4, WIDEST * step / most),
                   label=f"{step:,} partnership{'s' if step > 1 else ''}") for step in steps]
