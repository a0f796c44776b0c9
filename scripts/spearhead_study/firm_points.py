"""Draws single firms as points and their partnerships as lines."""

import numpy as np
from matplotlib.collections import LineCollection

from spearhead_study import ring, style

GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))
STEPS = 120
# Groups have markers as well as colours, for readers who do not tell the colours apart.
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "p", "*", "h")


def sunflower(n, radius):
    """n places (n x 2) spread evenly over a disc around (0, 0), from its middle outwards."""
    order = np.arange(n)
    away = radius * np.sqrt((order + 0.5) / max(1, n))
    return np.stack([away * np.cos(order * GOLDEN_ANGLE), away * np.sin(order * GOLDEN_ANGLE)], 1)


def layout(places, links):
    """Places (n x 2) in which partners are near each other (Fruchterman and Reingold 1991).

    `places` is where they begin, in a disc of radius 1; `links` (m x 2) holds pairs of rows. There
    are no random numbers in it. A pull to the middle keeps unconnected parts in the picture. Time
    and memory grow with n x n: a second or two for a thousand.
    """
    places = places.copy()
    natural = 0.9 * np.sqrt(np.pi / max(1, len(places)))
    for step in range(STEPS):
        across, upwards = (places[:, None, i] - places[None, :, i] for i in (0, 1))
        push = natural ** 2 / np.maximum(across * across + upwards * upwards, 1e-6)
        move = np.stack([(across * push).sum(1), (upwards * push).sum(1)], 1)
        along = places[links[:, 0]] - places[links[:, 1]]
        pull = along * (np.linalg.norm(along, axis=1) / natural)[:, None]
        np.add.at(move, links[:, 0], -pull)
        np.add.at(move, links[:, 1], pull)
        move -= places * len(places) * natural ** 2
        length = np.maximum(np.linalg.norm(move, axis=1), 1e-12)
        longest = 0.15 * (1 - step / STEPS) + 0.002
        places += move * (np.minimum(length, longest) / length)[:, None]
    return places


def beginning(members):
    """Where keys are at first: by group in a disc of its own on a ring of radius 1."""
    sizes = np.array([len(keys) for keys in members.values()])
    radii = np.sqrt(sizes / sizes.max())
    places = np.concatenate([centre + sunflower(n, radius) for centre, n, radius
                             in zip(ring.ring(radii), sizes, radii)])
    return places / np.abs(places).max()


def colours(names, plain):
    """A colour for each group as in `ring`, but in turns: markers tell apart the same colours."""
    coloured = [name for name in names if name not in plain]
    result = {name: style.COLOURS[i % len(style.COLOURS)] for i, name in enumerate(coloured)}
    return {name: plain.get(name) or result[name] for name in names}


def draw(axes, members, links, look):
    """Every partner a point with the colour and marker of its group, every partnership a line.

    members   by group the keys of its partners
    links     rows with `firm` and `partner` (keys)
    look      by group a colour
    """
    keys = [key for group in members.values() for key in group]
    row = {key: i for i, key in enumerate(keys)}
    pairs = np.array([(row[one], row[other]) for one, other in zip(links.firm, links.partner)]).reshape(-1, 2)
    places = layout(beginning(members), pairs) if keys else np.zeros((0, 2))
    axes.add_collection(LineCollection(places[pairs], colors="#606060", linewidths=0.5, alpha=0.6, zorder=1))
    for turn, (name, group) in enumerate(members.items()):
        points = places[[row[key] for key in group]]
        axes.scatter(*points.T, color=look[name], zorder=3 if look[name] != ring.PALE else 2,
                     **_point(turn, name))
    axes.autoscale_view()


def _point(turn, name):
    size = 60 if name == "universities" else 14
    return {"s": size, "marker": MARKERS[turn % len(MARKERS)], "edgecolors": "white", "linewidths": 0.3}


def entries(members, labels, look):
    """Legend: the marker of each group, with how many partners it has."""
    listed = [style.line_entry(f"{labels.get(name, name)} ({len(group):,})", color=look[name],
                               linestyle="none", marker=MARKERS[turn % len(MARKERS)], markersize=5)
              for turn, (name, group) in enumerate(members.items())]
    return listed + [style.line_entry("partnership", color="#606060", linewidth=0.7)]
