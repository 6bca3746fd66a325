#include "cli/graphics.h"

#include <QGuiApplication>

namespace thonmap::cli {

void startGraphics() {
    if (QCoreApplication::instance() != nullptr)
        return;
    // stderr belongs to the program's own sentences; Qt's remarks about the machine are none.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt keeps references to both; it must outlive every painter, and there is one a process.
    static int count = 1;
    static char name[] = "thonmap";
    static char* arguments[] = {name, nullptr};
    static const QGuiApplication application(count, arguments);
}

} // namespace thonmap::cli
