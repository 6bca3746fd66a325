#include "text/encoding.h"

#include "legacy_encoder.h"
#include "support/places.h"
#include "text/normalize.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace thonmap::text {
namespace {

using test::encodeLegacy;
using testing::ElementsAre;

constexpr std::array kByteEncodings{Encoding::tcvn3, Encoding::vni, Encoding::viscii,
                                    Encoding::cp1258};

/// The twelve names of the shared corpus, in record order.
const std::vector<std::string> kCommunes{"Nà Phặc",     "Vân Tùng",  "Bằng Vân",   "Cốc Đán",
                                         "Thượng Ân",   "Đức Vân",   "Thuần Mang", "Hiệp Lực",
                                         "Thượng Quan", "Trung Hòa", "Xã Đăk Ơ",   "Ngân Sơn"};

std::vector<std::string> encodedAll(const std::vector<std::string>& names, Encoding encoding) {
    std::vector<std::string> all;
    for (const std::string& name : names)
        all.push_back(encodeLegacy(name, encoding).value());
    return all;
}

std::vector<std::string> shownAll(const std::vector<std::string>& names, Encoding encoding) {
    std::vector<std::string> all;
    for (const std::string& name : names)
        all.push_back(test::shownAsCp1252(encodeLegacy(name, encoding).value()));
    return all;
}

Guess guess(const std::vector<std::string>& values) {
    const std::vector<std::string_view> views(values.begin(), values.end());
    return detect(views);
}

Guess guessShown(const std::vector<std::string>& values) {
    const std::vector<std::string_view> views(values.begin(), values.end());
    return detectMojibake(views);
}

TEST(Decode, KnowsAll134LettersOfEachEncoding) {
    const auto letters = test::vietnameseLetters();
    ASSERT_EQ(letters.size(), 134U);
    for (const Encoding encoding : kByteEncodings)
        for (const std::string& letter : letters) {
            const auto bytes = encodeLegacy(letter, encoding);
            ASSERT_TRUE(bytes) << encodingName(encoding) << letter;
            EXPECT_EQ(decode(*bytes, encoding), letter) << encodingName(encoding);
        }
}

TEST(Decode, ReadsNamesAsTheirFontsShowThem) {
    // "Ng©n S¬n", "Baèng Vaân", "Ðức" as seen in a Western font
    EXPECT_EQ(decode("Ng\xA9n S\xACn", Encoding::tcvn3), "Ngân Sơn");
    EXPECT_EQ(decode("Ba\xE8ng Va\xE2n", Encoding::vni), "Bằng Vân");
    EXPECT_EQ(decode("\xD1\xF6\xF9"
                     "c",
                     Encoding::vni),
              "Đức");
    EXPECT_EQ(decode("Th\xFD\xF5\xF2ng \xC2n", Encoding::cp1258), "Thượng Ân");
    EXPECT_EQ(decode("\xD0\xD1"
                     "c",
                     Encoding::viscii),
              "Đức");
    EXPECT_EQ(decode("caf\xE9 \x80 5", Encoding::cp1252), "café € 5");
}

TEST(Decode, TakesVniMarksOfEitherCase) {
    EXPECT_EQ(decode("A\xF9", Encoding::vni), "Á");
    EXPECT_EQ(decode("a\xD9", Encoding::vni), "á");
}

TEST(Decode, KeepsAsciiAndLineEnds) {
    std::string ascii = "\t\n\r";
    for (char c = ' '; c < 0x7F; ++c)
        ascii += c;
    for (const Encoding encoding : kByteEncodings)
        EXPECT_EQ(decode(ascii, encoding), ascii);
    EXPECT_EQ(decode(ascii, Encoding::cp1252), ascii);
    EXPECT_EQ(decode(ascii, Encoding::utf8Twice), ascii);
}

TEST(Decode, MarksWhatAnEncodingDoesNotDefine) {
    EXPECT_EQ(decode("a\x81z", Encoding::cp1252), "a\uFFFDz");
    EXPECT_EQ(decode("b\xF9", Encoding::vni), "b\uFFFD"); // an acute on a consonant
    EXPECT_EQ(decode("Ng\xC3", Encoding::utf8), "Ng\uFFFD");
}

TEST(Decode, GivesComposedUtf8ForAnyBytes) {
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (auto n = random() % 20; n > 0; --n)
            bytes += static_cast<char>(random() % 256);
        for (const Encoding encoding :
             {Encoding::utf8, Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::cp1258,
              Encoding::cp1252, Encoding::utf8Twice, Encoding::unknown}) {
            const std::string text = decode(bytes, encoding);
            EXPECT_TRUE(isUtf8(text));
            EXPECT_EQ(nfc(text), text);
            EXPECT_TRUE(isUtf8(decodeMojibake(bytes, encoding)));
        }
    }
}

