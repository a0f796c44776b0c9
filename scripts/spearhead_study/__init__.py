"""Reads study files of Spearhead and draws them: a package on xarray and matplotlib.

    import spearhead_study
    study = spearhead_study.open_study("grants.h5")
    spearhead_study.save(spearhead_study.fan(study, "employment", difference=True), "jobs.svg")

Python finds it with the folder scripts/ on its path (PYTHONPATH=scripts). Needed are, as Debian 12
calls them, python3-xarray, python3-netcdf4 and python3-matplotlib.

What is read:
    open_study        a complete study as an xarray.Dataset, or a sentence why not
    levels            one indicator by arm, future and year
    differences       the same less its baseline, future by future
    summary           quantiles over the futures, the mean and its 95 % interval
    group_network     how many partnerships tie which clusters or sectors

What is drawn, each a matplotlib Figure:
    fan               an indicator over the years: levels, or paired differences
    sectors           a small panel for each sector
    network           partnerships between clusters or sectors, or between single firms
    save              writes a figure as SVG, PDF or PNG with the same bytes each time

Whatever cannot be done is a StudyError, whose text is a sentence for the user.
"""

from spearhead_study.fans import fan
from spearhead_study.networks import group_network, network
from spearhead_study.reading import (StudyError, differences, known_name, levels, open_study, records,
                                     summary)
from spearhead_study.sector_panels import sectors
from spearhead_study.style import save

__all__ = ["StudyError", "differences", "fan", "group_network", "known_name", "levels", "network",
           "open_study", "records", "save", "sectors", "summary"]
