#include "app/card_panel.h"

#include "app/messages.h"
#include "core/number_format.h"
#include "render/charts.h"
#include "render/palette.h"
#include "render/symbols.h"
#include "session/find.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace thonmap::app {

namespace {

/// A progress bar with a tick where the plan is.
class PlanBar final : public QWidget {
public:
    PlanBar(const session::CardBar& bar, const Look& look, QWidget* parent)
        : QWidget(parent), m_bar(bar), m_look(look) {
        setFixedHeight(16);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF track(0, 4, width(), 8);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.track);
        painter.drawRect(track);
        if (m_bar.fraction) {
            painter.setBrush(m_look.accent);
            painter.drawRect(QRectF(0, 4, width() * std::clamp(*m_bar.fraction, 0.0, 1.0), 8));
        }
        if (m_bar.planned) {
            const double x =
                std::clamp(width() * *m_bar.planned, 1.0, static_cast<double>(width()) - 1.0);
            painter.fillRect(QRectF(x - 1, 0, 2, 16), m_look.ink);
        }
    }

private:
    session::CardBar m_bar;
    Look m_look;
};

class GroupBar final : public QWidget {
public:
    GroupBar(std::vector<render::Slice> slices, QWidget* parent)
        : QWidget(parent), m_slices(std::move(slices)) {
        setFixedHeight(18);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        render::paintStackedBar(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_slices);
    }

private:
    std::vector<render::Slice> m_slices;
};

class ColourChip final : public QWidget {
public:
    ColourChip(const QColor& colour, QWidget* parent) : QWidget(parent), m_colour(colour) {
        setFixedSize(12, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), m_colour);
    }

private:
    QColor m_colour;
};

QFrame* divider(const Look& look, QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background:%1").arg(look.line.name()));
    return line;
}

} // namespace

