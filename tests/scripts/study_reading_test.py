#!/usr/bin/env python3
"""scripts/spearhead_study reads what a study says, and refuses what is none, in a sentence."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path[:0] = [str(Path(__file__).parents[2] / "scripts"), str(Path(__file__).parent)]
try:
    import numpy as np
    import small_study
    import spearhead_study
except ImportError as missing:
    print(f"skipped: {missing}; Debian has python3-xarray, python3-netcdf4 and python3-matplotlib")
    sys.exit(77)


class Reading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = small_study.write(cls.file("grants.h5"))
        cls.study = spearhead_study.open_study(cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.study.close()
        cls.folder.cleanup()

    @classmethod
    def file(cls, name):
        return str(Path(cls.folder.name) / name)

    def refuses(self, phrase, call, *arguments, **named):
        with self.assertRaises(spearhead_study.StudyError) as caught:
            call(*arguments, **named)
        self.assertIn(phrase, str(caught.exception))
        self.assertNotIn("\n", str(caught.exception))

    def test_levels_are_those_of_the_file(self):
        jobs = spearhead_study.levels(self.study, "employment")
        self.assertEqual(jobs.dims, ("arm", "replicate", "year"))
        self.assertEqual((jobs.units, jobs.place), ("persons", "Larkenmark (XX01)"))
        self.assertEqual(float(jobs.sel(arm="grants_by_merit", replicate=3, year=2035)),
                         small_study.employment(2, 3, 1))

    def test_sectors_and_clusters_have_their_own_indicators(self):
        one = {"arm": "grants_by_merit", "replicate": 1, "year": 2037}
        for where, value in (({"sector": "26"}, 145), ({"sector": "Food products"}, 318),
                             ({"cluster": "electronics"}, 145)):
            jobs = spearhead_study.levels(self.study, "employment", **where)
            self.assertEqual(float(jobs.sel(one)), value)
        self.assertIn("sector 26 Computer", spearhead_study.levels(
            self.study, "business_rd", sector="26").place)

    def test_a_difference_is_taken_future_by_future(self):
        found = spearhead_study.differences(self.study, "employment")
        self.assertEqual(list(found.arm.values), small_study.ARMS[1:])
        for arm in (1, 2):
            for future in range(small_study.FUTURES):
                for year in range(4):
                    by_hand = small_study.employment(arm, future, year) - \
                        small_study.employment(0, future, year)
                    self.assertEqual(float(found[arm - 1, future, year]), by_hand)
                    self.assertEqual(by_hand, arm * (1 + future) * (1 + year))

    def test_a_difference_may_be_taken_against_another_arm(self):
        found = spearhead_study.differences(self.study, "employment", against="grants_by_lottery",
                                            arms="grants_by_merit")
        self.assertEqual(found.against, "grants_by_lottery")
        self.assertEqual(found.sel(year=2034).values.tolist(), [[1, 2, 3, 4, 5]])

    def test_what_the_futures_say_is_as_by_hand(self):
        # Differences 1 to 5: quantiles by linear interpolation, mean 3, standard error sqrt(0.5).
        found = spearhead_study.summary(spearhead_study.differences(self.study, "employment"))
        found = found.sel(arm="grants_by_lottery", year=2034)
        for name, value in {"low90": 1.2, "low50": 2, "median": 3, "high50": 4, "high90": 4.8,
                            "mean": 3, "mean_low95": 3 - 2.776445 * 0.5**0.5,
                            "mean_high95": 3 + 2.776445 * 0.5**0.5}.items():
            self.assertAlmostEqual(float(found[name]), value, places=6, msg=name)

    def test_a_single_future_has_no_interval(self):
        one = spearhead_study.levels(self.study, "employment").isel(replicate=[2])
        found = spearhead_study.summary(one)
        self.assertTrue(np.isnan(found.mean_low95).all())
        self.assertTrue((found["median"] == one.isel(replicate=0)).all())

    def test_where_a_future_has_no_number_nothing_has(self):
        jobs = spearhead_study.levels(self.study, "employment").copy()
        jobs[1, 2, 3] = np.nan
        found = spearhead_study.summary(jobs)
        for name in ("median", "low90", "mean", "mean_low95"):
            self.assertTrue(np.isnan(found[name][1, 3]), name)
            self.assertEqual(int(np.isnan(found[name]).sum()), 1, name)

    def test_a_wrong_name_is_answered_with_the_nearest(self):
        levels = spearhead_study.levels
        self.refuses("did you mean `employment`?", levels, self.study, "employmnt")
        self.refuses("there are grp, employment, hhi", levels, self.study, "zzz")
        self.refuses("did you mean `XX01`?", levels, self.study, "grp", region="XX1")
        self.refuses("did you mean `Food products`?", levels, self.study, "employment", sector="Food")
        self.refuses("did you mean `electronics`?", levels, self.study, "employment", cluster="Electronic")
        self.refuses("did you mean `grants_by_merit`?", spearhead_study.differences, self.study, "grp",
                     arms=["grants_by_merits"])
        self.refuses("did you mean `baseline`?", spearhead_study.differences, self.study, "grp",
                     against="base_line")
        self.refuses("not both", levels, self.study, "employment", sector="26", cluster="food")

    def test_an_arm_is_not_compared_with_itself_or_with_nothing(self):
        self.refuses("with itself", spearhead_study.differences, self.study, "grp", arms="baseline")
        alone = self.study.isel(arm=[0])
        self.refuses("only the arm `baseline`", spearhead_study.differences, alone, "grp")

    def test_what_is_no_complete_study_is_refused(self):
        opened = spearhead_study.open_study
        self.refuses("No such file", opened, self.file("nowhere.h5"))
        Path(self.file("text.h5")).write_text("no study", encoding="utf-8")
        self.refuses("not an HDF5 file", opened, self.file("text.h5"))
        Path(self.file("half.h5")).write_bytes(b"\x89HDF\r\n\x1a\n" + b"\0" * 500)
        self.refuses("cannot be read", opened, self.file("half.h5"))
        for attributes, phrase in (({"state": None}, "is not complete"), ({"state": "writing"}, "not complete"),
                                   ({"filetype": "other.thing"}, "filetype is `other.thing`"),
                                   ({"filetype": None}, "is not a study"),
                                   ({"schema_version": np.array([2, 0], "i4")}, "has format 2")):
            path = small_study.write(self.file("odd.h5"), **attributes)
            self.refuses(phrase, opened, path)
        Path(self.file("begun.h5.parts")).mkdir()
        self.refuses("is not finished", opened, self.file("begun.h5"))


if __name__ == "__main__":
    unittest.main()
