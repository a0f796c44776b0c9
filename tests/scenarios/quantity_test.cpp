#include "scenarios/quantity.h"

#include <catch2/catch.hpp>

using namespace spearhead::scenarios;

TEST_CASE("money has a currency, a multiple and perhaps a year", "[scenarios][quantity]") {
  const Money budget = parse_money("2M GBP/year");
  CHECK(budget.cents == 200'000'000);
  CHECK(budget.currency == "GBP");
  CHECK(budget.per_year);
  CHECK(parse_money("2 M GBP/year").cents == 200'000'000);
  CHECK(parse_money("2 M GBP / year").per_year);
  CHECK(parse_money("500k EUR").cents == 50'000'000);
  CHECK_FALSE(parse_money("500k EUR").per_year);
  CHECK(parse_money("1.5 bn USD").cents == 150'000'000'000);
  CHECK(parse_money("30e6 EUR").cents == 3'000'000'000);
  CHECK(parse_money("0 EUR/year").cents == 0);
  CHECK(parse_money("12.34 EUR").cents == 1234);
}

TEST_CASE("the same sum written in different units is the same sum", "[scenarios][quantity]") {
  CHECK(parse_money("1.1M EUR").cents == parse_money("1100k EUR").cents);
  CHECK(parse_money("0.0011bn EUR").cents == parse_money("1100000 EUR").cents);
  CHECK(parse_share("33.3 %") == 0.333);
  CHECK(parse_share("50%") == 0.5);
  CHECK(parse_share("5 %") == parse_share("0.05"));
}

TEST_CASE("other units and spellings of money are refused", "[scenarios][quantity]") {
  for (const char* text : {"2m GBP",
                           "2 million GBP",
                           "2M",
                           "2",
                           "GBP 2M",
                           "\u00A3"
                           "2M",
                           "2M CHF",
                           "2M gbp",
                           "2M GBP/quarter",
                           "2M GBP/year/year",
                           "2M GBP per year",
                           "-2M GBP",
                           "1e30 EUR",
                           "2,000,000 GBP",
                           "2.000.000 GBP",
                           "2,5M GBP",
                           "1_000 EUR",
                           "nan EUR",
                           "inf EUR",
                           "0x10 EUR",
                           "010 EUR",
                           "",
                           " ",
                           "M GBP",
                           "2Mk GBP",
                           "1e99999999999 EUR"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_money(text), QuantityError);
  }
}

TEST_CASE("numbers are decimal and finite", "[scenarios][quantity]") {
  CHECK(parse_number("0.5") == 0.5);
  CHECK(parse_number(" -2 ") == -2);
  CHECK(parse_number("1e-3") == 0.001);
  CHECK(parse_number("1E+3") == 1000);
  CHECK(parse_number("0") == 0);
  CHECK(parse_number("0.0") == 0);
  for (const char* text :
       {"010",   "00",    "-01", "0x1F", "0o17", "nan", ".nan", "inf", "-.inf", ".5",      "5.",
        "1e400", "1 000", "1,5", "yes",  "+5",   "5 %", "1e",   "--1", "1:30",  "\xD9\xA1"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_number(text), QuantityError);
  }
}

TEST_CASE("an octal-looking number comes with the number that is meant", "[scenarios][quantity]") {
  const auto suggestion = [](const char* text) -> std::string {
    try {
      parse_number(text);
    } catch (const QuantityError& fault) {
      return fault.suggestion();
    }
    return "none";
  };
  CHECK(suggestion("010") == "write 10");
  CHECK(suggestion("-007") == "write -7");
  CHECK(suggestion("000") == "write 0");
  CHECK(suggestion("00.5") == "write 0.5");
}

TEST_CASE("whole numbers are whole and small", "[scenarios][quantity]") {
  CHECK(parse_integer("2025") == 2025);
  CHECK_THROWS_AS(parse_integer("2025.5"), QuantityError);
  CHECK_THROWS_AS(parse_integer("1e12"), QuantityError);
}

TEST_CASE("a share lies between nothing and all", "[scenarios][quantity]") {
  CHECK(parse_share("0") == 0);
  CHECK(parse_share("100 %") == 1);
  for (const char* text : {"50", "1.01", "101 %", "-1 %", "half", "50 percent", "5 EUR"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_share(text), QuantityError);
  }
}

TEST_CASE("a ratio is a number or a percentage of any size", "[scenarios][quantity]") {
  CHECK(parse_ratio("0.3") == 0.3);
  CHECK(parse_ratio("30 %") == 0.3);
  CHECK(parse_ratio("30%") == 0.3);
  CHECK(parse_ratio("-250 %") == -2.5);
  for (const char* text : {"%", "30 percent", "30 % %", "3 years", "half"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_ratio(text), QuantityError);
  }
}

TEST_CASE("times need their unit and counts do not", "[scenarios][quantity]") {
  CHECK(parse_years("7 years") == 7);
  CHECK(parse_years("1 year") == 1);
  CHECK(parse_years("0.5years") == 0.5);
  CHECK(parse_persons("10") == 10);
  CHECK(parse_persons("10 persons") == 10);
  CHECK_THROWS_AS(parse_years("7"), QuantityError);
  CHECK_THROWS_AS(parse_years("7 months"), QuantityError);
  CHECK_THROWS_AS(parse_persons("10 people"), QuantityError);
}

TEST_CASE("a time in another unit is told in years, and only what resembles years is put right",
          "[scenarios][quantity]") {
  const auto remedy = [](const char* text) -> std::string {
    try {
      parse_years(text);
    } catch (const QuantityError& fault) {
      return fault.suggestion();
    }
    return "is read";
  };
  CHECK(remedy("3 months") == "write 0.25 years");
  CHECK(remedy("12 months") == "write 1 year");
  CHECK(remedy("7 month") == "write 0.583 years");
  CHECK(remedy("6 quarters") == "write 1.5 years");
  CHECK(remedy("26 weeks") == "write 0.5 years");
  CHECK(remedy("2") == "write 2 years");
  CHECK(remedy("2y") == "write 2 years");
  CHECK(remedy("2 Years") == "write 2 years");
  CHECK(remedy("1 year 6 months").empty());
  CHECK(remedy("100 %").empty());
}

TEST_CASE("amounts are as short as files write them", "[scenarios][quantity]") {
  CHECK(short_amount(100) == "100");
  CHECK(short_amount(100'000) == "100k");
  CHECK(short_amount(1500) == "1.5k");
  CHECK(short_amount(50e6) == "50M");
  CHECK(short_amount(2e9) == "2bn");
  CHECK(short_amount(0) == "0");
}

TEST_CASE("ranges go from less to more or have no end", "[scenarios][quantity]") {
  const Interval size = parse_interval("10-250", "persons");
  CHECK(size.first == 10);
  CHECK(size.last == 250);
  CHECK(parse_interval("10 - 250 persons", "persons").last == 250);
  CHECK(std::isinf(parse_interval("250+", "persons").last));
  CHECK(parse_interval("0-5 years", "years").last == 5);
  for (const char* text :
       {"250-10", "10", "-5-10", "10-", "a-b", "10-20-30", "010-20", "0-5 years"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_interval(text, "persons"), QuantityError);
  }
}

TEST_CASE("numbers are written so that they are read back", "[scenarios][quantity]") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(1500) == "1500");
  CHECK(decimal(123450) == "1234.50");
  CHECK(decimal(5) == "0.05");
}

TEST_CASE("a point that may stand for thousands has two readings", "[scenarios][quantity]") {
  const std::optional<TwoReadings> budget = two_readings("600.000 EUR/year");
  REQUIRE(budget);
  CHECK(budget->as_thousands == "600000 EUR/year");
  CHECK(budget->as_decimal == "600 EUR/year");
  CHECK(two_readings("2.131")->as_decimal == "2.1310");
  for (const char* text : {"600.00 EUR", "0.125", "1200.500", "600.0000", "600.000.000", "600",
                           "2.131e3", "", "EUR", "600k EUR"}) {
    INFO(text);
    CHECK_FALSE(two_readings(text));
  }
  CHECK_FALSE(two_readings(budget->as_decimal));
  CHECK_FALSE(two_readings(budget->as_thousands));
}
