#!/usr/bin/env python3
"""The page on instruments says what each of them spent of the same budget."""

import sys
import unittest
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "instruments"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPT.parent))
loader = SourceFileLoader("instruments", str(SCRIPT))
instruments = module_from_spec(spec_from_loader("instruments", loader))
loader.exec_module(instruments)


class Instruments(unittest.TestCase):
    def test_every_row_has_budget_and_outlay(self):
        table = instruments.outlay_table([
            {"arm": "cluster_platform", "budget": 2e7, "spent": 2.73e6, "futures_without_award": 3},
            {"arm": "cluster_organisation", "budget": 2e7, "spent": 2e7, "futures_without_award": 0}])
        self.assertEqual(table.splitlines()[2:],
                         ["| `cluster_platform` | 20 M | 2.73 M | 14 % | 3 |",
                          "| `cluster_organisation` | 20 M | 20 M | 100 % | 0 |"])


if __name__ == "__main__":
    unittest.main()
