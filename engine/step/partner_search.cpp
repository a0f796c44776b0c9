#include <algorithm>
#include <array>

#include "engine/math/elementary.h"
#include "engine/random/draws.h"
#include "engine/step/partners.h"
#include "engine/step/tie_score.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"
#include "engine/world/ties.h"

namespace spearhead {
namespace {

/// A firm that looks for a partner.
struct Searcher {
  FirmRow row;
  SegmentId segment;
  RegionId region;
  std::uint32_t organisation;  ///< of which it is a member, or kNoCluster
  Seat seat;                   ///< at a meeting to which a programme invites it
};

Knowledgeable knowledge_of(const Firms& firms, FirmRow row) {
  return {firms.kene[row], firms.absorptive_capacity[row]};
}

/// Gumbel number from one random word.
double gumbel(std::uint32_t word) { return -math::log(-math::log(coarse_uniform_from(word))); }

std::uint64_t point_of(const Words& words) {
  return std::uint64_t{words.word[2]} << 32 | words.word[3];
}

/// One of `count` equally likely ones.
std::uint32_t one_of(std::uint32_t count, std::uint32_t word) {
  return static_cast<std::uint32_t>(std::uint64_t{word} * count >> 32);
}

/// A random partner among firms, other than `excluded`; `kNobody` if there is none.
std::uint32_t random_partner(const Ties& ties, std::uint32_t excluded, std::uint32_t word) {
  std::array<std::uint32_t, Ties{}.size()> partners{};
  std::uint32_t count = 0;
  for (const std::uint32_t tie : ties) {
    if (is_firm(tie) && tie != excluded) partners[count++] = tie;
  }
  return count == 0 ? kNobody : partners[one_of(count, word)];
}

std::uint32_t partner_of_partner(const Firms& firms, FirmRow row, const Words& words) {
  const std::uint32_t partner = random_partner(firms.ties[row], row.value, words.word[2]);
  if (partner == kNobody) return kNobody;
  return random_partner(firms.ties[FirmRow{partner}], row.value, words.word[3]);
}

/// An acquaintance of the market or of a partner, or anybody by size: who works for many is known
/// to many.
std::uint32_t usual_candidate(const Now& now, const World& world, const Searcher& searcher,
                              const Words& words) {
  const Parameters& rule = now.rule();
  const double source = coarse_uniform_from(words.word[0]);
  if (source < rule.candidate_sector) {
    return world.work.picks.of_segment(searcher.segment, point_of(words));
  }
  if (source < rule.candidate_sector + rule.candidate_partner) {
    const std::uint32_t found = partner_of_partner(world.firms, searcher.row, words);
    if (found != kNobody) return found;
  }
  return world.work.picks.by_size(searcher.region, point_of(words));
}

/// A firm of the searcher's own cluster, all equally likely.
std::uint32_t cluster_candidate(const World& world, const Searcher& searcher, const Words& words) {
  const SegmentId first = world.segment(searcher.region, SectorId{0});
  const auto rows_in = [&](std::uint32_t k) {
    const bool inside = cluster_of(world, SegmentId{k}) == searcher.organisation;
    return inside ? world.layout.size(SegmentId{k}) : 0;
  };
  std::uint32_t rows = 0;
  for (std::uint32_t k = first.value; k < first.value + world.sectors; ++k) rows += rows_in(k);
  std::uint32_t left = one_of(rows, words.word[0]);
  for (std::uint32_t k = first.value; k < first.value + world.sectors; ++k) {
    if (left < rows_in(k)) return world.work.picks.of_segment(SegmentId{k}, point_of(words));
    left -= rows_in(k);
  }
  return kNobody;
}

/// A participant of a platform, of the cluster that the searcher is to meet, or of any but its own.
/// Who stands next on the circle is met: one participant more changes few meetings.
std::uint32_t participant(const World& world, const Searcher& searcher, const Words& words) {
  const std::vector<Participant>& all = world.work.meetings.participants;
  const std::uint32_t own = cluster_of(world, searcher.segment);
  const auto is_met = [&](const Participant& each) {
    return searcher.seat.towards == kNoCluster ? each.cluster != own
                                               : each.cluster == searcher.seat.towards;
  };
  const auto place = std::ranges::lower_bound(all, point_of(words), {}, &Participant::hash);
  auto found = std::find_if(place, all.end(), is_met);
  if (found == all.end()) found = std::find_if(all.begin(), place, is_met);
  return found == all.end() || !is_met(*found) ? kNobody : found->row;
}

/// Firms at which somebody looks in one search, each with the word that chance needs to judge it.
struct Candidates {
  struct One {
    std::uint32_t row;
    std::uint32_t word;
    bool at_platform;
  };
  std::array<One, 48> one;
  std::uint32_t count = 0;

