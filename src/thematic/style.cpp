#include "thematic/style.h"

#include <fmt/format.h>

namespace thonmap::thematic {

namespace {
int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}
} // namespace

std::optional<Colour> Colour::fromHex(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text.front() != '#')
        return std::nullopt;
    std::uint8_t parts[4] = {0, 0, 0, 255};
    for (std::size_t i = 0; i * 2 + 1 < text.size(); ++i) {
        const int high = hexDigit(text[i * 2 + 1]);
        const int low = hexDigit(text[i * 2 + 2]);
        if (high < 0 || low < 0)
            return std::nullopt;
        parts[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return Colour{.red = parts[0], .green = parts[1], .blue = parts[2], .alpha = parts[3]};
}

std::string Colour::hex() const {
    std::string text = fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
    if (alpha != 255)
        text += fmt::format("{:02x}", alpha);
    return text;
}

} // namespace thonmap::thematic
