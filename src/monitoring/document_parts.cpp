#include "monitoring/document_parts.h"

#include "monitoring/messages.h"
#include "query/parser.h"

namespace thonmap::monitoring {

std::string readCondition(document::ObjectReader& reader, std::string_view key) {
    std::string text = reader.text(key, "");
    if (text.empty())
        return text;
    if (const auto parsed = query::parse(text); !parsed) {
        const Error& error = parsed.error();
        reader.failAt(key, msg::badCondition,
                      {{"reason", LocalText{error.text(Language::vi), error.text(Language::en)}}});
    }
    return text;
}

} // namespace thonmap::monitoring
