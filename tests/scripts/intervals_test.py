#!/usr/bin/env python3
"""Intervals of scripts/ have the values that tables and textbooks give."""

import math
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import intervals  # noqa: E402  (the path to it has to be set first)


class Intervals(unittest.TestCase):
    def test_quantiles_are_those_of_tables(self):
        table = {1: 12.7062, 2: 4.30265, 3: 3.18245, 4: 2.77645, 9: 2.26216, 10: 2.22814,
                 29: 2.04523, 30: 2.04227, 99: 1.98422, 199: 1.97196, 1000: 1.96234}
        for freedom, value in table.items():
            self.assertAlmostEqual(intervals.t_quantile(freedom), value, delta=1e-5 * value)
        self.assertAlmostEqual(intervals.t_quantile(7, 0.99), 3.49948, places=5)

    def test_a_mean_has_the_t_interval(self):
        # Mean 3, standard deviation sqrt(2.5), standard error sqrt(0.5).
        found = intervals.mean_estimate([1, 2, 3, 4, 5])
        self.assertAlmostEqual(found.value, 3)
        self.assertAlmostEqual(found.low, 3 - 2.776445 * math.sqrt(0.5), places=6)
        self.assertAlmostEqual(found.high, 3 + 2.776445 * math.sqrt(0.5), places=6)
        self.assertEqual(found.n, 5)

    def test_futures_without_a_number_are_not_counted(self):
        found = intervals.mean_estimate([1, math.nan, 2, 3, math.inf, 4, 5])
        self.assertEqual(found, intervals.mean_estimate([1, 2, 3, 4, 5]))
        alone = intervals.mean_estimate([7, math.nan])
        self.assertTrue(math.isnan(alone.value))
        self.assertEqual(alone.n, 1)

    def test_a_ratio_is_of_the_means(self):
        # The mean of the ratios would be 2; every second future has ten times the money.
        found = intervals.ratio_estimate([3, 10] * 10, [1, 10] * 10)
        self.assertAlmostEqual(found.value, 13 / 11)

    def test_a_ratio_without_noise_is_known(self):
        found = intervals.ratio_estimate([2, 4, 6, 8], [4, 8, 12, 16])
        for end in found[:3]:
            self.assertAlmostEqual(end, 0.5)

    def test_a_ratio_with_a_certain_denominator_has_the_interval_of_a_mean(self):
        above = [1, 2, 3, 4, 5]
        found = intervals.ratio_estimate(above, [2] * 5)
        for end, expected in zip(found, intervals.mean_estimate(above).times(0.5)):
            self.assertAlmostEqual(end, expected)

    def test_ends_of_a_ratio_are_what_a_t_test_just_does_not_reject(self):
        above, below = [1.0, 4.0, 3.5, 6.0, 2.0], [5.0, 7.0, 6.0, 9.0, 6.5]
        found = intervals.ratio_estimate(above, below)
        for end in (found.low, found.high):
            rest = intervals.mean_estimate([a - end * b for a, b in zip(above, below)])
            self.assertAlmostEqual(min(abs(rest.low), abs(rest.high)), 0)

    def test_no_ratio_to_what_may_be_zero(self):
        self.assertTrue(math.isnan(intervals.ratio_estimate([1, 2, 3], [-1, 0, 2]).value))
        self.assertTrue(math.isnan(intervals.ratio_estimate([1, 2, 3], [-5, -5, -5]).value))
        with self.assertRaises(ValueError):
            intervals.ratio_estimate([1, 2, 3], [1, 2])

    def test_text_and_arithmetic(self):
        found = intervals.Estimate(0.5, 0.25, 0.75, 8)
        self.assertEqual(str(found), "+0.5 [+0.25, +0.75]")
        self.assertEqual(found.plus(-1), (-0.5, -0.75, -0.25, 8))
        self.assertEqual(found.times(-2), (-1.0, -1.5, -0.5, 8))


if __name__ == "__main__":
    unittest.main()
