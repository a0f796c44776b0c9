#include "engine/step/candidates.h"

#include <algorithm>

#include "engine/step/partners.h"
#include "engine/world/ties.h"

namespace spearhead {
namespace {

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

std::uint64_t point_at(const BlockWords& words, std::uint32_t place) {
  return std::uint64_t{words.word[2][place]} << 32 | words.word[3][place];
}

/// A usual look: at an acquaintance of the market or of a partner, or at anybody by size: who works
/// for many is known to many.
void begin_look(const Now& now, const World& world, const Searcher& searcher, std::uint32_t place,
                Searches& searches) {
  const Parameters& rule = now.rule();
  const BlockWords& words = searches.words;
  const double source = words.coarse_uniform(place, 0);
  const std::uint64_t point = point_at(words, place);
  if (source < rule.candidate_sector) {
    searches.of_sector.add(searcher.segment.value, place, point);
    return;
  }
  const bool asks_partner = source < rule.candidate_sector + rule.candidate_partner;
  const std::uint32_t partner =
      asks_partner
          ? random_partner(world.firms.ties[searcher.row], searcher.row.value, words.word[2][place])
          : kNobody;
  if (partner == kNobody) {
    searches.by_size.add(searcher.region.value, place, point);
    return;
  }
  __builtin_prefetch(world.firms.ties.from(partner));
  searches.introduction[searches.introductions++] = {place, partner, &searcher};
}

/// What a searcher makes of a firm is read soon.
void ask_for(const Firms& firms, std::uint32_t row) {
  __builtin_prefetch(firms.kene.from(row));
  __builtin_prefetch(firms.absorptive_capacity.from(row));
}

/// Partners name one of their partners. Who has no other looks around like everybody.
void introduce(const Firms& firms, Searches& searches) {
  for (std::uint32_t i = 0; i < searches.introductions; ++i) {
    const auto [place, partner, searcher] = searches.introduction[i];
    const std::uint32_t found = random_partner(firms.ties[FirmRow{partner}], searcher->row.value,
                                               searches.words.word[3][place]);
    searches.found[place] = found;
    if (found != kNobody) {
      ask_for(firms, found);
    } else {
      searches.by_size.add(searcher->region.value, place, point_at(searches.words, place));
    }
  }
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

}  // namespace

void Candidates::add(const Firms& firms, const Searcher& searcher, const One& found) {
  if (found.row == kNobody || found.row == searcher.row.value) return;
  if (tied(firms, searcher.row, found.row)) return;
  ask_for(firms, found.row);
  one[count++] = found;
}

void find_usual_candidates(const Now& now, const World& world, Searches& searches) {
  searches.of_sector.count = searches.by_size.count = searches.introductions = 0;
  std::uint32_t place = 0;
  for (std::uint32_t k = 0; k < searches.count; ++k) {
    const Searcher& searcher = searches.searcher[k];
    const Looks& looks = searches.looks[k];
    for (std::uint32_t c = 0; c < looks.usual && !searcher.asks_university; ++c) {
      begin_look(now, world, searcher, place + c, searches);
    }
    place += looks.all();
  }
  introduce(world.firms, searches);
  world.work.picks.of_segments(searches.of_sector.all());
  world.work.picks.by_size(searches.by_size.all());
  for (PickList* list : {&searches.of_sector, &searches.by_size}) {
    for (const Pick& pick : list->all()) {
      searches.found[pick.asker] = pick.row;
      if (pick.row != kNobody) ask_for(world.firms, pick.row);
    }
  }
}

void name_candidates(const World& world, const Searcher& searcher, const Looks& looks,
                     const Searches& searches, std::uint32_t place, Candidates& candidates) {
  const BlockWords& words = searches.words;
  const double* const liking = searches.liking.of;
  for (std::uint32_t c = 0; c < looks.usual; ++c, ++place) {
    candidates.add(world.firms, searcher, {searches.found[place], false, liking[place]});
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

}  // namespace spearhead
