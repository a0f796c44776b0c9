#!/usr/bin/env python3
"""Figures of scripts/evidence on a study of a handful of firms, reckoned by hand."""

import math
import sys
import unittest
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "evidence"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPT.parent))
try:
    import h5py  # noqa: F401  (the script reads studies with it)
    import numpy
except ImportError:
    evidence = None
else:
    loader = SourceFileLoader("evidence", str(SCRIPT))
    evidence = module_from_spec(spec_from_loader("evidence", loader))
    loader.exec_module(evidence)

SMALL, LARGE, YOUNG, UNPAID = 11, 12, 13, 14


def table_of(rows):
    """Columns of (future, year, firm, jobs, R&D, awarded so far, partners, last innovation)."""
    return {name: numpy.array([row[i] for row in rows])
            for i, name in enumerate(evidence.COLUMNS)}


def small_study(factors=(1, 1, 1)):
    """Futures that are alike, but for money and R&D times a factor. With the programme the small
    firm grows beyond 50 people and closes after 2031; the large one shrinks below 50."""
    arm, twin, paid = [], [], []
    for future, factor in enumerate(factors):
        arm += [(future, 2026, SMALL, 40, 50, 0, 1, 0), (future, 2026, LARGE, 60, 70, 0, 2, 0),
                (future, 2030, SMALL, 55, 90 * factor, 100 * factor, 3, 2030),
                (future, 2031, SMALL, 56, 40 * factor, 100 * factor, 4, 2031),
                (future, 2031, YOUNG, 5, 900, 30 * factor, 9, 2031),
                (future, 2033, LARGE, 30, 80 * factor, 200 * factor, 2, 2033),
                (future, 2033, UNPAID, 10, 999, 0, 0, 0)]
        twin += [(future, 2026, SMALL, 40, 50, 0, 1, 0), (future, 2026, LARGE, 60, 70, 0, 2, 0),
                 (future, 2030, SMALL, 40, 50 * factor, 0, 3, 0),
                 (future, 2031, SMALL, 40, 20 * factor, 0, 1, 2028),
                 (future, 2033, LARGE, 60, 20 * factor, 0, 3, 0),
                 (future, 2033, SMALL, 40, 10 * factor, 0, 2, 0),
                 (future, 2033, UNPAID, 10, 111, 0, 2, 0)]
        paid += [(future, SMALL, 60 * factor), (future, SMALL, 60 * factor),
                 (future, LARGE, 200 * factor), (future, YOUNG, 30 * factor)]
    awards = {name: numpy.array([row[i] for row in paid])
              for i, name in enumerate(evidence.AWARD_COLUMNS)}
    return evidence.Study(len(factors), table_of(twin), table_of(arm), awards, {})


@unittest.skipIf(evidence is None, "needs python3-h5py")
class Evidence(unittest.TestCase):
    def test_the_same_firms_stand_above_and_below(self):
        study = small_study()
        # More R&D of the small firm: 40 in 2030, 20 in 2031, 10 less in 2033 when it is gone.
        self.assertEqual(evidence.research_and_money(study, 0, 50), ([50] * 3, [120] * 3))
        self.assertEqual(evidence.research_and_money(study, 50, math.inf), ([60] * 3, [200] * 3))

    def test_classes_add_up_to_all_firms_with_a_class(self):
        study = small_study((1, 2, 3))
        small, large, both = (evidence.research_and_money(study, *sizes)
                              for sizes in ((0, 50), (50, math.inf), (0, math.inf)))
        for column in (0, 1):
            sums = [a + b for a, b in zip(small[column], large[column])]
            self.assertEqual(sums, both[column])
        self.assertAlmostEqual(evidence.share_without_class(study), 30 / 350)

    def test_research_per_award_is_a_ratio_of_means(self):
        found = evidence.research_per_award(small_study((1, 2, 3, 2)), 0, 50)
        for end in found[:3]:
            self.assertAlmostEqual(end, 50 / 120)
        self.assertEqual(found.n, 4)

    def test_only_firms_of_both_arms_are_compared_in_a_year(self):
        study = small_study()
        arm, twin = study.pairs(0, 2033)
        self.assertEqual(study.arm[0]["firm"][arm].tolist(), [LARGE, UNPAID])
        self.assertEqual(study.twin[0]["firm"][twin].tolist(), [LARGE, UNPAID])
        self.assertEqual(evidence.difference_of_all(study, 2033, evidence.partners), [-1.5] * 3)
        self.assertEqual(evidence.difference_of_supported(study, 2033, evidence.partners), [-1] * 3)

    def test_an_innovation_counts_in_its_year(self):
        study = small_study()
        found = evidence.difference_of_all(study, 2031, evidence.innovated_within_a_year)
        self.assertEqual(found, [1] * 3)

    def test_relative_research(self):
        found = evidence.relative_research(small_study(), 2031)
        for value in found:
            self.assertAlmostEqual(value, 100)

    def test_futures_without_support_are_left_out_and_not_counted(self):
        study = small_study()
        study.arm[2]["awarded"][:] = 0
        found = evidence.difference_of_supported(study, 2033, evidence.partners)
        self.assertEqual(len(found), 2)
        self.assertEqual(evidence.mean_estimate(found).n, 2)

    def test_the_page_shows_n_and_says_what_is_left_out(self):
        study = small_study()
        study.ledger = {"infra_marginal": numpy.array([1.0, 2, 3]), "award": numpy.array([10.0] * 3)}
        page = evidence.page_of(3, study, study, study)
        rows = [line for line in page.splitlines() if line.startswith(("| R", "| V", "| C"))]
        self.assertEqual(len(rows), 9)
        self.assertTrue(all(row.endswith("| 3 |") for row in rows))
        self.assertIn("+0.8 [+0.552, +1.05]", page)
        self.assertIn("8.6 % of the money", " ".join(page.split()))


if __name__ == "__main__":
    unittest.main()
