#include <algorithm>
#include <span>

#include "engine/math/elementary.h"
#include "engine/random/draws.h"
#include "engine/step/candidates.h"
#include "engine/step/partners.h"
#include "engine/step/tie_score.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"
#include "engine/world/ties.h"

namespace spearhead {
namespace {

/// Draws of platforms are numbered apart from the usual ones, whose number quality decides.
constexpr std::uint32_t kFirstAtPlatform = 64;

Knowledgeable knowledge_of(const Firms& firms, FirmRow row) {
  return {firms.kene[row], firms.absorptive_capacity[row]};
}

/// How often a searcher looks around. Who asks a university needs words for one look.
Looks looks_of(const Parameters& rule, const World& world, const Searcher& searcher) {
  Looks looks{};
  if (searcher.asks_university) {
    looks.usual = 1;
    return looks;
  }
  looks.usual = std::min(static_cast<std::uint32_t>(rule.candidates), kMostUsualLooks);
  if (searcher.organisation != kNoCluster) {
    const double quality = world.clusters.quality[searcher.organisation];
    looks.organised = std::min(static_cast<std::uint32_t>(rule.candidates_organised * quality),
                               kMostUsualLooks - looks.usual);
  }
  if (invites(searcher.seat, kPlatform)) {
    looks.platform = std::min(static_cast<std::uint32_t>(rule.platform_candidates),
                              kMostLooks - kMostUsualLooks);
  }
  return looks;
}

/// Proposes to the candidate that is liked best, if any is good enough.
void propose_to_firm(const Now& now, const World& world, const Searcher& searcher,
                     const Outlook& outlook, const Candidates& candidates,
                     std::vector<TieProposal>& proposals) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  TieProposal best{0, firms.key[searcher.row], rule.proposal_threshold, kNobody, searcher.row};
  for (std::uint32_t c = 0; c < candidates.count; ++c) {
    const FirmRow other{candidates.one[c].row};
    const double visibility =
        rule.visibility_base +
        rule.visibility_trust * trust_between(world, searcher.organisation, other) +
        (candidates.one[c].at_platform ? rule.platform_visibility : 0);
    const double score =
        score_of_firm(rule, now.knowledge(), outlook, knowledge_of(firms, other), visibility) +
        rule.score_noise * candidates.one[c].liking;
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
                           const Outlook& outlook, double liking,
                           std::vector<TieProposal>& proposals) {
  const Parameters& rule = now.rule();
  const std::size_t fields = world.universities.fields;
  const std::span chairs(world.work.matching.chairs);
  const UniversityOffer offer =
      best_offer(outlook, chairs.subspan(searcher.region.value * fields, fields));
  const std::uint32_t mark = kUniversityTie | offer.university;
  if (offer.worth == 0 || tied(world.firms, searcher.row, mark)) return;
  const double strength =
      world.universities.strength_of(UniversityId{offer.university}, offer.field);
  const double score =
      score_of_offer(rule, now.knowledge(), outlook, offer, strength) + rule.score_noise * liking;
  if (score <= rule.proposal_threshold) return;
  proposals.push_back({0, world.firms.key[searcher.row], score, mark, searcher.row});
}

/// Carries the searches out, and empties the list.
void look_around(const Now& now, const World& world, Searches& searches,
                 std::vector<TieProposal>& proposals) {
  BlockWords& words = searches.words;
  now.draws.fill(purpose::candidate, searches.key, searches.draw, searches.drawn, words);
  for (std::uint32_t i = 0; i < searches.drawn; ++i) {
    searches.liking.of[i] = math::gumbel(words.coarse_uniform(i, 1));
  }
  find_usual_candidates(now, world, searches);
  std::uint32_t place = 0;
  Outlook outlook;
  for (std::uint32_t k = 0; k < searches.count; ++k) {
    const Searcher& searcher = searches.searcher[k];
    const Looks& looks = searches.looks[k];
    look_out(now.knowledge(), knowledge_of(world.firms, searcher.row), outlook);
    if (searcher.asks_university) {
      propose_to_university(now, world, searcher, outlook, searches.liking.of[place], proposals);
    } else {
      Candidates candidates;
      name_candidates(world, searcher, looks, searches, place, candidates);
      propose_to_firm(now, world, searcher, outlook, candidates, proposals);
    }
    place += looks.all();
  }
  searches.count = searches.drawn = 0;
}

void add_search(const Now& now, const World& world, const Searcher& searcher, Searches& searches,
                std::vector<TieProposal>& proposals) {
  const bool full = searches.count == Searches::kMost || searches.drawn + kMostLooks > kBlockRows;
  if (full) look_around(now, world, searches, proposals);
  const Looks looks = looks_of(now.rule(), world, searcher);
  const Key key = world.firms.key[searcher.row];
  searches.add_draws(key, 0, looks.usual + looks.organised);
  searches.add_draws(key, kFirstAtPlatform, looks.platform);
  searches.searcher[searches.count] = searcher;
  searches.looks[searches.count++] = looks;
}

/// Yearly rate of looking for a partner.
double search_rate(const Parameters& rule, const World& world, const Searcher& searcher) {
  const bool organised = searcher.organisation != kNoCluster;
  const double quality = organised ? world.clusters.quality[searcher.organisation] : 0;
  const double keenness = is_idle(rule, world.firms, searcher.row) ? rule.search_idle : 1;
  const double call = invites(searcher.seat, kPartnerCall) ? rule.call_search : 0;
  return rule.search_rate * keenness * (1 + rule.search_organised * quality) + call;
}

/// Decides from one word whether the firm looks for a partner in this step, and whether it turns to
/// a university. Who is invited to a platform goes there. The high bits of the word say who
/// searches, the low ones, which no rate moves, who asks a university; who has just worked with an
/// expert of one does.
bool searches_now(const Now& now, const World& world, Searcher& searcher, std::uint32_t word) {
  const Parameters& rule = now.rule();
  searcher.asks_university = false;
  if (invites(searcher.seat, kPlatform)) return true;
  if (!happens(coarse_uniform_from(word), search_rate(rule, world, searcher))) return false;
  searcher.asks_university =
      invites(searcher.seat, kUniversity) || coarse_uniform_from(word << 16) < rule.university_tie;
  return true;
}

/// Lists the rows that may look for a partner in this step: by a bound on the rate of the keenest
/// firm, which is a member of the best organisation, and all who are invited to a meeting.
void list_searchers(const Now& now, const World& world, const Block& block,
                    const std::uint32_t* word, Selected& selected) {
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
    select_below(bound, word, block.size(), selected);
    return;
  }
  const std::uint32_t limit = word_of_chance(bound);
  const Seat* const seat = meetings.seat.from(block.begin);
  select(
      block.size(), [&](std::uint32_t i) { return (word[i] <= limit) | (seat[i].meetings != 0); },
      selected);
}

}  // namespace

void search_partners(const Now& now, const World& world, const Block& block,
                     std::vector<TieProposal>& proposals) {
  const Firms& firms = world.firms;
  const Meetings& meetings = world.work.meetings;
  const BlockWords& lots = world.work.lots.chance[block.begin / kBlockRows];
  Selected selected;
  list_searchers(now, world, block, lots.word[Lots::kSearch], selected);
  Searches searches;
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : selected) {
    const FirmRow row{block.begin + i};
    if (!has_room_to_search(firms.ties[row])) continue;
    while (world.layout.run(run).end <= row.value) ++run;
    const SegmentId segment = world.layout.run(run).segment;
    const Seat seat = meetings.any ? meetings.seat[row] : Seat{};
    Searcher searcher{row,  segment, world.region_of(segment), organisation_of(world, row, segment),
                      seat, false};
    if (!searches_now(now, world, searcher, lots.word[Lots::kSearch][i])) continue;
    add_search(now, world, searcher, searches, proposals);
  }
  look_around(now, world, searches, proposals);
}

}  // namespace spearhead