CardPanel::CardPanel(Controller& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_heading(new QLabel(this)),
      m_hint(new QLabel(this)), m_scroll(new QScrollArea(this)) {
    setObjectName(QStringLiteral("cardPanel"));
    m_heading->setFont(uiFont(13, true));
    m_hint->setProperty("role", QStringLiteral("secondary"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 9, 14, 9);
    head->addWidget(m_heading);
    head->addStretch();
    head->addWidget(m_hint);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_scroll);
    for (auto signal : {&Controller::changed, &Controller::selectionChanged,
                        &Controller::languageChanged, &Controller::lookChanged})
        connect(&m_controller, signal, this, &CardPanel::refresh);
    startBody();
}

void CardPanel::startBody() {
    m_body = new QWidget;
    m_layout = new QVBoxLayout(m_body);
    m_layout->setContentsMargins(16, 10, 16, 14);
    m_layout->setSpacing(5);
    m_scroll->setWidget(m_body); // the old body goes with it
}

QLabel* CardPanel::addText(const QString& text, const char* role) {
    auto* label = new QLabel(text, m_body);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (role != nullptr)
        label->setProperty("role", QLatin1String(role));
    m_layout->addWidget(label);
    return label;
}

void CardPanel::addHeading(const QString& text) {
    m_layout->addSpacing(8);
    addText(text, "heading");
}

void CardPanel::addBar(const session::CardBar& bar) {
    auto* row = new QHBoxLayout;
    auto* title = new QLabel(m_body);
    title->setTextFormat(Qt::PlainText);
    title->setText(
        (bar.code.empty() ? QString() : QString::fromStdString(bar.code) + QLatin1Char(' ')) +
        m_controller.in(bar.title));
    title->setWordWrap(true);
    auto* value = new QLabel(m_controller.in(bar.value), m_body);
    value->setTextFormat(Qt::PlainText);
    QFont font = uiFont(13, true);
    font.setItalic(bar.outOfDate);
    value->setFont(font);
    row->addWidget(title, 1);
    row->addWidget(value, 0, Qt::AlignRight | Qt::AlignTop);
    m_layout->addLayout(row);
    m_layout->addWidget(new PlanBar(bar, m_controller.look(), m_body));
    QString note = m_controller.in(bar.note);
    const bool overdue = bar.status == monitoring::Status::overdue;
    const bool behind = bar.status == monitoring::Status::behind;
    if (overdue)
        note.prepend(QStringLiteral("⚠ "));
    else if (behind)
        note.prepend(QStringLiteral("▼ "));
    if (!note.isEmpty())
        addText(note, overdue ? "overdue" : behind ? "behind" : "secondary");
    m_layout->addSpacing(4);
}

void CardPanel::addGroups(const session::Card& card) {
    if (card.groups.empty())
        return;
    const Language language = m_controller.language();
    addHeading(QString::fromStdString(
        format(msg::populationAt,
               {{"date", card.populationDate ? card.populationDate->dayFirst() : std::string("–")}},
               language)));
    std::int64_t total = 0;
    for (const session::CardGroup& group : card.groups)
        total += group.persons;
    std::vector<render::Slice> slices;
    for (const session::CardGroup& group : card.groups)
        slices.push_back(
            {total > 0 ? static_cast<double>(group.persons) / static_cast<double>(total) : 0,
             render::toQColor(group.colour)});
    m_layout->addWidget(new GroupBar(std::move(slices), m_body));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(3);
    int row = 0;
    for (const session::CardGroup& group : card.groups) {
        grid->addWidget(new ColourChip(render::toQColor(group.colour), m_body), row, 0);
        grid->addWidget(new QLabel(QString::fromStdString(group.name), m_body), row, 1);
        auto* persons =
            new QLabel(QString::fromStdString(formatInteger(group.persons, language)), m_body);
        persons->setFont(uiFont(13, true));
        grid->addWidget(persons, row, 2, Qt::AlignRight);
        const double share =
            total > 0 ? static_cast<double>(group.persons) / static_cast<double>(total) : 0;
        auto* percent =
            new QLabel(QString::fromStdString(formatPercent(share, 1, language)), m_body);
        percent->setProperty("role", QStringLiteral("secondary"));
        grid->addWidget(percent, row, 3, Qt::AlignRight);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(3, 58);
    m_layout->addLayout(grid);
}

void CardPanel::addProjects(const session::Card& card) {
    if (card.projects.empty())
        return;
    const Language language = m_controller.language();
    addHeading(QString::fromStdString(format(
        msg::subProjects, {{"count", static_cast<std::int64_t>(card.projects.size())}}, language)));
    const std::size_t shown =
        card.code.empty() ? std::min<std::size_t>(card.projects.size(), 8) : card.projects.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const session::CardProject& project = card.projects[i];
        m_layout->addWidget(divider(m_controller.look(), m_body));
        auto* row = new QHBoxLayout;
        row->setSpacing(10);
        auto* symbol = new QLabel(m_body);
        symbol->setPixmap(
            QPixmap::fromImage(render::symbolImage(project.symbol, 26, devicePixelRatioF())));
        symbol->setAccessibleName(m_controller.in(project.typeText));
        row->addWidget(symbol, 0, Qt::AlignTop);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(1);
        // A link that wraps; the title comes from the register and is escaped.
        auto* title =
            new QLabel(QStringLiteral("<a href='#' style='color:%1;text-decoration:none'>%2</a>")
                           .arg(m_controller.look().ink.name(),
                                QString::fromStdString(project.title).toHtmlEscaped()),
                       m_body);
        title->setTextFormat(Qt::RichText);
        title->setWordWrap(true);
        title->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(title, &QLabel::linkActivated, this,
                [this, id = project.id] { Q_EMIT placeWanted(id); });
        auto* line = new QLabel(m_controller.in(project.line), m_body);
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        line->setProperty("role", project.ruleBroken ? QStringLiteral("overdue")
                                                     : QStringLiteral("secondary"));
        texts->addWidget(title);
        texts->addWidget(line);
        row->addLayout(texts, 1);
        m_layout->addLayout(row);
    }
    if (shown < card.projects.size())
        addText(tr("and %n more", nullptr, static_cast<int>(card.projects.size() - shown)),
                "secondary");
}

void CardPanel::showCard(const session::Card& card) {
    m_card = card;
    const Language language = m_controller.language();
    m_heading->setText(card.code.empty() ? tr("Whole project") : tr("Place card"));
    m_hint->setText(card.code.empty() ? tr("click a village for its card") : QString());
    const QString own = m_controller.in(card.title);
    auto* name = addText(
        card.code.empty() && !own.isEmpty() ? own : QString::fromStdString(card.name), "title");
    name->setObjectName(QStringLiteral("cardTitle"));
    if (const QString status = m_controller.in(card.status); !status.isEmpty())
        m_layout->addWidget(addText(status, "chip"), 0, Qt::AlignLeft);
    if (const QString kind = m_controller.in(card.kind); !kind.isEmpty())
        addText(kind, "secondary");
    if (card.persons) {
        auto* people = new QHBoxLayout;
        people->setSpacing(5);
        const auto number = [&](std::optional<std::int64_t> value, const Message& word) {
            if (!value)
                return;
            auto* figure =
                new QLabel(QString::fromStdString(formatInteger(*value, language)), m_body);
            figure->setFont(uiFont(18, true));
            people->addWidget(figure, 0, Qt::AlignBottom);
            people->addWidget(new QLabel(QString::fromStdString(format(word, language)), m_body), 0,
                              Qt::AlignBottom);
            people->addSpacing(12);
        };
        number(card.persons, msg::persons);
        number(card.female, msg::women);
        number(card.male, msg::men);
        people->addStretch();
        m_layout->addLayout(people);
    }
    addGroups(card);
    if (!card.bars.empty()) {
        addHeading(QString::fromStdString(
            format(msg::progressTo, {{"date", card.date.dayFirst()}}, language)));
        for (const session::CardBar& bar : card.bars)
            addBar(bar);
    }
    addProjects(card);
    if (!card.silentUnits.empty()) {
        addHeading(tr("No figures yet"));
        QStringList names;
        for (const std::string& unit : card.silentUnits)
            names << QString::fromStdString(unit);
        addText(names.join(QStringLiteral(", ")));
    }
    if (card.illustrative)
        addText(tr("Illustrative figures"), "secondary");
}

void CardPanel::showAttributes(const session::Selection& selection) {
    m_card = {};
    const session::Identified found = session::describe(m_controller.map(), m_controller.view(),
                                                        selection.layer, selection.rows.front());
    m_heading->setText(m_controller.in(found.layerTitle));
    m_hint->setText({});
    auto* name = addText(QString::fromStdString(found.place.name), "title");
    name->setObjectName(QStringLiteral("cardTitle"));
    if (!found.place.context.empty())
        addText(QString::fromStdString(found.place.context), "secondary");
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    int row = 0;
    for (const session::Identified::Attribute& attribute : found.attributes) {
        auto* key = new QLabel(m_controller.in(attribute.name), m_body);
        key->setTextFormat(Qt::PlainText);
        key->setProperty("role", QStringLiteral("secondary"));
        auto* value = new QLabel(m_controller.in(attribute.value), m_body);
        value->setTextFormat(Qt::PlainText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(key, row, 0, Qt::AlignTop);
        grid->addWidget(value, row++, 1, Qt::AlignTop);
    }
    grid->setColumnStretch(1, 1);
    m_layout->addLayout(grid);
}

void CardPanel::showList(const session::Selection& selection) {
    m_card = {};
    const session::MapLayer* layer = m_controller.map().layer(selection.layer);
    m_heading->setText(m_controller.in(layer->definition.title));
    m_hint->setText({});
    auto* title =
        addText(tr("%n selected", nullptr, static_cast<int>(selection.rows.size())), "title");
    title->setObjectName(QStringLiteral("cardTitle"));
    constexpr std::size_t kListed = 100;
    for (std::size_t i = 0; i < std::min(selection.rows.size(), kListed); ++i) {
        const session::Identified found = session::describe(m_controller.map(), m_controller.view(),
                                                            selection.layer, selection.rows[i]);
        QString line = QString::fromStdString(found.place.name);
        if (const QString figure = m_controller.in(found.figure); !figure.isEmpty())
            line += QStringLiteral(" · ") + figure;
        addText(line);
    }
    if (selection.rows.size() > kListed)
        addText(tr("and %n more", nullptr, static_cast<int>(selection.rows.size() - kListed)),
                "secondary");
}

void CardPanel::refresh() {
    const int scrolled = m_scroll->verticalScrollBar()->value();
    startBody();
    if (m_controller.hasMap()) {
        const session::Map& map = m_controller.map();
        const session::Selection& selection = m_controller.session().selection();
        const Date date = m_controller.view().date;
        if (selection.empty()) {
            showCard(session::projectCard(map, date));
        } else if (selection.rows.size() > 1) {
            showList(selection);
        } else {
            const session::MapLayer* layer = map.layer(selection.layer);
            const std::string code =
                layer == nullptr || layer->definition.keyField.empty()
                    ? std::string{}
                    : layer->table->text(layer->definition.keyField, selection.rows.front());
            if (const Result<session::Card> card = session::unitCard(map, code, date);
                !code.empty() && card)
                showCard(*card);
            else
                showAttributes(selection);
        }
    }
    m_layout->addStretch();
    m_scroll->verticalScrollBar()->setValue(scrolled);
}

void CardPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace thonmap::app
