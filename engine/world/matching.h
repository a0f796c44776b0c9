#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/id.h"

namespace spearhead {

/// A firm's partnership that comes to its end; `other` is an entry of its list.
struct TieEnd {
  FirmRow row;
  std::uint32_t other;
};

/// A firm's wish to become the partner of another or of a university, an entry of its list to be.
struct TieProposal {
  Key receiver_key;  ///< 0 for a university
  Key proposer_key;
  double score;
  std::uint32_t receiver;
  FirmRow proposer;
};

/// The university of a region that is strongest in a field.
struct BestChair {
  std::uint32_t university = 0;
  double strength = 0;  ///< 0: nobody teaches it
};

/// Buffers of the search for partners, empty of meaning between phases.
struct Matching {
  std::vector<BestChair> chairs;                    ///< [region][field]
  std::vector<std::vector<TieEnd>> ends;            ///< of each block
  std::vector<std::vector<TieProposal>> proposals;  ///< of each block
  std::vector<TieProposal> queue;                   ///< all of them, in the order of decision
  std::vector<std::uint8_t> waiting;                ///< per firm: its own proposal is undecided
};

}  // namespace spearhead
