#!/usr/bin/env python3
"""tests/output/map_by_numpy.py gives what a pencil gives for small cases."""

import dataclasses
import math
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[1] / "output"))
try:
    import numpy as np
    import map_by_numpy as by_numpy
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-numpy")
    sys.exit(0)

RULE = {"cluster_tradability": 0.4, "cluster_jobs": 100, "cluster_quotient": 1.0,
        "cluster_relatedness": 0.45, "overlap_absorptive": 0.5, "distance_exponent_low": 2.0,
        "distance_exponent_high": 0.6}


def small_tables(know_how=None):
    """Five sectors in two sections, two fields."""
    if know_how is None:
        know_how = np.full((5, 5), 0.5)
    return by_numpy.Tables(
        codes=["01", "02", "10", "11", "84"], names=["a", "b", "c", "d", "e"],
        sections=np.array(list("AACCO")), market=np.array([True] * 4 + [False]),
        tradability=np.full(5, 0.5), national=np.array([100, 100, 200, 200, 400.0]),
        inputs=np.zeros((5, 5)), colocation=np.zeros((5, 5)), fields=["F1", "F2"],
        incidence=np.array([[1, 0], [1, 0], [0, 1], [0.5, 0.5], [0.5, 0.5]]),
        phi=np.array([[1, 0.5], [0.5, 1]]), know_how=know_how, parameters=RULE)


def small_region(jobs, tables, clusters=None, **more):
    jobs = np.array(jobs, dtype=float)
    return by_numpy.Region("X", "x", 2018, jobs, np.full(5, 10.0), clusters,
                           tables.market, np.ones(2), **more)


def national(tables):
    return by_numpy.Reference(tables.national, [], np.zeros((0, 5)))


def regions(rows):
    rows = np.array(rows, dtype=float)
    return by_numpy.Reference(rows.sum(axis=0), [f"R{r:02}" for r in range(len(rows))], rows)


class Figures(unittest.TestCase):
    def test_quotients_and_the_prior(self):
        tables = small_tables()
        region = small_region([300, 100, 200, 0, 400], tables)
        found = by_numpy.figures(tables, region, national(tables), 3)
        self.assertEqual([one["expected"] for one in found], [100, 100, 200, 200, 400])
        self.assertEqual(found[0]["location_quotient"], 3)
        self.assertAlmostEqual(found[0]["location_quotient_shrunk"], 330 / 130)
        self.assertAlmostEqual(found[3]["location_quotient_shrunk"], 30 / 230)
        self.assertEqual(found[0]["surplus"], 200)
        self.assertEqual([one["stars"] for one in found], [2, 1, 1, 0, 1])

    def test_no_quotient_where_nobody_works_elsewhere(self):
        tables = small_tables()
        reference = by_numpy.Reference(np.array([0, 1, 1, 1, 1.0]), [], np.zeros((0, 5)))
        found = by_numpy.figures(tables, small_region([5, 5, 5, 5, 5], tables), reference, 3)
        self.assertIsNone(found[0]["location_quotient"])
        self.assertEqual(found[0]["location_quotient_shrunk"], 1)

    def test_the_prior_is_the_lower_median_of_precisions(self):
        # Ten regions of 100 jobs in 2 of 5 sectors: half have 60 and 40, half 40 and 60.
        table = regions([[60, 40, 0, 0, 0]] * 5 + [[40, 60, 0, 0, 0]] * 5)
        self.assertAlmostEqual(by_numpy.prior_workplaces(table), 25)  # quotients 1.2, 0.8
        # Quotients of three sectors 1.2 and 0.8; 1.5 and 0.5; 1 and 1, which is left out.
        table = regions([[30, 5, 40, 25, 0]] * 5 + [[20, 15, 40, 25, 0]] * 5)
        self.assertAlmostEqual(by_numpy.prior_workplaces(table), 4)
        self.assertEqual(by_numpy.prior_workplaces(regions([[1, 2, 3, 4, 5]] * 9)), 3)

    def test_stars_with_regions_to_compare_with(self):
        elsewhere = np.arange(20)
        self.assertTrue(by_numpy.stars(18, 1, 1e6, elsewhere)["star_size"])  # one has more
        self.assertFalse(by_numpy.stars(17, 1, 1e6, elsewhere)["star_size"])  # two of twenty
        self.assertTrue(by_numpy.stars(12_000, 1, 1e6, elsewhere[:9])["star_size"])
        self.assertFalse(by_numpy.stars(11_999, 1, 1e6, elsewhere[:9])["star_size"])
        self.assertTrue(by_numpy.stars(16, 2, 1000, elsewhere)["star_focus"])
        self.assertFalse(by_numpy.stars(15, 1.99, 1000, elsewhere)["star_specialisation"])

    def test_jobs_per_workplace(self):
        found = by_numpy.jobs_per_workplace(np.array([50, 20, 0, 30.0]), np.array([5, 25, 4, 0.0]))
        self.assertEqual(list(found), [10, 1, 10.35, 10.35])

    def test_mix(self):
        tables = small_tables()
        found = by_numpy.mix(tables, small_region([100, 100, 200, 0, 0], tables), national(tables))
        self.assertEqual(found["unrelated_variety"], 1)
        self.assertAlmostEqual(found["related_variety"], 0.5)
        self.assertAlmostEqual(found["hhi"], 0.375)
        self.assertAlmostEqual(found["krugman_index"], 0.6)


