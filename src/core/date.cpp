#include "core/date.h"

#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace thonmap {

namespace {

std::chrono::year_month_day calendar(Date date) {
    return std::chrono::year_month_day{
        std::chrono::sys_days{std::chrono::days{date.daysSinceEpoch}}};
}

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

std::optional<Date> Date::fromYmd(int year, int month, int day) {
    if (month < 1 || day < 1)
        return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok())
        return std::nullopt;
    const auto days = std::chrono::sys_days{ymd}.time_since_epoch().count();
    return Date{static_cast<std::int32_t>(days)};
}

std::optional<Date> Date::fromIso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    return fromYmd(*year, *month, *day);
}

int Date::year() const {
    return static_cast<int>(calendar(*this).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(calendar(*this).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(calendar(*this).day()));
}

std::string Date::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}
std::string Date::dayFirst() const {
    return fmt::format("{:02}/{:02}/{:04}", day(), month(), year());
}

std::string DateTime::iso() const {
    using namespace std::chrono;
    const milliseconds whole{millisecondsSinceEpoch};
    const days day = floor<days>(whole);
    const hh_mm_ss clock{whole - day};
    const Date date{static_cast<std::int32_t>(day.count())};
    std::string text = fmt::format("{}T{:02}:{:02}:{:02}", date.iso(), clock.hours().count(),
                                   clock.minutes().count(), clock.seconds().count());
    if (const auto rest = clock.subseconds().count(); rest != 0)
        text += fmt::format(".{:03}", rest);
    if (zoneFlag == 100) {
        text += 'Z';
    } else if (zoneFlag > 1) {
        const int minutes = (static_cast<int>(zoneFlag) - 100) * 15;
        const int size = minutes < 0 ? -minutes : minutes;
        text += fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
    }
    return text;
}

} // namespace thonmap
