#include "scenarios/json_text.h"

#include <catch2/catch.hpp>

using spearhead::scenarios::json_text;
using Json = nlohmann::ordered_json;

TEST_CASE("JSON stands in one line where it fits and is broken up where not", "[scenarios]") {
  const Json document{{"a", {1, "two"}}, {"b", Json::object()}, {"c", {{"d", nullptr}}}};
  CHECK(json_text(document, 60) == "{\"a\": [1, \"two\"], \"b\": {}, \"c\": {\"d\": null}}\n");
  CHECK(json_text(document, 19) ==
        "{\n"
        "  \"a\": [1, \"two\"],\n"
        "  \"b\": {},\n"
        "  \"c\": {\"d\": null}\n"
        "}\n");
  CHECK(Json::parse(json_text(document, 1)) == document);
}
