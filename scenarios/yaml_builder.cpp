#include "scenarios/yaml_builder.h"

#include <algorithm>

#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

// Offset after the quotation mark that closes the one at `offset`, or npos.
std::size_t end_of_quotes(std::string_view text, std::size_t offset) {
  const char mark = text[offset];
  for (std::size_t at = offset + 1; at < text.size(); ++at) {
    if (mark == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == mark) {
      const bool doubled = mark == '\'' && at + 1 < text.size() && text[at + 1] == mark;
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return std::string_view::npos;
}

std::string_view without_blanks_behind(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// Offset of the hyphen of an empty item of a list, whose mark `offset` is that of the next token:
// at the end of the nearest line above that is neither empty nor a comment. An item that is written
// out, such as `~`, has its own mark, behind the hyphen.
std::size_t hyphen_of_empty_item(std::string_view text, std::size_t offset) {
  bool own_line = offset < text.size();
  for (std::size_t end = std::min(offset, text.size()); end > 0;) {
    const std::size_t begin = text.substr(0, end).rfind('\n') + 1;  // 0 in the first line
    std::string_view line = text.substr(begin, end - begin);
    line = without_blanks_behind(line.substr(0, line.starts_with('#') ? 0 : line.find(" #")));
    if (!own_line && line.ends_with('-')) return begin + line.size() - 1;
    if (!line.empty() || begin == 0) return offset;
    own_line = false;
    end = begin - 1;
  }
  return offset;
}

bool opens_quotes(std::string_view text, std::size_t offset) {
  return offset < text.size() && (text[offset] == '"' || text[offset] == '\'');
}

// The extent of a scalar's first line, for the caret.
Extent extent_of(std::string_view text, std::size_t offset, const std::string& value) {
  if (opens_quotes(text, offset)) {
    const std::size_t end = std::min(end_of_quotes(text, offset), text.size());
    return {offset, end - offset};
  }
  if (text.substr(offset, value.size()) == value) return {offset, value.size()};
  const std::size_t line_end = std::min(text.find_first_of("\r\n", offset), text.size());
  return {offset, std::max<std::size_t>(1, line_end - offset)};
}

}  // namespace

void YamlBuilder::count_node(Extent extent) {
  if (++nodes_ <= kMostNodes) return;
  error(extent, {.code = code::kTooMany,
                 .message = "the file holds more than 200,000 values",
                 .suggestion = "is it the file that is meant?"});
  throw StopReading{};
}

bool YamlBuilder::check_properties(std::size_t offset, YAML::anchor_t anchor,
                                   const std::string& tag) {
  if (anchor != 0) {
    error({offset, 1}, {.code = code::kAlias,
                        .message = "anchors are not read",
                        .suggestion = "remove the `&name` and write values out where they belong"});
    return false;
  }
  const bool written = offset < file_.text().size() && file_.text()[offset] == '!';
  if (written || (!tag.empty() && tag != "?" && tag != "!")) {
    error({offset, 1}, {.code = code::kTag,
                        .message = "tags are not read",
                        .suggestion = "remove the `!` and the word behind it"});
    return false;
  }
  return true;
}

void YamlBuilder::check_quotes(const YamlNode& node) {
  const std::string_view text = file_.text();
  const std::size_t offset = node.extent.offset;
  if (!opens_quotes(text, offset)) return;
  if (end_of_quotes(text, offset) != std::string_view::npos) return;
  error({offset, 1}, {.code = code::kUnterminated,
                      .message = "a quotation mark is opened here and never closed",
                      .suggestion = "add the missing quotation mark"});
  throw StopReading{};
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  YamlNode node;
  node.extent = {offset(mark), 0};
  if (anchor != 0 && !check_properties(offset(mark), anchor, ""))
    node.kind = YamlNode::Kind::refused;
  place(std::move(node));
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  YamlNode node;
  node.kind = YamlNode::Kind::refused;
  node.extent = {offset(mark), 1};
  error(node.extent, {.code = code::kAlias,
                      .message = "aliases are not read",
                      .suggestion = "write the value out here"});
  place(std::move(node));
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  YamlNode node;
  node.extent = extent_of(file_.text(), offset(mark), value);
  const bool plain = check_properties(offset(mark), anchor, tag);
  node.kind = plain ? YamlNode::Kind::text : YamlNode::Kind::refused;
  node.quoted = tag == "!";
  node.text = value;
  check_quotes(node);
  const std::string_view written =
      std::string_view(file_.text()).substr(node.extent.offset, node.extent.length);
  if (opens_quotes(written, 0) && written.find('\n') != std::string_view::npos)
    wrapped_quotes_ = node.extent;
  place(std::move(node));
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                                  YAML::anchor_t anchor, YAML::EmitterStyle::value style) {
  open(YamlNode::Kind::list, mark, tag, anchor);
  open_.back().hyphens = style == YAML::EmitterStyle::Block;
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(YamlNode::Kind::map, mark, tag, anchor);
}

void YamlBuilder::open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor) {
  YamlNode node;
  node.extent = {offset(mark), 1};
  // A block's mark is its first key, whose own properties are checked with it.
  const bool own = anchor != 0 || (!tag.empty() && tag != "?");
  node.kind = !own || check_properties(offset(mark), anchor, tag) ? kind : YamlNode::Kind::refused;
  if (open_.size() == kDeepest) {
    error(node.extent, {.code = code::kTooDeep,
                        .message = "lists and maps are more than 64 levels deep",
                        .suggestion = "look for brackets or hyphens that are not meant"});
    throw StopReading{};
  }
  open_.push_back({.node = std::move(node)});
}

void YamlBuilder::close() {
  YamlNode node = std::move(open_.back().node);
  open_.pop_back();
  place(std::move(node));
}

void YamlBuilder::place(YamlNode node) {
  count_node(node.extent);
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (parent.node.kind != YamlNode::Kind::map) {
    if (node.kind == YamlNode::Kind::empty && parent.hyphens)
      node.extent.offset = hyphen_of_empty_item(file_.text(), node.extent.offset);
    parent.node.items.push_back(std::move(node));
  } else if (parent.has_key) {
    add_entry(parent, std::move(node));
  } else {
    take_key(parent, std::move(node));
  }
}

void YamlBuilder::take_key(Open& map, YamlNode key) {
  map.has_key = true;
  map.key = std::move(key);
  const Extent at = map.key.extent;
  YamlNode::Kind& kind = map.key.kind;
  if (kind == YamlNode::Kind::refused) return;
  if (kind != YamlNode::Kind::text) {
    error(at, {.code = code::kOddKey,
               .message = "a key must be text",
               .suggestion = "put text that begins with a bracket or holds nothing in quotes"});
    kind = YamlNode::Kind::refused;
  } else if (map.key.text == "<<") {
    error(at, {.code = code::kMergeKey,
               .message = "merge keys are not read",
               .suggestion = "write the keys out here"});
    kind = YamlNode::Kind::refused;
  } else if (!map.keys.insert(map.key.text).second) {
    error(at, {.code = code::kDuplicateKey,
               .message = "the key " + in_ticks(map.key.text) + " stands here twice",
               .suggestion = "keep one of the two"});
    kind = YamlNode::Kind::refused;
  }
}

void YamlBuilder::add_entry(Open& map, YamlNode value) {
  map.has_key = false;
  if (map.key.kind == YamlNode::Kind::refused) return;
  // The mark of an empty value is the next token's; the key is where a reader looks.
  if (value.kind == YamlNode::Kind::empty) value.extent = map.key.extent;
  value.key = map.key.text;
  value.key_extent = map.key.extent;
  map.node.items.push_back(std::move(value));
}

}  // namespace spearhead::scenarios
