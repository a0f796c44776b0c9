#include "scenarios/nearest.h"

#include <vector>

#include <catch2/catch.hpp>

using spearhead::scenarios::edit_distance;
using spearhead::scenarios::nearest;

TEST_CASE("a swap of neighbouring letters is one slip", "[scenarios][nearest]") {
  CHECK(edit_distance("budgte", "budget") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("same", "same") == 0);
  CHECK(edit_distance("year", "years") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest name is offered and far ones are not", "[scenarios][nearest]") {
  const std::vector<std::string> names{"budget", "years", "target", "id"};
  CHECK(nearest("budgte", names) == "budget");
  CHECK(nearest("yeras", names) == "years");
  CHECK(nearest("colour", names).empty());
  CHECK(nearest(std::string(100'000, 'b'), names).empty());
  CHECK(nearest("", names).empty());
}

TEST_CASE("of equally near names the first is offered", "[scenarios][nearest]") {
  CHECK(nearest("b1", std::vector<std::string>{"a1", "c1"}) == "a1");
}
