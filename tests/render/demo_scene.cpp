#include "render/demo_scene.h"

#include "support/shapes.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace thonmap::test {
namespace {

using render::Scene;
using render::SceneLayer;
using thematic::Colour;
using thematic::LabelRole;
using thematic::ResolvedLayer;

constexpr int kBlock = 3; // a commune is 3 × 3 cells of the lattice
constexpr double kCellMetres = 2500;

/// A number in [-1, 1] that depends only on its arguments.
double wobble(std::int64_t a, std::int64_t b, std::int64_t c) {
    std::uint64_t h = static_cast<std::uint64_t>(a * 73856093 ^ b * 19349663 ^ c * 83492791);
    h ^= h >> 31;
    h *= 0x9E3779B97F4A7C15U;
    h ^= h >> 29;
    return static_cast<double>(h >> 11) / 4503599627370496.0 - 1;
}

struct Node {
    int x;
    int y;
    auto operator<=>(const Node&) const = default;
};

XY positionOf(Node node) {
    return {430000 + node.x * kCellMetres + wobble(node.x, node.y, 1) * 700,
            2475000 + node.y * kCellMetres + wobble(node.x, node.y, 2) * 700};
}

void subdivide(XY a, XY b, int depth, std::int64_t seed, std::vector<XY>& out) {
    if (depth == 0) {
        out.push_back(b);
        return;
    }
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double shift = wobble(seed, depth, 3) * length * 0.13;
    const XY middle{(a.x + b.x) / 2 - (b.y - a.y) / length * shift,
                    (a.y + b.y) / 2 + (b.x - a.x) / length * shift};
    subdivide(a, middle, depth - 1, seed * 2, out);
    subdivide(middle, b, depth - 1, seed * 2 + 1, out);
}

/// The border between two lattice nodes, the same points whichever side asks; without the start.
std::vector<XY> borderOf(Node from, Node to) {
    const bool turned = to < from;
    const Node first = turned ? to : from;
    const Node second = turned ? from : to;
    std::vector<XY> points{positionOf(first)};
    subdivide(positionOf(first), positionOf(second), 5,
              first.x * 10007 + first.y * 101 + (second.x - first.x) * 7 + 13, points);
    if (turned)
        return {points.rbegin() + 1, points.rend()};
    return {points.begin() + 1, points.end()};
}

/// The outline of `width` × `height` cells from (x, y).
std::vector<XY> outlineOf(int x, int y, int width, int height) {
    std::vector<Node> nodes;
    for (int i = 0; i < width; ++i)
        nodes.push_back({x + i, y});
    for (int i = 0; i < height; ++i)
        nodes.push_back({x + width, y + i});
    for (int i = width; i > 0; --i)
        nodes.push_back({x + i, y + height});
    for (int i = height; i > 0; --i)
        nodes.push_back({x, y + i});
    std::vector<XY> ring{positionOf(nodes[0])};
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::vector<XY> border = borderOf(nodes[i], nodes[(i + 1) % nodes.size()]);
        ring.insert(ring.end(), border.begin(), border.end());
    }
    return ring;
}

std::shared_ptr<ResolvedLayer> styleOf(const SceneLayer& layer) {
    return std::make_shared<ResolvedLayer>(*layer.style);
}

thematic::SymbolStyle filled(Colour fill, Colour line, double width) {
    thematic::SymbolStyle style;
    style.fill = fill;
    style.outline = thematic::Line{.colour = line, .widthPx = width};
    return style;
}

Colour hex(std::string_view text) {
    return *Colour::fromHex(text);
}

thematic::StyleClass noDataClass() {
    thematic::StyleClass type;
    type.label = {"Chưa có số liệu", "No data"};
    type.style = filled(hex("#FFFFFF"), hex("#FFFFFF"), 1.1);
    type.style.hatch = thematic::Hatch{hex("#8B949A"), 1.4, 7, 45};
    type.noData = true;
    return type;
}

const std::array<const char*, 18> kVillages{
    "Khuổi Vẻn", "Pù Có",    "Cốc Phia", "Bản Pắc",   "Nà Ngần",   "Tát Sìa",
    "Khuổi Sảo", "Nà Pài",   "Sí Coóc",  "Khuổi Cốc", "Cốc Pẻo",   "Nà Hin",
    "Nặm Làng",  "Bản Duồm", "Ế Ỗ",      "Cao Phản",  "Bản Chang", "Phiêng Soỏng"};

} // namespace

