#include "core/result.h"

#include <cassert>

namespace thonmap {

std::string Error::text(Language language) const {
    assert(message != nullptr);
    std::string sentence = format(*message, arguments, language);
    if (!detail.empty())
        sentence += " (" + detail + ")";
    return sentence;
}

std::string Error::hint(Language language) const {
    assert(message != nullptr);
    return formatHint(*message, arguments, language);
}

std::unexpected<Error> fail(const Message& message, std::vector<Argument> arguments, Where where,
                            std::string detail) {
    return std::unexpected(
        Error{&message, std::move(arguments), std::move(where), std::move(detail)});
}

} // namespace thonmap
