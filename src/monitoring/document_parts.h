#pragma once

#include "document/object_reader.h"

#include <string>
#include <string_view>

namespace thonmap::monitoring {

/// Reads a nested object with `read` and hands its first complaint to the outer reader. Nothing
/// happens for a null value (missing, or wrong and complained of already).
template <class Read>
void readObject(document::ObjectReader& reader, std::string_view key, const document::Value* value,
                Read read) {
    if (value == nullptr)
        return;
    document::ObjectReader inner(*value, reader.file(), reader.pathOf(key));
    read(inner);
    if (const auto done = inner.finish(); !done)
        reader.adopt(done.error());
}

/// The same for each object of a list.
template <class Read>
void readItems(document::ObjectReader& reader, std::string_view key, const document::Value* list,
               Read read) {
    if (list == nullptr)
        return;
    for (std::size_t i = 0; i < list->size(); ++i) {
        document::ObjectReader inner(list->items()[i], reader.file(), reader.pathOf(key, i));
        read(inner);
        if (const auto done = inner.finish(); !done)
            reader.adopt(done.error());
    }
}

/// An optional CQL2 text that must parse; "" when missing.
[[nodiscard]] std::string readCondition(document::ObjectReader& reader, std::string_view key);

} // namespace thonmap::monitoring
