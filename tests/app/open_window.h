#pragma once

#include "app/hand.h"
#include "app/main_window.h"
#include "support/places.h"

#include <functional>
#include <memory>
#include <string>

namespace thonmap::test {

/// A real window on the map of Ngân Sơn, with settings and documents of its own.
class OpenWindow {
public:
    explicit OpenWindow(Language language = Language::vi, bool withMap = true);
    ~OpenWindow();

    [[nodiscard]] app::MainWindow& window() { return *m_window; }
    [[nodiscard]] app::MapCanvas& canvas() { return m_window->canvas(); }
    [[nodiscard]] app::Controller& controller() { return m_window->controller(); }
    [[nodiscard]] Hand& hand() { return m_hand; }
    [[nodiscard]] const Folder& folder() const { return m_folder; }

    /// A child by object name. Fails the test when there is none.
    template <class Widget>
    [[nodiscard]] Widget& child(const char* name) {
        auto* found = m_window->findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            throw std::runtime_error(std::string("no widget ") + name);
        return *found;
    }
    void trigger(const char* action);
    /// Lets the window work until `done`, at most 20 s.
    [[nodiscard]] bool until(const std::function<bool()>& done);
    /// Until no job runs and the map shows what is.
    [[nodiscard]] bool settle();
    /// Pixel of a place on the canvas, by name.
    [[nodiscard]] QPoint pixelOf(const std::string& name);
    [[nodiscard]] QString notice();
    [[nodiscard]] QString cardTitle();
    [[nodiscard]] std::size_t selectedCount();

private:
    Folder m_folder;
    Hand m_hand;
    std::unique_ptr<app::MainWindow> m_window;
};

} // namespace thonmap::test
