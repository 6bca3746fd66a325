#include "monitoring/progress.h"

#include "monitoring/words.h"
#include "small_programme.h"

namespace thonmap::monitoring {
namespace {

IndicatorProgress at(std::string_view code, std::string_view iso,
                     const Registers& registers = smallRegisters()) {
    const Framework framework = smallFramework();
    Diagnostics diagnostics;
    auto progress =
        progressOf(*framework.indicator(code), framework, registers, day(iso), diagnostics);
    EXPECT_TRUE(progress.has_value()) << (progress ? "" : progress.error().text(Language::en));
    return std::move(*progress);
}

// V1 by 2020-12-31: S1 and S2 completed, S3 under way. Plan: 365 of 731 days of 4 = 1.997.
TEST(Progress, CountsWhatIsCompletedByTheDate) {
    const IndicatorProgress progress = at("N", "2020-12-31");
    const Figure& figure = *progress.place("V1");
    EXPECT_EQ(figure.actual, 2);
    EXPECT_EQ(figure.underWay, 1);
    EXPECT_EQ(figure.asOf, day("2020-12-31"));
    EXPECT_NEAR(*figure.planned, 4.0 * 365 / 731, 1e-12);
    EXPECT_EQ(figure.status, Status::onTrack);
    EXPECT_TRUE(figure.illustrative); // S2 is
    EXPECT_EQ(progress.total.actual, 2);
    EXPECT_EQ(progress.total.target, 8);
    EXPECT_EQ(at("N", "2020-12-30").place("V1")->actual, 1);
}

// V2 by 2020-12-31: S5 is not self-planned, so 0 of 4 against 49.9 % planned.
TEST(Progress, StatusFollowsPlanAndDueDay) {
    EXPECT_EQ(at("N", "2020-12-31").place("V2")->status, Status::behind);
    EXPECT_EQ(at("N", "2022-01-01").place("V2")->status, Status::behind); // the due day itself
    EXPECT_EQ(at("N", "2022-01-02").place("V2")->status, Status::overdue);
    // Nine points behind is still on track: 9 % of 731 days are 65.
    EXPECT_EQ(at("N", "2020-03-06").place("V2")->status, Status::onTrack);
    EXPECT_EQ(at("N", "2019-06-01").place("V2")->planned, 0);
}

TEST(Progress, ChangingOneRowChangesTheFigure) {
    const Registers registers = changed(smallRegisters(), "sub_project", 4, "self_planned", "true");
    EXPECT_EQ(at("N", "2020-12-31", registers).place("V2")->actual, 1);
}

// V1's 45 was corrected to 4.5; V2's newest is 9. Weighted: (4.5·10 + 9·5) / 15 = 6.
TEST(Progress, MeansUseTheNewestUncorrectedFigureWeightedByItsCases) {
    const IndicatorProgress progress = at("G", "2020-12-31");
    EXPECT_EQ(progress.place("V1")->actual, 4.5);
    EXPECT_EQ(progress.place("V1")->asOf, day("2020-06-30"));
    EXPECT_EQ(progress.place("V2")->actual, 9);
    EXPECT_NEAR(*progress.total.actual, 6, 1e-12);
    EXPECT_EQ(progress.total.n, 15);
    EXPECT_EQ(at("G", "2020-07-01").place("V2")->actual, 6);
    EXPECT_EQ(at("G", "2020-06-29").total.status, Status::noData);
}

TEST(Progress, ACommuneAddsItsVillages) {
    const Framework framework = smallFramework();
    const IndicatorProgress progress = at("N", "2020-12-31");
    const Figure commune =
        combined(*framework.indicator("N"), framework, progress.places, day("2020-12-31"));
    EXPECT_EQ(commune.actual, 2);
    EXPECT_EQ(commune.target, 8);
    EXPECT_EQ(commune.fraction, 0.25);
    EXPECT_EQ(commune.status, Status::behind);
}

TEST(Progress, ActivitiesCountDifferentUnitsAndSexes) {
    Diagnostics diagnostics;
    const auto all = activities(smallFramework(), smallRegisters(), day("2021-06-01"), diagnostics);
    ASSERT_TRUE(all.has_value()) << all.error().text(Language::en);
    const ActivityProgress::Count& persons = all->front().counts[0];
    EXPECT_EQ(persons.done, 14 + 42 + 30); // newest of each unit
    EXPECT_EQ(persons.women, 44);
    EXPECT_EQ(persons.men, 42);
    EXPECT_EQ(all->front().counts[1].done, 2);
}

TEST(Progress, SentencesSayTheGapInBothLanguages) {
    const IndicatorProgress progress = at("N", "2020-12-31");
    const Figure& late = *progress.place("V2");
    EXPECT_EQ(numberText(progress, late).vi, "0 / 4 · 0\u00A0%");
    EXPECT_EQ(gapText(progress, late).vi, "chậm 2 so với kế hoạch 2");
    EXPECT_EQ(gapText(progress, late).en, "2 behind the plan of 2");
    EXPECT_EQ(subtitleText(progress, smallFramework()).vi,
              "Mục tiêu 8 vào 01/01/2022 · 2/2 thôn có số liệu");
    EXPECT_EQ(numberText(at("G", "2020-12-31"), at("G", "2020-12-31").total).vi,
              "+6,0 / 15\u00A0%");
    const auto counts = statusCounts(progress);
    ASSERT_EQ(counts.size(), 2U);
    EXPECT_EQ(counts[1].text.vi, "1 chậm");
}

} // namespace
} // namespace thonmap::monitoring
