#include "engine/world/world.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <type_traits>

#include "engine/base/error.h"
#include "engine/base/hash.h"

namespace spearhead {
namespace {

constexpr std::uint64_t kSnapshotFormat = key_of("spearhead snapshot 6");

/// Calls `visit(name, part)` for every part of the state; the parts are scalars and arrays.
template <class W, class Visit>
void visit_state(W& world, Visit&& visit) {
  visit("step", world.step);
  visit("sectors", world.sectors);
  auto columns = [&](const char* name, auto& column) { visit(name, column); };
  for_each_column(columns, world.firms);
  for_each_column(columns, world.segments);
  for_each_column(columns, world.regions);
  visit("fields", world.knowledge.fields);
  visit("depth", world.knowledge.depth);
  visit("pair use", world.knowledge.pair_use);
  visit("fields of universities", world.universities.fields);
  visit("keys of universities", world.universities.key);
  visit("universities", world.universities.region);
  visit("strength", world.universities.strength);
  visit("clusters", world.clusters.key);
  visit("regions of clusters", world.clusters.region);
  visit("quality", world.clusters.quality);
  visit("trust", world.clusters.trust);
  visit("funding", world.clusters.funding);
  visit("horizon", world.clusters.horizon);
  visit("cluster of segments", world.clusters.of_segment);
  visit("overlaps", world.overlaps);
  visit("overlaps of areas", world.area_overlaps);
  visit("agencies", world.agencies.key);
  visit("groups of agencies", world.agencies.group);
  visit("credibility", world.agencies.credibility);
  visit("contracts until", world.contracts_until);
  visit("arrivals", world.arrivals);
  std::remove_const_t<decltype(world.ledger)>::state(world.ledger, visit);
}

template <class Part>
constexpr bool kIsArray = !std::is_arithmetic_v<Part>;

class Writer {
 public:
  template <class Part>
  void operator()(const char* name, const Part& part) {
    put(key_of(name));
    if constexpr (kIsArray<Part>) {
      put(std::uint64_t{part.size()});
      if (part.size() > 0) append(data_of(part), part.size() * sizeof(*data_of(part)));
    } else {
      put(part);
    }
  }

  template <class T>
  void put(const T& value) {
    append(&value, sizeof(value));
  }

  std::vector<std::byte> bytes;

 private:
  template <class Part>
  static auto data_of(const Part& part) {
    if constexpr (requires { part.data(); }) {
      return part.data();
    } else {
      return part.from(0);
    }
  }
  void append(const void* place, std::size_t size) {
    const std::size_t end = bytes.size();
    bytes.resize(end + size);
    std::memcpy(bytes.data() + end, place, size);
  }
};

class Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : left_(bytes) {}

  template <class Part>
  void operator()(const char* name, Part& part) {
    if (get<std::uint64_t>() != key_of(name)) {
      throw ModelError(std::string("a snapshot has another part where ") + name + " should be");
    }
    if constexpr (kIsArray<Part>) {
      const auto size = get<std::uint64_t>();
      using Value = typename Part::value_type;
      require_law(size <= left_.size() / sizeof(Value) && size <= 0xFFFFFFFFULL,
                  "a snapshot is cut short");
      part.resize(static_cast<std::uint32_t>(size));
      if (size > 0) copy(data_of(part), size * sizeof(Value));
    } else {
      part = get<Part>();
    }
  }

  template <class T>
  T get() {
    require_law(left_.size() >= sizeof(T), "a snapshot is cut short");
    T value;
    copy(&value, sizeof(T));
    return value;
  }

  bool empty() const { return left_.empty(); }

 private:
  template <class Part>
  static auto data_of(Part& part) {
    if constexpr (requires { part.data(); }) {
      return part.data();
    } else {
      return part.from(0);
    }
  }
  void copy(void* place, std::size_t size) {
    std::memcpy(place, left_.data(), size);
    left_ = left_.subspan(size);
  }

  std::span<const std::byte> left_;
};

std::uint64_t checksum(std::span<const std::byte> bytes) {
  std::uint64_t sum = mix(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
    sum = mix(sum ^ word);
  }
  return sum;
}

}  // namespace

