#pragma once

#include "document/value.h"

#include <filesystem>
#include <string>
#include <vector>

namespace thonmap::test {

/// What the real program said and how it ended.
struct Ended {
    int code = -1; ///< 128 + signal when it crashed
    std::string out;
    std::string err;

    /// stdout as the one JSON document it must be; fails the test otherwise.
    [[nodiscard]] document::Value json() const;
    /// stderr as {"error": …}; its members.
    [[nodiscard]] document::Value error() const;
};

/// Runs thonmap in English without a display, and waits.
[[nodiscard]] Ended thonmap(const std::vector<std::string>& arguments);
/// The same with some environment variables changed ("" unsets one).
[[nodiscard]] Ended thonmap(const std::vector<std::string>& arguments,
                            const std::vector<std::pair<std::string, std::string>>& environment);

/// maps/ngan-son.map.json of the source tree.
[[nodiscard]] std::string demoDocument();

/// Member of an object; fails the test and gives null when it is not there.
[[nodiscard]] const document::Value& at(const document::Value& object, std::string_view key);

} // namespace thonmap::test
