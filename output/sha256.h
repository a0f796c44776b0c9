#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's name for its context; its headers stay out of ours

namespace spearhead::output {

/// SHA-256 (FIPS 180-4) of bytes that arrive piece by piece.
class Sha256 {
 public:
  /// \throws OutputError when OpenSSL offers no SHA-256.
  Sha256();

  void update(std::span<const std::byte> bytes);
  void update(std::string_view text);

  /// The digest of everything so far, 64 lower-case hexadecimal digits; more bytes may follow.
  std::string hex() const;

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// SHA-256 of one text, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view text);

}  // namespace spearhead::output
