#include "io/csv_out.h"

#include "core/messages.h"
#include "io/geometry_out.h"

#include <fstream>
#include <string>
#include <string_view>

namespace thonmap::io {

namespace {

constexpr std::size_t kFlushBytes = 1 << 20;

void appendCell(std::string& line, std::string_view cell) {
    const bool plain = cell.find_first_of(",\"\r\n;\t") == std::string_view::npos &&
                       !cell.starts_with(' ') && !cell.ends_with(' ');
    if (plain) {
        line += cell;
        return;
    }
    line += '"';
    for (const char letter : cell) {
        line += letter;
        if (letter == '"')
            line += '"';
    }
    line += '"';
}

void appendValue(std::string& line, const Column& column, std::size_t row, bool alone) {
    if (column.isNull(row)) {
        // A line with nothing on it would be no row at all.
        line += alone ? "\"\"" : "";
    } else if (column.type() == FieldType::text) {
        const std::string_view text = column.texts()[row];
        if (text.empty())
            line += "\"\"";
        else
            appendCell(line, text);
    } else {
        appendCell(line, plainText(column.value(row)));
    }
}

} // namespace

Result<void> writeCsv(const std::filesystem::path& path, const FeatureTable& table,
                      const WriteOptions& options, const Progress& progress) {
    std::ofstream file(path, std::ios::binary);
    const bool withShapes = options.csvGeometry && table.geometry.size() == table.rowCount() &&
                            table.geometry.size() > 0;
    std::string buffer = options.csvByteOrderMark ? "\xEF\xBB\xBF" : "";
    bool first = true;
    const auto separate = [&] {
        buffer += first ? "" : ",";
        first = false;
    };
    if (withShapes) {
        separate();
        buffer += "WKT";
    }
    for (const Column& column : table.columns) {
        if (column.type() == FieldType::binary)
            continue;
        separate();
        appendCell(buffer, column.name());
    }
    buffer += '\n';
    const bool alone = !withShapes && table.columns.size() == 1;
    for (std::size_t row = 0; row < table.rowCount() && file; ++row) {
        if (row % 1024 == 0) {
            if (progress.cancelled())
                return fail(thonmap::msg::cancelled);
            progress.at(static_cast<double>(row) / static_cast<double>(table.rowCount()));
        }
        first = true;
        if (withShapes) {
            separate();
            appendCell(buffer, geometryText(table.geometry, row));
        }
        for (const Column& column : table.columns) {
            if (column.type() == FieldType::binary)
                continue;
            separate();
            appendValue(buffer, column, row, alone);
        }
        buffer += '\n';
        if (buffer.size() > kFlushBytes) {
            file << buffer;
            buffer.clear();
        }
    }
    file << buffer;
    file.close();
    if (!file)
        return fail(thonmap::msg::cannotWrite, {{"file", path.string()}}, {.file = path.string()});
    return {};
}

} // namespace thonmap::io
