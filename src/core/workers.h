#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace thonmap {

/// Standing threads for work that recurs every frame, where starting threads would cost more than
/// the work. Whoever owns the work owns its Workers: a render thread has one, a long analysis makes
/// one for itself (see parallelFor). The thread that calls is one of the workers.
/// One caller at a time; the object may move between threads in between.
class Workers {
public:
    /// `count` threads in all, the caller's included; 0 = one a core.
    explicit Workers(std::size_t count = 0);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// At least 1.
    [[nodiscard]] std::size_t count() const { return m_threads.size() + 1; }

    /// Calls body(worker) once on each of the first `count` workers, worker in [0, count), 0 being
    /// the caller, and returns when all are done. The first exception is thrown again here.
    /// \pre count <= count(); not called from inside a body
    void each(std::size_t count, const std::function<void(std::size_t worker)>& body);

    /// Calls body(worker, first, last) for ranges of at most `chunk` that cover [0, size). Ranges
    /// are handed out in ascending order to whoever is free.
    template <class Body>
    void ranges(std::size_t size, std::size_t chunk, const Body& body) {
        std::atomic<std::size_t> next{0};
        each(std::min(count(), (size + chunk - 1) / chunk), [&](std::size_t worker) {
            for (;;) {
                const std::size_t first = next.fetch_add(chunk, std::memory_order_relaxed);
                if (first >= size)
                    return;
                body(worker, first, std::min(first + chunk, size));
            }
        });
    }

private:
    void run(const std::stop_token& stop, std::size_t worker);
    void keepFailure();

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::condition_variable m_done;
    const std::function<void(std::size_t)>* m_body = nullptr;
    std::uint64_t m_round = 0;
    std::size_t m_wanted = 0; ///< workers of this round, the caller included
    std::size_t m_running = 0;
    std::exception_ptr m_failure;
    std::vector<std::jthread> m_threads; // last: they end before what they use
};

} // namespace thonmap