void World::prepare_work() {
  for (std::vector<std::int64_t>& of_run : work.sums) of_run.resize(layout.runs());
  for (auto* of_segment :
       {&work.customers, &work.weighted, &work.wanted_staff, &work.mandated_exports,
        &work.foreign_sales, &work.researchers_served, &work.export_pull, &work.clearing,
        &work.contracts, &work.crowding, &work.staffing, &work.output_loss, &work.pick_up}) {
    of_segment->resize(layout.segments());
  }
  work.lots.market.resize(layout.blocks());
  work.lots.chance.resize(layout.blocks());
  work.slack.resize(layout.rows());
  work.outbox.fit_to(layout);
  work.buyers.fit_to(layout, sectors);
  work.market_seen.resize(layout.segments());
  work.selected.resize(layout.rows());
  work.selected_of_block.resize(layout.blocks());
  work.entrants_of_segment.resize(layout.segments());
}

std::vector<std::byte> snapshot(const World& world) {
  Writer writer;
  writer.put(kSnapshotFormat);
  visit_state(world, writer);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t k = 0; k < world.layout.segments(); ++k) {
    rows.push_back(world.layout.size(SegmentId{k}));
  }
  writer("rows of segments", rows);
  writer.put(checksum(writer.bytes));
  return std::move(writer.bytes);
}

World restore(std::span<const std::byte> bytes) {
  require_law(bytes.size() >= 16, "a snapshot is cut short");
  const std::span<const std::byte> body = bytes.first(bytes.size() - 8);
  Reader end(bytes.last(8));
  require_law(end.get<std::uint64_t>() == checksum(body), "a snapshot has been altered");
  Reader reader(body);
  require_law(reader.get<std::uint64_t>() == kSnapshotFormat, "a snapshot is of another version");
  World world;
  visit_state(world, reader);
  std::vector<std::uint32_t> rows;
  reader("rows of segments", rows);
  require_law(reader.empty(), "a snapshot is longer than its state");
  world.layout.assign(rows);
  world.prepare_work();
  check_state(world);
  return world;
}

