#include "scenarios/inputs.h"

#include "scenarios/codes.h"
#include "scenarios/embedded.h"

namespace spearhead::scenarios {

const SourceFile& Inputs::open(const std::filesystem::path& path) {
  if (from_ == From::disk) return files_.emplace_back(read_source(path));
  const std::string name = path.generic_string();
  return files_.emplace_back(name, std::string(embedded_file(name)));
}

const SourceFile* Inputs::open(const Located<std::string>& path, const SourceFile& from,
                               Report& report) {
  const std::filesystem::path folder = std::filesystem::path(from.name()).parent_path();
  try {
    return &open(folder / path.value);
  } catch (const UnreadableFile& failure) {
    report.error(from, path.extent,
                 {.code = code::kNotFound,
                  .message = failure.what(),
                  .expected = "the path of a file, relative to this one"});
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
