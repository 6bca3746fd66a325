#include "query/pattern.h"

#include "query/letters.h"

namespace thonmap::query {

Pattern::Pattern(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '%' || text[at] == '_') {
            m_items.push_back({text[at] == '%' ? Item::Kind::run : Item::Kind::one, {}});
            ++at;
            continue;
        }
        if (text[at] == '\\' && at + 1 < text.size())
            ++at;
        const std::string_view character = text.substr(at, characterLength(text[at]));
        m_items.push_back({Item::Kind::character, std::string(character)});
        at += character.size();
    }
}

Pattern Pattern::folded(std::string (*fold)(std::string_view)) const {
    Pattern result;
    for (const Item& item : m_items) {
        if (item.kind != Item::Kind::character) {
            result.m_items.push_back(item);
            continue;
        }
        const std::string replaced = fold(item.character); // ß becomes two
        for (std::size_t at = 0; at < replaced.size();) {
            const std::size_t length = characterLength(replaced[at]);
            result.m_items.push_back({Item::Kind::character, replaced.substr(at, length)});
            at += length;
        }
    }
    return result;
}

// Only the last run can need to grow: what an earlier one could take, the last can as well.
bool Pattern::matches(std::string_view text) const {
    std::size_t at = 0;
    std::size_t item = 0;
    std::size_t lastRun = m_items.size();
    std::size_t runEnd = 0;
    for (;;) {
        if (item < m_items.size() && m_items[item].kind == Item::Kind::run) {
            lastRun = item++;
            runEnd = at;
            continue;
        }
        if (at == text.size() && item == m_items.size())
            return true;
        if (at < text.size() && item < m_items.size()) {
            const Item& wanted = m_items[item];
            const bool fits =
                wanted.kind == Item::Kind::one || text.substr(at).starts_with(wanted.character);
            if (fits) {
                at += characterLength(text[at]);
                ++item;
                continue;
            }
        }
        if (lastRun == m_items.size() || runEnd >= text.size())
            return false;
        runEnd += characterLength(text[runEnd]);
        at = runEnd;
        item = lastRun + 1;
    }
}

std::string escapePattern(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

} // namespace thonmap::query
