#include "core/number_format.h"
#include "document/json.h"

#include <algorithm>
#include <cmath>

namespace thonmap::document {

namespace {

constexpr std::size_t kLineWidth = 100;

void appendText(std::string& out, std::string_view text) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 0xF];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::string realText(double number) {
    if (!std::isfinite(number))
        return "null";
    std::string text = shortestNumber(number);
    // Else it would come back as an integer.
    if (text.find_first_of(".eE") == std::string::npos)
        text += ".0";
    return text;
}

void appendScalar(std::string& out, const Value& value) {
    switch (value.kind()) {
    case Value::Kind::boolean:
        out += value.boolean() ? "true" : "false";
        break;
    case Value::Kind::integer:
        out += std::to_string(value.integer());
        break;
    case Value::Kind::real:
        out += realText(value.number());
        break;
    case Value::Kind::text:
        appendText(out, value.text());
        break;
    default:
        out += "null";
    }
}

/// indent < 0: everything on one line.
void append(std::string& out, const Value& value, int indent);

void appendMembers(std::string& out, const Value& value, int indent, char open, char close) {
    const auto newLine = [&](int level) {
        if (indent >= 0)
            out.append(1, '\n').append(static_cast<std::size_t>(level) * 2, ' ');
    };
    const int inner = indent < 0 ? indent : indent + 1;
    out += open;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i > 0)
            out += ',';
        newLine(inner);
        if (open == '{') {
            appendText(out, value.key(i));
            out += indent < 0 ? ":" : ": ";
        }
        append(out, value.items()[i], inner);
    }
    newLine(indent);
    out += close;
}

bool appendNumbersOnOneLine(std::string& out, const Value& value) {
    if (!std::ranges::all_of(value.items(), &Value::isNumber))
        return false;
    std::string line = "[";
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i > 0)
            line += ", ";
        appendScalar(line, value.items()[i]);
        if (line.size() > kLineWidth)
            return false;
    }
    out += line + ']';
    return true;
}

void append(std::string& out, const Value& value, int indent) {
    if (value.is(Value::Kind::array)) {
        if (value.size() == 0)
            out += "[]";
        else if (indent < 0 || !appendNumbersOnOneLine(out, value))
            appendMembers(out, value, indent, '[', ']');
    } else if (value.is(Value::Kind::object)) {
        if (value.size() == 0)
            out += "{}";
        else
            appendMembers(out, value, indent, '{', '}');
    } else {
        appendScalar(out, value);
    }
}

} // namespace

std::string write(const Value& value) {
    std::string out;
    append(out, value, 0);
    return out + '\n';
}

std::string writeCompact(const Value& value) {
    std::string out;
    append(out, value, -1);
    return out;
}

} // namespace thonmap::document
