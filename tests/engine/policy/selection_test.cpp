#include "engine/policy/selection.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/policy/collect.h"
#include "engine/policy/hearing.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr int kApplicants = 400;

/// Applicants of a programme, each with a merit and a need of its own.
class Queue {
 public:
  explicit Queue(Selection selection, double information = 1) {
    scenario_ = support::small_scenario();
    programme_ = support::small_subsidy("p", 1);
    programme_.selection = selection;
    programme_.agency.information = information;
    for (int i = 0; i < kApplicants; ++i) {
      const double x = (i + 0.5) / kApplicants;
      all.push_back({mix(static_cast<std::uint64_t>(i)), 0.2 + 3 * x, 1 - x, 0, 0.3});
    }
  }

  /// Numbers of the applicants in the order of the queue.
  std::vector<int> order() const {
    const Draws draws(Luck{1, 0}, 3);
    const PolicyView view = support::view_of(scenario_, world_, draws);
    const Call call = support::call_of(programme_);
    std::vector<std::pair<std::uint64_t, int>> places;
    for (int i = 0; i < kApplicants; ++i) {
      places.emplace_back(place_in_queue(view, call, all[static_cast<std::size_t>(i)]), i);
    }
    std::ranges::sort(places);
    std::vector<int> numbers;
    for (const auto& place : places) numbers.push_back(place.second);
    return numbers;
  }

  /// Ranks of all, drawn together, and one by one.
  std::pair<std::vector<std::uint64_t>, std::vector<std::uint64_t>> ranks() const {
    const Draws draws(Luck{1, 0}, 3);
    const PolicyView view = support::view_of(scenario_, world_, draws);
    const Call call = support::call_of(programme_);
    Proposals proposals(all.size());
    rank_proposals(view, call, all, proposals);
    std::pair<std::vector<std::uint64_t>, std::vector<std::uint64_t>> ranks;
    for (std::size_t i = 0; i < all.size(); ++i) {
      ranks.first.push_back(proposals[i].rank);
      ranks.second.push_back(place_in_queue(view, call, all[i]));
    }
    return ranks;
  }

  /// Mean number among the first tenth of the queue: 199.5 when chance alone decides.
  double mean_of_first_tenth() const {
    const std::vector<int> numbers = order();
    double sum = 0;
    for (std::size_t i = 0; i < kApplicants / 10; ++i) sum += numbers[i];
    return sum / (kApplicants / 10);
  }

  std::vector<Applicant> all;

 private:
  Scenario scenario_;
  World world_;
  Programme programme_;
};

std::vector<int> counting(int first, int step) {
  std::vector<int> numbers(kApplicants);
  for (int i = 0; i < kApplicants; ++i) numbers[static_cast<std::size_t>(i)] = first + i * step;
  return numbers;
}

}  // namespace

TEST_CASE("an agency that sees all takes the best by merit, and the poorest by need",
          "[policy][selection]") {
  CHECK(Queue(Selection::merit).order() == counting(kApplicants - 1, -1));
  CHECK(Queue(Selection::need).order() == counting(0, 1));
  CHECK(Queue(Selection::jury).order() == counting(kApplicants - 1, -1));
}

TEST_CASE("the less an agency sees, the less merit and need decide", "[policy][selection]") {
  const double all = Queue(Selection::merit, 1).mean_of_first_tenth();
  const double half = Queue(Selection::merit, 0.5).mean_of_first_tenth();
  const double nothing = Queue(Selection::merit, 0).mean_of_first_tenth();
  CHECK(all == Approx(379.5));
  CHECK(half < all);
  CHECK(nothing < half);
  CHECK(nothing > 199.5);
}

TEST_CASE("ranks that are drawn together are those drawn one by one", "[policy][selection]") {
  for (const Selection rule : {Selection::lottery, Selection::first_come, Selection::merit,
                               Selection::need, Selection::jury}) {
    const auto [together, alone] = Queue(rule, 0.5).ranks();
    CHECK(together == alone);
  }
}

TEST_CASE("a lottery looks at neither merit nor need nor skill", "[policy][selection]") {
  Queue queue(Selection::lottery);
  const std::vector<int> order = queue.order();
  for (Applicant& applicant : queue.all) {
    applicant = {applicant.key, 3.5 - applicant.merit, 0.5, 1, 0.9};
  }
  CHECK(queue.order() == order);
  CHECK(std::abs(queue.mean_of_first_tenth() - 199.5) < 4 * 115.5 / std::sqrt(40.0));
}

