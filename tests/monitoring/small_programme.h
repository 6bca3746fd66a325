#pragma once

#include "document/json.h"
#include "monitoring/framework.h"
#include "monitoring/registers.h"
#include "support/shapes.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::monitoring {

inline Date day(std::string_view iso) {
    return *Date::fromIso(iso);
}

/// A register table of text cells, as a CSV read without types gives; "" = null.
inline TablePtr csv(std::string name, std::initializer_list<const char*> columns,
                    std::initializer_list<std::initializer_list<const char*>> rows) {
    test::TableBuilder builder(std::move(name));
    for (const char* column : columns)
        builder.field(column, FieldType::text);
    for (const auto& row : rows) {
        std::vector<Value> cells;
        for (const char* cell : row)
            cells.push_back(*cell == '\0' ? Value{} : Value{std::string_view(cell)});
        builder.row(cells);
    }
    return builder.share();
}

/// Two villages in one commune; plans from 2020-01-01 to 2022-01-01 (731 days).
inline Registers smallRegisters() {
    Registers registers;
    registers.tables["unit"] = csv("unit", {"code", "level", "parent", "valid_from", "valid_to"},
                                   {{"C", "commune", "D", "2019-01-01", ""},
                                    {"V1", "village", "C", "2019-01-01", ""},
                                    {"V2", "village", "C", "2019-01-01", ""}});
    registers.tables["indicator"] =
        csv("indicator", {"code", "unit_code", "baseline", "target", "due", "plan_start"},
            {{"N", "", "0", "8", "2022-01-01", "2020-01-01"},
             {"N", "V1", "0", "4", "2022-01-01", "2020-01-01"},
             {"N", "V2", "0", "4", "2022-01-01", "2020-01-01"},
             {"G", "V1", "0", "15", "2022-01-01", "2020-01-01"},
             {"G", "V2", "0", "15", "2022-01-01", "2020-01-01"}});
    registers.tables["sub_project"] =
        csv("sub_project",
            {"id", "title", "type", "unit_code", "proposed_on", "started_on", "completed_on",
             "stopped_on", "decided_by", "self_planned", "illustrative"},
            {{"S1", "Bể nước", "water", "V1", "2020-01-05", "2020-02-01", "2020-06-01", "", "x",
              "true", ""},
             {"S2", "Đường", "road", "V1", "2020-01-05", "2020-08-01", "2020-12-31", "", "x",
              "true", "true"},
             {"S3", "Cầu", "bridge", "V1", "2020-01-05", "2020-08-01", "", "", "x", "true", ""},
             {"S4", "Mương", "irrigation", "V2", "2020-03-01", "2020-05-01", "", "2020-07-01", "x",
              "true", ""},
             {"S5", "Điện", "electricity", "V2", "2020-03-01", "2020-05-01", "2020-09-01", "", "x",
              "false", ""}});
    registers.tables["measurement"] =
        csv("measurement", {"id", "indicator_code", "unit_code", "date", "value", "n", "replaces"},
            {{"M1", "G", "V1", "2020-06-30", "45", "10", ""},
             {"M2", "G", "V1", "2020-06-30", "4.5", "10", "M1"},
             {"M3", "G", "V2", "2020-06-30", "6", "5", ""},
             {"M4", "G", "V2", "2020-12-31", "9", "5", ""}});
    registers.tables["population"] =
        csv("population",
            {"unit_code", "date", "ethnic_group", "sex", "persons", "households", "source",
             "illustrative"},
            {{"V1", "2020-01-01", "Tày", "female", "10", "", "survey", ""},
             {"V1", "2020-01-01", "Tày", "male", "10", "", "survey", ""},
             {"V1", "2021-01-01", "Tày", "female", "14", "", "update", "true"},
             {"V1", "2021-01-01", "Dao", "male", "42", "", "update", "true"},
             {"V1", "2021-01-01", "", "", "", "12", "update", ""},
             {"V2", "2020-01-01", "Dao", "female", "30", "", "survey", ""}});
    registers.tables["cost"] =
        csv("cost", {"sub_project_id", "date", "origin", "kind", "amount_vnd"},
            {{"S1", "2020-01-20", "project", "planned", "75000000"},
             {"S1", "2020-01-20", "community_cash", "planned", "25000000"},
             {"S2", "2020-07-20", "project", "planned", "79000000"},
             {"S2", "2020-07-20", "community_labour", "planned", "21000000"}});
    return registers;
}

