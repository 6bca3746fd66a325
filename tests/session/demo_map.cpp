#include "session/demo_map.h"

#include "support/places.h"

#include <gtest/gtest.h>

namespace thonmap::test {

std::filesystem::path demoDocument() {
    return sourceFolder() / "maps" / "ngan-son.map.json";
}

session::MapPtr demoMap() {
    static const session::MapPtr map = [] {
        Result<session::MapPtr> opened = session::openMap(demoDocument());
        EXPECT_TRUE(opened) << why(opened);
        return opened ? *opened : nullptr;
    }();
    return map;
}

std::vector<CsvRow> csvRows(const std::string& table) {
    const std::string bytes =
        slurp(sourceFolder() / "maps" / "data" / "register" / (table + ".csv"));
    std::vector<std::vector<std::string>> lines{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') {
            lines.back().back() += c;
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            lines.back().emplace_back();
        } else if (!quoted && c == '\n') {
            lines.push_back({""});
        } else if (c != '\r') {
            lines.back().back() += c;
        }
    }
    std::vector<CsvRow> rows;
    for (std::size_t line = 1; line < lines.size(); ++line) {
        if (lines[line].size() != lines[0].size())
            continue;
        CsvRow row;
        for (std::size_t i = 0; i < lines[0].size(); ++i)
            row[lines[0][i]] = lines[line][i];
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace thonmap::test
