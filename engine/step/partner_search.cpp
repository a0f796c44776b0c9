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
  bool asks_university;        ///< instead of looking at firms
};

/// Draws of platforms are numbered apart from the usual ones, whose number quality decides.
constexpr std::uint32_t kFirstAtPlatform = 64;
constexpr std::uint32_t kMostUsual = 32;
constexpr std::uint32_t kMostLooks = 48;  ///< in one search

/// How often a firm looks around, and where.
struct Looks {
  std::uint32_t usual;
  std::uint32_t organised;  ///< further ones in its own cluster
  std::uint32_t platform;
};

/// A few firms that search, as many as there is room for their looks: words for all looks are drawn
/// at once.
struct Searches {
  static constexpr std::uint32_t kMost = 64;
  std::uint32_t count = 0;
  Searcher searcher[kMost];
  Looks looks[kMost];
  std::uint32_t drawn = 0;
  Key key[kBlockRows];
  std::uint32_t draw[kBlockRows];
  BlockWords words;
  BlockLane liking;  ///< Gumbel, of one word of each look

  void add_draws(Key searcher_key, std::uint32_t first, std::uint32_t many) {
    for (std::uint32_t c = 0; c < many; ++c) {
      key[drawn] = searcher_key;
      draw[drawn++] = first + c;
    }
  }
};

Knowledgeable knowledge_of(const Firms& firms, FirmRow row) {
  return {firms.kene[row], firms.absorptive_capacity[row]};
}

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

/// Firms at which somebody looks in one search, each with what chance makes of it.
struct Candidates {
  struct One {
    std::uint32_t row;
    bool at_platform;
    double liking;
  };
  std::array<One, kMostLooks> one;
  std::uint32_t count = 0;

  void add(const Firms& firms, const Searcher& searcher, const One& found) {
    if (found.row == kNobody || found.row == searcher.row.value) return;
    if (tied(firms, searcher.row, found.row)) return;
    __builtin_prefetch(firms.kene.from(found.row));
    __builtin_prefetch(firms.absorptive_capacity.from(found.row));
    one[count++] = found;
  }
};

/// How often a searcher looks around. Who asks a university needs words for one look.
Looks looks_of(const Parameters& rule, const World& world, const Searcher& searcher) {
  Looks looks{};
  if (searcher.asks_university) {
    looks.usual = 1;
    return looks;
  }
  looks.usual = std::min(static_cast<std::uint32_t>(rule.candidates), kMostUsual);
  if (searcher.organisation != kNoCluster) {
    const double quality = world.clusters.quality[searcher.organisation];
    looks.organised = std::min(static_cast<std::uint32_t>(rule.candidates_organised * quality),
                               kMostUsual - looks.usual);
  }
  if (invites(searcher.seat, kPlatform)) {
    looks.platform =
        std::min(static_cast<std::uint32_t>(rule.platform_candidates), kMostLooks - kMostUsual);
  }
  return looks;
}

/// Most of the time goes into waiting for memory, so the firms are named before they are looked at.
/// `words` is the place of the searcher's first.
void name_candidates(const Now& now, const World& world, const Searcher& searcher,
                     const Looks& looks, const Searches& searches, std::uint32_t place,
                     Candidates& candidates) {
  const BlockWords& words = searches.words;
  const double* const liking = searches.liking.of;
  for (std::uint32_t c = 0; c < looks.usual; ++c, ++place) {
    const std::uint32_t found = usual_candidate(now, world, searcher, words.of(place));
    candidates.add(world.firms, searcher, {found, false, liking[place]});
  }
  for (std::uint32_t c = 0; c < looks.organised; ++c, ++place) {
    const std::uint32_t found = cluster_candidate(world, searcher, words.of(place));
    candidates.add(world.firms, searcher, {found, false, liking[place]});
  }
  for (std::uint32_t c = 0; c < looks.platform; ++c, ++place) {
    const std::uint32_t found = participant(world, searcher, words.of(place));
    candidates.add(world.firms, searcher, {found, true, liking[place]});
  }
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
      name_candidates(now, world, searcher, looks, searches, place, candidates);
      propose_to_firm(now, world, searcher, outlook, candidates, proposals);
    }
    place += looks.usual + looks.organised + looks.platform;
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
