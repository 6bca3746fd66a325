#include "monitoring/words.h"

#include "core/number_format.h"
#include "monitoring/messages.h"

#include <array>
#include <cmath>

namespace thonmap::monitoring {

namespace {

LocalText in(const Message& message, const std::vector<Argument>& arguments = {}) {
    return {format(message, arguments, Language::vi), format(message, arguments, Language::en)};
}

/// Joined by a middle dot; empty ones are left out.
LocalText joined(const LocalText& a, const LocalText& b) {
    if (a == LocalText{})
        return b;
    if (b == LocalText{})
        return a;
    return {a.vi + " · " + b.vi, a.en + " · " + b.en};
}

/// An amount of the indicator as its unit asks: "38", "11,8 %".
LocalText amount(const IndicatorProgress& indicator, double value, bool withUnit) {
    // Targets and plans are mostly whole: "15 %", beside a measured "11,8".
    const int decimals = withUnit && value == std::round(value) ? 0 : indicator.decimals;
    const auto text = [&](Language language) {
        const std::string number = formatNumber(value, decimals, language);
        return withUnit && indicator.unit.in(language) == "%" ? number + "\u00A0%" : number;
    };
    return {text(Language::vi), text(Language::en)};
}

bool isPercent(const IndicatorProgress& indicator) {
    return indicator.unit.vi == "%";
}

/// A plan lies between whole things: 43,3 sub-projects are 43.
double shownPlan(const IndicatorProgress& indicator, double planned) {
    const double scale = std::pow(10.0, indicator.decimals);
    return std::round(planned * scale) / scale;
}

const Message& wordOf(Status status) {
    switch (status) {
    case Status::done:
        return msg::statusDone;
    case Status::onTrack:
        return msg::statusOnTrack;
    case Status::behind:
        return msg::statusBehind;
    case Status::overdue:
        return msg::statusOverdue;
    case Status::noData:
        break;
    }
    return msg::statusNoData;
}

} // namespace

LocalText statusWords(Status status) {
    return in(wordOf(status));
}

LocalText numberText(const IndicatorProgress& indicator, const Figure& figure) {
    if (!figure.actual)
        return in(msg::noFigure);
    LocalText text = amount(indicator, *figure.actual, false);
    if (isPercent(indicator) && *figure.actual > 0)
        text = {"+" + text.vi, "+" + text.en};
    if (!figure.target)
        return text;
    const LocalText target = amount(indicator, *figure.target, true);
    text = {text.vi + " / " + target.vi, text.en + " / " + target.en};
    // Percent of a percentage would be read as the percentage itself.
    if (!figure.fraction || isPercent(indicator))
        return text;
    return joined(text, {formatPercent(*figure.fraction, 0, Language::vi),
                         formatPercent(*figure.fraction, 0, Language::en)});
}

LocalText subtitleText(const IndicatorProgress& indicator, const Framework& framework) {
    LocalText target;
    const Figure& total = indicator.total;
    if (total.target && total.due)
        target = in(msg::targetBy, {{"target", amount(indicator, *total.target, true)},
                                    {"due", total.due->dayFirst()}});
    else if (total.target)
        target = in(msg::targetOnly, {{"target", amount(indicator, *total.target, true)}});
    if (indicator.places.empty())
        return target;
    const std::size_t silent = indicator.count(Status::noData);
    const auto all = static_cast<std::int64_t>(indicator.places.size());
    return joined(target, in(msg::reporting, {{"count", all - static_cast<std::int64_t>(silent)},
                                              {"all", all},
                                              {"unit", framework.unitName}}));
}

LocalText gapText(const IndicatorProgress& indicator, const Figure& figure) {
    if (!figure.actual || !figure.target)
        return {};
    if (figure.status == Status::done)
        return in(msg::gapDone);
    if (figure.status == Status::overdue && figure.due)
        return in(msg::gapOverdue,
                  {{"due", figure.due->dayFirst()},
                   {"gap", amount(indicator, std::abs(*figure.target - *figure.actual), true)}});
    if (!figure.planned)
        return {};
    const double planned = shownPlan(indicator, *figure.planned);
    const double ahead = shownPlan(indicator, *figure.actual) - planned;
    // Falling indicators (poverty) are ahead when they are lower.
    const bool rising = *figure.target >= figure.baseline;
    const LocalText plan = amount(indicator, planned, true);
    if (ahead == 0)
        return in(msg::gapNone, {{"planned", plan}});
    const bool behind = rising ? ahead < 0 : ahead > 0;
    return in(behind ? msg::gapBehind : msg::gapAhead,
              {{"gap", amount(indicator, std::abs(ahead), true)}, {"planned", plan}});
}

std::vector<StatusCount> statusCounts(const IndicatorProgress& indicator) {
    constexpr std::array order{Status::done, Status::onTrack, Status::behind, Status::overdue,
                               Status::noData};
    std::vector<StatusCount> counts;
    for (const Status status : order) {
        const std::size_t count = indicator.count(status);
        if (count == 0)
            continue;
        counts.push_back({.status = status,
                          .count = count,
                          .text = in(msg::countOf, {{"count", static_cast<std::int64_t>(count)},
                                                    {"status", statusWords(status)}})});
    }
    return counts;
}

} // namespace thonmap::monitoring
