#include "text/normalize.h"

#include "text/collator.h"
#include "text/syllable.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thonmap::text {
namespace {

using testing::ElementsAre;

TEST(IsUtf8, FollowsRfc3629) {
    EXPECT_TRUE(isUtf8("Ngân Sơn"));
    EXPECT_TRUE(isUtf8(""));
    EXPECT_TRUE(isUtf8("\xF4\x8F\xBF\xBF"));               // U+10FFFF
    EXPECT_FALSE(isUtf8("\xF4\x90\x80\x80"));              // above it
    EXPECT_FALSE(isUtf8("\xC0\x80"));                      // overlong
    EXPECT_FALSE(isUtf8("\xE0\x9F\xBF"));                  // overlong
    EXPECT_FALSE(isUtf8("\xED\xA0\x80"));                  // surrogate
    EXPECT_FALSE(isUtf8("Ng\xA9n"));                       // TCVN3
    EXPECT_FALSE(isUtf8(std::string_view("\xE1\xBA", 2))); // cut off
}

TEST(Nfc, ComposesMarks) {
    EXPECT_EQ(nfc("Nga\u0302n So\u031Bn"), "Ngân Sơn");
    EXPECT_EQ(nfc("ă\u0300"), "ằ");
    EXPECT_EQ(nfc("a\u0323\u0302"), "ậ");
    EXPECT_EQ(nfc("x\xFFy"), "x\uFFFDy");
}

TEST(Fold, DropsCaseTonesAndMarks) {
    EXPECT_EQ(fold("Ngân Sơn"), "ngan son");
    EXPECT_EQ(fold("ĐỨC VÂN"), "duc van");
    EXPECT_EQ(fold("Nga\u0302n So\u031Bn"), "ngan son");
    EXPECT_EQ(fold("  Thượng \t Ân\u00A0"), "thuong an");
    EXPECT_EQ(fold("ăâđêôơư ÀẢÃÁẠ"), "aadeoou aaaaa");
    EXPECT_EQ(fold(""), "");
}

TEST(FoldKeepingTones, UnifiesThePlaceOfTheTone) {
    EXPECT_EQ(foldKeepingTones("Hoà"), "hòa");
    EXPECT_EQ(foldKeepingTones("Hòa"), "hòa");
    EXPECT_EQ(foldKeepingTones("khoẻ"), "khỏe");
    EXPECT_EQ(foldKeepingTones("Thuý"), "thúy");
    EXPECT_EQ(foldKeepingTones("Trung Hoà, Hoá Thượng"), "trung hòa, hóa thượng");
}

TEST(FoldKeepingTones, LeavesTonesThatHaveOnePlaceOnly) {
    for (const char* word : {"hoàn", "quý", "quỳnh", "thuế", "của", "mía", "già", "gì", "giếng",
                             "ngoài", "thượng", "khuỷu", "tuyến", "yên", "quá", "thuở", "đặng"})
        EXPECT_EQ(foldKeepingTones(word), word);
    EXPECT_EQ(foldKeepingTones("qúy"), "quý");
    EXPECT_EQ(foldKeepingTones("hòan"), "hoàn");
}

TEST(FoldKeepingTones, KeepsYAndIAndDifferentTonesApart) {
    EXPECT_NE(foldKeepingTones("Lý"), foldKeepingTones("Lí"));
    EXPECT_NE(foldKeepingTones("Hòa"), foldKeepingTones("Hóa"));
    EXPECT_NE(foldKeepingTones("Đức"), foldKeepingTones("Dức"));
    EXPECT_EQ(foldKeepingTones("hôtel Münster"), "hôtel münster");
}

TEST(TitleCase, RaisesTheFirstLetterOfEachWord) {
    EXPECT_EQ(titleCase("NGÂN SƠN"), "Ngân Sơn");
    EXPECT_EQ(titleCase("đức vân"), "Đức Vân");
}

TEST(Collator, OrdersAsVietnameseDictionariesDo) {
    // CLDR vi: a < ă < â, d < đ, and of equal letters no tone < ` < ? < ~ < ´ < .
    std::vector<std::string> words{"Đ", "d", "â", "ă", "a", "e", "ê", "o", "ô", "ơ", "u", "ư"};
    const Collator collator;
    std::ranges::sort(words,
                      [&](const auto& a, const auto& b) { return collator.compare(a, b) < 0; });
    EXPECT_THAT(words, ElementsAre("a", "ă", "â", "d", "Đ", "e", "ê", "o", "ô", "ơ", "u", "ư"));
    std::vector<std::string> tones{"má", "mạ", "mã", "mả", "mà", "ma"};
    std::ranges::sort(tones,
                      [&](const auto& a, const auto& b) { return collator.compare(a, b) < 0; });
    EXPECT_THAT(tones, ElementsAre("ma", "mà", "mả", "mã", "má", "mạ"));
}

TEST(Collator, KeysOrderAsCompareDoes) {
    const Collator collator;
    const std::vector<std::string> names{"Thôn 2",  "Thôn 10",   "Bằng Vân", "Bắc Kạn",
                                         "Đức Vân", "Dương Sơn", "Ân"};
    for (const std::string& a : names)
        for (const std::string& b : names)
            EXPECT_EQ(collator.compare(a, b) < 0, collator.key(a) < collator.key(b)) << a << b;
    EXPECT_LT(collator.compare("Thôn 2", "Thôn 10"), 0);
    EXPECT_LT(collator.compare("Dương Sơn", "Đức Vân"), 0);
}

TEST(Syllable, FallsIntoItsParts) {
    const auto parts = [](std::u16string_view word) {
        const auto syllable = splitSyllable(word);
        return syllable ? syllable->onset + u'|' + syllable->nucleus + u'|' + syllable->coda
                        : std::u16string();
    };
    EXPECT_EQ(parts(u"thượng"), u"th|ươ|ng");
    EXPECT_EQ(parts(u"gì"), u"g|i|");
    EXPECT_EQ(parts(u"già"), u"gi|a|");
    EXPECT_EQ(parts(u"quốc"), u"qu|ô|c");
    EXPECT_EQ(parts(u"nguyễn"), u"ng|uyê|n");
    EXPECT_EQ(parts(u"ân"), u"|â|n");
    EXPECT_EQ(parts(u"müller"), u"");
    EXPECT_EQ(parts(u"brr"), u"");
}

TEST(Syllable, IsJudgedByTheRulesOfSpelling) {
    const auto judge = [](std::u16string_view word) {
        const auto syllable = splitSyllable(word);
        return syllable ? plausibility(*syllable) : 0;
    };
    for (const std::u16string_view good :
         {u"ngân",   u"sơn",   u"bằng",    u"vân", u"phặc",  u"thượng", u"quan",
          u"nguyễn", u"khuỷu", u"quý",     u"gì",  u"giếng", u"yên",    u"ở",
          u"uyên",   u"quyết", u"nghiêng", u"ghế", u"kỳ",    u"xoong"})
        EXPECT_EQ(judge(good), 1) << std::string(good.begin(), good.end());
    for (const std::u16string_view bad :
         {u"ngẹn", u"ghô", u"bac", u"tưc", u"ziêt", u"mbà", u"xeê", u"ciê", u"qiu"})
        EXPECT_EQ(judge(bad), 0) << std::string(bad.begin(), bad.end());
    EXPECT_EQ(judge(u"đăk"), 0.5);
    EXPECT_EQ(judge(u"krông"), 0.5);
    EXPECT_EQ(judge(u"kạn"), 0.5); // Bắc Kạn
}

} // namespace
} // namespace thonmap::text
