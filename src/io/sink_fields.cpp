#include "io/sink_fields.h"

#include "core/number_format.h"
#include "io/messages.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace thonmap::io {

namespace {

using Kind = SinkFormat::Kind;
using Way = SinkField::Way;

constexpr std::size_t kDbfNameBytes = 10;
constexpr std::size_t kDbfTextBytes = 254;
constexpr int kDbfNumberBytes = 32;

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return lower;
}

/// At most `bytes` bytes, whole letters only.
std::string_view cutTo(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

/// A name nobody has yet; databases and DBF do not tell capitals apart.
std::string freeName(std::string_view wanted, std::size_t longest, std::set<std::string>& taken) {
    std::string name(cutTo(wanted.empty() ? "field" : wanted, longest));
    for (int next = 2; !taken.insert(lowerAscii(name)).second; ++next) {
        const std::string suffix = '_' + std::to_string(next);
        name = std::string(cutTo(wanted, longest - suffix.size())) + suffix;
    }
    return name;
}

/// Digits before and after the point that write every value of a column exactly.
struct Digits {
    int before = 1;
    int after = 1;
};

Digits digitsOf(double value) {
    const std::string text = shortestNumber(std::abs(value));
    const std::size_t mark = text.find_first_of("eE");
    const int exponent = mark == std::string::npos ? 0 : std::stoi(text.substr(mark + 1));
    const std::string digits = text.substr(0, mark);
    const std::size_t point = digits.find('.');
    const int before = static_cast<int>(point == std::string::npos ? digits.size() : point);
    const int after = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    return {std::max(1, before + exponent), std::max(0, after - exponent)};
}

/// Width and decimals of a DBF number; false when even 32 digits round some value.
bool planReal(const Column& column, SinkField& field) {
    Digits most;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const double value = column.values<double>()[row];
        if (column.isNull(row) || !std::isfinite(value))
            continue;
        const Digits digits = digitsOf(value);
        most.before = std::max(most.before, digits.before);
        most.after = std::max(most.after, digits.after);
    }
    constexpr int kSignAndPoint = 2;
    field.precision =
        std::clamp(most.after, 1, std::max(1, kDbfNumberBytes - kSignAndPoint - most.before));
    field.width = std::min(254, most.before + kSignAndPoint + field.precision);
    return field.precision >= most.after;
}

void planInteger(const Column& column, SinkField& field) {
    std::size_t most = 1;
    for (std::size_t row = 0; row < column.size(); ++row)
        most = std::max(most, std::to_string(column.values<std::int64_t>()[row]).size());
    field.width = static_cast<int>(most);
}

/// What one column becomes in one format. Says where it reports.
struct Planner {
    const FeatureTable& table;
    Kind kind;
    Where where;
    Diagnostics& diagnostics;

    void typeChanged(const Column& column, const char* type) const {
        Where place = where;
        place.field = column.name();
        diagnostics.add(FindingKind::skipped, msg::fieldTypeChanged,
                        {{"field", column.name()}, {"type", type}}, place);
    }
    void inDbf(const Column& column, SinkField& field) const;
    bool plan(const Column& column, SinkField& field) const;
};

void Planner::inDbf(const Column& column, SinkField& field) const {
    Where place = where;
    place.field = column.name();
    if (field.boolean) {
        field.boolean = false;
        field.width = 1;
        typeChanged(column, "0/1");
    } else if (field.way == Way::integer) {
        planInteger(column, field);
    } else if (field.way == Way::real) {
        if (!planReal(column, field))
            diagnostics.add(FindingKind::truncated, msg::valuesRounded, {{"field", column.name()}},
                            place);
    } else if (field.way == Way::text) {
        std::size_t most = 1;
        std::int64_t shortened = 0;
        for (std::size_t row = 0; row < column.size(); ++row) {
            const std::size_t bytes = column.type() == FieldType::text
                                          ? column.texts()[row].size()
                                          : plainText(column.value(row)).size();
            most = std::max(most, bytes);
            shortened += bytes > kDbfTextBytes ? 1 : 0;
        }
        field.width = static_cast<int>(std::min(most, kDbfTextBytes));
        if (shortened > 0)
            diagnostics.add(FindingKind::truncated, msg::valuesShortened,
                            {{"field", column.name()}, {"count", shortened}}, place);
    }
}

bool Planner::plan(const Column& column, SinkField& field) const {
    switch (column.type()) {
    case FieldType::boolean:
        field.way = Way::integer;
        field.boolean = true;
        break;
    case FieldType::integer:
        field.way = Way::integer;
        break;
    case FieldType::real:
        field.way = Way::real;
        break;
    case FieldType::text:
        field.way = Way::text;
        break;
    case FieldType::date:
        // GeoJSON and KML have no dates, only texts that everybody reads as such.
        field.way = kind == Kind::geoJson || kind == Kind::kml || kind == Kind::flatGeobuf
                        ? Way::text
                        : Way::date;
        if (kind == Kind::flatGeobuf)
            typeChanged(column, "text");
        break;
    case FieldType::dateTime:
        field.way = kind == Kind::geoJson || kind == Kind::kml || kind == Kind::shapefile
                        ? Way::text
                        : Way::dateTime;
        if (kind == Kind::shapefile)
            typeChanged(column, "text");
        break;
    case FieldType::binary:
        if (kind != Kind::geoPackage && kind != Kind::flatGeobuf) {
            Where place = where;
            place.field = column.name();
            diagnostics.add(FindingKind::skipped, msg::fieldSkipped, {{"field", column.name()}},
                            place);
            return false;
        }
        field.way = Way::binary;
        break;
    }
    if (kind == Kind::shapefile)
        inDbf(column, field);
    return true;
}

} // namespace

