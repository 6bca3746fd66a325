#include "thematic/fields.h"

#include "document/object_reader.h"
#include "thematic/messages.h"

#include <fmt/ranges.h>

#include <vector>

namespace thonmap::thematic {

Error unknownField(const LayerDefinition& definition, std::string_view field,
                   std::span<const Column> columns) {
    std::vector<std::string_view> names;
    for (const Column& column : columns)
        names.push_back(column.name());
    const std::string_view near = document::nearest(field, names);
    Error error{
        .message = near.empty() ? &msg::noField : &msg::noFieldNear,
        .arguments = {{"layer", definition.id},
                      {"field", std::string(field)},
                      {"fields", fmt::format("{}", fmt::join(names, ", "))}},
        .where = {.file = definition.path, .layer = definition.id, .field = std::string(field)}};
    if (!near.empty())
        error.arguments.push_back({"near", std::string(near)});
    return error;
}

} // namespace thonmap::thematic