TEST_CASE("where the first come first, the well-managed are there earlier", "[policy][selection]") {
  Queue queue(Selection::first_come);
  CHECK(std::abs(queue.mean_of_first_tenth() - 199.5) < 4 * 115.5 / std::sqrt(40.0));
  for (std::size_t i = 300; i < kApplicants; ++i) queue.all[i].skill = 3;
  CHECK(queue.mean_of_first_tenth() > 260);
}

TEST_CASE("a jury prefers those whom it knows to those of equal merit", "[policy][selection]") {
  Queue queue(Selection::jury, 0.5);
  for (Applicant& applicant : queue.all) applicant.merit = 1;
  for (std::size_t i = 200; i < kApplicants; ++i) queue.all[i].network = 1;
  CHECK(queue.mean_of_first_tenth() > 250);
}

TEST_CASE("one more applicant moves nobody else", "[policy][selection][paired]") {
  for (const Selection selection : {Selection::lottery, Selection::first_come, Selection::merit,
                                    Selection::need, Selection::jury}) {
    Queue queue(selection, 0.5);
    std::vector<int> order = queue.order();
    std::erase(order, 0);
    queue.all[0].key = 12345;
    std::vector<int> other = queue.order();
    std::erase(other, 0);
    CHECK(order == other);
  }
}

TEST_CASE("support that an agency sees excludes, unless cumulation is free",
          "[policy][selection]") {
  World world = found(support::small_scenario(), Luck{1, 0});
  Programme programme = support::small_subsidy("p", 1);
  const FirmRow row{0};
  const auto may = [&](Cumulation cumulation, std::uint32_t funders) {
    programme.cumulation = cumulation;
    world.firms.funders[row] = funders;
    Call call = support::call_of(programme);
    call.group = 2;
    return may_cumulate(call, world.firms, row);
  };
  CHECK(may(Cumulation::seen, 0));
  CHECK(may(Cumulation::seen, 1));
  CHECK_FALSE(may(Cumulation::seen, 3));
  CHECK_FALSE(may(Cumulation::none, 1));
  CHECK(may(Cumulation::none, 0));
  CHECK(may(Cumulation::free, 3));
}

TEST_CASE("whether a firm hears of one call says nothing about another", "[policy][selection]") {
  const Scenario scenario = support::clustered_scenario();
  World world = found(scenario, Luck{1, 0});
  constexpr std::uint32_t kLimit = 0x40000000;  // a quarter of all words
  double first = 0;
  double both = 0;
  double asked = 0;
  for (std::uint32_t step = 0; step < 40; ++step) {
    draw_hearing(Draws(Luck{1, 0}, step), world);
    for (std::uint32_t row = 0; row < world.firms.size(); ++row) {
      const auto hears = [&](const char* programme) {
        return world.work.lots.hearing(row / kBlockRows, row % kBlockRows,
                                       low_word(key_of(programme))) < kLimit;
      };
      first += hears("grants") ? 1 : 0;
      both += hears("grants") && hears("vouchers") ? 1 : 0;
      asked += 1;
    }
  }
  CHECK(first / asked == Approx(0.25).margin(4 * std::sqrt(0.1875 / asked)));
  CHECK(both / asked == Approx(0.0625).margin(4 * std::sqrt(0.0586 / asked)));
}

TEST_CASE("firms hear of a call with the chance that the rule says, members more often",
          "[policy][selection]") {
  Scenario scenario = support::clustered_scenario();
  World world = found(scenario, Luck{1, 0});
  std::ranges::fill(world.clusters.quality, 1.0);
  Programme programme = support::small_subsidy("p", 1);
  programme.target.segments.assign(world.segments.size(), 0);
  programme.target.segments[0] = 1;
  const auto share = [&] {
    std::uint32_t heard = 0;
    std::uint32_t asked = 0;
    for (std::uint32_t step = 0; step < 20; ++step) {
      const Draws draws(Luck{1, 0}, step);
      draw_hearing(draws, world);
      const PolicyView view = support::view_of(scenario, world, draws);
      Proposals proposals;
      collect_proposals(view, support::call_of(programme), proposals, [](FirmRow row, SegmentId) {
        Proposal proposal;
        proposal.row = row;
        return std::optional(proposal);
      });
      heard += static_cast<std::uint32_t>(proposals.size());
      asked += world.layout.size(SegmentId{0});
    }
    return static_cast<double>(heard) / asked;
  };
  CHECK(share() == Approx(scenario.rule.call_awareness).epsilon(0.15));
  std::fill_n(world.firms.member.from(0), world.firms.size(), std::uint8_t{1});
  CHECK(share() == Approx(scenario.rule.call_awareness + scenario.rule.call_members).epsilon(0.15));
}

}  // namespace spearhead
