#pragma once

#include <cstdint>

#include "output/hdf5.h"

namespace spearhead::output::hdf5 {

/// The kinds of number that columns hold.
enum class Number : std::uint8_t { int8, int32, uint64, float32, float64 };

inline constexpr Number number_of(std::int8_t) { return Number::int8; }
inline constexpr Number number_of(std::int32_t) { return Number::int32; }
inline constexpr Number number_of(std::uint64_t) { return Number::uint64; }
inline constexpr Number number_of(float) { return Number::float32; }
inline constexpr Number number_of(double) { return Number::float64; }

/// Type of such numbers in memory.
inline hid_t native_type(Number number) {
  switch (number) {
    case Number::int8:
      return H5T_NATIVE_INT8;
    case Number::int32:
      return H5T_NATIVE_INT32;
    case Number::uint64:
      return H5T_NATIVE_UINT64;
    case Number::float32:
      return H5T_NATIVE_FLOAT;
    case Number::float64:
      break;
  }
  return H5T_NATIVE_DOUBLE;
}

}  // namespace spearhead::output::hdf5
