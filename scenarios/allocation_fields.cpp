#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/fields.h"
#include "scenarios/programme_reader.h"

namespace spearhead::scenarios {
namespace {

using Weights = std::vector<std::pair<Located<std::string>, double>>;

constexpr double kLargestWeight = 1e6;
constexpr const char* kExample = "names of clusters with numbers, such as {Steel: 2, Ports: 1}";

bool read_weight(const YamlNode& node, Reading& in, double& out) {
  double weight = 0;
  if (!read_ratio(node, in, weight)) return false;
  if (weight < 0 || weight > kLargestWeight) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "a weight of " + in_ticks(node.text),
                    .expected = "a number from 0 to 1000000"});
    return false;
  }
  out = weight;
  return true;
}

bool read_weights(const YamlNode& node, Reading& in, Weights& out) {
  const std::size_t before = in.report.errors();
  if (!check_kind(node, YamlNode::Kind::map, kExample, in)) return false;
  for (const YamlNode& entry : node.items) {
    double weight = 0;
    if (read_weight(entry, in, weight))
      out.push_back({{entry.key, entry.key_extent, true}, weight});
  }
  if (in.report.errors() != before) return false;
  if (std::ranges::all_of(out, [](const auto& each) { return each.second == 0; })) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = "no cluster has a weight",
                    .expected = "a weight above 0 for at least one cluster"});
    return false;
  }
  return true;
}

constexpr Kind<Weights> kWeights{read_weights,
                                 {.form = Form::weights, .smallest = 0, .largest = kLargestWeight}};

constexpr Field<AllocationText> kAllocationFields[] = {
    {{"weights", Presence::required, kExample,
      "clusters and how much of the money each gets, beside the others"},
     into<&AllocationText::weights, kWeights>},
};

}  // namespace

KeyTable allocation_keys() {
  return keys_of("allocation", "parts of the money by cluster", kAllocationFields);
}

bool read_allocation(const YamlNode& node, Reading& in, AllocationText& out) {
  if (node.kind == YamlNode::Kind::map) {
    out.rule = Allocation::weights;
    return read_fields<AllocationText>(node, kAllocationFields, in, out);
  }
  if (node.kind == YamlNode::Kind::text && node.text == word_of(Allocation::weights)) {
    in.error(node, {.code = code::kWrongType,
                    .message = "weights of which clusters?",
                    .expected = kExample,
                    .suggestion = "write {weights: {CLUSTER: 2, ANOTHER: 1}}"});
    return false;
  }
  std::size_t place = 0;
  if (!read_word(node, in, kAllocations, kUsableAllocations, "allocation", place)) return false;
  out.rule = static_cast<Allocation>(place);
  return true;
}

}  // namespace spearhead::scenarios
