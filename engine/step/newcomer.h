#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// R&D / value added of a sector in a region.
double research_norm(const Scenario& scenario, SegmentId segment);

/// Part of value added that a firm plans for R&D by routine: lognormal around the sector's norm,
/// which is the mean.
double draw_research_propensity(double norm, double u1, double u2, const Parameters& rule);

/// Key of a firm that `cause` (a founder's slot, a parent) opens in this step.
Key newcomer_key(const Now& now, Key cause);

/// What chance decides for a start-up.
struct StartLuck {
  double staff;      ///< beyond the founder, mean 1
  double skill;      ///< normal
  double exports;    ///< uniform; exports if it is below the chance
  double routine_1;  ///< uniform; both decide the R&D routine
  double routine_2;
};

/// The same from draws 2 and 3 of the cause; 0 and 1 belong to the origin: who, from where, with
/// which knowledge.
StartLuck luck_of_start(const Words& start, const Words& skill);
StartLuck luck_of_start(const Now& now, Purpose purpose, Key cause);

/// Gives a newcomer its segment, and measures how well what it knows fits there.
void settle_in(const Now& now, const World& world, SegmentId segment, Newcomer& newcomer);

/// Fills in what all start-ups have in common, from their segment and their luck.
void start_small(const Now& now, const StartLuck& luck, Newcomer& newcomer);

/// Log productivity of a firm that a founder opens: from its sector's mean, with what it knows.
double founder_productivity(const Now& now, const World& world, const StartLuck& luck,
                            const Newcomer& newcomer);

/// Gives every column of a row the value of a firm of which nothing is known: no sales, no staff,
/// no knowledge, no partners, no past.
void blank_firm(Firms& firms, FirmRow row);

/// Fills every column of a row with a firm that opens in this step.
void open_firm(const Now& now, const World& world, const Newcomer& newcomer, FirmRow row,
               Firms& firms);

}  // namespace spearhead
