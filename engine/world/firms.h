#pragma once

#include <array>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include "engine/base/id.h"
#include "engine/world/column.h"
#include "engine/world/knowledge.h"

namespace spearhead {

/// Whose a firm is and where it came from.
enum class Ownership : std::uint8_t {
  domestic,
  spin_off,
  university_spin_off,
  foreign_cost_seeking,
  foreign_knowledge_seeking
};

inline bool is_foreign(Ownership owner) { return owner >= Ownership::foreign_cost_seeking; }

/// What a firm's project is about. As wide as the fields beside it: bytes that nobody writes would
/// get into snapshots.
enum class ProjectKind : std::uint16_t { none, development, recombination };

/// A firm's one running project.
struct Project {
  ProjectKind kind = ProjectKind::none;
  std::uint16_t own_field = 0;  ///< fields that a recombination joins
  std::uint16_t other_field = 0;
  std::int16_t begun = 0;              ///< step; compared with the present one modulo 2^16
  std::uint32_t partner = 0xFFFFFFFF;  ///< tie through which the other field comes, or kNobody

  friend bool operator==(const Project&, const Project&) = default;
};

// Rows are saved and compared as bytes: no padding.
static_assert(std::has_unique_object_representations_v<Project>);

/// Innovations that technology has brought and the market not yet.
struct Pipeline {
  std::uint16_t developments = 0;
  std::uint16_t recombinations = 0;
  std::uint16_t across_clusters = 0;  ///< those of the recombinations with another cluster's firm

  friend bool operator==(const Pipeline&, const Pipeline&) = default;
};
static_assert(std::has_unique_object_representations_v<Pipeline>);
static_assert(std::has_unique_object_representations_v<Kene>);

/// The other ends of a firm's partnerships, from the front; the rest is `kNobody`. An entry is a
/// row of Firms, kept up to date when rows move, or a university marked by `kUniversityTie`.
using Ties = std::array<std::uint32_t, 6>;
inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;
inline constexpr std::uint32_t kUniversityTie = 0x80000000;

inline bool is_university(std::uint32_t tie) { return tie != kNobody && tie >= kUniversityTie; }
inline bool is_firm(std::uint32_t tie) { return tie < kUniversityTie; }
inline std::uint32_t tie_count(const Ties& ties) {
  std::uint32_t count = 0;
  for (const std::uint32_t tie : ties) count += tie != kNobody ? 1 : 0;
  return count;
}

/// Whether a firm has room for a partner that it looks for and for one more that comes to it.
inline bool has_room_to_search(const Ties& ties) { return ties[ties.size() - 2] == kNobody; }

/// All firms, one row each, grouped by segment (region, sector). The order of rows inside a segment
/// means nothing and changes when firms close or open; `key` says who a row is.
struct Firms {
  template <class T>
  using Of = Column<FirmRow, T>;

