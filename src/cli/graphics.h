#pragma once

namespace thonmap::cli {

/// Makes the one QGuiApplication that fonts and painting need, without a display: pictures are
/// drawn in memory, so a command works over ssh and in a cron job alike. Does nothing the second
/// time.
void startGraphics();

} // namespace thonmap::cli
