#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "engine/base/id.h"

namespace spearhead {

/// Finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection that mixes all 64 bits.
constexpr std::uint64_t mix(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15ULL;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9ULL;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBULL;
  return bits ^ (bits >> 31);
}

/// FNV-1a over the bytes of a name, mixed. Stable across compilers, platforms and releases.
constexpr Key key_of(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char letter : name) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3ULL;
  }
  return mix(hash);
}

/// Key of something that is caused by, or part of, other things; their order matters.
constexpr Key key_of(std::initializer_list<std::uint64_t> causes) {
  std::uint64_t hash = 0;
  for (const std::uint64_t cause : causes) hash = mix(hash ^ mix(cause));
  return hash;
}

/// Finaliser of MurmurHash3 (Appleby 2011): the same for 32 bits.
constexpr std::uint32_t mix32(std::uint32_t bits) {
  bits = (bits ^ (bits >> 16)) * 0x85EBCA6BU;
  bits = (bits ^ (bits >> 13)) * 0xC2B2AE35U;
  return bits ^ (bits >> 16);
}

constexpr std::uint32_t low_word(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
constexpr std::uint32_t high_word(std::uint64_t bits) {
  return static_cast<std::uint32_t>(bits >> 32);
}

}  // namespace spearhead