TEST(Decode, UndoesUtf8WrittenTwice) {
    EXPECT_EQ(decode("NgÃ¢n SÆ¡n", Encoding::utf8Twice), "Ngân Sơn");
    EXPECT_EQ(decode("Báº±ng VÃ¢n", Encoding::utf8Twice), "Bằng Vân");
    for (const std::string& letter : test::vietnameseLetters())
        EXPECT_EQ(decode(test::shownAsCp1252(letter), Encoding::utf8Twice), letter);
}

TEST(DecodeMojibake, UndoesLegacyBytesThatArriveAsText) {
    EXPECT_EQ(decodeMojibake("Ng©n S¬n", Encoding::tcvn3), "Ngân Sơn");
    EXPECT_EQ(decodeMojibake("Baèng Vaân", Encoding::vni), "Bằng Vân");
    for (const Encoding encoding : kByteEncodings)
        for (const std::string& letter : test::vietnameseLetters())
            EXPECT_EQ(decodeMojibake(test::shownAsCp1252(encodeLegacy(letter, encoding).value()),
                                     encoding),
                      letter)
                << encodingName(encoding);
}

TEST(DecodeMojibake, LeavesCharactersThatNoByteCouldHaveBecome) {
    EXPECT_EQ(decodeMojibake("Ng©n 山 Sơn", Encoding::tcvn3), "Ngân 山 Sơn");
    EXPECT_EQ(decodeMojibake("Hòa NgÃ¢n", Encoding::utf8Twice), "Hòa NgÃ¢n");
}

TEST(Detect, TellsTheFourEncodingsFromTheCommunesOfNganSon) {
    for (const Encoding encoding : kByteEncodings) {
        const Guess found = guess(encodedAll(kCommunes, encoding));
        EXPECT_EQ(found.encoding, encoding) << encodingName(encoding);
        EXPECT_GT(found.confidence, 0.9) << encodingName(encoding);
        const Guess shown = guessShown(shownAll(kCommunes, encoding));
        EXPECT_EQ(shown.encoding, encoding) << encodingName(encoding);
        EXPECT_GT(shown.confidence, 0.9) << encodingName(encoding);
    }
}

TEST(Detect, TellsUtf8) {
    EXPECT_EQ(guess(kCommunes).encoding, Encoding::utf8);
    EXPECT_GT(guess(kCommunes).confidence, 0.9);
    EXPECT_EQ(guessShown(kCommunes).encoding, Encoding::utf8);
    EXPECT_EQ(guess({"東京", "大阪"}).encoding, Encoding::utf8);
}

TEST(Detect, AcceptsUtf8CutOffInTheMiddleOfALetter) {
    EXPECT_EQ(guess({"Xã Thượng Quan", "Xã B\xE1\xBA"}).encoding, Encoding::utf8);
    EXPECT_EQ(guess({"Xã Thượng Quan", "X\xC3"}).encoding, Encoding::utf8);
}

TEST(Detect, TellsUtf8WrittenTwice) {
    std::vector<std::string> twice;
    for (const std::string& name : kCommunes)
        twice.push_back(test::shownAsCp1252(name));
    EXPECT_EQ(guess(twice).encoding, Encoding::utf8Twice);
    EXPECT_EQ(guessShown(twice).encoding, Encoding::utf8Twice);
    EXPECT_GT(guessShown(twice).confidence, 0.9);
}