  Of<Key> key;                      ///< identity for ever
  Of<double> employment;            ///< jobs in production [persons]; researchers come on top
  Of<double> home_sales;            ///< customers in the region [wu/year]
  Of<double> export_sales;          ///< customers outside [wu/year]
  Of<double> productivity;          ///< log, relative to the world mean of the sector
  Of<double> cash;                  ///< net liquid position [wu]
  Of<double> research_propensity;   ///< planned R&D / value added
  Of<double> research;              ///< R&D carried out, own and public money [wu/year]
  Of<double> research_stock;        ///< experience in research [person-years]
  Of<double> absorptive_capacity;   ///< 0 to 1
  Of<double> management;            ///< capability of innovation management, 0 to 1
  Of<double> idea_backlog;          ///< share of ideas not yet used, 0 to 1
  Of<double> recombined_knowledge;  ///< what recombination added to the supported productivity, log
  Of<double> fit;                   ///< of knowledge to the sector, 0 to 1
  Of<double> performance;           ///< recent gains from innovation, log a year
  Of<double> project_work;          ///< that the running project needs [person-years]
  Of<double> project_done;          ///< that it has behind it and that is not stale [person-years]
  Of<double> project_worth;         ///< its value to the firm / its cost
  Of<double> pending_gain;          ///< productivity that waits for the market, log
  Of<double> pending_work;          ///< that went into what waits [person-years]
  Of<double> grant_fund;            ///< public money in hand, earmarked for R&D [wu]
  Of<double> grant_pace;            ///< at most so much of it is spent in a year [wu/year]
  Of<double> awarded;               ///< public money awarded since the start of the run [wu]
  Of<double> contract;  ///< public contract for something new, part of home sales [wu/year]
  Of<double> mandate;   ///< exports that a foreign parent has given [wu/year], else 0
  Of<Kene> kene;        ///< fields and expertise
  Of<Ties> ties;        ///< partnerships
  Of<Project> project;
  Of<Pipeline> pipeline;
  /// Jobs in the firm's own quarter of this year and of the three before; negative: not there.
  Of<std::array<float, 4>> past_employment;
  Of<std::int32_t> founding_step;   ///< step of opening; negative for firms older than the run
  Of<std::int32_t> last_launch;     ///< step of the last innovation that reached the market
  Of<std::int32_t> last_radical;    ///< step of the last recombination that reached the market
  Of<std::int32_t> contract_begin;  ///< step from which the public contract is delivered
  Of<std::int32_t> contract_end;    ///< step in which it is over
  Of<std::int32_t> last_service;    ///< step of the last expert's work that a programme paid
  /// Whose money for R&D is in hand: one bit for each group of agencies.
  Of<std::uint32_t> funders;
  Of<Ownership> ownership;
  Of<std::uint8_t> member;        ///< 1: of its cluster's organisation
  Of<std::uint8_t> runs_project;  ///< 1: people are at work on the project

  /// The one list of columns.
  static constexpr auto columns() {
    return std::tuple{
        ColumnOf{"key", &Firms::key},
        ColumnOf{"employment", &Firms::employment},
        ColumnOf{"home_sales", &Firms::home_sales},
        ColumnOf{"export_sales", &Firms::export_sales},
        ColumnOf{"productivity", &Firms::productivity},
        ColumnOf{"cash", &Firms::cash},
        ColumnOf{"research_propensity", &Firms::research_propensity},
        ColumnOf{"research", &Firms::research},
        ColumnOf{"research_stock", &Firms::research_stock},
        ColumnOf{"absorptive_capacity", &Firms::absorptive_capacity},
        ColumnOf{"management", &Firms::management},
        ColumnOf{"idea_backlog", &Firms::idea_backlog},
        ColumnOf{"recombined_knowledge", &Firms::recombined_knowledge},
        ColumnOf{"fit", &Firms::fit},
        ColumnOf{"performance", &Firms::performance},
        ColumnOf{"project_work", &Firms::project_work},
        ColumnOf{"project_done", &Firms::project_done},
        ColumnOf{"project_worth", &Firms::project_worth},
        ColumnOf{"pending_gain", &Firms::pending_gain},
        ColumnOf{"pending_work", &Firms::pending_work},
        ColumnOf{"grant_fund", &Firms::grant_fund},
        ColumnOf{"grant_pace", &Firms::grant_pace},
        ColumnOf{"awarded", &Firms::awarded},
        ColumnOf{"contract", &Firms::contract},
        ColumnOf{"mandate", &Firms::mandate},
        ColumnOf{"kene", &Firms::kene},
        ColumnOf{"ties", &Firms::ties},
        ColumnOf{"project", &Firms::project},
        ColumnOf{"pipeline", &Firms::pipeline},
        ColumnOf{"past_employment", &Firms::past_employment},
        ColumnOf{"founding_step", &Firms::founding_step},
        ColumnOf{"last_launch", &Firms::last_launch},
        ColumnOf{"last_radical", &Firms::last_radical},
        ColumnOf{"contract_begin", &Firms::contract_begin},
        ColumnOf{"contract_end", &Firms::contract_end},
        ColumnOf{"last_service", &Firms::last_service},
        ColumnOf{"funders", &Firms::funders},
        ColumnOf{"ownership", &Firms::ownership},
        ColumnOf{"member", &Firms::member},
        ColumnOf{"runs_project", &Firms::runs_project},
    };
  }

  std::uint32_t size() const { return key.size(); }
};

/// A step so long ago that nothing is counted from it.
inline constexpr std::int32_t kNever = -1000000;

}  // namespace spearhead
