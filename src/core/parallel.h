#pragma once

#include "core/progress.h"
#include "core/workers.h"

#include <algorithm>
#include <atomic>
#include <cstddef>

namespace thonmap {

/// Work on ranges of [0, size) on all cores, once: for what recurs every frame see Workers.
///
/// Each thread makes its own state with makeState() and calls body(state, first, last) for ranges
/// of at most `chunk`. The calling thread is one of the workers and the only one that reports
/// progress. Returns false when it was cancelled; then some ranges were not done. The first
/// exception of a worker is thrown again here.
template <class MakeState, class Body>
[[nodiscard]] bool parallelFor(std::size_t size, std::size_t chunk, const Progress& progress,
                               const MakeState& makeState, const Body& body) {
    if (size == 0)
        return !progress.cancelled();
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    const std::size_t ranges = (size + chunk - 1) / chunk;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    Workers workers(std::min(cores, ranges));
    workers.each(workers.count(), [&](std::size_t worker) {
        try {
            auto state = makeState();
            double reported = 0;
            while (!progress.cancelled() && !failed) {
                const std::size_t first = next.fetch_add(chunk);
                if (first >= size)
                    return;
                body(state, first, std::min(first + chunk, size));
                const double done =
                    static_cast<double>(std::min(next.load(), size)) / static_cast<double>(size);
                if (worker == 0 && done - reported >= 0.01) {
                    reported = done;
                    progress.at(done);
                }
            }
        } catch (...) {
            failed = true;
            throw;
        }
    });
    return !progress.cancelled();
}

/// The same without a state.
template <class Body>
[[nodiscard]] bool parallelFor(std::size_t size, std::size_t chunk, const Progress& progress,
                               const Body& body) {
    return parallelFor(
        size, chunk, progress, [] { return 0; },
        [&](int, std::size_t first, std::size_t last) { body(first, last); });
}

} // namespace thonmap
