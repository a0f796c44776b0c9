#include "engine/policy/selection.h"

#include <bit>

#include "engine/math/elementary.h"

namespace spearhead {
namespace {

/// Places are whole numbers: the order of doubles above 0 is that of their bits.
std::uint64_t smallest_first(double value) { return std::bit_cast<std::uint64_t>(value); }
std::uint64_t largest_first(double value) { return ~std::bit_cast<std::uint64_t>(value); }

/// What an agency takes for a quantity: the less it knows, the further off.
double seen(const PolicyView& view, const Call& call, const Words& words, double truth) {
  const double unknown = 1 - call.programme.agency.information;
  return truth * math::exp(unknown * view.rule.information_noise *
                           math::normal(words.uniform(0), words.uniform(1)));
}

/// Time until the application is in: exponential, shorter for the well-managed.
double waiting_time(const Words& words, const Applicant& applicant) {
  return -math::log(words.uniform(0)) / applicant.skill;
}

constexpr double kNothing = 1e-12;

}  // namespace

namespace {

/// What the words are for by which an applicant is ranked: in this programme and step, its own.
Purpose purpose_of(Selection selection) {
  switch (selection) {
    case Selection::lottery:
      return purpose::lottery;
    case Selection::first_come:
      return purpose::application;
    case Selection::merit:
    case Selection::need:
    case Selection::jury:
      break;
  }
  return purpose::judgement;
}

std::uint64_t place_by(const PolicyView& view, const Call& call, const Applicant& applicant,
                       const Words& words) {
  switch (call.programme.selection) {
    case Selection::lottery:
      return std::uint64_t{words.word[0]} << 32 | words.word[1];
    case Selection::first_come:
      return smallest_first(waiting_time(words, applicant));
    case Selection::merit:
      return largest_first(seen(view, call, words, applicant.merit));
    case Selection::need:
      return largest_first(seen(view, call, words, applicant.need + kNothing));
    case Selection::jury:
      return largest_first(seen(view, call, words, applicant.merit) *
                           math::exp(view.rule.jury_bias * applicant.network));
  }
  return 0;
}

}  // namespace

Applicant applicant_of(const PolicyView& view, const Call& call, FirmRow row, double merit,
                       double need) {
  const Firms& firms = view.world.firms;
  Applicant applicant{firms.key[row], merit, need};
  const Selection selection = call.programme.selection;
  if (selection == Selection::jury) {
    applicant.network =
        static_cast<double>(tie_count(firms.ties[row])) / static_cast<double>(Ties{}.size());
  }
  if (selection == Selection::first_come) applicant.skill = firms.management[row] + kNothing;
  return applicant;
}

std::uint64_t place_in_queue(const PolicyView& view, const Call& call, const Applicant& applicant) {
  return place_by(view, call, applicant,
                  view.draws.words(purpose_of(call.programme.selection), applicant.key, 0,
                                   low_word(call.programme.key())));
}

void rank_proposals(const PolicyView& view, const Call& call, std::span<const Applicant> applicants,
                    std::span<Proposal> proposals) {
  Key keys[kBlockRows];
  const auto count = static_cast<std::uint32_t>(applicants.size());
  for (std::uint32_t i = 0; i < count; ++i) keys[i] = applicants[i].key;
  BlockWords words;
  view.draws.fill(purpose_of(call.programme.selection), keys, count, words, 0,
                  low_word(call.programme.key()));
  for (std::uint32_t i = 0; i < count; ++i) {
    proposals[i].rank = place_by(view, call, applicants[i], words.of(i));
  }
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
