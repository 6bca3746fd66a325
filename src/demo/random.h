#pragma once

#include <cstdint>

namespace thonmap::demo {

/// A stream of repeatable numbers (SplitMix64, Steele, Lea and Flood 2014). The standard library's
/// distributions differ between implementations; these numbers do not, so neither does the data.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// 0 … count − 1. \pre 0 < count < 2^31
    std::int64_t below(std::int64_t count) {
        return static_cast<std::int64_t>(((next() >> 32U) * static_cast<std::uint64_t>(count)) >>
                                         32U);
    }
    /// first … last, both included.
    std::int64_t between(std::int64_t first, std::int64_t last) {
        return first + below(last - first + 1);
    }

private:
    std::uint64_t m_state;
};

} // namespace thonmap::demo