TEST(Detect, PlainAsciiIsUtf8ForSure) {
    EXPECT_EQ(guess({"Thanh Mai", "01954", ""}).encoding, Encoding::utf8);
    EXPECT_EQ(guess({"Thanh Mai"}).confidence, 1);
    EXPECT_EQ(guess({}).encoding, Encoding::utf8);
    EXPECT_EQ(guessShown({"Thanh Mai"}).confidence, 1);
}

TEST(Detect, SaysWhenTextIsNotVietnamese) {
    // CP1252: Müller, Größe, Évreux, Saint-Étienne, Besançon, Señora, Malmö
    EXPECT_EQ(guess({"M\xFCller",
                     "Gr\xF6\xDF"
                     "e",
                     "\xC9vreux", "Saint-\xC9tienne", "Besan\xE7on", "Se\xF1ora", "Malm\xF6"})
                  .encoding,
              Encoding::unknown);
    // CP1251: Москва, Екатеринбург; GB 18030: 北京 上海
    EXPECT_EQ(
        guess({"\xCC\xEE\xF1\xEA\xE2\xE0", "\xC5\xEA\xE0\xF2\xE5\xF0\xE8\xED\xE1\xF3\xF0\xE3"})
            .encoding,
        Encoding::unknown);
    EXPECT_EQ(guess({"\xB1\xB1\xBE\xA9", "\xC9\xCF\xBA\xA3"}).encoding, Encoding::unknown);
}

TEST(Detect, LeavesForeignTextAlone) {
    const std::vector<std::string> foreign{"Müller", "Größe",  "Évreux", "Besançon",
                                           "Señora", "Москва", "Malmö",  "© 2022",
                                           "25 m²",  "m³",     "38 °C",  "½"};
    EXPECT_EQ(guessShown(foreign).encoding, Encoding::utf8);
    for (const std::string& one : foreign)
        EXPECT_EQ(guessShown({one}).encoding, Encoding::utf8) << one;
}

TEST(Detect, LeavesVietnameseThatFitsIntoLatin1Alone) {
    const std::vector<std::string> names{"Hòa Bình", "Bà Nà",   "Sông Cáu", "Tân Lý",
                                         "Thôn Mèo", "Phú Yên", "Bó Lếch"};
    for (const std::string& one : names)
        EXPECT_EQ(guessShown({one}).encoding, Encoding::utf8) << one;
}

TEST(Detect, LeavesUnicodeAloneThoughSomeNamesAreOddlySpelt) {
    const Guess found = guessShown({"Huyện Chư Păh", "Xã Chrôh Pơnan", "Đạ Tẻh", "M'Đrắk", "Glêh"});
    EXPECT_EQ(found.encoding, Encoding::utf8);
    EXPECT_GT(found.confidence, 0.9);
}

TEST(Detect, ASingleNameIsRightButLessSure) {
    const Guess found = guess({encodeLegacy("Bằng Vân", Encoding::tcvn3).value()});
    EXPECT_EQ(found.encoding, Encoding::tcvn3);
    EXPECT_LT(found.confidence, 0.97);
}

TEST(Detect, ReadsNamesTypedInACapitalFont) {
    std::vector<std::string> capitals;
    for (const std::string& name : kCommunes)
        capitals.push_back(encodeLegacy(test::inCapitalFont(name), Encoding::tcvn3).value());
    const Guess found = guess(capitals);
    EXPECT_EQ(found.encoding, Encoding::tcvn3);
    EXPECT_EQ(restoreNameCase(decode(capitals[0], found.encoding)), "NÀ PHẶC");
}

/// Any seven of the communes, any encoding: the column is always told right.
TEST(Detect, IsRightOnShortColumns) {
    std::mt19937 random(20250701);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> names = kCommunes;
        std::ranges::shuffle(names, random);
        names.resize(7);
        for (const Encoding encoding : kByteEncodings) {
            const auto bytes = encodedAll(names, encoding);
            const Guess found = guess(bytes);
            for (std::size_t i = 0; i < names.size(); ++i)
                ASSERT_EQ(decode(bytes[i], found.encoding), names[i]) << encodingName(encoding);
        }
    }
}

