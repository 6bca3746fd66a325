#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace thonmap::demo {

/// What a made-up row says of where it comes from.
inline constexpr std::string_view kInvented = "Minh hoạ, không phải số liệu thật";

/// One table of the register on its way into a CSV file: the columns of layers/README.md, then
/// `source` and `illustrative`.
class CsvTable {
public:
    CsvTable(std::string name, std::vector<std::string> columns);

    /// A made-up row. \pre one cell a column
    void add(std::vector<std::string> cells);
    /// A row with a source of its own.
    void add(std::vector<std::string> cells, std::string_view source, bool illustrative);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// RFC 4180 with line feeds; a cell is quoted only when it must be.
    [[nodiscard]] std::string text() const;

private:
    std::string m_name;
    std::vector<std::string> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace thonmap::demo
