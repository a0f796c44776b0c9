#include "scenarios/inputs.h"

#include <algorithm>
#include <system_error>

#include "scenarios/codes.h"
#include "scenarios/embedded.h"
#include "scenarios/nearest.h"
#include "scenarios/shipped_regions.h"

namespace spearhead::scenarios {
namespace {

// The name in the folder of `wanted` that is nearest to its own; of huge folders not all is seen.
std::string neighbour_of(const std::filesystem::path& wanted) {
  constexpr std::size_t most = 1000;
  std::error_code ignored;
  std::vector<std::string> names;
  std::filesystem::directory_iterator entry(
      wanted.has_parent_path() ? wanted.parent_path() : std::filesystem::path("."), ignored);
  for (; !ignored && entry != std::filesystem::directory_iterator() && names.size() < most;
       entry.increment(ignored)) {
    if (entry->is_regular_file(ignored)) names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return nearest(wanted.filename().string(), names);
}

// `path` is the text of a file that names `wanted`.
std::string help_on_path(const std::string& path, const std::filesystem::path& wanted,
                         bool on_disk) {
  const std::string shipped = help_on_shipped_region(path);
  const std::string near = shipped.empty() && on_disk ? neighbour_of(wanted) : "";
  if (!near.empty()) {
    return "did you mean `" + std::filesystem::path(path).replace_filename(near).generic_string() +
           "`?";
  }
  if (!shipped.empty() || std::filesystem::path(path).has_extension()) return shipped;
  return "write the name of a file with its ending, such as " +
         (path.size() > 60 ? "`region.yaml`" : '`' + path + ".yaml`") + ", not a code or a name";
}

}  // namespace

const SourceFile& Inputs::open(const std::filesystem::path& path) {
  if (from_ == From::disk) {
    files_.push_back(read_source(path));
    opened_.push_back(files_.back().name());
    return files_.back();
  }
  const std::string name = path.generic_string();
  const auto found = std::ranges::find(embedded_files(), name, &EmbeddedFile::path);
  if (found == embedded_files().end()) throw UnreadableFile(name, "the program has no such file");
  return files_.emplace_back(name, std::string(found->text));
}

const SourceFile* Inputs::open(const Located<std::string>& path, const SourceFile& from,
                               Report& report) {
  const std::filesystem::path folder = std::filesystem::path(from.name()).parent_path();
  try {
    return &open(folder / path.value);
  } catch (const UnreadableFile& failure) {
    // A file that is there and cannot be read is no mistake of the one that names it.
    std::error_code ignored;
    if (std::filesystem::is_regular_file(folder / path.value, ignored)) throw;
    report.error(
        from, path.extent,
        {.code = code::kNotFound,
         .message = failure.what(),
         .expected = "the path of a file, relative to this one",
         .suggestion = help_on_path(path.value, folder / path.value, from_ == From::disk)});
    return nullptr;
  }
}

void Inputs::add(const std::string& path, std::string text) {
  files_.emplace_back(path, std::move(text));
}

std::vector<InputFile> Inputs::files() const {
  std::vector<InputFile> list;
  for (const SourceFile& file : files_) list.push_back({file.name(), file.text()});
  return list;
}

}  // namespace spearhead::scenarios
