#include "output/records.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "output/interval_scope.h"

namespace spearhead::output {
namespace {

using Catch::Contains;

const Records kTable{{"name", "value", "count", "clear", "empty"},
                     {{"a, \"b\"", 0.1, std::int64_t{3}, true, std::monostate{}},
                      {"c|d", std::nan(""), std::int64_t{-1}, false, std::monostate{}}}};

}  // namespace

TEST_CASE("records as CSV quote what must be and leave out what is no number",
          "[compare][records]") {
  CHECK(csv_text(kTable) ==
        "name,value,count,clear,empty\n\"a, \"\"b\"\"\",0.1,3,true,\nc|d,,-1,false,\n");
}

TEST_CASE("records as Markdown escape bars and hide columns", "[compare][records]") {
  const std::string text = markdown_text(kTable, {"count", "empty"});
  CHECK(text ==
        "| name | value | clear |\n|---|---|---|\n| a, \"b\" | 0.10 | yes |\n| c\\|d | - | no |\n");
}

TEST_CASE("records are joined and given a column", "[compare][records]") {
  Records all;
  all.append(kTable);
  all.append(kTable);
  all.add_column("from", "x");
  CHECK(all.columns.back() == "from");
  CHECK(all.rows.size() == 4);
  CHECK_THAT(csv_text(all), Contains("-1,false,,x\n"));
}

TEST_CASE("a study says what its intervals hold", "[compare][records]") {
  StudyDescription study;
  CHECK(interval_scope(study).parameters == "fixed");
  CHECK_THAT(interval_scope(study).sentence, Contains("at fixed parameters"));
  study.provenance = {{"parameters", "fixed"}};
  CHECK(interval_scope(study) == interval_scope({}));
  study.provenance = {{"parameters", "drawn"}};
  CHECK(interval_scope(study).parameters == "drawn");
  CHECK_THAT(interval_scope(study).sentence, !Contains("fixed") && Contains("(drawn)"));
}

}  // namespace spearhead::output
