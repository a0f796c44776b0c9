# Writes OUTPUT, a C++ file that holds the bytes of each of FILES (paths relative to ROOT).
string(REPLACE " " ";" FILES "${FILES}")
set(table "")
set(bodies "")
set(index 0)
foreach(path IN LISTS FILES)
  file(READ "${ROOT}/${path}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],))" "\\1\n" bytes "${bytes}")
  string(APPEND bodies "const unsigned char file_${index}[] = {\n${bytes}0};\n")
  string(APPEND table "    {\"${path}\", {reinterpret_cast<const char*>(file_${index}), sizeof(file_${index}) - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// Made by scripts/embed_files.cmake.
#include \"scenarios/embedded.h\"

namespace spearhead::scenarios {
namespace {
${bodies}}  // namespace

std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${table}  };
  return files;
}

}  // namespace spearhead::scenarios
")
