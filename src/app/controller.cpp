#include "app/controller.h"

#include "app/messages.h"
#include "core/diagnostics.h"
#include "render/picture.h"
#include "session/export.h"
#include "session/find.h"
#include "session/map.h"

#include <algorithm>

namespace thonmap::app {

using session::AnswerPtr;
using session::MapPtr;

namespace {

LocalText both(const Message& message, std::initializer_list<Argument> arguments = {}) {
    return {format(message, arguments, Language::vi), format(message, arguments, Language::en)};
}

LocalText titleOf(const session::Map& map, std::string_view layer) {
    const session::MapLayer* found = map.layer(layer);
    return found == nullptr ? LocalText{} : found->definition.title;
}

QString fileName(const QString& path) {
    return QString::fromStdString(std::filesystem::path(path.toStdString()).filename().string());
}

} // namespace

Controller::Controller(QObject* parent) : QObject(parent), m_jobs(this) {}

session::Overlay Controller::overlay() const {
    if (!m_session)
        return {};
    const session::State& state = m_session->state();
    return {m_session->selection(), m_hover, state.answers, state.sites};
}

QString Controller::in(const LocalText& words) const {
    return QString::fromStdString(words.in(m_language));
}

void Controller::setLanguage(Language language) {
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
}

void Controller::setLook(Look::Kind kind) {
    m_look = Look::of(kind);
    Q_EMIT lookChanged();
}

void Controller::report(const Error& error) {
    Q_EMIT failed(QString::fromStdString(error.text(m_language)),
                  QString::fromStdString(error.hint(m_language)));
}

void Controller::notice(const Diagnostics& diagnostics, std::size_t from) {
    // One line: the first finding in words, the others as a count; `info` lists them all.
    const auto findings = diagnostics.findings();
    if (findings.size() <= from)
        return;
    const auto encoding =
        std::ranges::find(findings.subspan(from), FindingKind::encoding, &Finding::kind);
    const Finding& first = encoding != findings.end() ? *encoding : findings[from];
    std::string text = first.what.text(m_language);
    if (const std::size_t others = findings.size() - from - 1; others > 0)
        text += " " + format(msg::moreFindings, {{"count", static_cast<std::int64_t>(others)}},
                             m_language);
    Q_EMIT noticed(QString::fromStdString(text));
}

void Controller::replaceMap(MapPtr map, const Diagnostics& noticedNow) {
    m_session.emplace(std::move(map));
    m_hover = {};
    Q_EMIT opened();
    Q_EMIT changed();
    Q_EMIT selectionChanged();
    notice(noticedNow, 0);
}

void Controller::open(const QString& path) {
    const std::string source = path.toStdString();
    m_jobs.start(in(both(msg::opening, {{"file", fileName(path).toStdString()}})),
                 [this, source](const Progress& progress) -> JobRunner::Continuation {
                     auto map = std::make_shared<Result<MapPtr>>(session::open(source, progress));
                     return [this, map] {
                         if (*map)
                             replaceMap(**map, *(**map)->diagnostics);
                         else
                             report(map->error());
                     };
                 });
}

void Controller::drop(const QStringList& paths) {
    if (paths.isEmpty())
        return;
    if (!m_session || session::isMapDocument(paths.front().toStdString())) {
        open(paths.front());
        return;
    }
    const MapPtr before = m_session->mapPtr();
    m_jobs.start(in(both(msg::opening, {{"file", fileName(paths.front()).toStdString()}})),
                 [this, before, paths](const Progress& progress) -> JobRunner::Continuation {
                     auto map = std::make_shared<Result<MapPtr>>(before);
                     for (const QString& path : paths)
                         if (*map)
                             *map = session::addSource(**map, path.toStdString(), progress);
                     return [this, before, map, paths] {
                         if (!*map) {
                             report(map->error());
                             return;
                         }
                         if (!m_session || m_session->mapPtr() != before)
                             return; // another map was opened meanwhile
                         put(**map,
                             both(msg::undoAdd, {{"file", fileName(paths.front()).toStdString()}}));
                         notice(*(**map)->diagnostics, before->diagnostics->findings().size());
                         Extent added;
                         for (const auto& layer : m_session->map().layers)
                             if (before->layer(layer->id()) == nullptr)
                                 added.add(layer->geometry->geometry.extent());
                         if (!added.empty())
                             Q_EMIT zoomWanted(added);
                     };
                 });
}

void Controller::put(MapPtr map, LocalText what) {
    session::State next = m_session->state();
    next.view = session::fitted(next.view, *map);
    next.map = std::move(map);
    m_session->change(std::move(next), std::move(what));
    Q_EMIT changed();
    Q_EMIT selectionChanged();
}

void Controller::put(session::View view, LocalText what, std::string_view mergeKey) {
    if (view == m_session->view())
        return;
    m_session->change(std::move(view), std::move(what), mergeKey);
    Q_EMIT changed();
}

void Controller::setTheme(const std::string& theme) {
    if (m_session)
        put(session::withTheme(view(), theme), both(msg::undoTheme), "");
}

void Controller::setChoice(const std::string& layer, const std::string& parameter,
                           const std::string& value) {
    if (m_session)
        put(session::withChoice(view(), layer, parameter, value), both(msg::undoChoice));
}

void Controller::setDate(Date date) {
    if (m_session)
        put(session::withDate(view(), date), both(msg::undoDate), "date");
}

void Controller::setVisible(const std::string& layer, bool visible) {
    if (m_session)
        put(session::withVisible(view(), layer, visible),
            both(visible ? msg::undoShow : msg::undoHide, {{"layer", titleOf(map(), layer)}}));
}

void Controller::setOpacity(const std::string& layer, double opacity, bool settled) {
    if (!m_session)
        return;
    put(session::withOpacity(view(), layer, opacity),
        both(msg::undoOpacity, {{"layer", titleOf(map(), layer)}}), "opacity:" + layer);
    if (settled)
        m_session->endMerge();
}

void Controller::moveLayer(const std::string& layer, std::size_t index) {
    if (m_session)
        put(session::withLayerAt(view(), layer, index),
            both(msg::undoMove, {{"layer", titleOf(map(), layer)}}));
}

void Controller::removeLayer(const std::string& layer) {
    if (m_session && map().layer(layer) != nullptr)
        put(session::withoutLayer(m_session->mapPtr(), layer),
            both(msg::undoRemove, {{"layer", titleOf(map(), layer)}}));
}

void Controller::undo() {
    if (!m_session || !m_session->canUndo())
        return;
    m_session->undo();
    Q_EMIT changed();
    Q_EMIT selectionChanged();
}

void Controller::redo() {
    if (!m_session || !m_session->canRedo())
        return;
    m_session->redo();
    Q_EMIT changed();
    Q_EMIT selectionChanged();
}

void Controller::select(session::Selection selection) {
    if (!m_session || selection == m_session->selection())
        return;
    m_session->select(std::move(selection));
    Q_EMIT selectionChanged();
}

void Controller::hover(session::Selection selection) {
    if (selection == m_hover)
        return;
    m_hover = std::move(selection);
    Q_EMIT hoverChanged();
}

AnswerPtr Controller::latestAnswer() const {
    return m_session && !m_session->state().answers.empty() ? m_session->state().answers.back()
                                                            : nullptr;
}

void Controller::ask(const session::Ask& question) {
    if (!m_session)
        return;
    const MapPtr map = m_session->mapPtr();
    const int number = ++m_questions;
    m_jobs.start(
        in(both(msg::asking)),
        [this, map, question, number](const Progress& progress) -> JobRunner::Continuation {
            Diagnostics diagnostics;
            auto answer = std::make_shared<Result<AnswerPtr>>(
                session::ask(*map, question, number, diagnostics, progress));
            auto seen = std::make_shared<Diagnostics>(std::move(diagnostics));
            return [this, answer, seen] {
                if (!*answer) {
                    report(answer->error());
                    return;
                }
                session::State next = m_session->state();
                next.answers = {**answer};
                m_session->change(std::move(next), both(msg::undoAsk));
                Q_EMIT changed();
                notice(*seen, 0);
                Q_EMIT done(in((**answer)->sentence));
            };
        });
}

void Controller::dismissAnswers() {
    if (!m_session || m_session->state().answers.empty())
        return;
    session::State next = m_session->state();
    next.answers.clear();
    m_session->change(std::move(next), both(msg::undoDismiss));
    Q_EMIT changed();
}

void Controller::chooseSites(const session::SiteQuestion& question) {
    if (!m_session)
        return;
    const MapPtr map = m_session->mapPtr();
    m_jobs.start(in(both(msg::choosing)),
                 [this, map, question](const Progress& progress) -> JobRunner::Continuation {
                     Diagnostics diagnostics;
                     auto choice = std::make_shared<Result<session::SiteChoicePtr>>(
                         session::chooseSites(*map, question, diagnostics, progress));
                     return [this, choice] {
                         if (!*choice) {
                             report(choice->error());
                             return;
                         }
                         session::State next = m_session->state();
                         next.sites = **choice;
                         m_session->change(std::move(next), both(msg::undoSites));
                         Q_EMIT changed();
                         Q_EMIT done(in((**choice)->sentence));
                     };
                 });
}

void Controller::dismissSites() {
    if (!m_session || m_session->state().sites == nullptr)
        return;
    session::State next = m_session->state();
    next.sites.reset();
    m_session->change(std::move(next), both(msg::undoDismiss));
    Q_EMIT changed();
}

void Controller::exportMap(const QString& path) {
    if (!m_session)
        return;
    const session::State state = m_session->state();
    const Language words = m_language;
    m_jobs.start(
        in(both(msg::exporting)),
        [this, state, words, path](const Progress& progress) -> JobRunner::Continuation {
            Diagnostics diagnostics;
            session::ExportOptions options;
            options.language = words;
            const auto report_ = session::exportMap(*state.map, state.view, path.toStdString(),
                                                    options, diagnostics, progress);
            if (!report_)
                return [this, error = report_.error()] { report(error); };
            const auto layers = static_cast<std::int64_t>(report_->layers.size());
            return [this, path, layers] {
                Q_EMIT done(in(both(msg::exportedMap,
                                    {{"file", fileName(path).toStdString()}, {"count", layers}})));
            };
        });
}

void Controller::exportPicture(const QString& path, std::optional<Extent> extent) {
    if (!m_session)
        return;
    const session::State state = m_session->state();
    session::Overlay shown = overlay();
    shown.hover = {};
    const Language words = m_language;
    m_jobs.start(in(both(msg::exporting)),
                 [this, state, shown, words, path,
                  extent](const Progress& progress) -> JobRunner::Continuation {
                     Diagnostics diagnostics;
                     session::SceneMaker maker;
                     const auto scene = maker.make(state.map, state.view, shown, diagnostics);
                     if (!scene)
                         return [this, error = scene.error()] { report(error); };
                     render::PictureOptions options;
                     options.language = words;
                     options.extent = extent;
                     if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
                         options.devicePixelRatio = 2;
                     } else {
                         const render::SizePx a3 = render::paperPx(420, 297);
                         options.widthPx = a3.width;
                         options.heightPx = a3.height;
                     }
                     const auto written =
                         render::writePicture(path.toStdString(), **scene, options, progress.stop);
                     if (!written)
                         return [this, error = written.error()] { report(error); };
                     return [this, path] {
                         Q_EMIT done(in(
                             both(msg::exportedPicture, {{"file", fileName(path).toStdString()}})));
                     };
                 });
}

