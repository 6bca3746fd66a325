#include "io/attributes_in.h"

#include "core/number_format.h"
#include "io/messages.h"

#include <ogr_feature.h>

#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace thonmap::io {

namespace {

void appendJsonText(std::string& json, std::string_view text) {
    json += '"';
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            json += '\\';
            json += letter;
        } else if (code < 0x20) {
            json += fmt::format("\\u{:04x}", code);
        } else {
            json += letter;
        }
    }
    json += '"';
}

std::string jsonNumber(double value) {
    return std::isfinite(value) ? shortestNumber(value) : std::string("null");
}

std::string jsonList(const OGRFeature& feature, int index, OGRFieldType type) {
    std::string json = "[";
    const auto separate = [&](int i) { json += i == 0 ? "" : ","; };
    int count = 0;
    if (type == OFTIntegerList) {
        const int* values = feature.GetFieldAsIntegerList(index, &count);
        for (int i = 0; i < count; ++i)
            separate(i), json += std::to_string(values[i]);
    } else if (type == OFTInteger64List) {
        const GIntBig* values = feature.GetFieldAsInteger64List(index, &count);
        for (int i = 0; i < count; ++i)
            separate(i), json += std::to_string(values[i]);
    } else if (type == OFTRealList) {
        const double* values = feature.GetFieldAsDoubleList(index, &count);
        for (int i = 0; i < count; ++i)
            separate(i), json += jsonNumber(values[i]);
    } else {
        char** values = feature.GetFieldAsStringList(index);
        for (; values != nullptr && values[count] != nullptr; ++count)
            separate(count), appendJsonText(json, values[count]);
    }
    return json + ']';
}

struct Moment {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
};

Moment momentOf(const OGRFeature& feature, int index) {
    Moment moment;
    feature.GetFieldAsDateTime(index, &moment.year, &moment.month, &moment.day, &moment.hour,
                               &moment.minute, &moment.second, &moment.zone);
    return moment;
}

std::int64_t millisecondsOfDay(const Moment& moment) {
    return (moment.hour * 60 + moment.minute) * std::int64_t{60'000} +
           std::llround(static_cast<double>(moment.second) * 1000.0);
}

std::string timeText(const Moment& moment) {
    const std::int64_t total = millisecondsOfDay(moment);
    const std::int64_t seconds = total / 1000;
    std::string text =
        fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (total % 1000 != 0)
        text += fmt::format(".{:03}", total % 1000);
    return text;
}

} // namespace

Field fieldFromGdal(const OGRFeatureDefn& definition, int index) {
    const OGRFieldDefn& given = *definition.GetFieldDefn(index);
    Field field{.name = given.GetNameRef(),
                .type = FieldType::text,
                .width = given.GetWidth(),
                .precision = given.GetPrecision()};
    switch (given.GetType()) {
    case OFTInteger:
    case OFTInteger64:
        field.type = given.GetSubType() == OFSTBoolean ? FieldType::boolean : FieldType::integer;
        break;
    case OFTReal:
        field.type = FieldType::real;
        break;
    case OFTDate:
        field.type = FieldType::date;
        break;
    case OFTDateTime:
        field.type = FieldType::dateTime;
        break;
    case OFTBinary:
        field.type = FieldType::binary;
        break;
    default:
        break;
    }
    return field;
}

AttributeReader::AttributeReader(const OGRFeatureDefn& definition) {
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const Field field = fieldFromGdal(definition, i);
        m_names.push_back(field.name);
        switch (definition.GetFieldDefn(i)->GetType()) {
        case OFTInteger:
        case OFTInteger64:
            m_ways.push_back(field.type == FieldType::boolean ? Way::boolean : Way::integer);
            break;
        case OFTReal:
            m_ways.push_back(Way::real);
            break;
        case OFTDate:
            m_ways.push_back(Way::date);
            break;
        case OFTDateTime:
            m_ways.push_back(Way::dateTime);
            break;
        case OFTTime:
            m_ways.push_back(Way::time);
            break;
        case OFTBinary:
            m_ways.push_back(Way::binary);
            break;
        case OFTIntegerList:
        case OFTInteger64List:
        case OFTRealList:
        case OFTStringList:
            m_ways.push_back(Way::json);
            break;
        default:
            m_ways.push_back(Way::text);
            break;
        }
        m_columns.emplace_back(field);
    }
}

void AttributeReader::addOne(const OGRFeature& feature, int index) {
    const auto at = static_cast<std::size_t>(index);
    Column& column = m_columns[at];
    const auto odd = [&] {
        m_odd.push_back({at, feature.GetFID()});
        column.pushNull();
    };
    switch (m_ways[at]) {
    case Way::boolean:
        column.push(feature.GetFieldAsInteger(index) != 0);
        break;
    case Way::integer:
        column.push(std::int64_t{feature.GetFieldAsInteger64(index)});
        break;
    case Way::real:
        column.push(feature.GetFieldAsDouble(index));
        break;
    case Way::text:
        column.push(std::string_view(feature.GetFieldAsString(index)));
        break;
    case Way::time:
        column.push(std::string_view(timeText(momentOf(feature, index))));
        break;
    case Way::json:
        column.push(std::string_view(jsonList(
            feature, index, const_cast<OGRFeature&>(feature).GetFieldDefnRef(index)->GetType())));
        break;
    case Way::binary: {
        int count = 0;
        const GByte* bytes = const_cast<OGRFeature&>(feature).GetFieldAsBinary(index, &count);
        column.push(std::string_view(reinterpret_cast<const char*>(bytes),
                                     static_cast<std::size_t>(count)));
        break;
    }
    case Way::date:
    case Way::dateTime: {
        const Moment moment = momentOf(feature, index);
        const std::optional<Date> day = Date::fromYmd(moment.year, moment.month, moment.day);
        if (!day)
            odd();
        else if (m_ways[at] == Way::date)
            column.push(*day);
        else
            column.push(
                DateTime{.millisecondsSinceEpoch = std::int64_t{day->daysSinceEpoch} * 86'400'000 +
                                                   millisecondsOfDay(moment),
                         .zoneFlag = static_cast<std::uint8_t>(moment.zone)});
        break;
    }
    }
}

void AttributeReader::add(const OGRFeature& feature) {
    for (int i = 0; i < static_cast<int>(m_ways.size()); ++i) {
        if (feature.IsFieldSetAndNotNull(i))
            addOne(feature, i);
        else
            m_columns[static_cast<std::size_t>(i)].pushNull();
    }
}

void AttributeReader::report(const std::string& file, const std::string& layer,
                             Diagnostics& diagnostics) const {
    for (const Odd& odd : m_odd)
        diagnostics.add(
            FindingKind::skipped, msg::valueOutOfRange,
            {{"field", m_names[odd.column]}, {"feature", std::to_string(odd.feature)}},
            {.file = file, .layer = layer, .field = m_names[odd.column], .feature = odd.feature});
}

} // namespace thonmap::io
