#pragma once

#include <string>
#include <string_view>

namespace spearhead::output {

/// `text` as the content of an element or of an attribute in double quotes, of XML and HTML alike.
/// Bytes that are no UTF-8 and control characters are replaced.
std::string escaped(std::string_view text);

}  // namespace spearhead::output