/// NAME of each record of a DBF with a 30-byte first field, as in the corpus.
std::vector<std::string> dbfNames(const std::filesystem::path& path) {
    const std::string bytes = test::slurp(path);
    const auto number = [&](std::size_t at, std::size_t size) {
        std::size_t value = 0;
        for (std::size_t i = size; i > 0; --i)
            value = value * 256 + static_cast<unsigned char>(bytes[at + i - 1]);
        return value;
    };
    std::vector<std::string> names;
    for (std::size_t i = 0; i < number(4, 4); ++i) {
        std::string name = bytes.substr(number(8, 2) + i * number(10, 2) + 1, 30);
        name.erase(name.find_last_not_of(' ') + 1);
        names.push_back(name);
    }
    return names;
}

TEST(Detect, ReadsTheSharedCorpus) {
    const std::vector<std::pair<std::string, Encoding>> files{{"utf8", Encoding::utf8},
                                                              {"tcvn3", Encoding::tcvn3},
                                                              {"cp1258", Encoding::cp1258},
                                                              {"viscii", Encoding::viscii}};
    for (const auto& [name, encoding] : files) {
        const auto path = test::shared("corpora/vn-encodings/names_" + name + "_nocpg.dbf");
        THONMAP_NEEDS(path);
        const auto raw = dbfNames(path);
        ASSERT_EQ(raw.size(), 12U);
        const Guess found = guess(raw);
        EXPECT_EQ(found.encoding, encoding) << name;
        EXPECT_GT(found.confidence, 0.9) << name;
        std::vector<std::string> names;
        for (const std::string& value : raw)
            names.push_back(restoreNameCase(decode(value, found.encoding)));
        EXPECT_EQ(names, kCommunes) << name; // its README lists them
    }
}

TEST(VietnameseShare, CountsWordsBeyondAscii) {
    EXPECT_EQ(vietnameseShare("Ngân Sơn, Thái Nguyên"), 1);
    EXPECT_EQ(vietnameseShare("Müller"), 0);
    EXPECT_EQ(vietnameseShare("Müller Sơn"), 0.5);
    EXPECT_EQ(vietnameseShare("Thanh Mai"), 0);
    EXPECT_EQ(vietnameseShare("huyệnn"), 0);
    EXPECT_EQ(vietnameseShare("tưc"), 0); // a stop takes only the acute or the dot
}

TEST(RestoreNameCase, RaisesWhatACapitalFontHid) {
    EXPECT_EQ(restoreNameCase("NGâN SơN"), "NGÂN SƠN");
    EXPECT_EQ(restoreNameCase("BằNG VâN"), "BẰNG VÂN");
    EXPECT_EQ(restoreNameCase("Xã đứC VâN"), "XÃ ĐỨC VÂN");
    EXPECT_EQ(restoreNameCase("đứC VâN"), "ĐỨC VÂN");
    EXPECT_EQ(restoreNameCase("THANH Hà"), "THANH HÀ");
}

TEST(RestoreNameCase, RaisesTheFirstLetterOfAName) {
    EXPECT_EQ(restoreNameCase("đức Vân"), "Đức Vân");
    EXPECT_EQ(restoreNameCase("Thượng ân"), "Thượng Ân");
}

TEST(RestoreNameCase, LeavesOtherTextAlone) {
    for (const char* text : {"Bé Hạ", "Xã Sá", "đường liên thôn", "Hạ II", "Ngân Sơn", "ngân sơn",
                             "NGÂN SƠN", "Cầu bê tông ở thôn 3", "", "đ", "3.000 đồng", "Müller"})
        EXPECT_EQ(restoreNameCase(text), text);
}

TEST(EncodingName, IsWhatPeopleCallIt) {
    EXPECT_EQ(encodingName(Encoding::utf8), "UTF-8");
    EXPECT_EQ(encodingName(Encoding::tcvn3), "TCVN3 (ABC)");
    EXPECT_EQ(encodingName(Encoding::vni), "VNI-Windows");
}

} // namespace
} // namespace thonmap::text