class Clusters(unittest.TestCase):
    def test_all_sectors_of_a_cluster_are_related(self):
        # Relatedness of the model is half know-how here: a to b and b to c, not a to c.
        know_how = np.zeros((5, 5))
        for i, j, value in ((0, 1, 0.95), (1, 2, 1)):
            know_how[i, j] = know_how[j, i] = value
        tables = small_tables(know_how)
        region = small_region([800, 300, 290, 310, 0], tables)
        loose = dataclasses.replace(tables, parameters={**RULE, "cluster_quotient": 0.5})
        # b goes with c, to which it is related more; a stays alone. c and d have fewer jobs than expected.
        found = by_numpy.found_clusters(loose, region, national(tables))
        self.assertEqual([members for _, members in found], [[0], [1, 2], [3]])
        self.assertEqual([name for name, _ in found], ["a", "b", "d"])
        strict = by_numpy.found_clusters(tables, region, national(tables))
        self.assertEqual([members for _, members in strict], [[0, 1]])

    def test_figures_of_a_cluster(self):
        tables = small_tables()
        region = small_region([300, 100, 200, 0, 400], tables, [("A", [0, 1]), ("B", [2, 3])])
        region.per_workplace = np.array([30, 5, 10, 10, 10.0])
        first, second = by_numpy.clusters_of(tables, region, national(tables), 3, 1.25)
        self.assertEqual((first["name"], first["surplus"], second["surplus"]), ("A", 200, -200))
        size = 400 / 30  # ten workplaces of 30 and twenty of 5
        self.assertAlmostEqual(first["location_quotient_shrunk"],
                               (400 + 3 * size) / (200 + 3 * size))
        self.assertEqual([first["on_map"], second["on_map"]], [True, False])


class Ties(unittest.TestCase):
    def test_colocation(self):
        # a at home in five regions, b in the same five: excess (5 + 2.5) / 10 - 0.5 = 0.25.
        table = regions([[60, 60, 10, 10, 10]] * 5 + [[10, 10, 60, 10, 10]] * 5)
        found = by_numpy.colocation(small_tables(), table)
        self.assertEqual(found[0, 1], 1)
        self.assertEqual(found[0, 2], 0)  # (0 + 2.5) / 10 - 0.5
        tables = small_tables()
        tables.colocation[0, 2] = tables.colocation[2, 0] = 0.1021
        self.assertAlmostEqual(by_numpy.colocation(tables, national(tables))[0, 2], 0.5)

    def test_inputs_take_the_larger_direction(self):
        tables = small_tables()
        tables.inputs[0, 1], tables.inputs[1, 0], tables.inputs[2, 3] = 0.0336, 0.01, 0.5
        found = by_numpy.input_ties(tables)
        self.assertAlmostEqual(found[1, 0], 0.5)
        self.assertEqual(found[3, 2], 1)

    def test_between_clusters_weighs_with_jobs(self):
        parts = np.zeros((1, 5, 5))
        parts[0, 0, 2], parts[0, 1, 2] = 1, 0.5
        member = by_numpy.membership([("A", [0, 1]), ("B", [2])], 5)
        found = by_numpy.between_clusters(parts, member, np.array([300, 100, 7, 0, 0.0]))
        self.assertAlmostEqual(found[0, 0, 1], 0.875)

    def test_know_how_of_opposite_and_equal_profiles(self):
        found = by_numpy.know_how_of(np.array([[1, 0], [0, 1], [1, 0], [0, 1.0]]),
                                     np.array([[1, 0.2], [0.2, 1]]))
        self.assertTrue(np.allclose(found[0], [1, 0, 1, 0]))


