#!/usr/bin/env python3
"""Tables of scripts/studies.py say of a study what `compare` says of it."""

import json
import sys
import unittest
from pathlib import Path
from unittest import mock

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import studies  # noqa: E402  (the path to it has to be set first)


def row(verdict, **more):
    return {"arm": "b", "indicator": "grp", "effect_mean": 1.5e6, "mean_lo95": 1e6,
            "mean_hi95": 2e6, "verdict": verdict, **more}


def difference(verdict, better, says, **more):
    return row(verdict, against="a", better=better, says=says, **more)


class Studies(unittest.TestCase):
    def answers(self, text):
        return mock.patch.object(studies, "call", return_value=text)

    def test_numbers_are_short(self):
        for value, text in {0: "+0", 0.0314159: "+0.0314", -12.34: "-12.3", 999.4: "+999",
                            999.6: "+1 k", -45678: "-45.7 k", 999.6e3: "+1 M", 2.5e6: "+2.5 M",
                            7.126e9: "+7.13 bn"}.items():
            self.assertEqual(studies.short(value), text)
        self.assertEqual(studies.short(2.73e6, sign=""), "2.73 M")
        self.assertEqual(studies.short(-2.73e6, sign=""), "-2.73 M")

    def test_bold_follows_the_verdict_and_not_the_interval_alone(self):
        text = "+1.5 M [+1 M, +2 M]"
        self.assertEqual(studies.estimate(row("higher")), f"**{text}**")
        self.assertEqual(studies.estimate(row("lower")), f"**{text}**")
        self.assertEqual(studies.estimate(row("no clear effect")), text)
        self.assertEqual(studies.estimate(row("too few futures")), text)

    def test_a_difference_is_bold_where_its_verdict_names_a_scenario(self):
        rows = [difference("higher", "b", "b is better than a by 1.50 M EUR/year"),
                difference("lower", "a", "a is higher than b by 3.00", indicator="hhi"),
                difference("no clear effect", None, "a and b cannot be told apart with 20 futures")]
        with self.answers(json.dumps({"rows": [], "arms": rows})) as call:
            lines = studies.differences("s.h5", 2036, ["grp", "hhi"]).splitlines()
        call.assert_called_once_with(["compare", "s.h5", "--at", "2036", "--indicator", "grp,hhi",
                                      "--format", "json"])
        self.assertEqual(len(lines), 2 + len(rows))
        self.assertIn("| `grp` | `b` less `a` | **+1.5 M [+1 M, +2 M]** | `b` is better |", lines)
        self.assertIn("| `hhi` | `b` less `a` | **+1.5 M [+1 M, +2 M]** | `a` is higher |", lines)
        self.assertIn("| `grp` | `b` less `a` | +1.5 M [+1 M, +2 M] | cannot be told apart |", lines)

    def test_rows_are_found_by_arm_and_indicator(self):
        rows = [row("higher"), row("lower", arm="c", indicator="employment")]
        with self.answers(json.dumps({"rows": rows})):
            found = studies.compare("s.h5", 2029, ["grp", "employment"])
        self.assertEqual(found, {("b", "grp"): rows[0], ("c", "employment"): rows[1]})

    def test_a_run_tells_what_programmes_spent(self):
        programmes = [{"arm": "b", "budget": 2e7, "spent": 1e7}]
        with self.answers(json.dumps({"programmes": programmes, "rows": []})) as call:
            done = studies.run(["b.yaml"], "s.h5", 20, "--record", "firms")
        self.assertEqual(done.programmes, programmes)
        self.assertGreaterEqual(done.seconds, 0)
        call.assert_called_once_with(["run", "b.yaml", "-n", "20", "-o", "s.h5", "--json",
                                      "--record", "firms"])

    def test_money_is_cut_out_of_the_text(self):
        text = ["b against baseline", "grp  1 bn", "", "public outlay of b, 2026 to 2046: 2.73 M EUR",
                "  receivers got 2.60 M", "price of b, 2026 to 2046",
                "  outlay per net job-year   32 k EUR", "  business R&D per EUR of outlay  0.12",
                "", "Intervals hold the luck of the futures"]
        with self.answers("\n".join(text) + "\n"):
            self.assertEqual(studies.money("s.h5"), "\n".join(text[3:8]))
        text[3] = "money of b, 2026 to 2046: means of futures, with 95 % intervals"
        with self.answers("\n".join(text[:8]) + "\n"):
            self.assertEqual(studies.money("s.h5"), "\n".join(text[3:8]))

    def test_what_fails_ends_the_script(self):
        with mock.patch.object(studies, "PROGRAM", "/bin/false"), self.assertRaises(SystemExit):
            studies.call(["list", "instruments"])

    def test_paragraphs_keep_their_words(self):
        text = studies.paragraph("one `two-three` " * 40)
        self.assertTrue(all(len(line) <= 118 for line in text.splitlines()))
        self.assertEqual(text.split(), ("one `two-three` " * 40).split())


if __name__ == "__main__":
    unittest.main()
