#pragma once

#include "core/extent.h"
#include "core/language.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thonmap::app {

/// What a tool may ask of the map; no widget is in reach, so tools are tested without one.
struct ToolContext {
    /// Select what stands at a point; `add` keeps what was selected.
    std::function<void(XY, bool add)> clickAt;
    std::function<void(const Extent&)> selectRectangle;
    std::function<void(const std::vector<XY>& ring)> selectPolygon;
    std::function<void(XY centre, double radiusMetres)> selectRadius;
    /// "2,5 km", "12,5 ha" for what is drawn.
    std::function<std::string(const std::vector<XY>& line)> lengthText;
    std::function<std::string(const std::vector<XY>& ring)> areaText;
    /// Move the map by pixels.
    std::function<void(double dxPx, double dyPx)> pan;
};

/// A mouse position in both worlds.
struct ToolPoint {
    XY map;
    double xPx = 0;
    double yPx = 0;
    bool shift = false;
};

/// What a tool draws over the map, in map coordinates.
struct ToolSketch {
    std::vector<XY> points;
    bool closed = false;
    /// Radius in metres around points.front().
    double radiusMetres = 0;
    /// Stands at the last point.
    std::string text;
};

/// What the mouse does on the map. At most one level of inheritance, no state beyond the gesture.
class MapTool {
public:
    enum class Kind { pan, select, rectangle, polygon, radius, measureLength, measureArea };
    virtual ~MapTool() = default;
    [[nodiscard]] virtual Kind kind() const = 0;
    virtual void press(const ToolPoint& at) = 0;
    /// `held`: the left button is down.
    virtual void move(const ToolPoint& at, bool held) = 0;
    virtual void release(const ToolPoint& at) = 0;
    virtual void doubleClick(const ToolPoint& at) { release(at); }
    /// Esc, or another tool: forget what is half done.
    virtual void cancel() {}
    [[nodiscard]] virtual std::optional<ToolSketch> sketch() const { return std::nullopt; }
};

[[nodiscard]] std::unique_ptr<MapTool> makeTool(MapTool::Kind kind, ToolContext context);

} // namespace thonmap::app
