#include "fixtures.h"

#include <cpl_string.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

namespace thonmap::test {

namespace fs = std::filesystem;

void save(const fs::path& path, const FeatureTable& table) {
    Diagnostics diagnostics;
    const io::OutputLayer layer{.table = std::make_shared<const FeatureTable>(table)};
    const auto report = io::write(path, std::span(&layer, 1), diagnostics);
    ASSERT_TRUE(report) << report.error().text(Language::en);
}

void saveWithGdal(const std::string& driver, const fs::path& path,
                  const std::vector<std::string>& wkts, int epsg,
                  const std::vector<std::string>& layerOptions) {
    GDALAllRegister();
    GDALDataset* dataset = GetGDALDriverManager()
                               ->GetDriverByName(driver.c_str())
                               ->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    ASSERT_NE(dataset, nullptr) << driver;
    OGRSpatialReference reference;
    if (epsg != 0)
        reference.importFromEPSG(epsg);
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    CPLStringList options;
    for (const std::string& option : layerOptions)
        options.AddString(option.c_str());
    OGRLayer* layer =
        dataset->CreateLayer("lop", epsg == 0 ? nullptr : &reference, wkbUnknown, options.List());
    ASSERT_NE(layer, nullptr) << driver;
    if (layer->TestCapability(OLCCreateField)) {
        OGRFieldDefn name("name", OFTString);
        layer->CreateField(&name);
    }
    for (std::size_t i = 0; i < wkts.size(); ++i) {
        OGRFeature feature(layer->GetLayerDefn());
        if (feature.GetFieldIndex("name") >= 0)
            feature.SetField("name", ("đối tượng " + std::to_string(i + 1)).c_str());
        OGRGeometry* geometry = nullptr;
        OGRGeometryFactory::createFromWkt(wkts[i].c_str(), nullptr, &geometry);
        feature.SetGeometryDirectly(geometry);
        ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE) << driver;
    }
    GDALClose(dataset);
}

FeatureTable load(const std::string& source, Diagnostics& diagnostics) {
    const auto name = io::parseSourceName(source);
    if (!name) {
        ADD_FAILURE() << name.error().text(Language::en);
        return {};
    }
    auto table = io::read(*name, diagnostics);
    if (!table) {
        ADD_FAILURE() << table.error().text(Language::en);
        return {};
    }
    return std::move(*table);
}

FeatureTable load(const fs::path& path) {
    Diagnostics diagnostics;
    return load(path.string(), diagnostics);
}

Error refusal(const fs::path& path) {
    Diagnostics diagnostics;
    auto table = io::read({.path = path.string()}, diagnostics);
    if (table) {
        ADD_FAILURE() << path << " was read";
        static constexpr Message kNone{"none", "không", "none"};
        return {.message = &kNone};
    }
    return table.error();
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
    std::vector<std::string> list;
    for (const Finding& finding : diagnostics.findings())
        list.emplace_back(finding.what.message->code);
    return list;
}

std::vector<std::string> texts(const FeatureTable& table, std::string_view column) {
    std::vector<std::string> list;
    for (std::size_t row = 0; row < table.rowCount(); ++row)
        list.push_back(table.text(column, row));
    return list;
}

Snapshot snapshot(const fs::path& folder) {
    Snapshot seen;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        seen[entry.path().string()] = {entry.is_regular_file() ? slurp(entry.path()) : "",
                                       entry.last_write_time()};
    return seen;
}

FeatureTable twoVillages() {
    return TableBuilder("thon", tm3())
        .field("ten", FieldType::text)
        .field("dan_so", FieldType::integer)
        .square(447000, 2481000, 100, {std::string_view("Thôn Mẫu 1"), std::int64_t{120}})
        .square(447200, 2481000, 100, {std::string_view("Thôn Mẫu 2"), std::int64_t{95}})
        .build();
}

namespace {

void putLittle(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
    }
    return ~sum;
}

} // namespace

std::string dbfBytes(std::string_view field, int width, const std::vector<std::string>& values) {
    // dBASE III: 32 bytes of header, 32 a field, 0x0D, then rows that begin with a blank.
    std::string bytes("\x03\x7A\x01\x01", 4);
    putLittle(bytes, values.size(), 4);
    putLittle(bytes, 32 + 32 + 1, 2);
    putLittle(bytes, static_cast<std::uint64_t>(width) + 1, 2);
    bytes.resize(32, '\0');
    std::string name(field);
    name.resize(11, '\0');
    bytes += name + 'C';
    bytes.append(4, '\0');
    bytes += static_cast<char>(width);
    bytes.resize(64, '\0');
    bytes += '\x0D';
    for (std::string value : values) {
        value.resize(static_cast<std::size_t>(width), ' ');
        bytes += ' ' + value;
    }
    return bytes + '\x1A';
}

std::string zipBytes(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string bytes;
    std::string directory;
    for (const auto& [name, content] : entries) {
        const auto offset = bytes.size();
        const std::uint32_t sum = crc32(content);
        std::string common;
        putLittle(common, 20, 2);
        putLittle(common, 1 << 11, 2); // names are UTF-8
        putLittle(common, 0, 2);       // stored
        putLittle(common, 0x5A210000, 4);
        putLittle(common, sum, 4);
        putLittle(common, content.size(), 4);
        putLittle(common, content.size(), 4);
        putLittle(common, name.size(), 2);
        putLittle(common, 0, 2);
        bytes += "PK\x03\x04" + common + name + content;
        directory += "PK\x01\x02";
        putLittle(directory, 20, 2);
        directory += common;
        directory.append(2 + 2 + 2 + 4, '\0'); // comment, disk, attributes
        putLittle(directory, offset, 4);
        directory += name;
    }
    const auto start = bytes.size();
    bytes += directory + "PK\x05\x06";
    putLittle(bytes, 0, 4);
    putLittle(bytes, entries.size(), 2);
    putLittle(bytes, entries.size(), 2);
    putLittle(bytes, directory.size(), 4);
    putLittle(bytes, start, 4);
    putLittle(bytes, 0, 2);
    return bytes;
}

} // namespace thonmap::test