  void add(const Firms& firms, const Searcher& searcher, const One& found) {
    if (found.row == kNobody || found.row == searcher.row.value || count == one.size()) return;
    if (tied(firms, searcher.row, found.row)) return;
    __builtin_prefetch(firms.kene.from(found.row));
    __builtin_prefetch(firms.absorptive_capacity.from(found.row));
    one[count++] = found;
  }
};

/// Draws of platforms are numbered apart from the usual ones, whose number quality decides.
constexpr std::uint32_t kFirstAtPlatform = 64;
constexpr std::uint32_t kMostUsual = 32;

void name_participants(const Now& now, const World& world, const Searcher& searcher,
                       Candidates& candidates) {
  const auto looks = static_cast<std::uint32_t>(now.rule().platform_candidates);
  for (std::uint32_t c = 0; c < looks; ++c) {
    const Words words =
        now.draws.words(purpose::candidate, world.firms.key[searcher.row], kFirstAtPlatform + c);
    candidates.add(world.firms, searcher,
                   {participant(world, searcher, words), words.word[1], true});
  }
}

/// Most of the time goes into waiting for memory, so the firms are named before they are looked at.
void name_candidates(const Now& now, const World& world, const Searcher& searcher,
                     Candidates& candidates) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const auto usual = static_cast<std::uint32_t>(rule.candidates);
  const bool organised = searcher.organisation != kNoCluster;
  const auto further = static_cast<std::uint32_t>(
      organised ? rule.candidates_organised * world.clusters.quality[searcher.organisation] : 0);
  const std::uint32_t looks = std::min(usual + further, kMostUsual);
  for (std::uint32_t c = 0; c < looks; ++c) {
    const Words words = now.draws.words(purpose::candidate, firms.key[searcher.row], c);
    const std::uint32_t found = c < usual ? usual_candidate(now, world, searcher, words)
                                          : cluster_candidate(world, searcher, words);
    candidates.add(firms, searcher, {found, words.word[1], false});
  }
  if (invites(searcher.seat, kPlatform)) {
    name_participants(now, world, searcher, candidates);
  }
}

/// Looks at a number of firms and proposes to the one that is liked best, if any is good enough.
void propose_to_firm(const Now& now, const World& world, const Searcher& searcher,
                     std::vector<TieProposal>& proposals) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  Candidates candidates;
  name_candidates(now, world, searcher, candidates);
  TieProposal best{0, firms.key[searcher.row], rule.proposal_threshold, kNobody, searcher.row};
  for (std::uint32_t c = 0; c < candidates.count; ++c) {
    const FirmRow other{candidates.one[c].row};
    const double visibility =
        rule.visibility_base +
        rule.visibility_trust * trust_between(world, searcher.organisation, other) +
        (candidates.one[c].at_platform ? rule.platform_visibility : 0);
    const double score = score_of_firm(rule, now.knowledge(), knowledge_of(firms, searcher.row),
                                       knowledge_of(firms, other), visibility) +
                         rule.score_noise * gumbel(candidates.one[c].word);
    if (score <= best.score) continue;
    best.score = score;
    best.receiver = other.value;
  }
  if (best.receiver == kNobody) return;
  best.receiver_key = firms.key[FirmRow{best.receiver}];
  proposals.push_back(best);
}

