#include "policies/registry.h"

namespace spearhead {

// An instrument is one file without a header, so its declaration stands here and nowhere else.
// NOLINTBEGIN(bugprone-macro-parentheses): names take no parentheses
#define INSTRUMENT(name) extern const InstrumentKind name;
#include "policies/instruments.def"
#undef INSTRUMENT

namespace {

constexpr const InstrumentKind* kInstruments[] = {
#define INSTRUMENT(name) &name,
#include "policies/instruments.def"
#undef INSTRUMENT
};
// NOLINTEND(bugprone-macro-parentheses)

}  // namespace

std::span<const InstrumentKind* const> instruments() { return kInstruments; }

const InstrumentKind* find_instrument(std::string_view name) {
  for (const InstrumentKind* kind : kInstruments) {
    if (name == kind->name) return kind;
  }
  return nullptr;
}

}  // namespace spearhead