std::vector<SinkField> planFields(const FeatureTable& table, Kind kind, const std::string& file,
                                  const std::string& layer, Diagnostics& diagnostics) {
    const Planner planner{table, kind, {.file = file, .layer = layer}, diagnostics};
    std::vector<SinkField> fields;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        SinkField field{.column = i};
        if (!planner.plan(column, field))
            continue;
        const std::size_t longest = kind == Kind::shapefile ? kDbfNameBytes : std::string::npos / 2;
        field.name = freeName(column.name(), longest, taken);
        if (field.name != column.name())
            diagnostics.add(FindingKind::skipped, msg::fieldRenamed,
                            {{"field", column.name()}, {"name", field.name}},
                            {.file = file, .layer = layer, .field = column.name()});
        fields.push_back(std::move(field));
    }
    return fields;
}

std::unique_ptr<OGRFieldDefn> fieldForGdal(const SinkField& field) {
    OGRFieldType type = OFTString;
    switch (field.way) {
    case Way::integer:
        // Boolean is a variant of the 32-bit integer alone.
        type = field.boolean || (field.width > 0 && field.width < 10) ? OFTInteger : OFTInteger64;
        break;
    case Way::real:
        type = OFTReal;
        break;
    case Way::text:
        type = OFTString;
        break;
    case Way::date:
        type = OFTDate;
        break;
    case Way::dateTime:
        type = OFTDateTime;
        break;
    case Way::binary:
        type = OFTBinary;
        break;
    }
    auto definition = std::make_unique<OGRFieldDefn>(field.name.c_str(), type);
    if (field.boolean)
        definition->SetSubType(OFSTBoolean);
    definition->SetWidth(field.width);
    definition->SetPrecision(field.precision);
    return definition;
}

namespace {

void setMoment(OGRFeature& feature, int index, DateTime moment) {
    constexpr std::int64_t kDay = 86'400'000;
    std::int64_t days = moment.millisecondsSinceEpoch / kDay;
    std::int64_t rest = moment.millisecondsSinceEpoch % kDay;
    if (rest < 0) {
        rest += kDay;
        --days;
    }
    const Date date{static_cast<std::int32_t>(days)};
    feature.SetField(index, date.year(), date.month(), date.day(),
                     static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
                     static_cast<float>(static_cast<double>(rest % 60'000) / 1000.0),
                     moment.zoneFlag);
}

/// `scratch` is kept between cells: GDAL wants texts that end in a zero.
void setOne(OGRFeature& feature, int index, const SinkField& field, const Column& column,
            std::size_t row, std::string& scratch) {
    switch (field.way) {
    case Way::integer:
        feature.SetField(index, column.type() == FieldType::boolean
                                    ? GIntBig{column.values<std::uint8_t>()[row]}
                                    : GIntBig{column.values<std::int64_t>()[row]});
        break;
    case Way::real:
        feature.SetField(index, column.values<double>()[row]);
        break;
    case Way::text:
        if (column.type() == FieldType::text)
            scratch.assign(column.texts()[row]);
        else
            scratch = plainText(column.value(row));
        if (field.width > 0 && scratch.size() > static_cast<std::size_t>(field.width))
            scratch.resize(cutTo(scratch, static_cast<std::size_t>(field.width)).size());
        feature.SetField(index, scratch.c_str());
        break;
    case Way::date: {
        const Date date = column.values<Date>()[row];
        feature.SetField(index, date.year(), date.month(), date.day(), 0, 0, 0.0F, 0);
        break;
    }
    case Way::dateTime:
        setMoment(feature, index, column.values<DateTime>()[row]);
        break;
    case Way::binary: {
        const std::string_view bytes = column.texts()[row];
        feature.SetField(index, static_cast<int>(bytes.size()),
                         static_cast<const void*>(bytes.data()));
        break;
    }
    }
}

} // namespace

void setFields(OGRFeature& feature, const FeatureTable& table, const std::vector<SinkField>& fields,
               std::size_t row) {
    std::string scratch;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto index = static_cast<int>(i);
        const Column& column = table.columns[fields[i].column];
        const bool noNumber = fields[i].way == Way::real && fields[i].width > 0 &&
                              !std::isfinite(column.values<double>()[row]);
        if (column.isNull(row) || noNumber)
            feature.SetFieldNull(index);
        else
            setOne(feature, index, fields[i], column, row, scratch);
    }
}

} // namespace thonmap::io
