#include "scenarios/yaml_document.h"

#include <catch2/catch.hpp>

using namespace spearhead::scenarios;

namespace {

/// What is wrong with a text, each as `SP103 2:1`.
std::vector<std::string> problems(const std::string& text) {
  const SourceFile file("f.yaml", text);
  Report report;
  parse_yaml(file, report);
  std::vector<std::string> list;
  for (const Diagnostic& each : report.diagnostics()) {
    list.push_back(each.code + ' ' + std::to_string(each.line) + ':' + std::to_string(each.column));
  }
  return list;
}

YamlNode parsed(const std::string& text) {
  const SourceFile file("f.yaml", text);
  Report report;
  std::optional<YamlNode> root = parse_yaml(file, report);
  INFO(to_text(report.diagnostics()));
  REQUIRE(root);
  REQUIRE_FALSE(report.failed());
  return *root;
}

using Problems = std::vector<std::string>;

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']') + "\n";
}

}  // namespace

TEST_CASE("values keep the text and place that they have in the file", "[scenarios][yaml]") {
  const YamlNode root = parsed("a: 010\nб: [yes, \"no\"]\nc: {d: 'it''s'}\n");
  REQUIRE(root.kind == YamlNode::Kind::map);
  CHECK(root.find("a")->text == "010");
  CHECK(root.find("a")->extent.offset == 3);
  CHECK(root.find("a")->extent.length == 3);
  const YamlNode& list = *root.find("б");
  CHECK(list.items[0].text == "yes");
  CHECK_FALSE(list.items[0].quoted);
  CHECK(list.items[1].quoted);
  CHECK(root.find("c")->find("d")->text == "it's");
  CHECK(root.find("c")->find("d")->extent.length == 7);
  CHECK(root.find("z") == nullptr);
}

TEST_CASE("odd but valid files read like plain ones", "[scenarios][yaml]") {
  for (const char* text :
       {"\xEF\xBB\xBF"
        "a: x\n",
        "a: x\r\n", "a: x", "# note\n---\na: x\n...\n", "%YAML 1.2\n---\na: x\n", "{\"a\": \"x\"}",
        "a: >-\n  x\n", "a:\n  x\n", "? a\n: x\n", "a:    x   # note\n"}) {
    INFO(text);
    CHECK(parsed(text).find("a")->text == "x");
  }
}

TEST_CASE("an empty value stands where its key does", "[scenarios][yaml]") {
  const YamlNode root = parsed("a:\nb: 1\n");
  CHECK(root.find("a")->kind == YamlNode::Kind::empty);
  CHECK(root.find("a")->extent.offset == 0);
}

TEST_CASE("a key may stand once in a map", "[scenarios][yaml]") {
  CHECK(problems("a: 1\nb: 2\na: 3\n") == Problems{"SP103 3:1"});
  CHECK(problems("a: {x: 1, \"x\": 2}\n") == Problems{"SP103 1:11"});
  CHECK(problems("- {a: 1}\n- {a: 1}\n").empty());
}

TEST_CASE("merge keys, aliases, anchors and tags are refused", "[scenarios][yaml]") {
  CHECK(problems("<<: {a: 1}\n") == Problems{"SP104 1:1"});
  CHECK(problems("a: &x 1\nb: *x\n") == Problems{"SP007 1:4", "SP007 2:4"});
  CHECK(problems("a: &x [*x]\n") == Problems{"SP007 1:4", "SP007 1:8"});
  CHECK(problems("a: &x\n  b: 1\n") == Problems{"SP007 1:4"});
  CHECK(problems("a: !!float 3\n") == Problems{"SP009 1:4"});
  CHECK(problems("a: ! 3\n") == Problems{"SP009 1:4"});
  CHECK(problems("a: !list [1]\n") == Problems{"SP009 1:4"});
  CHECK(problems("a: !!map {b: 1}\n") == Problems{"SP009 1:4"});
}

TEST_CASE("a bomb of aliases is refused at its anchors", "[scenarios][yaml]") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int level = 1; level < 40; ++level) {
    const std::string from = std::to_string(level - 1);
    const std::string to = std::to_string(level);
    bomb += "a" + to + ": &a" + to + " [*a" + from + ", *a" + from + "]\n";
  }
  CHECK(problems(bomb).size() == 40 + 2 * 39);
}