SceneLayer layerOf(TablePtr table, thematic::SymbolStyle style) {
    SceneLayer layer;
    auto metric = std::make_shared<spatial::MetricTable>();
    metric->source = table;
    metric->crs = table->crs;
    metric->geometry = table->geometry;
    auto anchors = std::make_shared<std::vector<XY>>();
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        metric->extents.push_back(table->geometry.extent(row));
        metric->extent.add(metric->extents.back());
        anchors->push_back(metric->extents.back().empty() ? XY{NAN, NAN}
                                                          : metric->extents.back().centre());
    }
    auto resolved = std::make_shared<ResolvedLayer>();
    resolved->id = table->name;
    resolved->title = {table->name, table->name};
    resolved->table = table;
    resolved->classOfRow.assign(table->rowCount(), 0);
    resolved->classes.resize(1);
    resolved->classes[0].style = std::move(style);
    resolved->classes[0].count = table->rowCount();
    layer.style = resolved;
    layer.geometry = metric;
    layer.anchors = anchors;
    return layer;
}

DemoDistrict demoDistrict() {
    DemoDistrict district;
    TableBuilder communes("communes", tm3());
    TableBuilder neighbours("neighbours", tm3());
    const std::array<const char*, 12> names{"Trung Hòa", "Vân Tùng",    "Đức Vân",  "Thuần Mang",
                                            "Cốc Đán",   "Lãng Ngâm",   "Bằng Vân", "Hương Nê",
                                            "Thượng Ân", "Thượng Quan", "Nà Phặc",  "Hiệp Lực"};
    std::vector<std::string> communeNames;
    std::vector<std::string> neighbourNames;
    int next = 0;
    for (int by = 0; by < 5; ++by)
        for (int bx = 0; bx < 6; ++bx) {
            const auto ring = outlineOf(bx * kBlock, by * kBlock, kBlock, kBlock);
            if (bx == 0 || by == 0 || bx == 5 || by == 4) {
                neighbours.polygon({ring});
                neighbourNames.push_back("Láng giềng " + std::to_string(neighbourNames.size() + 1));
            } else {
                communes.polygon({ring});
                communeNames.emplace_back(names[static_cast<std::size_t>(next++)]);
            }
        }
    TableBuilder villages("villages", tm3());
    std::vector<std::string> villageNames;
    const std::array<Node, 3> blocks{{{3, 6}, {9, 6}, {6, 3}}};
    for (std::size_t block = 0; block < blocks.size(); ++block)
        for (int i = 0; i < 6; ++i) {
            villages.polygon({outlineOf(blocks[block].x + i % 3, blocks[block].y + i / 3, 1, 1)});
            villageNames.emplace_back(kVillages[block * 6 + static_cast<std::size_t>(i)]);
        }

    district.neighbours = layerOf(neighbours.share(), filled(hex("#E9E5DB"), hex("#C4BDAE"), 0.9));
    auto style = styleOf(district.neighbours);
    style->title = {"Xã lân cận", "Neighbouring communes"};
    style->labels = neighbourNames;
    style->labelStyle.role = LabelRole::neighbour;
    style->source = {"ranh giới xã 2025", "ranh giới xã 2025"};
    district.neighbours.style = style;

    auto line = filled(hex("#FBFAF7"), hex("#33424B"), 1.5);
    line.outline->casing = hex("#FFFFFFB3");
    line.outline->casingWidthPx = 3.6;
    district.communes = layerOf(communes.share(), line);
    style = styleOf(district.communes);
    style->title = {"Ranh giới xã", "Commune boundaries"};
    style->labels = communeNames;
    style->labelStyle.role = LabelRole::commune;
    style->source = {"ranh giới xã 2020", "ranh giới xã 2020"};
    district.communes.style = style;
    district.extent = district.communes.geometry->extent;

    district.villages = layerOf(villages.share(), filled(hex("#F1EEE2"), hex("#FFFFFF"), 1.1));
    style = styleOf(district.villages);
    style->title = {"Ranh giới thôn", "Village boundaries"};
    style->labels = villageNames;
    style->labelStyle.role = LabelRole::village;
    style->illustrative = true;
    style->source = {"ví dụ minh hoạ", "ví dụ minh hoạ"};
    style->countUnit = {"thôn", "villages"};
    district.villages.style = style;
    return district;
}

namespace {

Scene baseScene(const DemoDistrict& district) {
    Scene scene;
    scene.crs = tm3();
    scene.layers = {district.neighbours, district.communes};
    scene.extent = district.extent;
    scene.title = {"Ngân Sơn", "Ngân Sơn"};
    scene.dateLine = {"Số liệu đến 30/06/2022", "Figures up to 30/06/2022"};
    scene.illustrative = true;
    return scene;
}

} // namespace

