#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thonmap::thematic {

/// Text as XML 1.0 may carry it: markup escaped, characters XML forbids (control characters,
/// U+FFFE, bytes that are not UTF-8) left out. Line breaks and tabs become references, so that they
/// survive in attributes.
[[nodiscard]] std::string xmlEscaped(std::string_view text);

/// Writes well-formed XML, whatever the names and values contain. \pre element and attribute names
/// are literals of the program; every open() has its close()
class XmlWriter {
public:
    using Attributes = std::vector<std::pair<std::string_view, std::string>>;

    /// Text before the first element (the XML declaration, a DOCTYPE).
    void prolog(std::string_view text) { m_text += text; }
    void open(std::string_view name, const Attributes& attributes = {});
    void close();
    /// An element without content.
    void empty(std::string_view name, const Attributes& attributes = {});
    /// An element that holds text.
    void text(std::string_view name, std::string_view content, const Attributes& attributes = {});
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void start(std::string_view name, const Attributes& attributes);
    void indent();
    std::string m_text;
    std::vector<std::string> m_open;
};

} // namespace thonmap::thematic
