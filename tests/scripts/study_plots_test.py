#!/usr/bin/env python3
"""Figures of scripts/spearhead_study show what a study says, say what they show, and are the same each time."""

import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path[:0] = [str(SCRIPTS), str(Path(__file__).parent)]
try:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    import numpy as np
    import small_study
    import spearhead_study
    from spearhead_study import style
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-xarray, python3-netcdf4 and python3-matplotlib")
    sys.exit(77)


def texts(figure):
    return [text.get_text() for text in figure.texts]


def labels(figure):
    return [text.get_text() for legend in figure.legends for text in legend.get_texts()]


def heights(band, year):
    """Where a band lies in a year."""
    outline = band.get_paths()[0].vertices
    return sorted(set(np.round(outline[outline[:, 0] == year][:, 1], 9)))


class Plots(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = small_study.write(cls.file("grants.h5"))
        cls.study = spearhead_study.open_study(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.study.close()
        cls.folder.cleanup()

    def tearDown(self):
        plt.close("all")

    @classmethod
    def file(cls, name):
        return str(Path(cls.folder.name) / name)

    def shown(self, figure):
        return [axes for axes in figure.axes if axes.get_visible()]

    def test_a_fan_of_levels_has_two_bands_and_a_median_for_each_arm(self):
        figure = spearhead_study.fan(self.study, "employment")
        panels = self.shown(figure)
        self.assertEqual([axes.get_title("left") for axes in panels], small_study.ARMS)
        for axes in panels:
            self.assertEqual(len(axes.collections), 2)
        self.assertEqual(panels[0].get_ylabel(), "persons")
        self.assertEqual(labels(figure), ["90 % of futures", "50 % of futures", "median of futures",
                                          "years with public payments"])
        jobs = [small_study.employment(1, future, 3) for future in range(5)]
        self.assertEqual(heights(panels[1].collections[0], 2037),
                         np.round(np.quantile(jobs, [0.05, 0.95]), 9).tolist())
        self.assertEqual(heights(panels[1].collections[1], 2037),
                         np.round(np.quantile(jobs, [0.25, 0.75]), 9).tolist())
        self.assertEqual(panels[1].lines[0].get_ydata()[3], np.median(jobs))

    def test_a_fan_of_differences_has_a_zero_line_and_the_interval_of_the_mean(self):
        figure = spearhead_study.fan(self.study, "employment", difference=True, singles=2)
        panels = self.shown(figure)
        self.assertEqual([axes.get_title("left") for axes in panels],
                         ["grants_by_lottery less baseline", "grants_by_merit less baseline"])
        self.assertIn("mean, 95 % interval of the mean", labels(figure))
        self.assertIn("2 single futures", labels(figure))
        axes = panels[0]
        self.assertEqual(list(axes.lines[0].get_ydata()), [0, 0])
        self.assertEqual(heights(axes.collections[0], 2034), [1.2, 4.8])
        (bars,) = [found for found in axes.containers if hasattr(found, "has_yerr")]
        low, high = bars.lines[2][0].get_segments()[0][:, 1]
        self.assertAlmostEqual(low, 3 - 2.776445 * 0.5**0.5, places=5)
        self.assertAlmostEqual(high, 3 + 2.776445 * 0.5**0.5, places=5)

    def test_the_caption_says_what_is_seen(self):
        figure = spearhead_study.fan(self.study, "grp", difference=True, arms="grants_by_merit")
        title, caption = (text.replace("\n", " ") for text in texts(figure))
        self.assertEqual(title, "Larkenmark (XX01): Gross regional product, difference from baseline, of "
                                "the same futures")
        for phrase in ("Unit: million EUR/year.", "Arm: grants_by_merit.", "5 futures, seed 7, Spearhead 0.1.0.",
                       "Fewer than ten futures", "middle 50 % and 90 % of the futures",
                       "the arm less baseline", "95 % interval of the mean"):
            self.assertIn(phrase, caption)

    def test_years_with_payments_are_marked_where_something_was_paid(self):
        panels = self.shown(spearhead_study.fan(self.study, "employment"))
        self.assertEqual([len(axes.lines) for axes in panels], [1, 2, 2])
        self.assertEqual(list(panels[1].lines[1].get_xdata()), [2034.5, 2036.5])

    def test_arms_differ_in_colour_line_and_marker(self):
        looks = [style.arm_style(self.study, arm) for arm in small_study.ARMS]
        for what in ("color", "linestyle"):
            self.assertEqual(len({look[what] for look in looks[1:]}), 2)
        self.assertEqual(len({look["color"] for look in looks}), 3)

    def test_money_is_in_millions_and_counts_as_they_are(self):
        for units, largest, expected in (("EUR/year", 2.5e9, (1e9, "billion EUR/year")),
                                         ("GBP/year", 3e5, (1e3, "thousand GBP/year")),
                                         ("EUR", 20, (1, "EUR")), ("persons", 4e6, (1, "persons")),
                                         ("1", 0.2, (1, "no unit"))):
            self.assertEqual(style.scaled_unit(units, largest), expected)

    def test_a_single_future_has_no_bands(self):
        figure = spearhead_study.fan(self.study.isel(replicate=[1]), "employment", difference=True)
        self.assertEqual(labels(figure), ["the only future", "years with public payments"])
        self.assertIn("neither bands nor an interval", texts(figure)[1].replace("\n", " "))
        self.assertEqual(self.shown(figure)[0].containers, [])

    def test_an_axis_without_zero_is_told(self):
        caption = texts(spearhead_study.fan(self.study, "employment"))[1].replace("\n", " ")
        self.assertIn("The axis does not begin at zero.", caption)
        self.assertEqual(style.cut_axis(0, 10), "")
        self.assertEqual(style.cut_axis(0.4, 10), "")

    def test_sectors_come_by_size_of_their_effect(self):
        figure = spearhead_study.sectors(self.study, "employment", difference=True, at=2037, count=2)
        titles = [axes.get_title("left").replace("\n", " ") for axes in self.shown(figure)]
        self.assertEqual(titles, ["26 Computer, electronic and optical products", "10 Food products"])
        self.assertIn("2 of 3 sectors", texts(figure)[0])
        self.assertIn("Sectors with the largest mean difference in 2037 first. One scale",
                      texts(figure)[1].replace("\n", " "))
        self.assertIn("grants_by_merit: mean in 2037, its 95 % interval", labels(figure))
        panel = figure.axes[0]
        low, high = panel.get_xlim()
        self.assertTrue(all(low < x < high for line in panel.lines for x in line.get_xdata() if x > 2))
        # A band of either arm, and the interval of either mean.
        self.assertEqual(len(panel.collections), 4)
        self.assertEqual(heights(panel.collections[0], 2036), [15])

    def test_levels_of_sectors_come_by_size(self):
        figure = spearhead_study.sectors(self.study, "employment", arms="baseline", shared=False)
        self.assertEqual([axes.get_title("left")[:2] for axes in self.shown(figure)], ["10", "26", "62"])
        self.assertIn("Each panel has its own scale.", texts(figure)[1].replace("\n", " "))
        low, high = heights(figure.axes[0].collections[0], 2034)
        self.assertEqual((low, high), (300.4, 307.6))

    def test_sectors_in_which_nothing_is_are_refused(self):
        nothing = self.study.sel(sector=["64"])
        with self.assertRaisesRegex(spearhead_study.StudyError, "zero in every sector"):
            spearhead_study.sectors(nothing, "employment")

    def test_the_same_figure_has_the_same_bytes(self):
        for ending in ("svg", "pdf", "png"):
            paths = [self.file(f"{turn}.{ending}") for turn in "ab"]
            for path in paths:
                spearhead_study.save(spearhead_study.fan(self.study, "employment", difference=True), path)
            first, second = (Path(path).read_bytes() for path in paths)
            self.assertEqual(first, second, ending)
            self.assertGreater(len(first), 5000)

    def test_files_with_another_ending_or_in_no_folder_are_refused(self):
        figure = spearhead_study.fan(self.study, "employment")
        with self.assertRaisesRegex(spearhead_study.StudyError, "should end with .svg, .pdf or .png"):
            spearhead_study.save(figure, self.file("a.bmp"))
        with self.assertRaisesRegex(spearhead_study.StudyError, "cannot write"):
            spearhead_study.save(figure, self.file("no folder/a.svg"))

    def plot(self, *words):
        return subprocess.run([sys.executable, str(SCRIPTS / "plot"), *words], capture_output=True,
                              text=True, check=False)

    def test_the_command_draws_and_names_its_texts(self):
        done = self.plot(self.path, "--indicator", "employment", "--difference", "-o", self.file("c.svg"))
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        drawn = Path(self.file("c.svg")).read_text(encoding="utf-8")
        self.assertIn("90 % of futures", drawn)
        self.assertIn("grants_by_merit less baseline", drawn)
        self.assertIsNone(re.search(r"<dc:date>", drawn))

    def test_the_command_refuses_in_a_sentence(self):
        for words, code, phrase in (
                (["--indicator", "jobs"], 3, "plot: there is no indicator `jobs`"),
                (["--sectors", "employmnt"], 3, "did you mean `employment`?"),
                (["--indicator", "grp", "--at", "2036"], 2, "--at counts for nothing with --indicator"),
                (["--sectors", "employment", "--singles", "3"], 2, "--singles counts for nothing"),
                (["--indicator", "grp", "--against", "baseline"], 2, "without --difference"),
                ([], 2, "one of the arguments")):
            done = self.plot(self.path, *words, "-o", self.file("d.svg"))
            self.assertEqual(done.returncode, code, words)
            self.assertIn(phrase, done.stderr)
        self.assertFalse(Path(self.file("d.svg")).exists())


if __name__ == "__main__":
    unittest.main()
