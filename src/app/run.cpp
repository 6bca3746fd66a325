#include "app/run.h"

#include "app/main_window.h"
#include "session/working_copy.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <cstdio>

namespace thonmap::app {

int runWindow(int argc, char** argv, const std::string& map, std::optional<Language> language) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Thonmap"));
    QApplication::setOrganizationName(QStringLiteral("Thonmap"));
    QApplication::setStyle(QStringLiteral("Fusion"));

    QSettings settings;
    if (!language) {
        const QString saved = settings.value(QStringLiteral("language")).toString();
        language =
            languageOfLocale((saved.isEmpty() ? QLocale::system().name() : saved).toStdString());
    }
    MainWindow window(*language);
    window.show();

    std::filesystem::path first = map;
    if (first.empty()) {
        const QString last = settings.value(QStringLiteral("recent")).toStringList().value(0);
        first = std::filesystem::exists(last.toStdString()) ? last.toStdString()
                                                            : session::demoMap().string();
    }
    if (!first.empty())
        window.open(QString::fromStdString(first.string()));
    return QApplication::exec();
}

} // namespace thonmap::app
