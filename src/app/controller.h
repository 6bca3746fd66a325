#pragma once

#include "app/job_runner.h"
#include "app/look.h"
#include "core/result.h"
#include "session/answer.h"
#include "session/picture.h"
#include "session/sites.h"
#include "session/view.h"

#include <QObject>
#include <QString>
#include <optional>

namespace thonmap::app {

/// Between the open map and the widgets: what the user does becomes a change of the session, and
/// every widget hears of it. Holds no widget; widgets get it in their constructors.
class Controller final : public QObject {
    Q_OBJECT
public:
    explicit Controller(QObject* parent = nullptr);

    [[nodiscard]] bool hasMap() const { return m_session.has_value(); }
    /// \pre hasMap()
    [[nodiscard]] const session::MapSession& session() const { return *m_session; }
    [[nodiscard]] const session::Map& map() const { return m_session->map(); }
    [[nodiscard]] const session::View& view() const { return m_session->view(); }
    [[nodiscard]] session::Overlay overlay() const;
    [[nodiscard]] JobRunner& jobs() { return m_jobs; }

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] const Look& look() const { return m_look; }
    void setLanguage(Language language);
    void setLook(Look::Kind kind);
    /// The text of `words` in the window's language.
    [[nodiscard]] QString in(const LocalText& words) const;

    /// Opens a map document or data file in place of the map.
    void open(const QString& path);
    /// Opens what is no map document on top of the map; without a map, or for a document, opens it.
    void drop(const QStringList& paths);

    void setTheme(const std::string& theme);
    void setChoice(const std::string& layer, const std::string& parameter,
                   const std::string& value);
    void setDate(Date date);
    void setVisible(const std::string& layer, bool visible);
    /// `settled`: the slider was let go; what came before is one step of undo.
    void setOpacity(const std::string& layer, double opacity, bool settled);
    void moveLayer(const std::string& layer, std::size_t index);
    void removeLayer(const std::string& layer);
    void undo();
    void redo();

    void select(session::Selection selection);
    void hover(session::Selection selection);

    void ask(const session::Ask& question);
    void dismissAnswers();
    void chooseSites(const session::SiteQuestion& question);
    void dismissSites();
    [[nodiscard]] session::AnswerPtr latestAnswer() const;

    /// Whole or not at all; the extension chooses the format.
    void exportMap(const QString& path);
    void exportPicture(const QString& path, std::optional<Extent> extent);
    void exportAnswer(const QString& path);
    void exportSites(const QString& path);

Q_SIGNALS:
    void opened();
    /// Map, view, answers or sites changed.
    void changed();
    void selectionChanged();
    void hoverChanged();
    void languageChanged();
    void lookChanged();
    /// Something could not be done: what, and what to do.
    void failed(const QString& what, const QString& hint);
    /// Something was noticed while opening ("Text read as TCVN3 …").
    void noticed(const QString& what);
    void done(const QString& what);
    void zoomWanted(const thonmap::Extent& extent);

private:
    void report(const Error& error);
    void replaceMap(session::MapPtr map, const Diagnostics& noticedNow);
    void put(session::MapPtr map, LocalText what);
    void put(session::View view, LocalText what, std::string_view mergeKey = {});
    void notice(const Diagnostics& diagnostics, std::size_t from);

    std::optional<session::MapSession> m_session;
    session::Selection m_hover;
    JobRunner m_jobs;
    Language m_language = Language::vi;
    Look m_look = Look::of(Look::Kind::light);
    int m_questions = 0;
};

} // namespace thonmap::app
