#include "text/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> found(std::string_view query, const std::vector<std::string>& names,
                               std::size_t limit = 100) {
    std::vector<std::string> hits;
    for (const SearchHit& hit : search(query, names, limit))
        hits.push_back(names[hit.index]);
    return hits;
}

TEST(Search, FindsWithoutTonesAndCase) {
    const std::vector<std::string> names{"Ngân Sơn", "Đức Vân", "Bằng Vân"};
    EXPECT_THAT(found("ngan son", names), ElementsAre("Ngân Sơn"));
    EXPECT_THAT(found("DUC", names), ElementsAre("Đức Vân"));
    EXPECT_THAT(found("  duc   van ", names), ElementsAre("Đức Vân"));
}

TEST(Search, TypedTonesRankHigher) {
    const std::vector<std::string> names{"Bảng", "Bang", "Bằng", "Bàng"};
    EXPECT_EQ(found("bằng", names).front(), "Bằng");
    EXPECT_EQ(found("bảng", names).front(), "Bảng");
    EXPECT_EQ(found("bang", names).front(), "Bang");
    EXPECT_EQ(found("bằng", names).size(), 4U);
}

TEST(Search, AToneStillToBeTypedIsNoMistake) {
    EXPECT_THAT(found("băng", {"Bang", "Bâng", "Bằng"}), testing::Contains("Bằng"));
    EXPECT_EQ(found("băng", {"Bang", "Bâng", "Bằng"}).front(), "Bằng");
}

TEST(Search, BothPlacesOfAToneAreTheSame) {
    const std::vector<std::string> names{"Trung Hóa", "Trung Hòa", "Trung Hoà"};
    EXPECT_THAT(found("hoà", names, 2), testing::UnorderedElementsAre("Trung Hòa", "Trung Hoà"));
}

TEST(Search, FindsWhileTyping) {
    const std::vector<std::string> names{"Thượng Quan", "Thượng Ân", "Thuần Mang"};
    EXPECT_THAT(found("thuong q", names), ElementsAre("Thượng Quan"));
    EXPECT_THAT(found("th", names).size(), 3U);
    EXPECT_THAT(found("ma", names), ElementsAre("Thuần Mang"));
}

TEST(Search, WordsInTheTypedOrderRankHigher) {
    const std::vector<std::string> names{"Vân Bằng", "Xã Bằng Vân"};
    EXPECT_THAT(found("bang van", names), ElementsAre("Xã Bằng Vân", "Vân Bằng"));
}

TEST(Search, AllTypedWordsMustBeFound) {
    EXPECT_THAT(found("bang son", {"Bằng Vân", "Ngân Sơn"}), IsEmpty());
}

TEST(Search, ForgivesOneWrongLetterInLongWords) {
    const std::vector<std::string> names{"Thượng Quan", "Ngân Sơn"};
    EXPECT_THAT(found("thuogn", names), ElementsAre("Thượng Quan")); // swapped
    EXPECT_THAT(found("thunog", names), ElementsAre("Thượng Quan"));
    EXPECT_THAT(found("thuing", names), ElementsAre("Thượng Quan")); // replaced
    EXPECT_THAT(found("thung", names), ElementsAre("Thượng Quan"));  // missing
    EXPECT_THAT(found("thuoong", names), ElementsAre("Thượng Quan"));
    EXPECT_THAT(found("zuan", names), IsEmpty()); // four letters
}

TEST(Search, ExactBeatsPrefixBeatsInside) {
    EXPECT_THAT(found("van", {"Savannakhet", "Vang", "Văn"}),
                ElementsAre("Văn", "Vang", "Savannakhet"));
}

TEST(Search, FindsWordsWrittenTogether) {
    EXPECT_THAT(found("bangvan", {"Đức Vân", "Bằng Vân"}), ElementsAre("Bằng Vân"));
}

TEST(Search, TheShorterNameOfEqualFitsComesFirst) {
    EXPECT_THAT(found("bang van", {"Trường tiểu học Bằng Vân", "Bằng Vân"}),
                ElementsAre("Bằng Vân", "Trường tiểu học Bằng Vân"));
}

TEST(Search, TiesKeepAlphabeticalOrderWithNumbersByValue) {
    EXPECT_THAT(found("thon mau", {"Thôn Mẫu 10", "Thôn Mẫu 2", "Thôn Mẫu 1"}),
                ElementsAre("Thôn Mẫu 1", "Thôn Mẫu 2", "Thôn Mẫu 10"));
    EXPECT_EQ(found("thon mau 1", {"Thôn Mẫu 10", "Thôn Mẫu 2", "Thôn Mẫu 1"}).front(),
              "Thôn Mẫu 1");
}

TEST(Search, GivesAtMostTheLimit) {
    EXPECT_EQ(found("x", {"Xã 1", "Xã 2", "Xã 3"}, 2).size(), 2U);
    EXPECT_THAT(found("x", {"Xã 1"}, 0), IsEmpty());
}

TEST(Search, NothingTypedFindsNothing) {
    EXPECT_THAT(found("", {"Xã"}), IsEmpty());
    EXPECT_THAT(found(" - ", {"Xã"}), IsEmpty());
    EXPECT_THAT(found("xa", {""}), IsEmpty());
}

} // namespace
} // namespace thonmap::text
