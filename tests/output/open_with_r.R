# Opens the sample study (make_sample_study) with R's ncdf4: Rscript open_with_r.R STUDY.h5
# Exits with 1 and a sentence when something is not as docs/file-format.md says, with 77 when ncdf4
# is not installed.

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) {
  cat("usage: Rscript open_with_r.R STUDY.h5\n")
  quit(status = 2)
}
if (!requireNamespace("ncdf4", quietly = TRUE)) {
  cat("skipped: ncdf4 is not installed; Debian has r-cran-ncdf4\n")
  quit(status = 77)
}
library(ncdf4)

problems <- 0
expect <- function(condition, sentence) {
  if (!isTRUE(condition)) {
    cat("ncdf4:", sentence, "\n")
    problems <<- problems + 1
  }
}

study <- nc_open(arguments[1])

# R shows the axes in the opposite order.
axes <- sapply(study$var[["region_indicators"]]$dim, function(axis) axis$name)
expect(identical(axes, c("indicator", "region", "year", "replicate", "arm")),
       paste("axes of region_indicators are", paste(axes, collapse = " ")))

expect(identical(as.vector(ncvar_get(study, "arm")), c("baseline", "links", "both")), "arms")
expect(identical(as.integer(ncvar_get(study, "year")), 2025:2027), "years")
expect(identical(as.vector(ncvar_get(study, "sector")), c("01", "20", "62")), "sectors")
region_name <- ncvar_get(study, "region_name")[1]
Encoding(region_name) <- "UTF-8"  # as all texts of the file; R takes them for the locale's
expect(identical(region_name, "Etel\u00e4-H\u00e4me"), "names of regions")

values <- ncvar_get(study, "region_indicators")
indicators <- as.vector(ncvar_get(study, "indicator"))
regions <- as.vector(ncvar_get(study, "region"))
one <- values[indicators == "employment", regions == "UKD3", 2, 4, 3]
expect(one == 2311002, paste("employment is", one))

series <- ncvar_get(study, "region_indicators", start = c(1, 1, 3, 1, 2), count = c(1, 1, 1, 4, 1))
expect(identical(as.vector(series), c(1020000, 1120000, 1220000, 1320000)),
       paste("one series over the futures is", paste(series, collapse = " ")))

awards <- ncvar_get(study, "programme_ledger")[3, , 1, 2, 1]
expect(identical(as.vector(awards), c(0, 0)), "the baseline's awards are not 0")
expect(ncatt_get(study, "programme_ledger", "units")$value == "EUR/year", "unit of the books")
expect(ncatt_get(study, 0, "state")$value == "complete", "state")
expect(identical(as.integer(ncatt_get(study, 0, "schema_version")$value), c(1L, 1L)), "version")

# ncdf4 hides a variable of a group that is named as a dimension of the file.
for (column in c("arm_index", "future", "calendar_year", "region_index", "sector_index")) {
  expect(length(ncvar_get(study, paste0("firms/", column))) == 72, paste("no column", column))
}
expect(identical(as.integer(ncvar_get(study, "links/calendar_year"))[72], 2027L), "years of links")
jobs <- ncvar_get(study, "firms/employment")
expect(length(jobs) == 72 && jobs[72] == 2201, paste("jobs of single firms:", length(jobs)))
who <- ncvar_get(study, "firms/firm")
expect(length(unique(who)) == 8, paste("firms told apart:", length(unique(who))))

nc_close(study)
quit(status = if (problems > 0) 1 else 0)
