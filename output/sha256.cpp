#include "output/sha256.h"

#include <array>

#include <openssl/evp.h>

#include "output/error.h"

namespace spearhead::output {
namespace {

void require_success(int code) {
  if (code != 1) throw OutputError("cannot compute a SHA-256 digest: OpenSSL refuses");
}

}  // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  require_success(context_ != nullptr);
  require_success(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
}

void Sha256::update(std::span<const std::byte> bytes) {
  require_success(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

void Sha256::update(std::string_view text) { update(std::as_bytes(std::span(text))); }

std::string Sha256::hex() const {
  // Finishing uses a context up, so a copy is finished.
  const std::unique_ptr<evp_md_ctx_st, Free> last(EVP_MD_CTX_new());
  require_success(last != nullptr);
  require_success(EVP_MD_CTX_copy_ex(last.get(), context_.get()));
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require_success(EVP_DigestFinal_ex(last.get(), digest.data(), &size));

  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 0x0F];
  }
  return text;
}

std::string sha256_hex(std::string_view text) {
  Sha256 hash;
  hash.update(text);
  return hash.hex();
}

}  // namespace spearhead::output
