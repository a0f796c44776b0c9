#pragma once

#include <cstdint>
#include <functional>
#include <type_traits>

/// The only door to threads. Every loop body writes to places of its own, so the number of threads
/// and the order of execution change nothing. `SPEARHEAD_SERIAL` replaces oneTBB by plain loops.
namespace spearhead::parallel {

/// A loop's body by reference: no copy and no memory of its own. It must live until the loop ends,
/// as a lambda in the call does.
class LoopBody {
 public:
  template <class Body>
  requires(!std::is_same_v<std::remove_cvref_t<Body>, LoopBody>)
      // NOLINTNEXTLINE(google-explicit-constructor): a lambda is given where a body is wanted
      LoopBody(const Body& body)
      : body_(&body), call_([](const void* place, std::uint32_t index) {
          (*static_cast<const Body*>(place))(index);
        }) {}

  void operator()(std::uint32_t index) const { call_(body_, index); }

 private:
  const void* body_;
  void (*call_)(const void*, std::uint32_t);
};

/// Runs `body(0) ... body(count - 1)`, each once, in any order, on the threads of the enclosing
/// `with_threads`. Meant for blocks of rows: the call costs a few microseconds. A thread that waits
/// for this loop takes up no other work, so nothing of one future is interleaved into another.
/// The first exception of a body is thrown again here.
void for_each_block(std::uint32_t count, const LoopBody& body);

/// The same for any number of parts of `rows` rows, which may be worth less than a block each: few
/// rows are not worth a fork, however many parts they have.
void for_each_part(std::uint32_t count, std::uint32_t rows, const LoopBody& body);

/// Like `for_each_block` for few, long tasks such as futures; a loop over blocks may run inside.
void for_each_task(std::uint32_t count, const LoopBody& body);

/// Runs `work` with at most `threads` threads; 0 means all that the machine has.
void with_threads(std::uint32_t threads, const std::function<void()>& work);

/// Threads that `with_threads(0, ...)` uses.
std::uint32_t machine_threads();

}  // namespace spearhead::parallel
