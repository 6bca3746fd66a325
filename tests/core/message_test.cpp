#include "core/diagnostics.h"
#include "core/messages.h"
#include "core/result.h"

#include <gtest/gtest.h>

namespace thonmap {
namespace {

constexpr Message kRead{"read_rows", "Đã đọc {count} dòng của {file}.",
                        "Read {count} rows of {file}."};

TEST(Message, FillsPlacesByNameAndWritesNumbersAsTheLanguageDoes) {
    const std::vector<Argument> arguments{{"file", "a.csv"}, {"count", std::int64_t{12345}}};
    EXPECT_EQ(format(kRead, arguments, Language::vi), "Đã đọc 12.345 dòng của a.csv.");
    EXPECT_EQ(format(kRead, arguments, Language::en), "Read 12,345 rows of a.csv.");
}

TEST(Message, AValueThatLooksLikeAPlaceIsNotFilledAgain) {
    EXPECT_EQ(format(kRead, {{"file", "{count}"}, {"count", std::int64_t{1}}}, Language::en),
              "Read 1 rows of {count}.");
}

TEST(Message, APlaceWithoutArgumentStaysVisible) {
    EXPECT_EQ(format(kRead, {{"file", "a"}}, Language::en), "Read {count} rows of a.");
}

TEST(Message, PlacesMustAgreeBetweenTheLanguages) {
    EXPECT_TRUE(detail::placeholdersOccur("{a} {b}", "{b} then {a}"));
    EXPECT_FALSE(detail::placeholdersOccur("{a}", "{b}"));
    EXPECT_FALSE(detail::placeholdersOccur("{a", "{a}"));
}

TEST(Error, SaysWhatInBothLanguagesAndWhatToDoNext) {
    const Result<int> result = fail(msg::noSuchFile, {{"file", "x.shp"}}, {.file = "x.shp"});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().text(Language::vi), "Không có tệp “x.shp”.");
    EXPECT_EQ(result.error().hint(Language::en), "Check the name and the folder.");
    EXPECT_EQ(result.error().message->code, "no_such_file");
}

TEST(Diagnostics, CountsByKindAndLosesNothingWhenAppended) {
    Diagnostics all;
    Diagnostics worker;
    worker.add(FindingKind::nonFinite, msg::cannotRead, {{"file", "a"}});
    worker.add(FindingKind::emptyGeometry, msg::cannotRead, {{"file", "b"}});
    all.add(FindingKind::nonFinite, msg::cannotRead, {{"file", "c"}});
    all.append(std::move(worker));
    EXPECT_EQ(all.findings().size(), 3u);
    EXPECT_EQ(all.count(FindingKind::nonFinite), 2u);
    EXPECT_EQ(findingName(FindingKind::skipped), "skipped");
    EXPECT_EQ(findingName(FindingKind::crsMissing), "crs_missing");
}

} // namespace
} // namespace thonmap
