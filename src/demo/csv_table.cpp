#include "demo/csv_table.h"

#include <cassert>
#include <utility>

namespace thonmap::demo {

namespace {

void appendCell(std::string& to, std::string_view cell) {
    if (cell.find_first_of(",\"\n\r") == std::string_view::npos) {
        to += cell;
        return;
    }
    to += '"';
    for (const char letter : cell) {
        if (letter == '"')
            to += '"';
        to += letter;
    }
    to += '"';
}

void appendLine(std::string& to, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            to += ',';
        appendCell(to, cells[i]);
    }
    to += '\n';
}

} // namespace

CsvTable::CsvTable(std::string name, std::vector<std::string> columns)
    : m_name(std::move(name)), m_columns(std::move(columns)) {
    m_columns.emplace_back("source");
    m_columns.emplace_back("illustrative");
}

void CsvTable::add(std::vector<std::string> cells) {
    add(std::move(cells), kInvented, true);
}

void CsvTable::add(std::vector<std::string> cells, std::string_view source, bool illustrative) {
    assert(cells.size() + 2 == m_columns.size());
    cells.emplace_back(source);
    cells.emplace_back(illustrative ? "true" : "false");
    m_rows.push_back(std::move(cells));
}

std::string CsvTable::text() const {
    std::string text;
    appendLine(text, m_columns);
    for (const std::vector<std::string>& row : m_rows)
        appendLine(text, row);
    return text;
}

} // namespace thonmap::demo
