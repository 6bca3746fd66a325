#include "monitoring/registers.h"

#include "monitoring/register_schema.h"
#include "small_programme.h"

namespace thonmap::monitoring {
namespace {

TEST(Registers, UnitsAreThoseValidAtTheDateWithWhatLiesBelow) {
    EXPECT_EQ(unitsAt(smallRegisters(), day("2018-12-31")).size(), 0U);
    EXPECT_EQ(unitAndBelow(smallRegisters(), "C", day("2020-01-01")),
              (std::vector<std::string>{"C", "V1", "V2"}));
    EXPECT_EQ(unitAndBelow(smallRegisters(), "nowhere", day("2020-01-01")),
              (std::vector<std::string>{"nowhere"}));
}

TEST(Registers, AUnitThatIsItsOwnAncestorIsFoundOnce) {
    const Registers loop = changed(smallRegisters(), "unit", 0, "parent", "V1");
    EXPECT_EQ(unitAndBelow(loop, "C", day("2020-01-01")).size(), 3U);
}

TEST(Registers, ColumnsGetTheTypesOfTheRegister) {
    Diagnostics diagnostics;
    const TablePtr raw = csv("cost", {"sub_project_id", "date", "amount_vnd", "extra"},
                             {{"7", "2020-01-01", "5", "x"}, {"8", "soon", "five", ""}});
    const TablePtr typed = typedTable("cost", raw, diagnostics);
    EXPECT_EQ(typed->column("sub_project_id")->type(), FieldType::text);
    EXPECT_EQ(typed->column("date")->type(), FieldType::date);
    EXPECT_EQ(typed->column("amount_vnd")->type(), FieldType::integer);
    EXPECT_EQ(typed->column("extra")->type(), FieldType::text);
    EXPECT_TRUE(typed->column("date")->isNull(1));
    EXPECT_EQ(diagnostics.findings().size(), 2U);
    EXPECT_EQ(typedTable("cost", typed, diagnostics), typed); // nothing to change: the same table
    EXPECT_EQ(typedTable("other", raw, diagnostics), raw);
}

} // namespace
} // namespace thonmap::monitoring