namespace {

/// Whether a number is finite and between the two.
bool within(double value, double low, double high) { return value >= low && value <= high; }

constexpr double kMostMoney = 1e12;
constexpr double kMostPersons = 1e9;

bool is_sound(const Firms& firms, FirmRow row) {
  return within(firms.employment[row], 0, kMostPersons) &&
         within(firms.home_sales[row], 0, kMostMoney) &&
         within(firms.export_sales[row], 0, kMostMoney) &&
         within(firms.research[row], 0, kMostMoney) &&
         within(firms.grant_fund[row], 0, kMostMoney) &&
         within(firms.awarded[row], 0, kMostMoney) && within(firms.contract[row], 0, kMostMoney) &&
         within(firms.mandate[row], 0, kMostMoney) &&
         within(firms.cash[row], -kMostMoney, kMostMoney) &&
         within(firms.productivity[row], -20, 20) && within(firms.idea_backlog[row], 0, 1) &&
         within(firms.absorptive_capacity[row], 0, 1) && within(firms.management[row], 0, 1) &&
         within(firms.fit[row], 0, 1) && within(firms.recombined_knowledge[row], 0, 20) &&
         within(firms.research_stock[row], 0, kMostPersons) &&
         within(firms.research_propensity[row], 0, kMostMoney) &&
         within(firms.project_work[row], 0, kMostPersons) &&
         within(firms.project_done[row], 0, kMostPersons) &&
         within(firms.project_worth[row], 0, kMostMoney) &&
         within(firms.pending_work[row], 0, kMostPersons) &&
         within(firms.pending_gain[row], 0, kMostMoney) &&
         within(firms.grant_pace[row], 0, kMostMoney) &&
         within(firms.performance[row], -kMostMoney, kMostMoney);
}

void check_sizes(const World& world) {
  require_law(columns_are_equally_long(world.firms, world.layout.rows()),
              "the columns of firms are not equally long");
  require_law(columns_are_equally_long(world.segments, world.layout.segments()),
              "the columns of segments are not equally long");
  require_law(columns_are_equally_long(world.regions, world.regions.size()) &&
                  world.layout.segments() == world.regions.size() * world.sectors,
              "regions and their sectors do not fit together");
  require_law(world.work.selected.size() == world.firms.size() &&
                  world.work.sums[0].size() == world.layout.runs(),
              "the buffers of the phases do not fit the layout");
}

/// All numbers of a table's columns are numbers.
template <class Table>
void check_numbers(const Table& table, const char* of_what) {
  for_each_column(
      [&](const char* name, const auto& column) {
        using Value = typename std::decay_t<decltype(column)>::value_type;
        if constexpr (std::is_floating_point_v<Value>) {
          const Value* const values = column.from(0);
          for (std::uint32_t i = 0; i < column.size(); ++i) {
            if (within(values[i], -kMostMoney, kMostMoney)) continue;
            throw ModelError(std::string(name) + " of " + of_what +
                             " is not a number or out of bounds");
          }
        }
      },
      table);
}

/// Dense tables are as large as what they are about, and hold numbers of their range.
void check_tables(const World& world) {
  const std::size_t regions = world.region_count();
  const std::size_t fields = world.knowledge.fields;
  const auto all_within = [](const std::vector<double>& values, double low, double high) {
    return std::ranges::all_of(values, [&](double v) { return within(v, low, high); });
  };
  const RegionKnowledge& knowledge = world.knowledge;
  require_law(knowledge.depth.size() == regions * fields &&
                  knowledge.pair_use.size() == regions * fields * fields &&
                  all_within(knowledge.depth, 0, 1) &&
                  all_within(knowledge.pair_use, 0, kMostPersons),
              "what regions know is not a table of numbers by field");
  const Universities& universities = world.universities;
  require_law(universities.key.size() == universities.size() &&
                  universities.strength.size() == universities.size() * universities.fields &&
                  std::ranges::all_of(universities.region, [&](auto r) { return r < regions; }) &&
                  all_within(universities.strength, 0, 1),
              "the tables of universities do not fit together");
  const Clusters& clusters = world.clusters;
  const std::size_t organisations = clusters.size();
  require_law(clusters.region.size() == organisations && clusters.quality.size() == organisations &&
                  clusters.trust.size() == organisations &&
                  clusters.funding.size() == organisations &&
                  clusters.horizon.size() == organisations &&
                  clusters.of_segment.size() == world.layout.segments() &&
                  all_within(clusters.quality, 0, 1) && all_within(clusters.trust, 0, 1),
              "the tables of clusters do not fit together");
  const Agencies& agencies = world.agencies;
  require_law(agencies.group.size() == agencies.size() &&
                  agencies.credibility.size() == agencies.size() &&
                  std::ranges::all_of(agencies.group, [](auto g) { return g < 32; }) &&
                  all_within(agencies.credibility, 0, 1),
              "the tables of agencies do not fit together");
  const auto exists = [&](const Overlap& overlap) {
    return std::max(overlap.first_cluster, overlap.second_cluster) < organisations &&
           std::max(overlap.first_field, overlap.second_field) < fields;
  };
  require_law(std::ranges::all_of(world.overlaps, exists) &&
                  std::ranges::all_of(world.area_overlaps, exists),
              "an overlap is of clusters or fields that do not exist");
  for (const std::uint32_t cluster : clusters.of_segment) {
    require_law(cluster == kNoCluster || cluster < organisations,
                "a sector is of a cluster that does not exist");
  }
}

}  // namespace

void check_state(const World& world) {
  check_sizes(world);
  check_numbers(world.segments, "a sector of a region");
  check_numbers(world.regions, "a region");
  check_tables(world);
  const Firms& firms = world.firms;
  for (std::uint32_t i = 0; i < firms.size(); ++i) {
    if (!is_sound(firms, FirmRow{i})) {
      throw ModelError("the state of the firm in row " + std::to_string(i) +
                       " is not a number or out of bounds");
    }
  }
}

}  // namespace spearhead