TEST_CASE("keys are text", "[scenarios][yaml]") {
  CHECK(problems("[1, 2]: 3\n") == Problems{"SP105 1:1"});
  CHECK(problems("? {a: 1}\n: 2\n") == Problems{"SP105 1:3"});
  CHECK(problems("{: 1}\n") == Problems{"SP105 1:2"});
}

TEST_CASE("a file holds one document", "[scenarios][yaml]") {
  CHECK(problems("a: 1\n---\nb: 2\n") == Problems{"SP006 2:1"});
  CHECK(problems("a: 1\n...\nb: 2\n") == Problems{"SP006 3:1"});
  CHECK(problems("{a: 1} rest\n") == Problems{"SP006 1:8"});
  CHECK(problems("a: 1\n---\n") == Problems{"SP006 2:1"});
}

TEST_CASE("an unterminated quote is reported where it opens", "[scenarios][yaml]") {
  CHECK(problems("a: 1\nb: \"abc") == Problems{"SP005 2:4"});
  CHECK(problems("a: 'abc\nb: 2\n") == Problems{"SP005 1:4"});
  CHECK(problems("a: 'it''s\n") == Problems{"SP005 1:4"});
  CHECK(problems("a: \"x\\\"\n") == Problems{"SP005 1:4"});
  CHECK(problems("a: [1, 'b]\n") == Problems{"SP005 1:8"});
  CHECK(problems("\"a: 1\n").front().substr(0, 5) == "SP005");
}

TEST_CASE("depth and number of values are limited", "[scenarios][yaml]") {
  CHECK(problems(nested(64)).empty());
  CHECK(problems(nested(65)) == Problems{"SP008 1:65"});
  CHECK(problems(nested(100'000)) == Problems{"SP008 1:65"});
  std::string many = "[";
  for (int value = 0; value < 200'001; ++value) many += "1,";
  CHECK(problems(many + "]").front().substr(0, 5) == "SP011");
}

TEST_CASE("what is not UTF-8 text is refused at its place", "[scenarios][yaml]") {
  CHECK(problems("a: 1\nb: \xFF\n") == Problems{"SP003 2:4"});
  CHECK(problems("\xFF\xFE"
                 "a\0") == Problems{"SP003 1:1"});
  CHECK(problems("a: \xC0\xAF\n") == Problems{"SP003 1:4"});
  CHECK(problems("a: \xED\xA0\x80\n") == Problems{"SP003 1:4"});
  CHECK(problems("a: \xF4\x90\x80\x80\n") == Problems{"SP003 1:4"});
  CHECK(problems("a: \xE2\x82") == Problems{"SP003 1:4"});
  CHECK(problems(std::string("a: b\0c\n", 7)) == Problems{"SP003 1:5"});
  CHECK(problems("a: b\x04 c\nd: 1\n") == Problems{"SP003 1:5"});
  CHECK(problems("a: 1\rb: 2\n") == Problems{"SP003 1:5"});
}

TEST_CASE("a file has content and at most 16 MiB of it", "[scenarios][yaml]") {
  CHECK(problems("") == Problems{"SP010 1:1"});
  CHECK(problems("# nothing\n") == Problems{"SP010 1:1"});
  CHECK(problems("---\n") == Problems{"SP010 1:1"});
  CHECK(problems(std::string(kLargestFile + 1, ' ')) == Problems{"SP002 1:1"});
}

TEST_CASE("broken YAML is reported with its line", "[scenarios][yaml]") {
  CHECK(problems("a: 1\n\tb: 2\n") == Problems{"SP004 2:1"});
  CHECK(problems("a: {b: 1\n").size() == 1);
  CHECK(problems("a: b: c\n") == Problems{"SP004 1:5"});
  CHECK(problems("a: @x\n") == Problems{"SP004 1:4"});
  CHECK(problems("скан: @x\n") == Problems{"SP004 1:7"});
  CHECK(problems("a: \"\\q\"\n").front().substr(0, 5) == "SP004");
}

TEST_CASE("all refused parts of a file are reported at once", "[scenarios][yaml]") {
  CHECK(problems("a: &x 1\na: 2\n<<: {}\nb: !t 3\n[c]: 4\n") ==
        Problems{"SP007 1:4", "SP103 2:1", "SP104 3:1", "SP009 4:4", "SP105 5:1"});
}
