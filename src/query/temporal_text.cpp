#include "query/temporal_text.h"

namespace thonmap::query {

namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::optional<Timestamp> timestampFromIso(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z')
        return std::nullopt;
    const auto day = Date::fromIso(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    // A leap second, as ISO 8601 may write it, has no place on this time line.
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    std::int64_t micro = 0;
    if (text.size() > 20) {
        const std::string_view fraction = text.substr(20, text.size() - 21);
        const auto value = digits(fraction);
        if (text[19] != '.' || fraction.empty() || fraction.size() > 6 || !value)
            return std::nullopt;
        micro = *value;
        for (std::size_t i = fraction.size(); i < 6; ++i)
            micro *= 10;
    }
    const std::int64_t seconds =
        std::int64_t{day->daysSinceEpoch} * 86'400 + *hour * 3600 + *minute * 60 + *second;
    return Timestamp{seconds * 1'000'000 + micro};
}

} // namespace thonmap::query
