#pragma once

#include <optional>
#include <string>

#include "scenarios/file_kind.h"

namespace spearhead::scenarios {

/// The JSON Schema (draft-07) of one kind of file, or of all of them in one document that looks at
/// the keys of a file to tell which it is. It is made of the tables that the readers use: a file
/// that they take has the schema's consent, and what the schema refuses they refuse too. What
/// needs more than one value, or another file, only they can tell.
/// \param version of the program, for the title
/// \returns JSON with a line end
std::string json_schema(std::optional<FileKind> kind, const std::string& version);

}  // namespace spearhead::scenarios
