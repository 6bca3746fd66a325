#include "core/workers.h"

#include <algorithm>
#include <cassert>
#include <stop_token>
#include <utility>

namespace thonmap {

Workers::Workers(std::size_t count) {
    if (count == 0)
        count = std::max(1U, std::thread::hardware_concurrency());
    m_threads.reserve(count - 1);
    for (std::size_t worker = 1; worker < count; ++worker)
        m_threads.emplace_back([this, worker](const std::stop_token& stop) { run(stop, worker); });
}

Workers::~Workers() = default;

void Workers::each(std::size_t count, const std::function<void(std::size_t)>& body) {
    assert(count <= this->count());
    if (count == 0)
        return;
    if (count > 1) {
        {
            const std::lock_guard lock(m_mutex);
            m_body = &body;
            m_wanted = count;
            m_running = count - 1;
            ++m_round;
        }
        m_wake.notify_all();
    }
    try {
        body(0);
    } catch (...) {
        keepFailure();
    }
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_running == 0; });
    m_body = nullptr;
    if (const std::exception_ptr failure = std::exchange(m_failure, nullptr))
        std::rethrow_exception(failure);
}

void Workers::run(const std::stop_token& stop, std::size_t worker) {
    std::uint64_t seen = 0;
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [&] { return m_round != seen; })) {
        seen = m_round;
        if (worker >= m_wanted)
            continue;
        const auto* body = m_body;
        lock.unlock();
        try {
            (*body)(worker);
        } catch (...) {
            keepFailure();
        }
        lock.lock();
        if (--m_running == 0)
            m_done.notify_one();
    }
}

void Workers::keepFailure() {
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = std::current_exception();
}

} // namespace thonmap
