#include "thematic/parameters.h"

#include "document/object_reader.h"
#include "thematic/messages.h"

#include <fmt/ranges.h>

#include <algorithm>

namespace thonmap::thematic {

namespace {

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

const LayerParameter* find(const std::vector<LayerParameter>& parameters, std::string_view name) {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const LayerParameter& p) { return p.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

LocalText labelOf(const LayerParameter& parameter) {
    for (const LayerParameter::Choice& choice : parameter.choices)
        if (choice.value == parameter.chosen)
            return choice.label;
    return {parameter.chosen, parameter.chosen};
}

/// The chosen values put into one text; an error names the parameter that does not exist.
class Substitution {
public:
    Substitution(const std::vector<LayerParameter>& parameters, std::string path)
        : m_parameters(parameters), m_path(std::move(path)) {}

    [[nodiscard]] Result<document::Value> apply(const document::Value& value,
                                                std::string_view key) const {
        using Kind = document::Value::Kind;
        switch (value.kind()) {
        case Kind::text: {
            Result<std::string> text = inText(value.text(), key, value.line());
            if (!text)
                return std::unexpected(text.error());
            document::Value copy(std::move(*text));
            copy.setLine(value.line());
            return copy;
        }
        case Kind::array: {
            document::Value copy = document::Value::array();
            copy.setLine(value.line());
            for (const document::Value& item : value.items()) {
                Result<document::Value> next = apply(item, key);
                if (!next)
                    return next;
                copy.push(std::move(*next));
            }
            return copy;
        }
        case Kind::object:
            return inObject(value);
        default:
            return value;
        }
    }

    [[nodiscard]] Result<document::Value> inObject(const document::Value& value) const {
        document::Value copy = document::Value::object();
        copy.setLine(value.line());
        for (std::size_t i = 0; i < value.size(); ++i) {
            Result<document::Value> next = apply(value.items()[i], value.key(i));
            if (!next)
                return next;
            copy.set(value.key(i), std::move(*next), value.keyLine(i));
        }
        return copy;
    }

private:
    [[nodiscard]] Result<std::string> inText(const std::string& text, std::string_view key,
                                             std::int64_t line) const {
        std::string result;
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::size_t end = i + 1;
            while (end < text.size() && isNameCharacter(text[end]))
                ++end;
            const std::string_view name = std::string_view(text).substr(i + 1, end - i - 1);
            if (text[i] == '$' && !name.empty()) {
                const LayerParameter* parameter = find(m_parameters, name);
                if (parameter == nullptr)
                    return fail(msg::unknownParameter,
                                {{"file", m_path}, {"line", line}, {"name", std::string(name)}},
                                {.file = m_path, .line = line});
                result += parameter->chosen;
                i = end - 1;
            } else if (text[i] == '{' && end < text.size() && text[end] == '}' &&
                       (key == "vi" || key == "en") && find(m_parameters, name) != nullptr) {
                const LocalText label = labelOf(*find(m_parameters, name));
                result += label.in(key == "vi" ? Language::vi : Language::en);
                i = end;
            } else {
                result += text[i];
            }
        }
        return result;
    }

    const std::vector<LayerParameter>& m_parameters;
    std::string m_path;
};

std::vector<LayerParameter::Choice> readChoices(document::ObjectReader& reader) {
    std::vector<LayerParameter::Choice> choices;
    const document::Value* list = reader.array("choices");
    if (list == nullptr)
        return choices;
    for (std::size_t i = 0; i < list->size(); ++i) {
        document::ObjectReader item(list->items()[i], reader.file(), reader.pathOf("choices", i));
        LayerParameter::Choice choice{.value = item.text("value"),
                                      .label = item.localText("label")};
        if (const auto done = item.finish(); !done)
            reader.adopt(done.error());
        choices.push_back(std::move(choice));
    }
    return choices;
}

/// Without a list there is nothing to check a choice against; what then fails is what uses it.
Result<void> checkChosen(const LayerParameter& parameter, const std::string& path) {
    std::vector<std::string_view> values;
    for (const LayerParameter::Choice& choice : parameter.choices)
        values.push_back(choice.value);
    if (values.empty() || std::ranges::find(values, parameter.chosen) != values.end())
        return {};
    return fail(msg::notAChoice,
                {{"file", path},
                 {"name", parameter.name},
                 {"value", parameter.chosen},
                 {"choices", fmt::format("{}", fmt::join(values, ", "))}},
                {.file = path, .field = parameter.name});
}

} // namespace

Result<std::vector<LayerParameter>> readParameters(const document::Value& document,
                                                   const std::string& path,
                                                   const ParseOptions& options) {
    std::vector<LayerParameter> parameters;
    const document::Value* block = document.find("parameters");
    if (block == nullptr || !block->is(document::Value::Kind::object))
        return parameters; // a wrong kind is the definition reader's complaint
    for (std::size_t i = 0; i < block->size(); ++i) {
        document::ObjectReader reader(block->items()[i], path, "parameters." + block->key(i));
        LayerParameter parameter;
        parameter.name = block->key(i);
        parameter.title = reader.localText("title");
        parameter.chosen = reader.text("default");
        if (reader.has("from")) {
            parameter.from = reader.text("from");
            if (const auto list = options.lists.find(parameter.from); list != options.lists.end())
                parameter.choices = list->second;
        } else {
            parameter.choices = readChoices(reader);
        }
        if (const auto done = reader.finish(); !done)
            return std::unexpected(done.error());
        if (const auto chosen = options.chosen.find(parameter.name); chosen != options.chosen.end())
            parameter.chosen = chosen->second;
        if (const auto valid = checkChosen(parameter, path); !valid)
            return std::unexpected(valid.error());
        parameters.push_back(std::move(parameter));
    }
    for (const auto& [name, value] : options.chosen)
        if (find(parameters, name) == nullptr)
            return fail(msg::unknownParameter,
                        {{"file", path}, {"line", document.line()}, {"name", name}},
                        {.file = path, .line = document.line()});
    return parameters;
}

Result<document::Value> withParameters(const document::Value& document,
                                       const std::vector<LayerParameter>& parameters,
                                       const std::string& path) {
    if (!document.is(document::Value::Kind::object))
        return document;
    const Substitution substitution(parameters, path);
    document::Value copy = document::Value::object();
    copy.setLine(document.line());
    for (std::size_t i = 0; i < document.size(); ++i) {
        const std::string& key = document.key(i);
        // The parameters themselves are what the others are filled from; "$schema" is a file name.
        if (key == "parameters" || key == "$schema") {
            copy.set(key, document.items()[i], document.keyLine(i));
            continue;
        }
        Result<document::Value> next = substitution.apply(document.items()[i], key);
        if (!next)
            return next;
        copy.set(key, std::move(*next), document.keyLine(i));
    }
    return copy;
}

} // namespace thonmap::thematic
