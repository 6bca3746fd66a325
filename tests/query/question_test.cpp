#include "query/question.h"

#include "query/parser.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace thonmap::query {
namespace {

using Comparison = AttributeCondition::Comparison;

// JOBS.md, job 3: farther than 2 km and more than half Dao.
Question jobThree() {
    return {
        .layer = "cong_trinh",
        .layerFilter = "trang_thai = 'hoàn thành'",
        .beyondMetres = 2000,
        .measuredFrom = spatial::DistanceFrom::centre,
        .conditions = {{.field = "dao_share", .comparison = Comparison::greater, .values = {0.5}}}};
}

TEST(Question, BecomesReadableText) {
    EXPECT_EQ(toText(toExpression(jobThree())),
              "distance(centroid(geometry), layer('cong_trinh', 'trang_thai = ''hoàn thành''')) > "
              "2000 AND dao_share > 0.5");
    EXPECT_EQ(toText(toExpression(Question{.relation = spatial::Relation::within, .layer = "xa"})),
              "S_WITHIN(geometry, layer('xa'))");
}

TEST(Question, DisjointMeansApartFromAll) {
    const Question apart{.relation = spatial::Relation::disjoint, .layer = "xa"};
    EXPECT_EQ(toText(toExpression(apart)), "NOT S_INTERSECTS(geometry, layer('xa'))");
    const auto back = toQuestion(toExpression(apart));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->relation, spatial::Relation::intersects);
    EXPECT_TRUE(back->negated);
}

TEST(Question, WithoutPartsRestrictsNothing) {
    EXPECT_TRUE(toExpression(Question{}).empty());
    EXPECT_EQ(toQuestion({}), Question{});
}

TEST(Question, ComesBackFromItsExpression) {
    EXPECT_EQ(toQuestion(toExpression(jobThree())), jobThree());
    const auto typed = parse("dao_share > 0.5 AND distance(centroid(geometry), "
                             "layer('cong_trinh','trang_thai = ''hoàn thành''')) > 2000.0");
    EXPECT_EQ(toQuestion(*typed), jobThree());
}

TEST(Question, ConditionsOfEveryKindComeBack) {
    const AttributeCondition conditions[] = {
        {"Tên thôn", Comparison::equal, {std::string("Bằng Vân")}, true},
        {"n", Comparison::notEqual, {std::int64_t{5}}, false},
        {"n", Comparison::less, {2.5}, false},
        {"d", Comparison::lessOrEqual, {*Date::fromYmd(2022, 6, 30)}, false},
        {"b", Comparison::equal, {true}, false},
        {"n", Comparison::between, {std::int64_t{1}, std::int64_t{9}}, false},
        {"t", Comparison::oneOf, {std::string("Dao"), std::string("Tày")}, true},
        {"t", Comparison::contains, {std::string("50%_\\ 'x'")}, false},
        {"t", Comparison::startsWith, {std::string("Bản ")}, true},
        {"t", Comparison::contains, {std::string()}, false},
        {"t", Comparison::startsWith, {std::string()}, false},
        {"t", Comparison::isNull, {}, false},
        {"t", Comparison::isNotNull, {}, false},
    };
    for (const AttributeCondition& condition : conditions) {
        const Expression e = toExpression(condition);
        EXPECT_EQ(toCondition(e), condition) << toText(e);
        // through the text as well: the dock and the text line show the same
        EXPECT_EQ(toCondition(*parse(toText(e))), condition) << toText(e);
    }
}

TEST(Question, LooseTextIgnoresCaseAndMarks) {
    EXPECT_EQ(toText(toExpression(
                  AttributeCondition{"ten", Comparison::equal, {std::string("bang van")}, true})),
              "CASEI(ACCENTI(ten)) = CASEI(ACCENTI('bang van'))");
}

TEST(Question, OtherExpressionsAreText) {
    for (const char* text : {
             "a = 1 OR b = 2",
             "a + 1 = 2",
             "a = b",
             "5 < a",
             "NOT a = 1",
             "a LIKE 'x%y'",
             "a LIKE '_x%'",
             "a LIKE 'x'",
             "CASEI(a) = CASEI('x')",
             "CASEI(ACCENTI(a)) = 'x'",
             "S_DISJOINT(geometry, layer('x'))",
             "S_INTERSECTS(geometry, POINT(1 2))",
             "S_INTERSECTS(geometry, layer('x')) AND S_WITHIN(geometry, layer('x'))",
             "S_INTERSECTS(geometry, layer('x')) AND distance(geometry, layer('y')) <= 5",
             "distance(geometry, layer('x')) < 5",
             "distance(geometry, layer('x')) <= 5 AND distance(geometry, layer('x')) <= 6",
             "distance(geometry, layer('x')) <= 5 AND distance(centroid(geometry), layer('x')) > 1",
             "S_INTERSECTS(centroid(geometry), layer('x'))",
             "area(geometry) > 5",
             "geometry IS NULL",
             "TRUE",
             "b",
         })
        EXPECT_FALSE(toQuestion(*parse(text)).has_value()) << text;
}

TEST(Question, RandomOnesComeBack) {
    std::mt19937 dice(7);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(dice() % n); };
    for (int round = 0; round < 2000; ++round) {
        Question q;
        if (below(2) == 0) {
            q.relation = static_cast<spatial::Relation>(below(8));
            if (*q.relation == spatial::Relation::disjoint)
                q.relation.reset();
            else
                q.negated = below(2) == 0;
        }
        if (below(2) == 0)
            q.withinMetres = below(10'000) / 4.0;
        if (below(2) == 0)
            q.beyondMetres = below(10'000) / 4.0;
        if (q.withinMetres || q.beyondMetres)
            q.measuredFrom = static_cast<spatial::DistanceFrom>(below(2));
        if (q.relation || q.withinMetres || q.beyondMetres) {
            q.layer = below(2) == 0 ? "đường" : "o'x";
            q.layerFilter = below(2) == 0 ? "" : "loai = 'liên ''xã'''";
        }
        for (unsigned i = below(3); i > 0; --i)
            q.conditions.push_back({"f" + std::to_string(below(3)),
                                    static_cast<Comparison>(below(6)),
                                    {std::int64_t{below(9)}},
                                    false});
        const Expression e = toExpression(q);
        ASSERT_EQ(toQuestion(e), q) << toText(e);
        if (!e.empty()) {
            ASSERT_EQ(toQuestion(*parse(toText(e))), q) << toText(e);
        }
    }
}

} // namespace
} // namespace thonmap::query