/// Turns to the university that has most to offer, if it is good enough.
void propose_to_university(const Now& now, const World& world, const Searcher& searcher,
                           std::vector<TieProposal>& proposals) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const Key key = firms.key[searcher.row];
  const Knowledgeable own = knowledge_of(firms, searcher.row);
  const UniversityOffer offer =
      best_offer(now.knowledge(), world.universities, searcher.region, own);
  const std::uint32_t mark = kUniversityTie | offer.university;
  if (offer.worth == 0 || tied(firms, searcher.row, mark)) return;
  const double strength =
      world.universities.strength_of(UniversityId{offer.university}, offer.field);
  const Words words = now.draws.words(purpose::candidate, key);
  const double score = score_of_offer(rule, now.knowledge(), own, offer, strength) +
                       rule.score_noise * gumbel(words.word[1]);
  if (score > rule.proposal_threshold) proposals.push_back({0, key, score, mark, searcher.row});
}

/// Yearly rate of looking for a partner.
double search_rate(const Parameters& rule, const World& world, const Searcher& searcher) {
  const bool organised = searcher.organisation != kNoCluster;
  const double quality = organised ? world.clusters.quality[searcher.organisation] : 0;
  const double keenness = is_idle(rule, world.firms, searcher.row) ? rule.search_idle : 1;
  const double call = invites(searcher.seat, kPartnerCall) ? rule.call_search : 0;
  return rule.search_rate * keenness * (1 + rule.search_organised * quality) + call;
}

/// Whether the firm looks for a partner in this step: who is invited to meet some does.
bool searches(const Parameters& rule, const World& world, const Searcher& searcher, double u) {
  return invites(searcher.seat, kPlatform) || happens(u, search_rate(rule, world, searcher));
}

/// Whether it turns to a university: who has just worked with an expert of one does, if it looks
/// for a partner at all and not at a platform.
bool asks_university(const Parameters& rule, const Seat& seat, double u) {
  return !invites(seat, kPlatform) && (invites(seat, kUniversity) || u < rule.university_tie);
}

}  // namespace

namespace {

/// Lists the rows that may look for a partner in this step: by a bound on the rate of the keenest
/// firm, which is a member of the best organisation, and all who are invited to a meeting.
void list_searchers(const Now& now, const World& world, const Block& block, const BlockWords& words,
                    Selected& selected) {
  const Parameters& rule = now.rule();
  double quality = 0;
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const std::uint32_t cluster = cluster_of(world, world.layout.run(r).segment);
    if (cluster != kNoCluster) quality = std::max(quality, world.clusters.quality[cluster]);
  }
  const double bound = kStepYears * rule.search_rate * std::max(1.0, rule.search_idle) *
                       (1 + rule.search_organised * quality);
  const Meetings& meetings = world.work.meetings;
  if (!meetings.any) {
    select_below(bound, words.word[0], block.size(), selected);
    return;
  }
  const std::uint32_t limit = word_of_chance(bound);
  const Seat* const seat = meetings.seat.from(block.begin);
  select(
      block.size(),
      [&](std::uint32_t i) { return (words.word[0][i] <= limit) | (seat[i].meetings != 0); },
      selected);
}

}  // namespace

void search_partners(const Now& now, const World& world, const Block& block,
                     std::vector<TieProposal>& proposals) {
  const Firms& firms = world.firms;
  const Meetings& meetings = world.work.meetings;
  BlockWords words;
  now.draws.fill(purpose::search, firms.key.from(block.begin), block.size(), words);
  Selected selected;
  list_searchers(now, world, block, words, selected);
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : selected) {
    const FirmRow row{block.begin + i};
    if (!has_room_to_search(firms.ties[row])) continue;
    while (world.layout.run(run).end <= row.value) ++run;
    const SegmentId segment = world.layout.run(run).segment;
    const Seat seat = meetings.any ? meetings.seat[row] : Seat{};
    const Searcher searcher{row, segment, world.region_of(segment),
                            organisation_of(world, row, segment), seat};
    if (!searches(now.rule(), world, searcher, words.uniform(i, 0))) continue;
    if (asks_university(now.rule(), seat, words.uniform(i, 1))) {
      propose_to_university(now, world, searcher, proposals);
    } else {
      propose_to_firm(now, world, searcher, proposals);
    }
  }
}

}  // namespace spearhead
