#pragma once

#include "app/look.h"

#include <QIcon>

namespace thonmap::app {

/// An icon of the window by name ("open", "undo" …), in the look's ink; disabled state paler.
[[nodiscard]] QIcon icon(const char* name, const Look& look);

} // namespace thonmap::app