inline Framework smallFramework() {
    const auto document = document::parse(R"({
 "format": 1, "id": "small", "title": "Small", "unit_name": {"vi": "thôn", "en": "villages"},
 "units": {"table": "unit", "where": "level = 'village'", "unit": "code", "date": "valid_from"},
 "steps": [{"id": "sub_project", "table": "sub_project", "key": "id", "by": "decided_by", "steps": [
   {"state": "proposed", "date": "proposed_on", "title": "proposed"},
   {"state": "under_way", "date": "started_on", "title": "under way"},
   {"state": "completed", "date": "completed_on", "title": "completed"},
   {"state": "stopped", "date": "stopped_on", "title": "stopped", "final": true}]}],
 "indicators": [
  {"code": "N", "title": "Number", "unit": {"vi": "việc", "en": "things"}, "kind": "count",
   "rows": {"table": "sub_project", "where": "self_planned = TRUE", "unit": "unit_code",
            "date": "completed_on"},
   "under_way": {"table": "sub_project", "unit": "unit_code", "date": "started_on",
                 "until": ["completed_on", "stopped_on"]},
   "target": 8},
  {"code": "G", "title": "Growth", "unit": "%", "kind": "mean", "value": "value", "n": "n",
   "decimals": 1,
   "rows": {"table": "measurement", "where": "indicator_code = 'G'", "unit": "unit_code",
            "date": "date", "replaces": "replaces"},
   "target": 15, "plan_start": "2020-01-01", "due": "2022-01-01"}],
 "activities": [{"code": "A", "title": "A", "counts": [
   {"name": "persons", "title": "persons", "value": "persons", "sex": "sex",
    "rows": {"table": "population", "unit": "unit_code", "date": "date", "latest_by": "unit_code"}},
   {"name": "units", "title": "units", "distinct": "unit_code",
    "rows": {"table": "population", "date": "date"}}]}],
 "rules": [
  {"code": "R1", "title": "Share", "kind": "share", "table": "sub_project", "key": "id",
   "requirements": [{"title": {"vi": "đối ứng", "en": "community share"},
     "unit": {"vi": "đồng", "en": "VND"}, "value": "amount_vnd",
     "rows": {"table": "cost", "unit": "sub_project_id", "date": "date"},
     "part": "origin LIKE 'community%'", "part_share_at_least": 0.25}]},
  {"code": "R3", "title": "Each", "kind": "each", "requirements": [{"title": "completed",
     "rows": {"table": "sub_project", "unit": "unit_code", "date": "completed_on"},
     "at_least": 2}]},
  {"code": "R4", "title": "Order", "kind": "order", "steps": "sub_project"},
  {"code": "R5", "title": "Complete", "kind": "complete", "requirements": [{"title": "m",
     "rows": {"table": "measurement", "replaces": "replaces"}, "required": ["date", "value"]}]}]
})",
                                          "small.framework.json");
    EXPECT_TRUE(document.has_value());
    auto framework = parseFramework(*document, "small.framework.json");
    EXPECT_TRUE(framework.has_value()) << (framework ? "" : framework.error().text(Language::en));
    return std::move(*framework);
}

/// The register with one cell changed.
inline Registers changed(Registers registers, const std::string& table, std::size_t row,
                         std::string_view column, std::string_view cell) {
    FeatureTable copy = *registers.tables.at(table);
    Column& old = copy.columns[*copy.columnIndex(column)];
    Column fresh(old.field());
    for (std::size_t i = 0; i < old.size(); ++i)
        fresh.push(i == row ? (cell.empty() ? Value{} : Value{cell}) : old.value(i));
    old = fresh;
    registers.tables[table] = std::make_shared<const FeatureTable>(std::move(copy));
    return registers;
}

} // namespace thonmap::monitoring
