#include "cli/command_line.h"

#include "cli/program.h"
#include "support/places.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace thonmap::cli {
namespace {

using test::at;
using test::thonmap;
using testing::HasSubstr;

TEST(CommandLine, VersionNamesTheLibraries) {
    const auto ended = thonmap({"--version"});
    EXPECT_EQ(ended.code, 0);
    for (const char* name : {"thonmap ", "GDAL 3.", "PROJ 9.", "GEOS 3.", "Qt 6."})
        EXPECT_THAT(ended.out, HasSubstr(name));
    const auto json = thonmap({"--version", "--json"}).json();
    EXPECT_THAT(at(json, "gdal").text(), testing::StartsWith("3."));
}

TEST(CommandLine, EveryCommandHasHelpWithAnExample) {
    for (const char* command : {"info", "list", "render", "query", "sites", "export"}) {
        const auto english = thonmap({command, "--help"});
        EXPECT_EQ(english.code, 0) << command;
        EXPECT_EQ(english.err, "") << command;
        EXPECT_THAT(english.out, HasSubstr("Example:\n  thonmap " + std::string(command)));
        const auto vietnamese = thonmap({"--lang", "vi", command, "--help"});
        EXPECT_THAT(vietnamese.out, HasSubstr("Ví dụ:")) << command;
    }
    EXPECT_THAT(thonmap({"--help"}).out, HasSubstr("render"));
}

TEST(CommandLine, WrongUsageIsTwoAndOneLineOnStderr) {
    const std::vector<std::vector<std::string>> wrong{
        {"inof", "x"},
        {"info"},
        {"render", "a.shp"},
        {"info", "a.shp", "--no-such-option"},
        {"info", "a.shp", "b.shp"},
        {"query", "a.shp"},
        {"query", "a.shp", "--where", "x", "--count", "-o", "b.gpkg"},
        {"--lang", "fr", "info", "a.shp"},
        {"render", "a.shp", "-o", "b.png", "--size", "big"},
        {"render", "a.shp", "-o", "b.png", "--bbox", "1,2,3"},
        {"check", "a.shp"},
    };
    for (const auto& arguments : wrong) {
        const auto ended = thonmap(arguments);
        EXPECT_EQ(ended.code, 2) << arguments[0];
        EXPECT_EQ(ended.out, "") << arguments[0];
        EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1) << ended.err;
        EXPECT_THAT(ended.err, testing::StartsWith("thonmap: "));
    }
}

TEST(CommandLine, ATypingMistakeNamesTheCommandMeant) {
    EXPECT_THAT(thonmap({"rendr", "x"}).err, HasSubstr("render"));
    EXPECT_THAT(thonmap({"check", "x"}).err, HasSubstr("check"));
}

TEST(CommandLine, AnErrorInJsonHasTheContractsKeys) {
    const auto ended = thonmap({"info", "không có.shp", "--json"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(ended.out, "");
    const auto error = ended.error();
    for (const char* key : {"code", "message", "file", "layer", "feature", "position", "hint"})
        EXPECT_TRUE(error.find(key)) << key;
    EXPECT_EQ(at(error, "code").text(), "no_such_file");
    EXPECT_EQ(at(error, "file").text(), "không có.shp");
}

TEST(CommandLine, SpeaksTheLanguageOfTheLocaleUnlessTold) {
    const std::vector<std::string> command{"info", "không có.shp"};
    EXPECT_THAT(thonmap(command, {{"LC_ALL", "vi_VN.UTF-8"}}).err, HasSubstr("Không có"));
    EXPECT_THAT(thonmap(command, {{"LC_ALL", "en_GB.UTF-8"}}).err, HasSubstr("There is no"));
    EXPECT_THAT(thonmap({"info", "không có.shp", "--lang", "vi"}).err, HasSubstr("Không có"));
    EXPECT_THAT(thonmap({"--lang=vi", "info", "không có.shp"}).err, HasSubstr("Không có"));
}

TEST(CommandLine, WithoutAWindowOrADisplayItSaysSo) {
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_EQ(run(std::vector<std::string>{"--lang", "en"}, out, err), 1);
    EXPECT_THAT(err.str(), HasSubstr("no window"));
    const auto ended = thonmap({});
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(std::ranges::count(ended.err, '\n'), 1) << ended.err;
}

TEST(CommandLine, ListsLayersAndThemesOfAMap) {
    const auto ended = thonmap({"list", test::demoDocument(), "--json"});
    EXPECT_EQ(ended.code, 0) << ended.err;
    std::vector<std::string> themes;
    const auto json = ended.json();
    for (const auto& theme : at(json, "themes").items())
        themes.push_back(at(theme, "id").text());
    EXPECT_THAT(themes, testing::UnorderedElementsAre("sub-projects", "indicator-progress",
                                                      "ethnic-composition"));
    EXPECT_THAT(thonmap({"list", test::demoDocument()}).out, HasSubstr("indicator-progress"));
}

} // namespace
} // namespace thonmap::cli
