#include "monitoring/framework.h"

#include "small_programme.h"
#include "support/places.h"

namespace thonmap::monitoring {
namespace {

TEST(Framework, TheShippedProgrammeIsRead) {
    const auto framework = loadFramework(test::sourceFolder() / "maps" / "ngan-son.framework.json");
    ASSERT_TRUE(framework.has_value()) << framework.error().text(Language::en);
    EXPECT_EQ(framework->indicators.size(), 3U);
    EXPECT_EQ(framework->activities.size(), 15U);
    EXPECT_EQ(framework->rules.size(), 5U);
    EXPECT_EQ(framework->indicator("O1")->target, 65);
    EXPECT_EQ(framework->indicator("O3")->due, day("2022-06-30"));
    EXPECT_EQ(framework->stepTable("sub_project")->steps.size(), 8U);
    EXPECT_EQ(framework->indicator("O9"), nullptr);
}

TEST(Framework, MistakesNameFileLineAndKey) {
    const auto document = document::parse(R"({"format": 1, "id": "x", "title": "X",
 "units": {"table": "unit", "where": "level ="}, "unit_name": "v"})",
                                          "x.framework.json");
    const auto framework = parseFramework(*document, "x.framework.json");
    ASSERT_FALSE(framework.has_value());
    EXPECT_EQ(framework.error().message->code, "bad_condition");
    EXPECT_EQ(framework.error().where.line, 2);
    const auto unknown = document::parse(R"({"format": 1, "id": "x", "title": "X",
 "units": {"table": "unit"}, "unit_name": "v", "indicatrs": []})",
                                         "x.framework.json");
    EXPECT_EQ(parseFramework(*unknown, "x.framework.json").error().message->code, "unknown_key");
}

} // namespace
} // namespace thonmap::monitoring
