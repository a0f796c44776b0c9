#!/usr/bin/env python3
"""Networks of scripts/spearhead_study count every partnership once and stand in the same place each time."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).parents[2] / "scripts"), str(Path(__file__).parent)]
try:
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    import numpy as np
    import small_study
    import spearhead_study
    from spearhead_study import firm_points, networks, ring
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-xarray, python3-netcdf4 and python3-matplotlib")
    sys.exit(77)


class Networks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.study = spearhead_study.open_study(small_study.write(cls.file("grants.h5"), with_records=True))

    @classmethod
    def tearDownClass(cls):
        cls.study.close()
        cls.folder.cleanup()

    def tearDown(self):
        plt.close("all")

    @classmethod
    def file(cls, name):
        return str(Path(cls.folder.name) / name)

    def refuses(self, phrase, call, *arguments, **named):
        with self.assertRaises(spearhead_study.StudyError) as caught:
            call(*arguments, **named)
        self.assertIn(phrase, str(caught.exception))

    def test_partnerships_count_once_between_their_groups(self):
        firms, ties = spearhead_study.group_network(self.study, arm="grants_by_merit", future=3, year=2036)
        self.assertEqual(firms.to_dict(), {"electronics": 2, "food": 2, "no cluster": 1, "universities": 0})
        rows = {(one, other): n for one, other, n in ties.itertuples(index=False)}
        self.assertEqual(rows, {("food", "food"): 1, ("electronics", "food"): 2,
                                ("electronics", "electronics"): 1, ("electronics", "no cluster"): 1,
                                ("electronics", "universities"): 1})
        _, twin = spearhead_study.group_network(self.study, arm="baseline", future=3, year=2036)
        self.assertEqual(twin.partnerships.sum(), len(small_study.LINKS) - 1)

    def test_partnerships_are_grouped_by_sector_too(self):
        firms, ties = spearhead_study.group_network(self.study, by="sector")
        self.assertEqual(firms.to_dict(), {"10": 2, "26": 1, "62": 1, "64": 1, "universities": 0})
        self.assertEqual(ties.partnerships.tolist(), [1, 2, 1, 1, 1])

    def test_sectors_beyond_the_largest_are_put_together(self):
        groups, links = networks._partners(self.study, "grants_by_merit", 0, 2036, "sector")
        most, networks.MOST_GROUPS = networks.MOST_GROUPS, 3
        try:
            fewer, ends = networks._fewer_groups(groups, links)
        finally:
            networks.MOST_GROUPS = most
        self.assertEqual(sorted(fewer), ["10", "10", "26", "other sectors", "other sectors"])
        self.assertEqual(sorted(ends.other), ["10", "26", "26", "other sectors", "other sectors",
                                               "universities"])

    def test_groups_are_drawn_with_their_numbers(self):
        figure = spearhead_study.network(self.study, year=2036)
        (axes,) = figure.axes
        texts = [text.get_text() for text in axes.texts]
        for text in ("food\n2 firms, 1 inside", "electronics\n2 firms, 1 inside", "no cluster\n1 firm", "universities"):
            self.assertIn(text, texts)
        self.assertEqual(len(axes.patches), 4)
        widths = sorted(line.get_linewidth() for line in axes.lines if line.get_linewidth() > 1)
        self.assertEqual(widths, [4.5, 4.5, 9.0])
        title, caption = (text.get_text().replace("\n", " ") for text in figure.texts)
        self.assertIn("6 innovation partnerships at the end of 2036, by cluster, in grants_by_merit", title)
        self.assertIn("One future, number 0, seed 7, Spearhead 0.1.0.", caption)

    def test_single_firms_are_points_and_partnerships_lines(self):
        figure = spearhead_study.network(self.study, single_firms=True, arm="baseline")
        (axes,) = figure.axes
        lines, *points = axes.collections
        self.assertEqual(len(lines.get_segments()), len(small_study.LINKS) - 1)
        self.assertEqual(sum(len(found.get_offsets()) for found in points), 6)
        shown = [text.get_text() for text in figure.legends[0].get_texts()]
        self.assertEqual(shown, ["electronics (2)", "food (2)", "no cluster (1)", "universities (1)",
                                 "partnership"])

    def test_partners_come_together_and_the_layout_is_the_same_each_time(self):
        links = np.array([[0, 1], [1, 2], [3, 4], [4, 5]])
        begin = firm_points.sunflower(6, 1.0)
        first, second = (firm_points.layout(begin, links) for _ in range(2))
        np.testing.assert_array_equal(first, second)
        self.assertLess(np.linalg.norm(first[0] - first[1]), np.linalg.norm(first[0] - first[5]))

    def test_discs_do_not_touch_their_neighbours(self):
        for radii in ([1, 1], [1, 0.1, 0.1], [0.3] * 12, [5, 1, 1, 1, 0.2]):
            centres = ring.ring(radii)
            for i in range(len(radii)):
                j = (i + 1) % len(radii)
                self.assertGreater(np.linalg.norm(centres[i] - centres[j]), radii[i] + radii[j])

    def test_a_network_has_the_same_bytes_each_time(self):
        for single in (False, True):
            paths = [self.file(f"{single}{turn}.svg") for turn in "ab"]
            for path in paths:
                spearhead_study.save(spearhead_study.network(self.study, single_firms=single), path)
            self.assertEqual(*(Path(path).read_bytes() for path in paths))

    def test_what_the_study_does_not_have_is_refused(self):
        self.refuses("2034 to 2037", spearhead_study.network, self.study, year=2050)
        self.refuses("no future 5; it has 0 to 4", spearhead_study.network, self.study, future=5)
        self.refuses("by cluster or sector", spearhead_study.network, self.study, by="size")
        path = small_study.write(self.file("plain.h5"))
        with spearhead_study.open_study(path) as study:
            self.refuses("spearhead run grants_by_lottery.yaml grants_by_merit.yaml -o grants.h5 "
                         "--record firms,links --force", spearhead_study.network, study)


if __name__ == "__main__":
    unittest.main()
