#pragma once

#include <QColor>
#include <QFont>
#include <QString>

namespace thonmap::app {

/// The colours of the interface, as the visual guide names them.
struct Look {
    enum class Kind { light, dark, highContrast };
    Kind kind = Kind::light;
    QColor window, panel, card, line, control;
    QColor ink, ink2, ink3;
    QColor accent, accentPale, track;
    QColor behind, overdue;
    QColor illustrativeFill, illustrativeLine, illustrativeInk;

    [[nodiscard]] static Look of(Kind kind);
};

/// Style sheet of the whole window: flat surfaces, one line, one accent.
[[nodiscard]] QString styleSheet(const Look& look);

/// Noto Sans at a pixel size; falls back to the system's font when it is not installed.
[[nodiscard]] QFont uiFont(int pixelSize, bool bold = false, bool italic = false);

} // namespace thonmap::app