Scene progressScene() {
    const DemoDistrict district = demoDistrict();
    Scene scene = baseScene(district);
    auto style = styleOf(district.villages);
    style->id = "progress";
    style->title = {"Tiến độ chỉ số", "Indicator progress"};
    style->legendTitle = {"Đạt so với mục tiêu của thôn (%)", "Of the village's target (%)"};
    style->classes.clear();
    const std::array<std::pair<const char*, const char*>, 5> classes{{
        {"100 (đủ mục tiêu)", "#223F75"},
        {"75 đến dưới 100", "#08718F"},
        {"50 đến dưới 75", "#34A398"},
        {"25 đến dưới 50", "#8ED09B"},
        {"0 đến dưới 25", "#EDF1C7"},
    }};
    for (const auto& [label, colour] : classes) {
        thematic::StyleClass type;
        type.label = {label, label};
        type.style = filled(hex(colour), hex("#FFFFFF"), 1.1);
        style->classes.push_back(type);
    }
    style->classes.push_back(noDataClass());
    for (std::size_t row = 0; row < 18; ++row) {
        const auto type = static_cast<std::uint16_t>((row * 7 + 1) % 6);
        style->classOfRow[row] = type;
        ++style->classes[type].count;
        if (type == 5) {
            style->pips.emplace_back();
            continue;
        }
        thematic::Pips pips;
        pips.target = 3 + static_cast<int>(row % 3);
        pips.completed = std::max(0, pips.target - type);
        pips.underWay = std::min(1, pips.target - pips.completed);
        pips.behind = type >= 3;
        style->pips.emplace_back(pips);
    }
    style->legendGroups = {{{"Ô vuông: tiểu dự án", "Squares: sub-projects"},
                            {{"pip-full", {"hoàn thành", "completed"}, {}},
                             {"pip-half", {"đang thực hiện", "under way"}, {}},
                             {"pip-empty", {"chưa bắt đầu", "not begun"}, {}},
                             {"behind", {"chậm trên 10 điểm %", "over 10 points behind"}, {}}}}};
    SceneLayer layer = district.villages;
    layer.style = style;
    scene.layers.push_back(layer);
    scene.headline.title = {"Tiểu dự án cộng đồng tự quản (O1)", "Self-managed sub-projects (O1)"};
    scene.headline.subtitle = {"Mục tiêu 65 vào 30/06/2023 · 15/18 thôn có số liệu",
                               "Target 65 by 30/06/2023 · 15 of 18 villages reported"};
    scene.headline.number = {"38 / 65 · 58 %", "38 / 65 · 58 %"};
    scene.headline.fraction = 38.0 / 65;
    scene.headline.plannedFraction = 43.0 / 65;
    scene.headline.gap = {"chậm 5 so với kế hoạch 43", "5 behind the planned 43"};
    scene.headline.gapIsBehind = true;
    scene.headline.counts = {{{"3 đủ mục tiêu", "3 complete"}, false},
                             {{"6 đúng tiến độ", "6 on track"}, false},
                             {{"6 chậm", "6 behind"}, true},
                             {{"3 chưa báo cáo", "3 not reported"}, false}};
    return scene;
}

Scene ethnicScene() {
    const DemoDistrict district = demoDistrict();
    Scene scene = baseScene(district);
    auto style = styleOf(district.villages);
    style->id = "ethnic";
    style->title = {"Thành phần dân tộc", "Ethnic composition"};
    style->legendTitle = {"Màu nền: tỷ lệ người Dao (%)", "Ground: share of Dao (%)"};
    style->classes.clear();
    const std::array<std::pair<const char*, const char*>, 4> classes{{
        {"75 trở lên", "#B8A386"},
        {"50 đến dưới 75", "#CDBCA2"},
        {"25 đến dưới 50", "#E0D3BE"},
        {"dưới 25", "#F1E8D8"},
    }};
    for (const auto& [label, colour] : classes) {
        thematic::StyleClass type;
        type.label = {label, label};
        type.style = filled(hex(colour), hex("#FFFFFF"), 1.1);
        style->classes.push_back(type);
    }
    thematic::Chart chart;
    const std::array<std::pair<const char*, const char*>, 5> parts{{{"Tày", "#014D7B"},
                                                                    {"Nùng", "#0EA578"},
                                                                    {"Dao", "#C2384A"},
                                                                    {"Mông", "#E9B82D"},
                                                                    {"Khác", "#D9D6CD"}}};
    for (const auto& [label, colour] : parts)
        chart.parts.push_back({{label, label}, hex(colour)});
    for (std::size_t row = 0; row < 18; ++row) {
        const double total = 100 + static_cast<double>(row * 37 % 160);
        const std::array<double, 5> shares{0.1 + 0.04 * static_cast<double>(row % 9), 0.12,
                                           0.6 - 0.04 * static_cast<double>(row % 9), 0.165, 0.015};
        for (const double share : shares)
            chart.values.push_back(std::round(total * share));
        const auto type = static_cast<std::uint16_t>(row % 4);
        style->classOfRow[row] = type;
        ++style->classes[type].count;
    }
    chart.legendTotals = {250, 150, 100};
    chart.legendTitle = {"Số người theo dân tộc, 18 thôn", "People by ethnic group, 18 villages"};
    chart.sizeTitle = {"Cỡ hình tròn theo dân số thôn", "Size by the village's population"};
    chart.unit = {"người", "people"};
    style->chart = chart;
    SceneLayer layer = district.villages;
    layer.style = style;
    scene.layers.push_back(layer);
    scene.headline.title = {"Thành phần dân tộc của 18 thôn dự án",
                            "Ethnic composition of 18 project villages"};
    scene.headline.subtitle = {"Dân số cập nhật 1/2022 · hình tròn: số người theo dân tộc",
                               "Population updated 1/2022 · pies: people by ethnic group"};
    return scene;
}

