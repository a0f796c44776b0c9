#pragma once

#include <map>
#include <string>

namespace spearhead::scenarios {

/// What defines the programmes of an arm, by id: their lines of the canonical text, without the
/// name, which changes no number, and with those of a listed agency that carries them out.
using RecordedProgrammes = std::map<std::string, std::string>;

/// The programmes of each arm of a study, by arm, as its `resolved_yaml` records them: for each arm
/// a line "--- # arm: NAME" and its canonical text (canonical.h). Of any other text nothing is
/// made: an arm that the text does not name is missing.
std::map<std::string, RecordedProgrammes> recorded_programmes(const std::string& resolved_yaml);

}  // namespace spearhead::scenarios
