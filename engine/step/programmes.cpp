#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <tuple>

#include "engine/math/elementary.h"
#include "engine/policy/hearing.h"
#include "engine/policy/selection.h"
#include "engine/policy/settlement.h"
#include "engine/step/calls.h"
#include "engine/step/overlap_search.h"
#include "engine/step/phases.h"

namespace spearhead {
namespace {

/// What programmes did in the step before is over.
void clear_desks(World& world) {
  world.regions.services.fill(0);
  world.regions.levy.fill(0);
  world.segments.applications.fill(0);
  std::ranges::fill(world.clusters.funding, 0.0);
  std::ranges::fill(world.clusters.horizon, 0.0);
  world.work.offers.clear();
  world.work.meetings.any = false;
  world.work.meetings.participants.clear();
}

using Queues = std::vector<Proposals>;

/// Whether somebody asks for money. Invitations, teams of clusters and projects that an agency
/// looks for itself are nobody's applications, and come to no desk.
bool is_application(const Proposal& proposal) {
  return proposal.row != kNoFirm && proposal.amount > 0;
}

/// Every applicant pays for its application, once to agencies that share their papers. Costs are
/// equal, so that the order of applicants cannot matter.
void charge_applicants(const PolicyView& view, const std::vector<OpenCall>& calls,
                       const Queues& queues, World& world) {
  Column<FirmRow, std::uint32_t>& applied = world.work.applied;
  applied.resize(world.firms.size());
  applied.fill(0);
  std::vector<std::uint32_t> applications(world.segments.size(), 0);
  for (std::size_t c = 0; c < calls.size(); ++c) {
    for (const Proposal& proposal : queues[c]) {
      if (!is_application(proposal)) continue;
      if ((applied[proposal.row] & calls[c].call.group) != 0) continue;
      applied[proposal.row] |= calls[c].call.group;
      world.firms.cash[proposal.row] -= view.rule.application_cost;
      ++applications[proposal.segment.value];
    }
  }
  for (std::uint32_t k = 0; k < applications.size(); ++k) {
    world.segments.applications[SegmentId{k}] = view.rule.application_cost * applications[k];
  }
}

/// The project that would look at the region anyway and is offered money by the proposal.
std::optional<Key> courted_by(const Proposal& proposal) {
  const auto* lead = std::get_if<Lead>(&proposal.effect);
  const bool courts = lead != nullptr && lead->offer && !lead->offer->is_lead;
  return courts ? std::optional(lead->offer->slot) : std::nullopt;
}

/// A project that is offered money by several programmes takes the most, of equal offers that of
/// the first programme, and turns the others down before anybody knows who can pay: so none is paid
/// twice for coming.
void keep_best_offers(Queues& queues) {
  std::map<Key, std::pair<Cents, std::size_t>> best;
  for (std::size_t c = 0; c < queues.size(); ++c) {
    for (const Proposal& proposal : queues[c]) {
      const std::optional<Key> project = courted_by(proposal);
      if (!project) continue;
      const auto [held, is_first] = best.try_emplace(*project, proposal.amount, c);
      if (!is_first && proposal.amount > held->second.first) held->second = {proposal.amount, c};
    }
  }
  for (std::size_t c = 0; c < queues.size(); ++c) {
    std::erase_if(queues[c], [&](const Proposal& proposal) {
      const std::optional<Key> project = courted_by(proposal);
      return project && best.at(*project).second != c;
    });
  }
}

/// An application on an agency's desk, by the time at which it came.
struct Case {
  double time;
  Key applicant;
  std::size_t call;
  std::size_t proposal;
};

/// Where the first come is served, the queue is in the order of arrival already.
double arrival_of(const PolicyView& view, const Programme& programme, const Proposal& proposal) {
  if (programme.selection == Selection::first_come) return std::bit_cast<double>(proposal.rank);
  const Words words =
      view.draws.words(purpose::application, proposal.receiver, 1, low_word(programme.key()));
  return -math::log(words.uniform(0));
}

std::vector<Case> cases_of(const PolicyView& view, const std::vector<OpenCall>& calls,
                           const Queues& queues, Key agency) {
  std::vector<Case> cases;
  for (std::size_t c = 0; c < calls.size(); ++c) {
    const Programme& programme = calls[c].call.programme;
    if (programme.agency.key() != agency) continue;
    for (std::size_t p = 0; p < queues[c].size(); ++p) {
      const Proposal& proposal = queues[c][p];
      if (!is_application(proposal)) continue;
      cases.push_back({arrival_of(view, programme, proposal), proposal.receiver, c, p});
    }
  }
  std::ranges::sort(
      cases, {}, [](const Case& each) { return std::tuple(each.time, each.applicant, each.call); });
  return cases;
}

/// Cases that an agency can look at in this quarter; what is left of a case adds up over the years.
/// A case of the model stands for as many real ones as a firm does.
double room_of(const PolicyView& view, const Agency& agency) {
  const double of_quarter = agency.capacity * kStepYears / view.scale;
  const auto until = [&](std::uint32_t steps) { return std::floor(of_quarter * steps); };
  return std::isfinite(of_quarter) ? until(view.world.step + 1) - until(view.world.step)
                                   : of_quarter;
}

/// Takes applications that nobody looks at out of the queues.
void turn_away(std::span<const Case> cases, Queues& queues) {
  std::vector<std::vector<std::uint8_t>> unseen(queues.size());
  for (std::size_t c = 0; c < queues.size(); ++c) unseen[c].resize(queues[c].size(), 0);
  for (const Case& each : cases) unseen[each.call][each.proposal] = 1;
  for (std::size_t c = 0; c < queues.size(); ++c) {
    std::size_t p = 0;
    std::erase_if(queues[c], [&](const Proposal&) { return unseen[c][p++] != 0; });
  }
}

/// Agencies look at the first applications of the quarter that they have people for.
void cut_to_capacity(const PolicyView& view, const std::vector<OpenCall>& calls, Queues& queues) {
  std::vector<Key> done;
  for (const OpenCall& open : calls) {
    const Agency& agency = open.call.programme.agency;
    const double room = room_of(view, agency);
    const bool seen = std::ranges::find(done, agency.key()) != done.end();
    if (seen || !std::isfinite(room)) continue;
    done.push_back(agency.key());
    const std::vector<Case> cases = cases_of(view, calls, queues, agency.key());
    if (static_cast<double>(cases.size()) > room) {
      turn_away(std::span(cases).subspan(static_cast<std::size_t>(room)), queues);
    }
  }
}

/// Programmes pay in an order that is drawn anew in each quarter: none has the first choice of
/// firms that may hold one award only.
std::vector<std::size_t> order_of_payment(const PolicyView& view,
                                          const std::vector<OpenCall>& calls) {
  std::vector<std::pair<double, std::size_t>> lots;
  for (std::size_t c = 0; c < calls.size(); ++c) {
    lots.emplace_back(view.draws.words(purpose::lottery, calls[c].call.key(), 1).uniform(0), c);
  }
  std::ranges::sort(lots);
  std::vector<std::size_t> order;
  for (const auto& each : lots) order.push_back(each.second);
  return order;
}

/// Participants stand on their circle in the order of their places.
void seat_participants(World& world) {
  Meetings& meetings = world.work.meetings;
  std::ranges::sort(meetings.participants, {}, [&](const Participant& each) {
    return std::tuple(each.hash, world.firms.key[FirmRow{each.row}]);
  });
}

}  // namespace

void run_programmes(const Now& now, World& world) {
  if (!now.running()) return;
  clear_desks(world);
  const Scenario& scenario = now.scenario;
  if (scenario.programmes.empty()) return;
  if (now.quarter() == 0) {
    world.ledger.open_year();
    look_for_overlaps(now, world);
  }
  const PolicyView view{world,      scenario,      scenario.rule,
                        now.draws,  scenario.rate, scenario.regions.front().scale,
                        now.year(), now.quarter()};

  // All programmes see the same state; only then is anything paid.
  const std::vector<OpenCall> calls = open_calls(now, world);
  if (!calls.empty()) draw_hearing(now.draws, world);
  Queues queues(calls.size());
  for (std::size_t c = 0; c < calls.size(); ++c) {
    const Call& call = calls[c].call;
    call.programme.instrument->propose(view, call, queues[c]);
  }
  keep_best_offers(queues);
  charge_applicants(view, calls, queues, world);
  cut_to_capacity(view, calls, queues);
  for (const std::size_t c : order_of_payment(view, calls)) {
    settle(view, calls[c].call, calls[c].programme, queues[c], world);
  }
  seat_participants(world);
  if (now.quarter() == kStepsPerYear - 1) keep_promises(now, world);
}

}  // namespace spearhead
