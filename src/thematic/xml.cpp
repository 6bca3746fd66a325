#include "thematic/xml.h"

#include "core/utf8.h"

#include <cassert>
#include <cstdint>

namespace thonmap::thematic {

namespace {

/// Length of the UTF-8 sequence at the start of `text`, 1 for a byte that begins none.
std::size_t sequenceLength(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    if (lead >= 0xF0)
        length = 4;
    else if (lead >= 0xE0)
        length = 3;
    else if (lead >= 0xC0)
        length = 2;
    return length <= text.size() && validUtf8Prefix(text.substr(0, length)) == length ? length : 1;
}

bool allowed(std::string_view sequence) {
    const auto lead = static_cast<unsigned char>(sequence.front());
    if (sequence.size() == 1)
        return lead >= 0x20 && lead < 0x7F;
    // U+0080–U+009F are discouraged control characters; U+FFFE and U+FFFF are forbidden.
    if (sequence.size() == 2)
        return lead != 0xC2 || static_cast<unsigned char>(sequence[1]) >= 0xA0;
    return sequence != "\xEF\xBF\xBE" && sequence != "\xEF\xBF\xBF";
}

} // namespace

std::string xmlEscaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view sequence = text.substr(i, sequenceLength(text.substr(i)));
        i += sequence.size();
        switch (sequence.front()) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&apos;";
            break;
        case '\n':
            result += "&#10;";
            break;
        case '\r':
            result += "&#13;";
            break;
        case '\t':
            result += "&#9;";
            break;
        default:
            if (allowed(sequence))
                result += sequence;
        }
    }
    return result;
}

void XmlWriter::indent() {
    m_text.append(m_open.size() * 2, ' ');
}

void XmlWriter::start(std::string_view name, const Attributes& attributes) {
    indent();
    m_text += '<';
    m_text += name;
    for (const auto& [key, value] : attributes) {
        m_text += ' ';
        m_text += key;
        m_text += "=\"";
        m_text += xmlEscaped(value);
        m_text += '"';
    }
}

void XmlWriter::open(std::string_view name, const Attributes& attributes) {
    start(name, attributes);
    m_text += ">\n";
    m_open.emplace_back(name);
}

void XmlWriter::close() {
    assert(!m_open.empty());
    const std::string name = std::move(m_open.back());
    m_open.pop_back();
    indent();
    m_text += "</" + name + ">\n";
}

void XmlWriter::empty(std::string_view name, const Attributes& attributes) {
    start(name, attributes);
    m_text += "/>\n";
}

void XmlWriter::text(std::string_view name, std::string_view content,
                     const Attributes& attributes) {
    start(name, attributes);
    m_text += '>';
    m_text += xmlEscaped(content);
    m_text += "</";
    m_text += name;
    m_text += ">\n";
}

} // namespace thonmap::thematic
