#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace spearhead::app {

/// Progress of a run on standard error: a bar on a terminal, a line every half minute elsewhere,
/// nothing when quiet.
class Progress {
 public:
  Progress(std::uint32_t futures, bool quiet);
  ~Progress();

  /// `done` futures are finished; `remark` is what they say so far.
  void show(std::uint32_t done, const std::string& remark = {});
  /// Wipes the bar.
  void finish();
  double seconds() const;

 private:
  std::string line(std::uint32_t done, const std::string& remark) const;

  std::uint32_t futures_;
  bool quiet_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point shown_;
};

}  // namespace spearhead::app