void Controller::exportAnswer(const QString& path) {
    const AnswerPtr answer = latestAnswer();
    if (answer == nullptr)
        return;
    if (const auto allowed = session::refuseSource(path.toStdString(), session::filesOf(map()));
        !allowed) {
        report(allowed.error());
        return;
    }
    m_jobs.start(in(both(msg::exporting)),
                 [this, answer, path](const Progress& progress) -> JobRunner::Continuation {
                     Diagnostics diagnostics;
                     const auto written =
                         session::exportAnswer(*answer, path.toStdString(), diagnostics, progress);
                     if (!written)
                         return [this, error = written.error()] { report(error); };
                     return [this, answer, path] {
                         Q_EMIT done(
                             in(both(msg::exportedRows,
                                     {{"file", fileName(path).toStdString()},
                                      {"count", static_cast<std::int64_t>(answer->rows.size())}})));
                     };
                 });
}

void Controller::exportSites(const QString& path) {
    const session::SiteChoicePtr choice = m_session ? m_session->state().sites : nullptr;
    if (choice == nullptr)
        return;
    if (const auto allowed = session::refuseSource(path.toStdString(), session::filesOf(map()));
        !allowed) {
        report(allowed.error());
        return;
    }
    m_jobs.start(
        in(both(msg::exporting)),
        [this, choice, path](const Progress& progress) -> JobRunner::Continuation {
            Diagnostics diagnostics;
            const auto written =
                session::exportSites(*choice, path.toStdString(), diagnostics, progress);
            if (!written)
                return [this, error = written.error()] { report(error); };
            return [this, choice, path] {
                Q_EMIT done(in(both(msg::exportedRows,
                                    {{"file", fileName(path).toStdString()},
                                     {"count", static_cast<std::int64_t>(choice->sites.size())}})));
            };
        });
}

} // namespace thonmap::app