Scene subProjectScene() {
    const DemoDistrict district = demoDistrict();
    Scene scene = baseScene(district);
    scene.layers.push_back(district.villages);
    const std::array<const char*, 8> types{"water",       "road",  "bridge", "irrigation",
                                           "electricity", "house", "school", "livelihood"};
    const std::array<const char*, 7> states{"proposed",  "appraised", "approved", "underway",
                                            "completed", "evaluated", "stopped"};
    TableBuilder builder("sub_projects", tm3());
    for (std::size_t i = 0; i < 65; ++i) {
        const Extent& home = district.villages.geometry->extents[i < 9 ? 0 : i % 18];
        const auto seed = static_cast<std::int64_t>(i);
        builder.point({home.centre().x + wobble(seed, 5, 6) * home.width() * 0.33,
                       home.centre().y + wobble(seed, 7, 8) * home.height() * 0.33});
    }
    SceneLayer layer = layerOf(builder.share(), {});
    auto style = styleOf(layer);
    style->title = {"Tiểu dự án", "Sub-projects"};
    style->classes.clear();
    for (const char* type : types)
        for (const char* state : states) {
            thematic::StyleClass one;
            one.style.marker =
                thematic::Marker{std::string(type) + '-' + state, 24, Colour{}, Colour{}};
            style->classes.push_back(one);
        }
    for (std::size_t i = 0; i < 65; ++i)
        style->classOfRow[i] = static_cast<std::uint16_t>((i % 8) * 7 + (i * 5 + i / 9) % 7);
    style->badges.assign(65, "");
    style->badges[20] = style->badges[41] = "rule-broken";
    thematic::LegendGroup byType{{"Hình: loại công trình, mô hình", "Shape: kind"}, {}};
    const std::array<const char*, 8> typeNames{"Nước sinh hoạt", "Đường thôn",     "Cầu",
                                               "Thuỷ lợi",       "Điện",           "Nhà họp thôn",
                                               "Điểm trường",    "Mô hình sinh kế"};
    for (std::size_t i = 0; i < types.size(); ++i)
        byType.marks.push_back({std::string("glyph-") + types[i], {typeNames[i], types[i]}, 8 + i});
    thematic::LegendGroup byState{{"Nền và viền: trạng thái", "Ground and ring: state"}, {}};
    const std::array<const char*, 7> stateNames{
        "Đề xuất",    "Đã thẩm định", "Đã phê duyệt", "Đang thực hiện",
        "Hoàn thành", "Đã đánh giá",  "Dừng"};
    for (std::size_t i = 0; i < states.size(); ++i)
        byState.marks.push_back(
            {std::string("state-") + states[i], {stateNames[i], states[i]}, 9 + i});
    byState.marks.push_back(
        {"rule-broken", {"đối ứng dưới 25 % (R1)", "community share below 25 % (R1)"}, 2});
    style->legendGroups = {byType, byState};
    layer.style = style;
    scene.layers.push_back(layer);
    scene.headline.title = {"65 tiểu dự án: loại và trạng thái", "65 sub-projects: kind and state"};
    scene.headline.subtitle = {"Tình hình đến 30/06/2022", "As of 30/06/2022"};
    return scene;
}

Scene queryScene() {
    Scene scene = progressScene();
    const std::size_t villages = scene.layers.size() - 1;
    render::Highlight result;
    result.kind = render::Highlight::Kind::result;
    result.layer = villages;
    result.rows = {2, 9, 13, 16};
    result.numbered = true;
    render::Highlight selection;
    selection.kind = render::Highlight::Kind::selection;
    selection.layer = villages;
    selection.rows = {7};
    scene.highlights = {result, selection};
    const auto& anchors = *scene.layers[villages].anchors;
    scene.circles = {{anchors[0], 2000}, {anchors[11], 2000}};
    scene.links = {{anchors[12], anchors[15]}};
    return scene;
}

} // namespace thonmap::test
