#pragma once

#include <array>
#include <span>

#include "engine/random/draws.h"
#include "engine/step/now.h"
#include "engine/world/blocks.h"
#include "engine/world/world.h"

/// At whom firms look that search a partner. Most of a search is waiting for memory: the searches
/// of many firms are carried out together, and memory is asked for all of them in steps.
namespace spearhead {

/// A firm that looks for a partner.
struct Searcher {
  FirmRow row;
  SegmentId segment;
  RegionId region;
  std::uint32_t organisation;  ///< of which it is a member, or kNoCluster
  Seat seat;                   ///< at a meeting to which a programme invites it
  bool asks_university;        ///< instead of looking at firms
};

inline constexpr std::uint32_t kMostUsualLooks = 32;
inline constexpr std::uint32_t kMostLooks = 48;  ///< in one search

/// How often a firm looks around, and where.
struct Looks {
  std::uint32_t usual;
  std::uint32_t organised;  ///< further ones in its own cluster
  std::uint32_t platform;

  std::uint32_t all() const { return usual + organised + platform; }
};

/// Choices of one kind that are made together.
struct PickList {
  std::uint32_t count = 0;
  Pick pick[kBlockRows];

  void add(std::uint32_t from, std::uint32_t asker, std::uint64_t point) {
    pick[count++] = {from, asker, point, kNobody};
  }
  std::span<Pick> all() { return std::span(pick).first(count); }
};

/// A look that goes through a partner to one of the partner's partners.
struct Introduction {
  std::uint32_t place;  ///< of the look
  std::uint32_t partner;
  const Searcher* searcher;
};

/// A few firms that search, as many as there is room for their looks: words for all looks are drawn
/// at once, and the firms at which they look are found together.
struct Searches {
  static constexpr std::uint32_t kMost = 64;
  std::uint32_t count = 0;
  Searcher searcher[kMost];
  Looks looks[kMost];
  std::uint32_t drawn = 0;
  Key key[kBlockRows];
  std::uint32_t draw[kBlockRows];
  BlockWords words;
  BlockLane liking;                 ///< Gumbel, of one word of each look
  std::uint32_t found[kBlockRows];  ///< row at which each usual look falls, or kNobody
  PickList of_sector;
  PickList by_size;
  std::uint32_t introductions = 0;
  Introduction introduction[kBlockRows];

  void add_draws(Key searcher_key, std::uint32_t first, std::uint32_t many) {
    for (std::uint32_t c = 0; c < many; ++c) {
      key[drawn] = searcher_key;
      draw[drawn++] = first + c;
    }
  }
};

/// Finds the firms at which all usual looks fall, and has fetched what searchers make of them.
/// \writes searches.found
void find_usual_candidates(const Now& now, const World& world, Searches& searches);

/// Firms at which somebody looks in one search, each with what chance makes of it.
struct Candidates {
  struct One {
    std::uint32_t row;
    bool at_platform;
    double liking;
  };
  std::array<One, kMostLooks> one;
  std::uint32_t count = 0;

  void add(const Firms& firms, const Searcher& searcher, const One& found);
};

/// Lists the firms at which a searcher looks. `place` is that of its first look.
void name_candidates(const World& world, const Searcher& searcher, const Looks& looks,
                     const Searches& searches, std::uint32_t place, Candidates& candidates);

}  // namespace spearhead