class Areas(unittest.TestCase):
    def test_yield_of_recombination(self):
        tables = small_tables()
        nu = 1.3
        best = nu / (1 + nu)
        tables.phi[0, 1] = best
        tables.phi[1, 0] = 0
        found = by_numpy.field_yield(tables)
        self.assertTrue(np.allclose(found, [[0, 1], [0, 0]]))

    def test_synergy_overlap_and_score(self):
        tables = small_tables()
        member = by_numpy.membership([("A", [0]), ("B", [2]), ("C", [1])], 5)
        jobs = np.array([400, 100, 100, 0, 0.0])
        parts = np.stack([np.full((5, 5), value) for value in (0.2, 0.3, 0.4)])
        pairs = by_numpy.pairs_of(tables, small_region(jobs, tables), parts, member, jobs,
                                  np.array([5, 2, 1.25]))
        self.assertAlmostEqual(pairs.synergy[0, 1], 0.3 * 2)
        peak = (1.3 / 2.3) ** 1.3 / 2.3
        self.assertAlmostEqual(pairs.overlap[0, 1], 200 * 0.5 ** 2.3 / peak)
        self.assertEqual(pairs.overlap[0, 2], 0)  # both know F1 only: nothing to learn
        self.assertEqual(pairs.score[0, 1], 1)
        self.assertEqual(by_numpy.ranked(pairs.score), [(0, 1), (1, 2)])
        half = pairs.overlap[1, 2] / pairs.overlap[0, 1] * math.sqrt(1 * 0.25) * 0.3 / 0.6
        self.assertAlmostEqual(pairs.score[1, 2], math.sqrt(half))

    def test_clusters_that_are_hardly_related_have_no_score(self):
        tables = small_tables()
        member = by_numpy.membership([("A", [0]), ("B", [2])], 5)
        jobs = np.array([400, 100, 100, 0, 0.0])
        for relatedness, score in ((0.22, 0), (0.24, 1)):
            parts = np.full((3, 5, 5), relatedness)
            pairs = by_numpy.pairs_of(tables, small_region(jobs, tables), parts, member, jobs, np.array([5, 2]))
            self.assertEqual(pairs.score[0, 1], score)

    def test_triples(self):
        score = np.zeros((4, 4))
        score[0, 1], score[0, 2], score[1, 2], score[0, 3] = 1, 0.5, 0.25, 0.9
        (three, mean), = by_numpy.ranked_triples(score)
        self.assertEqual(three, (0, 1, 2))
        self.assertAlmostEqual(mean, 0.5)

    def test_the_weight_of_a_field(self):
        tables = small_tables()
        region = small_region([100, 0, 100, 0, 0], tables)
        region.field_weight = np.array([4, 1.0])
        part = by_numpy.field_parts(tables, region, [0], [2])
        self.assertAlmostEqual(part[0, 1], 200 * by_numpy.field_yield(tables)[0, 1])
        self.assertEqual(by_numpy.best_field_pairs(tables, part), [["F1", "F2"]])

    def test_large_workplaces_hold_less(self):
        know_how = np.zeros((5, 5))
        know_how[0, 2] = know_how[2, 0] = 1
        tables = small_tables(know_how)
        clusters = [("A", [0]), ("B", [2])]
        member = by_numpy.membership(clusters, 5)
        region = small_region([220, 50, 440, 100, 200], tables, clusters)
        held = {}
        for size in (0.01, 200):
            region.per_workplace = np.full(5, float(size))
            held[size] = by_numpy.held_of(tables, region, national(tables), member, 0.01,
                                          by_numpy.Options())[0].get((0, 1), 0)
        self.assertEqual(held[0.01], 100)
        self.assertTrue(held[200] < 90)


