#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/nearest.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

bool read_choice(const YamlNode& node, Reading& in, const std::vector<std::string>& choices,
                 const char* what, std::string& out) {
  std::string text;
  if (!read_text(node, in, text)) return false;
  if (std::find(choices.begin(), choices.end(), text) == choices.end()) {
    report_unknown(code::kUnknownName, in.file, node.extent, what, text, choices, in.report);
    return false;
  }
  out = std::move(text);
  return true;
}

bool read_word(const YamlNode& node, Reading& in, std::span<const char* const> words,
               std::size_t usable, const char* what, std::size_t& out) {
  std::string text;
  if (!read_text(node, in, text)) return false;
  const auto found = std::ranges::find(words, text);
  const auto place = static_cast<std::size_t>(found - words.begin());
  if (found == words.end()) {
    // Only what can be used is offered.
    const auto offered = words.first(usable);
    report_unknown(code::kUnknownName, in.file, node.extent, what, text,
                   {offered.begin(), offered.end()}, in.report);
    return false;
  }
  if (place >= usable) {
    report_not_yet(node, std::string(what) + ' ' + in_ticks(text), in);
    return false;
  }
  out = place;
  return true;
}

void report_not_yet(const YamlNode& node, const std::string& what, Reading& in) {
  if (node.kind == YamlNode::Kind::refused) return;
  in.error(node, {.code = code::kNotYet,
                  .message = what + " is not available yet in this version",
                  .suggestion = "leave it out"});
}

void report_unknown(const char* code, const SourceFile& file, Extent extent, const char* what,
                    std::string_view name, const std::vector<std::string>& names, Report& report) {
  const std::string near = report.full() ? std::string() : nearest(name, names);
  report.error(file, extent,
               {.code = code,
                .message = std::string("unknown ") + what + ' ' + in_ticks(name),
                .expected = names.size() > 40 ? "one of the " + std::to_string(names.size()) +
                                                    " that `spearhead list " + what + "s` shows"
                                              : "one of " + join(names),
                .suggestion = near.empty() ? "" : "did you mean `" + near + "`?"});
}

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& each : words) joined += (joined.empty() ? "" : ", ") + each;
  return joined;
}

}  // namespace spearhead::scenarios
