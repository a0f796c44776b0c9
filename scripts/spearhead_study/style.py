"""How figures look: colours, axes, the frame of title, legend and caption, and files with the same bytes."""

import os
import textwrap

import matplotlib
import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection
from matplotlib.container import ErrorbarContainer
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from spearhead_study.reading import StudyError

# Okabe and Ito (2008), told apart with every common colour blindness; the baseline is black.
BLACK = "#000000"
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
# Grey of text and of thin lines: contrast to white above 7 : 1.
GREY = "#505050"
LINES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 3)))
MARKERS = ("o", "s", "^", "D", "v", "P")
# Opacity of the two bands.
BAND_90, BAND_50 = 0.22, 0.45

STYLE = {
    "font.family": "DejaVu Sans", "font.size": 9, "axes.titlesize": 9, "axes.labelsize": 9,
    "legend.fontsize": 8, "xtick.labelsize": 8, "ytick.labelsize": 8, "text.color": "#202020",
    "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": GREY,
    "xtick.color": "#202020", "ytick.color": "#202020", "axes.grid": True, "axes.grid.axis": "y",
    "grid.color": "#E0E0E0", "grid.linewidth": 0.6, "axes.axisbelow": True,
    "figure.facecolor": "white", "savefig.dpi": 130,
    # Names within an SVG come from random numbers unless they are told from what.
    "svg.hashsalt": "spearhead", "svg.fonttype": "path",
}
# What files would say of the day and the machine on which they were written.
METADATA = {".svg": {"Date": None}, ".pdf": {"CreationDate": None, "ModDate": None},
            ".png": {"Software": None}}


def styled():
    """A context in which figures look as here, whatever the user's own settings are."""
    return plt.style.context(["default", STYLE])


def arm_style(study, arm):
    """Colour of lines and of bands, line style and marker of an arm: the same in every figure of a study."""
    position = [str(one) for one in study.arm.values].index(arm)
    if position == 0:
        # Bands of black would hide what is drawn upon them.
        return {"color": BLACK, "band": "#707070", "linestyle": "-", "marker": "o"}
    turn = position - 1
    colour = COLOURS[turn % len(COLOURS)]
    return {"color": colour, "band": colour, "linestyle": LINES[turn % len(LINES)],
            "marker": MARKERS[turn % len(MARKERS)]}


def scaled_unit(units, largest):
    """(divisor, unit to write) for values up to `largest`: money in thousands, millions, billions."""
    if units == "1":
        return 1, "no unit"
    if units[:3] in ("EUR", "GBP", "USD"):
        for divisor, word in ((1e9, "billion "), (1e6, "million "), (1e3, "thousand ")):
            if largest >= divisor:
                return divisor, word + units
    return 1, units


def unit_told(unit):
    """The unit as a sentence of a caption."""
    return "Without unit." if unit == "no unit" else f"Unit: {unit}."


def cut_axis(lowest, highest):
    """What a caption says of an axis without zero: else the height of a curve would pass for its size."""
    return "The axis does not begin at zero." if lowest > 0.05 * (highest - lowest) else ""


def number_axis(axis):
    """Few ticks, thousands apart, a true minus sign."""
    axis.set_major_locator(MaxNLocator(5, min_n_ticks=3, steps=[1, 2, 2.5, 5, 10]))

    def text(value, _):
        return (f"{value:,.0f}" if abs(value) >= 1e3 else f"{value:.6g}").replace("-", "\N{MINUS SIGN}")
    axis.set_major_formatter(FuncFormatter(text))


def shortened(name, letters):
    """A name with at most so many letters."""
    return name if len(name) <= letters else name[:letters - 3].rstrip() + "..."


def year_axis(axes, years, spare=0.02):
    """Whole years from the first to the last, with this share of them to spare on both sides."""
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0f}"))
    margin = 0.5 if len(years) < 2 else spare * (years[-1] - years[0])
    axes.set_xlim(years[0] - margin, years[-1] + margin)