class Warnings(unittest.TestCase):
    def test_concentration(self):
        tables = small_tables()
        table = regions([[20, 20, 20, 20, 20]] * 9 + [[100, 0, 0, 0, 0]])
        even = small_region([20] * 5, tables)
        some = small_region([30, 30, 20, 10, 10], tables)
        self.assertFalse(by_numpy.concentration(even, table, [])["over_specialised"])
        self.assertTrue(by_numpy.concentration(some, table, [])["over_specialised"])
        large = [{"name": "A", "employment": 16}, {"name": "B", "employment": 15}]
        self.assertEqual(len(by_numpy.concentration(even, table, large)["reasons"]), 1)

    def test_the_pitch_is_the_rarest_then_the_smallest_then_the_best(self):
        tables = small_tables()
        member = by_numpy.membership([("A", [0]), ("B", [1]), ("C", [2])], 5)
        rows = [[40, 40, 10, 5, 5]] + [[10, 10, 10, 35, 35]] * 9 + [[5, 5, 80, 5, 5]]
        region = small_region([1, 1, 1, 1, 1], tables)
        score = np.zeros((3, 3))
        score[0, 1], score[0, 2], score[1, 2] = 1, 0.5, 0.75
        found = by_numpy.pitch(region, regions(rows), member, ["A", "B", "C"], score, 1.25)
        self.assertEqual((found["members"], found["regions_with_all"], found["regions_compared"]),
                         (["B", "C"], 0, 11))
        region.code = "R00"
        found = by_numpy.pitch(region, regions(rows), member, ["A", "B", "C"], score, 1.25)
        self.assertEqual((found["members"], found["regions_with_all"], found["regions_compared"]),
                         (["A", "B"], 0, 10))
        self.assertIsNone(by_numpy.pitch(region, national(tables), member, "ABC", score, 1.25))


class Shipped(unittest.TestCase):
    """The constants that docs/map.md and SOURCES.md derive from the shipped tables."""

    @classmethod
    def setUpClass(cls):
        cls.tables = by_numpy.read_tables()
        cls.table = by_numpy.read_reference(
            by_numpy.SCENARIOS / "references/great-britain-2018.csv", cls.tables)
        cls.upper = np.triu_indices(len(cls.tables.codes), 1)

    def test_great_britain_is_the_sum_of_its_regions(self):
        self.assertEqual(self.table.regions.shape, (39, 83))
        self.assertTrue((self.table.jobs == self.tables.national).all())
        self.assertEqual(round(by_numpy.prior_workplaces(self.table), 2), 2.97)

    def test_the_shipped_colocation_is_that_of_the_reference_table(self):
        shipped = np.minimum(self.tables.colocation / by_numpy.COLOCATION_TOP, 1)
        made = by_numpy.colocation(self.tables, self.table)
        self.assertLess(np.abs(shipped - made)[self.upper].max(), 5e-4)  # four decimals there

    def test_relatedness_is_spread_as_sources_say(self):
        found = by_numpy.model_relatedness(self.tables)[self.upper]
        self.assertAlmostEqual(float(np.median(found)), 0.19, places=2)
        self.assertAlmostEqual(float((found > 0.3).mean()), 1 / 3, delta=0.01)
        self.assertAlmostEqual(float((found > 0.45).mean()), 0.15, delta=0.005)

    def test_percentiles(self):
        pairs = np.maximum(self.tables.inputs, self.tables.inputs.T)[self.upper]
        self.assertAlmostEqual(float(np.percentile(pairs, 99)), by_numpy.INPUT_TOP, places=4)
        traded = self.tables.market & (self.tables.tradability > RULE["cluster_tradability"])
        jobs = self.table.regions[:, traded]
        shares = jobs / self.table.regions.sum(axis=1, keepdims=True)
        self.assertAlmostEqual(float(np.percentile(jobs, 90)) / by_numpy.STAR_SIZE, 1, delta=0.01)
        self.assertAlmostEqual(float(np.percentile(shares, 90)), by_numpy.STAR_FOCUS, places=3)


if __name__ == "__main__":
    unittest.main()
