#pragma once

#include "core/progress.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace thonmap::spatial {

/// Private to this module: work on ranges of [0, count) on all cores.
///
/// Each thread makes its own state with makeState() and calls body(state, first, last) for ranges
/// of at most `chunk`. The calling thread is one of the workers and the only one that reports
/// progress. Returns false when it was cancelled; then some ranges were not done. The first
/// exception of a worker is thrown again here.
template <class MakeState, class Body>
[[nodiscard]] bool parallelFor(std::size_t count, std::size_t chunk, const Progress& progress,
                               const MakeState& makeState, const Body& body) {
    if (count == 0)
        return !progress.cancelled();
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex failureMutex;
    const auto work = [&](bool isCaller) {
        try {
            auto state = makeState();
            double reported = 0;
            while (!progress.cancelled() && !failed) {
                const std::size_t first = next.fetch_add(chunk);
                if (first >= count)
                    return;
                body(state, first, std::min(first + chunk, count));
                const double done =
                    static_cast<double>(std::min(next.load(), count)) / static_cast<double>(count);
                if (isCaller && done - reported >= 0.01) {
                    reported = done;
                    progress.at(done);
                }
            }
        } catch (...) {
            const std::lock_guard lock(failureMutex);
            if (!failed.exchange(true))
                failure = std::current_exception();
        }
    };
    const std::size_t ranges = (count + chunk - 1) / chunk;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(cores, ranges); ++i)
            others.emplace_back(work, false);
        work(true);
    }
    if (failure)
        std::rethrow_exception(failure);
    return !progress.cancelled();
}

/// The same without a state.
template <class Body>
[[nodiscard]] bool parallelFor(std::size_t count, std::size_t chunk, const Progress& progress,
                               const Body& body) {
    return parallelFor(
        count, chunk, progress, [] { return 0; },
        [&](int, std::size_t first, std::size_t last) { body(first, last); });
}

} // namespace thonmap::spatial