def provenance(study, arms, futures=None):
    """What every caption begins with: arms, futures, seed and version."""
    n = study.sizes["replicate"]
    shown = futures or f"{n} future{'s' if n > 1 else ''}"
    told = study.attrs
    parameters = "" if told["parameters"] in ("fixed", "unknown") else f" Parameters {told['parameters']}."
    few = " Fewer than ten futures say little." if futures is None and n < 10 else ""
    return (f"Arm{'s' if len(arms) > 1 else ''}: {', '.join(arms)}. {shown}, seed {told['seed']}, "
            f"Spearhead {told['version']}.{parameters}{few}")


def band_entry(opacity, label, colour=GREY):
    return Patch(facecolor=colour, alpha=opacity, edgecolor="none", label=label)


def line_entry(label, **style):
    return Line2D([], [], label=label, **{"color": BLACK, "linewidth": 1.6, **style})


def interval_entry(label, colour=BLACK, marker="o"):
    """A legend entry that looks as `errorbar` draws a mean and its interval."""
    parts = (Line2D([], [], color=colour, marker=marker, markersize=3.5, linestyle="none"),
             [Line2D([], [], color=colour, marker="_", markersize=5)],
             [LineCollection([[(0, 0), (0, 1)]], colors=colour, linewidths=1)])
    return ErrorbarContainer(parts, has_yerr=True, label=label)


def framed(rows, columns, *, title, caption, entries, panel=(3.6, 2.6), **axes):
    """A figure of rows x columns panels below a title and a legend, above a caption.

    Returns the figure and a flat list of its axes. Strips are as high as their texts are long;
    `axes` goes to `subplots`.
    """
    width = max(6.4, panel[0] * columns)
    letters = int(width * 17)
    title = textwrap.fill(title, int(width * 10.5))
    caption = textwrap.fill(caption, letters)
    per_row = max(1, min(len(entries), int(letters / (max(len(e.get_label()) for e in entries) + 9))))
    above = 0.12 + 0.2 * (title.count("\n") + 1)
    legend = 0.08 + 0.19 * -(-len(entries) // per_row)
    below = 0.12 + 0.15 * (caption.count("\n") + 1)
    height = panel[1] * rows + above + legend + below
    figure, grid = plt.subplots(rows, columns, figsize=(width, height), squeeze=False,
                                layout="constrained", **axes)
    figure.get_layout_engine().set(
        rect=(0.005, below / height, 0.99, 1 - (above + legend + below) / height))
    figure.text(0.08 / width, 1 - 0.08 / height, title, va="top", fontsize=11, weight="bold")
    figure.text(0.08 / width, 0.06 / height, caption, va="bottom", fontsize=7.5, color=GREY,
                linespacing=1.25)
    box = figure.legend(handles=entries, ncol=per_row, loc="upper left", frameon=False,
                        borderaxespad=0, bbox_to_anchor=(0.04 / width, 1 - above / height))
    # The strip is there for it: the panels need not make room a second time.
    box.set_in_layout(False)
    return figure, list(grid.flat)


def save(figure, path):
    """Writes `figure` as SVG, PDF or PNG, by the ending of `path`: the same figure, the same bytes.

    No date is written, and names within an SVG are not random. Raises StudyError for another ending
    and where the file cannot be written. The same versions of matplotlib and its fonts are needed
    for the same bytes.
    """
    path = os.fspath(path)
    ending = os.path.splitext(path)[1].lower()
    if ending not in METADATA:
        raise StudyError(f"{path} should end with .svg, .pdf or .png")
    try:
        with styled():
            figure.savefig(path, metadata=METADATA[ending])
    except OSError as error:
        raise StudyError(f"cannot write {path}: {error.strerror}") from error


def use_no_screen():
    """Lets figures be made where there is no screen, and not be shown where there is one."""
    matplotlib.use("Agg")
