"""Reads study files of Spearhead: a package on xarray.

    import spearhead_study
    study = spearhead_study.open_study("grants.h5")
    print(spearhead_study.summary(spearhead_study.differences(study, "employment")))

Python finds it with the folder scripts/ on its path (PYTHONPATH=scripts). Needed are, as Debian 12
calls them, python3-xarray and python3-netcdf4.

    open_study        a complete study as an xarray.Dataset, or a sentence why not
    levels            one indicator by arm, future and year
    differences       the same less its baseline, future by future
    summary           quantiles over the futures, the mean and its 95 % interval

Whatever cannot be done is a StudyError, whose text is a sentence for the user.
"""

from spearhead_study.reading import (StudyError, differences, known_name, levels, open_study, records,
                                     summary)

__all__ = ["StudyError", "differences", "known_name", "levels", "open_study", "records", "summary"]
