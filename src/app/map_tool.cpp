#include "app/map_tool.h"

#include <cmath>
#include <utility>

namespace thonmap::app {

namespace {

/// A press that moves less than this is a click.
constexpr double kClickPx = 4;

bool far(const ToolPoint& a, const ToolPoint& b) {
    return std::hypot(a.xPx - b.xPx, a.yPx - b.yPx) > kClickPx;
}

/// Drag moves the map; a click selects unless this is the pan tool.
class PointerTool final : public MapTool {
public:
    PointerTool(Kind kind, ToolContext context) : m_kind(kind), m_context(std::move(context)) {}
    [[nodiscard]] Kind kind() const override { return m_kind; }
    void press(const ToolPoint& at) override {
        m_pressed = at;
        m_last = at;
        m_dragging = false;
    }
    void move(const ToolPoint& at, bool held) override {
        if (!held || !m_pressed)
            return;
        if (!m_dragging && !far(*m_pressed, at))
            return;
        m_dragging = true;
        m_context.pan(at.xPx - m_last.xPx, at.yPx - m_last.yPx);
        m_last = at;
    }
    void release(const ToolPoint& at) override {
        if (m_pressed && !m_dragging && m_kind == Kind::select)
            m_context.clickAt(at.map, at.shift);
        cancel();
    }
    void doubleClick(const ToolPoint&) override { cancel(); }
    void cancel() override {
        m_pressed.reset();
        m_dragging = false;
    }

private:
    Kind m_kind;
    ToolContext m_context;
    std::optional<ToolPoint> m_pressed;
    ToolPoint m_last;
    bool m_dragging = false;
};

/// Press, drag, release: a box or a circle.
class DragTool final : public MapTool {
public:
    DragTool(Kind kind, ToolContext context) : m_kind(kind), m_context(std::move(context)) {}
    [[nodiscard]] Kind kind() const override { return m_kind; }
    void press(const ToolPoint& at) override { m_from = m_to = at; }
    void move(const ToolPoint& at, bool held) override {
        if (held && m_from)
            m_to = at;
    }
    void release(const ToolPoint& at) override {
        if (!m_from)
            return;
        m_to = at;
        if (!far(*m_from, m_to))
            m_context.clickAt(at.map, at.shift);
        else if (m_kind == Kind::radius)
            m_context.selectRadius(m_from->map, radius());
        else
            m_context.selectRectangle(box());
        cancel();
    }
    void cancel() override { m_from.reset(); }
    [[nodiscard]] std::optional<ToolSketch> sketch() const override {
        if (!m_from)
            return std::nullopt;
        if (m_kind == Kind::radius)
            return ToolSketch{{m_from->map, m_to.map},
                              false,
                              radius(),
                              m_context.lengthText({m_from->map, m_to.map})};
        const Extent around = box();
        return ToolSketch{{{around.minX, around.minY},
                           {around.maxX, around.minY},
                           {around.maxX, around.maxY},
                           {around.minX, around.maxY}},
                          true,
                          0,
                          {}};
    }

private:
    [[nodiscard]] double radius() const {
        return std::hypot(m_to.map.x - m_from->map.x, m_to.map.y - m_from->map.y);
    }
    [[nodiscard]] Extent box() const {
        Extent around;
        around.add(m_from->map);
        around.add(m_to.map);
        return around;
    }
    Kind m_kind;
    ToolContext m_context;
    std::optional<ToolPoint> m_from;
    ToolPoint m_to;
};

/// Click by click, a double click ends: a polygon to select with, or a line or area to measure.
/// What was measured stays until the next click.
class CornerTool final : public MapTool {
public:
    CornerTool(Kind kind, ToolContext context) : m_kind(kind), m_context(std::move(context)) {}
    [[nodiscard]] Kind kind() const override { return m_kind; }
    void press(const ToolPoint& at) override {
        if (m_ended)
            cancel();
        m_corners.push_back(at.map);
        m_pointer = at.map;
    }
    void move(const ToolPoint& at, bool) override {
        if (!m_ended)
            m_pointer = at.map;
    }
    void release(const ToolPoint&) override {}
    void doubleClick(const ToolPoint&) override {
        // The double click's own first press has already put its corner.
        m_ended = true;
        if (m_kind == Kind::polygon) {
            const std::vector<XY> ring = std::exchange(m_corners, {});
            m_ended = false;
            if (ring.size() >= 3)
                m_context.selectPolygon(ring);
        }
    }
    void cancel() override {
        m_corners.clear();
        m_ended = false;
    }
    [[nodiscard]] std::optional<ToolSketch> sketch() const override {
        if (m_corners.empty())
            return std::nullopt;
        ToolSketch drawn{m_corners, m_kind != Kind::measureLength, 0, {}};
        if (!m_ended)
            drawn.points.push_back(m_pointer);
        if (m_kind == Kind::measureLength)
            drawn.text = m_context.lengthText(drawn.points);
        else if (m_kind == Kind::measureArea)
            drawn.text = m_context.areaText(drawn.points);
        return drawn;
    }

private:
    Kind m_kind;
    ToolContext m_context;
    std::vector<XY> m_corners;
    XY m_pointer;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<MapTool> makeTool(MapTool::Kind kind, ToolContext context) {
    switch (kind) {
    case MapTool::Kind::pan:
    case MapTool::Kind::select:
        return std::make_unique<PointerTool>(kind, std::move(context));
    case MapTool::Kind::rectangle:
    case MapTool::Kind::radius:
        return std::make_unique<DragTool>(kind, std::move(context));
    case MapTool::Kind::polygon:
    case MapTool::Kind::measureLength:
    case MapTool::Kind::measureArea:
        return std::make_unique<CornerTool>(kind, std::move(context));
    }
    return nullptr;
}

} // namespace thonmap::app
