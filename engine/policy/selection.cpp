#include "engine/policy/selection.h"

#include <bit>

#include "engine/math/elementary.h"

namespace spearhead {
namespace {

/// Places are whole numbers: the order of doubles above 0 is that of their bits.
std::uint64_t smallest_first(double value) { return std::bit_cast<std::uint64_t>(value); }
std::uint64_t largest_first(double value) { return ~std::bit_cast<std::uint64_t>(value); }

/// What an agency takes for a quantity: the less it knows, the further off.
double seen(const PolicyView& view, const Call& call, Key applicant, double truth) {
  const Words words =
      view.draws.words(purpose::judgement, applicant, 0, low_word(call.programme.key()));
  const double unknown = 1 - call.programme.agency.information;
  return truth * math::exp(unknown * view.rule.information_noise *
                           math::normal(words.uniform(0), words.uniform(1)));
}

/// Time until the application is in: exponential, shorter for the well-managed.
double waiting_time(const PolicyView& view, const Call& call, const Applicant& applicant) {
  const Words words =
      view.draws.words(purpose::application, applicant.key, 0, low_word(call.programme.key()));
  return -math::log(words.uniform(0)) / applicant.skill;
}

constexpr double kNothing = 1e-12;

}  // namespace

Applicant applicant_of(const PolicyView& view, FirmRow row, double merit, double need) {
  const Firms& firms = view.world.firms;
  return {firms.key[row], merit, need,
          static_cast<double>(tie_count(firms.ties[row])) / static_cast<double>(Ties{}.size()),
          firms.management[row] + kNothing};
}

std::uint64_t lot(const Draws& draws, Key applicant, Key programme) {
  const Words words = draws.words(purpose::lottery, applicant, 0, low_word(programme));
  return std::uint64_t{words.word[0]} << 32 | words.word[1];
}

std::uint64_t place_in_queue(const PolicyView& view, const Call& call, const Applicant& applicant) {
  switch (call.programme.selection) {
    case Selection::lottery:
      return lot(view.draws, applicant.key, call.programme.key());
    case Selection::first_come:
      return smallest_first(waiting_time(view, call, applicant));
    case Selection::merit:
      return largest_first(seen(view, call, applicant.key, applicant.merit));
    case Selection::need:
      return largest_first(seen(view, call, applicant.key, applicant.need + kNothing));
    case Selection::jury:
      return largest_first(seen(view, call, applicant.key, applicant.merit) *
                           math::exp(view.rule.jury_bias * applicant.network));
  }
  return 0;
}

double highest_awareness(const PolicyView& view, SegmentId segment) {
  const Clusters& clusters = view.world.clusters;
  const std::uint32_t cluster =
      clusters.size() == 0 ? kNoCluster : clusters.of_segment[segment.value];
  const double quality = cluster == kNoCluster ? 0 : clusters.quality[cluster];
  return view.rule.call_awareness + view.rule.call_members * quality;
}

double awareness(const PolicyView& view, FirmRow row, SegmentId segment) {
  const bool told = view.world.firms.member[row] != 0;
  return told ? highest_awareness(view, segment) : view.rule.call_awareness;
}

bool may_cumulate(const Call& call, const Firms& firms, FirmRow row) {
  switch (call.programme.cumulation) {
    case Cumulation::seen:
      return (firms.funders[row] & call.group) == 0;
    case Cumulation::none:
      return firms.funders[row] == 0;
    case Cumulation::free:
      return true;
  }
  return false;
}

}  // namespace spearhead
