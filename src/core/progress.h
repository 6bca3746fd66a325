#pragma once

#include <functional>
#include <stop_token>

namespace thonmap {

/// How long work reports back and is told to stop. Passed by value; both parts may be empty.
struct Progress {
    /// Asked between pieces of work; work that was stopped returns core's msg::cancelled.
    std::stop_token stop;
    /// Called with 0–1 from the worker's thread, at most some 100 times.
    std::function<void(double fraction)> report;

    [[nodiscard]] bool cancelled() const { return stop.stop_requested(); }
    void at(double fraction) const {
        if (report)
            report(fraction);
    }
};

} // namespace thonmap
