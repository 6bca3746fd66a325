#include "app/open_window.h"

#include "app/notice_bar.h"
#include "session/find.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QSettings>
#include <QTest>

namespace thonmap::test {

namespace {
constexpr int kPatienceMilliseconds = 20'000;
} // namespace

OpenWindow::OpenWindow(Language language, bool withMap) {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       QString::fromStdString((m_folder / "settings").string()));
    ::setenv("THONMAP_HOME", sourceFolder().c_str(), 1);
    ::setenv("XDG_DOCUMENTS_DIR", (m_folder / "tài liệu").c_str(), 1);
    m_window = std::make_unique<app::MainWindow>(language);
    m_window->setReduceMotion(true); // what is asked for is there with the next frame
    m_window->resize(1440, 900);
    m_window->show();
    if (!QTest::qWaitForWindowExposed(m_window.get()))
        throw std::runtime_error("the window does not show");
    // Shortcuts go to the active window alone; a display without a window manager has to be asked.
    m_window->activateWindow();
    (void)QTest::qWaitForWindowActive(m_window.get(), 2000);
    if (withMap) {
        m_window->open(
            QString::fromStdString((sourceFolder() / "maps/ngan-son.map.json").string()));
        if (!settle())
            throw std::runtime_error("the map does not open: " + notice().toStdString());
    }
}

OpenWindow::~OpenWindow() = default;

void OpenWindow::trigger(const char* action) {
    child<QAction>(action).trigger();
}

bool OpenWindow::until(const std::function<bool()>& done) {
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > kPatienceMilliseconds)
            return false;
        QTest::qWait(5);
    }
    return true;
}

bool OpenWindow::settle() {
    QApplication::processEvents();
    return until([this] {
        return !controller().jobs().busy() && controller().hasMap() && canvas().settled();
    });
}

QPoint OpenWindow::pixelOf(const std::string& name) {
    const auto found = session::find(controller().map(), controller().view(), name, 1);
    if (found.empty())
        throw std::runtime_error("no place " + name);
    const XY at = canvas().viewport().toScreen(found.front().at);
    return {static_cast<int>(at.x), static_cast<int>(at.y)};
}

QString OpenWindow::notice() {
    auto* bar = m_window->findChild<app::NoticeBar*>();
    return bar == nullptr ? QString() : bar->text();
}

QString OpenWindow::cardTitle() {
    return child<QLabel>("cardTitle").text();
}

std::size_t OpenWindow::selectedCount() {
    return controller().session().selection().rows.size();
}

} // namespace thonmap::test
