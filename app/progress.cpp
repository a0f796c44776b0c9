#include "app/progress.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

#include "app/amounts.h"
#include "app/output_width.h"
#include "output/table.h"

namespace spearhead::app {
namespace {

constexpr int kBarWidth = 24;
constexpr std::chrono::milliseconds kBetweenBars(100);
constexpr std::chrono::seconds kBetweenLines(30);

}  // namespace

Progress::Progress(std::uint32_t futures, bool quiet)
    : futures_(futures),
      quiet_(quiet),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(std::chrono::steady_clock::now()),
      shown_(start_) {
  if (terminal_) show(0);
}

Progress::~Progress() { finish(); }

double Progress::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
}

std::string Progress::line(std::uint32_t done, const std::string& remark) const {
  const double pace = done / std::max(seconds(), 1e-3);
  std::string text = fmt::format("{}/{} future{}", done, futures_, futures_ == 1 ? "" : "s");
  if (done > 0) {
    text += fmt::format("  {:.1f}/s  ETA {}", pace, duration_text((futures_ - done) / pace));
  }
  return remark.empty() ? text : text + "  " + remark;
}

void Progress::show(std::uint32_t done, const std::string& remark) {
  if (quiet_) return;
  const auto now = std::chrono::steady_clock::now();
  if (done > 0 && done < futures_ && now - shown_ < (terminal_ ? kBetweenBars : kBetweenLines)) {
    return;
  }
  shown_ = now;
  if (!terminal_) {
    if (done > 0) fmt::print(stderr, "{}\n", line(done, remark));
    return;
  }
  const int filled = static_cast<int>(std::uint64_t{done} * kBarWidth / std::max(futures_, 1U));
  const std::string text =
      fmt::format("  [{:#<{}}{:-<{}}] {}", "", filled, "", kBarWidth - filled, line(done, remark));
  // A line that wraps would be left behind; one cell short, for some terminals wrap when it is
  // full.
  fmt::print(stderr, "\r\033[K{}", output::cut_to(text, messages_width() - 1));
  std::fflush(stderr);
}

void Progress::finish() {
  if (quiet_ || !terminal_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

}  // namespace spearhead::app
