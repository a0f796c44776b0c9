#pragma once

#include <set>
#include <string>
#include <vector>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {

/// Thrown when the rest of a file is not worth reading; the reason is in the report.
struct StopReading {};

/// Builds a tree from the parser's events and guards it. The parser's own tree is not used: it lets
/// duplicate keys pass, shares aliased nodes (cycles, bombs) and forgets quotation marks.
class YamlBuilder : public YAML::EventHandler {
 public:
  YamlBuilder(const SourceFile& file, Report& report) : file_(file), report_(report) {}

  /// Where the innermost list or map that is not closed yet begins.
  Extent innermost_open() const { return open_.empty() ? Extent{} : open_.back().node.extent; }
  /// The text in quotes over several lines that was read last, empty when there was none.
  Extent wrapped_quotes() const { return wrapped_quotes_; }
  const YamlNode& root() const& { return root_; }
  YamlNode root() && { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() final {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) final;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) final;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) final;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) final;
  void OnSequenceEnd() final { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) final;
  void OnMapEnd() final { close(); }

 private:
  /// A list or map that is being read.
  struct Open {
    YamlNode node;
    std::set<std::string> keys = {};
    YamlNode key = {};     ///< the key whose value comes next
    bool has_key = false;  ///< whether there is one
    bool hyphens = false;  ///< a list of hyphens, not of brackets
  };

  std::size_t offset(const YAML::Mark& mark) const { return file_.offset(mark.line, mark.column); }
  void error(Extent extent, Finding finding) { report_.error(file_, extent, std::move(finding)); }
  void count_node(Extent extent);
  /// Whether the node at `offset` has neither anchor nor tag; reports them.
  bool check_properties(std::size_t offset, YAML::anchor_t anchor, const std::string& tag);
  void check_quotes(const YamlNode& node);
  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor);
  void close();
  void place(YamlNode node);
  void take_key(Open& map, YamlNode key);
  void add_entry(Open& map, YamlNode value);

  const SourceFile& file_;
  Report& report_;
  YamlNode root_;
  Extent wrapped_quotes_;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
};

}  // namespace spearhead::scenarios
