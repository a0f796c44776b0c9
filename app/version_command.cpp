#include <boost/version.hpp>
#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "engine/simulate.h"
#include "output/build_info.h"

namespace spearhead::app {

int version(const Arguments& arguments) {
  const output::Provenance info = output::build_info({});
  if (arguments.has("json")) {
    nlohmann::ordered_json document = nlohmann::ordered_json::object();
    for (const auto& [name, value] : info) document[name] = value;
    document["bits"] = kBitsVersion;
    print_json(document);
    return kDone;
  }
  fmt::print("spearhead {} ({})\n", output::program_version(), output::git_id());
  fmt::print("  {:<12}{}\n", "bits", kBitsVersion);
  for (const auto& [name, value] : info) {
    if (name != "version" && name != "git_id") fmt::print("  {:<12}{}\n", name, value);
  }
  return kDone;
}

}  // namespace spearhead::app
