#pragma once

/// The codes of diagnostics. A code keeps its meaning for ever; a new problem gets a new code.
namespace spearhead::scenarios::code {

// The file as a whole
inline constexpr const char* kUnreadable = "SP001";
inline constexpr const char* kTooLarge = "SP002";
inline constexpr const char* kNotText = "SP003";
inline constexpr const char* kSyntax = "SP004";
inline constexpr const char* kUnterminated = "SP005";
inline constexpr const char* kSecondDocument = "SP006";
inline constexpr const char* kAlias = "SP007";
inline constexpr const char* kTooDeep = "SP008";
inline constexpr const char* kTag = "SP009";
inline constexpr const char* kEmpty = "SP010";
inline constexpr const char* kTooMany = "SP011";
inline constexpr const char* kFormat = "SP012";
// Keys
inline constexpr const char* kUnknownKey = "SP101";
inline constexpr const char* kMissingKey = "SP102";
inline constexpr const char* kDuplicateKey = "SP103";
inline constexpr const char* kMergeKey = "SP104";
inline constexpr const char* kOddKey = "SP105";
inline constexpr const char* kConflict = "SP106";
// Values
inline constexpr const char* kWrongType = "SP201";
inline constexpr const char* kNotANumber = "SP202";
inline constexpr const char* kWrongUnit = "SP203";
inline constexpr const char* kAmbiguous = "SP204";
inline constexpr const char* kOutOfRange = "SP220";
inline constexpr const char* kUnknownName = "SP230";
inline constexpr const char* kDuplicateName = "SP231";
inline constexpr const char* kNotFound = "SP240";
// Tables
inline constexpr const char* kColumns = "SP301";
inline constexpr const char* kRagged = "SP302";
inline constexpr const char* kDuplicateRow = "SP303";
inline constexpr const char* kSectorCode = "SP304";
inline constexpr const char* kMoreFirmsThanJobs = "SP305";
// Not in this version
inline constexpr const char* kNotYet = "SP401";
// Warnings
inline constexpr const char* kNoEffect = "SP501";
inline constexpr const char* kOutsideYears = "SP502";
inline constexpr const char* kMatchesNothing = "SP503";
inline constexpr const char* kScaled = "SP504";
inline constexpr const char* kThousands = "SP505";
inline constexpr const char* kHardlyMeant = "SP506";
inline constexpr const char* kBrokenPromise = "SP507";
inline constexpr const char* kUnusedKey = "SP508";

}  // namespace spearhead::scenarios::code
