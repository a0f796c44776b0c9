#include "app/earlier_study.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "output/error.h"

namespace spearhead::app {
namespace {

/// HDF5 files begin with these bytes.
bool looks_like_hdf5(const std::filesystem::path& file) {
  constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n";
  std::string start(kSignature.size(), '\0');
  std::ifstream(file, std::ios::binary).read(start.data(), std::ssize(start));
  return start == kSignature;
}

/// The command that made a study.
std::string made_by(const output::StudyReader& study) {
  const auto command = output::noted(study.description().provenance, "command_line");
  return command ? fmt::format(", made by '{}'", *command) : "";
}

std::string records_text(const Details& details) {
  std::vector<std::string> kept;
  if (details.firms) kept.emplace_back("firms");
  if (details.links) kept.emplace_back("links");
  if (details.awards) kept.emplace_back("awards");
  return kept.empty() ? "no records" : fmt::format("records of {}", fmt::join(kept, ", "));
}

output::StudyReader open_whole(const std::filesystem::path& file) {
  try {
    output::StudyReader study(file);
    study.firm_rows();  // finds damage before anything is computed
    return study;
  } catch (const output::OutputError& error) {
    throw output::OutputError(
        fmt::format("{} is damaged or not complete ({}); choose another file "
                    "with -o, or replace it with --force",
                    file.string(), error.what()));
  }
}

/// \throws output::OutputError unless the study is of the plan's run and has, or can get, what it
/// wants
void require_same(const output::StudyReader& study, const StudyPlan& plan) {
  const std::string file = plan.file.string();
  if (study.description().run_id != plan.description.run_id) {
    throw output::OutputError(fmt::format(
        "{} holds another study{}; choose another file with -o, or replace it with --force", file,
        made_by(study)));
  }
  const Details& has = study.description().details;
  const Details& wanted = plan.description.details;
  if (has == wanted || (has.include(wanted) && has_all(study, plan))) return;
  throw output::OutputError(fmt::format(
      "{} holds this study with {}, and {} are asked for; choose another file with -o, the same "
      "words behind --record, or compute all again with --force",
      file, records_text(has), records_text(wanted)));
}

}  // namespace

bool has_all(const output::StudyReader& study, const StudyPlan& plan) {
  return std::ranges::includes(study.description().replicates, plan.description.replicates);
}

std::optional<output::StudyReader> earlier_study(const Arguments& arguments,
                                                 const StudyPlan& plan) {
  if (!std::filesystem::exists(plan.file)) return std::nullopt;
  if (!std::filesystem::is_regular_file(plan.file) || !looks_like_hdf5(plan.file)) {
    throw output::OutputError(fmt::format(
        "{} is there and is no study; choose another file with -o", plan.file.string()));
  }
  if (arguments.has("force")) return std::nullopt;
  output::StudyReader study = open_whole(plan.file);
  require_same(study, plan);
  return study;
}

}  // namespace spearhead::app
