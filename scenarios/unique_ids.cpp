#include "scenarios/unique_ids.h"

#include "scenarios/codes.h"

namespace spearhead::scenarios {

void UniqueIds::add(const Located<std::string>& id, const char* what, Reading& in) {
  if (!id.given || seen_.emplace(id.value, id.extent).second) return;
  const int line = in.file.place(seen_.at(id.value)).line;
  in.report.error(in.file, id.extent,
                  {.code = code::kDuplicateName,
                   .message = std::string("the ") + what + ' ' + in_ticks(id.value) +
                              " stands here twice, first in line " + std::to_string(line),
                   .suggestion = "give each its own id"});
}

}  // namespace spearhead::scenarios
