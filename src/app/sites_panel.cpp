#include "app/sites_panel.h"

#include "core/number_format.h"
#include "render/charts.h"
#include "render/palette.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace thonmap::app {

SitesPanel::SitesPanel(Controller& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
    setObjectName(QStringLiteral("sitesPanel"));
    build();
    retranslate();
    connect(&m_controller, &Controller::opened, this, [this] {
        fillWeights();
        showChoice();
    });
    connect(&m_controller, &Controller::changed, this, &SitesPanel::showChoice);
    connect(&m_controller, &Controller::languageChanged, this, [this] {
        fillWeights();
        showChoice();
    });
    showChoice();
}

void SitesPanel::build() {
    m_heading = new QLabel(this);
    m_heading->setFont(uiFont(13, true));
    m_close = new QPushButton(QStringLiteral("✕"), this);
    m_close->setProperty("link", true);
    m_close->setStyleSheet(QStringLiteral("text-decoration:none"));
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 9, 14, 9);
    head->addWidget(m_heading, 1);
    head->addWidget(m_close);

    for (QLabel*& label : m_labels)
        label = new QLabel(this);
    m_count = new QSpinBox(this);
    m_count->setObjectName(QStringLiteral("sitesCount"));
    m_count->setRange(1, 1000);
    m_count->setValue(3);
    m_distance = new QDoubleSpinBox(this);
    m_distance->setObjectName(QStringLiteral("sitesDistance"));
    m_distance->setRange(1, 1e7);
    m_distance->setDecimals(0);
    m_distance->setValue(2000);
    m_distance->setSuffix(QStringLiteral(" m"));
    m_distance->setGroupSeparatorShown(true);
    m_distance->setSingleStep(500);
    m_weight = new QComboBox(this);
    m_weight->setObjectName(QStringLiteral("sitesWeight"));
    m_model = new QComboBox(this);
    m_model->setObjectName(QStringLiteral("sitesModel"));
    m_solve = new QPushButton(this);
    m_solve->setObjectName(QStringLiteral("sitesSolve"));
    m_solve->setProperty("primary", true);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(8);
    QWidget* const fields[] = {m_count, m_distance, m_weight, m_model};
    for (int row = 0; row < 4; ++row) {
        m_labels[row]->setBuddy(fields[row]);
        grid->addWidget(m_labels[row], row, 0);
        grid->addWidget(fields[row], row, 1);
    }
    grid->setColumnStretch(1, 1);

    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("sitesStatus"));
    m_sentence = new QLabel(this);
    m_sentence->setObjectName(QStringLiteral("sitesSentence"));
    m_sentence->setProperty("role", QStringLiteral("theme"));
    m_left = new QLabel(this);
    m_left->setProperty("role", QStringLiteral("secondary"));
    for (QLabel* label : {m_status, m_sentence, m_left}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("sitesList"));
    m_list->setIconSize({24, 24});
    m_list->setSpacing(2);
    m_list->setWordWrap(true);
    m_export = new QPushButton(this);
    m_export->setObjectName(QStringLiteral("sitesExport"));
    m_export->setProperty("primary", true);
    m_dismiss = new QPushButton(this);
    m_dismiss->setObjectName(QStringLiteral("sitesDismiss"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_export);
    buttons->addWidget(m_dismiss);
    buttons->addStretch();

    auto* body = new QVBoxLayout;
    body->setContentsMargins(14, 6, 14, 14);
    body->setSpacing(9);
    body->addLayout(grid);
    body->addWidget(m_solve);
    body->addWidget(m_sentence);
    body->addWidget(m_status);
    body->addWidget(m_list, 1);
    body->addWidget(m_left);
    body->addLayout(buttons);
    body->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(body, 1);

    connect(m_close, &QPushButton::clicked, this, &SitesPanel::closeWanted);
    connect(m_solve, &QPushButton::clicked, this, &SitesPanel::solve);
    connect(m_export, &QPushButton::clicked, this, &SitesPanel::exportWanted);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { m_controller.dismissSites(); });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        const session::SiteChoicePtr& choice = m_controller.session().state().sites;
        if (choice != nullptr)
            Q_EMIT placeWanted(choice->layer,
                               choice->sites[static_cast<std::size_t>(m_list->row(item))].row);
    });
}

void SitesPanel::fillWeights() {
    if (!m_controller.hasMap())
        return;
    const QSignalBlocker block(m_weight);
    const QVariant before =
        m_weight->count() == 0 ? QVariant(QStringLiteral("persons")) : m_weight->currentData();
    m_weight->clear();
    m_weight->addItem(tr("every place counts as one"), QString());
    if (const auto fields =
            session::askFields(m_controller.map(), "villages", m_controller.view().date))
        for (const char* who : {"persons", "female", "male", "households"})
            for (const session::AskField& field : *fields)
                if (field.name == who)
                    m_weight->addItem(m_controller.in(field.title), QLatin1String(who));
    m_weight->setCurrentIndex(std::max(0, m_weight->findData(before)));
}

void SitesPanel::solve() {
    session::SiteQuestion question;
    question.model = static_cast<siting::Model>(m_model->currentData().toInt());
    question.p = m_count->value();
    question.serviceDistanceMetres = m_distance->value();
    question.weight = m_weight->currentData().toString().toStdString();
    question.date = m_controller.view().date;
    m_controller.chooseSites(question);
}

void SitesPanel::showChoice() {
    const session::SiteChoicePtr choice =
        m_controller.hasMap() ? m_controller.session().state().sites : nullptr;
    m_list->clear();
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_sentence, m_status, m_list, m_left, m_export, m_dismiss})
        widget->setVisible(choice != nullptr);
    if (choice == nullptr)
        return;
    const Language language = m_controller.language();
    m_sentence->setText(m_controller.in(choice->sentence));
    m_status->setText(m_controller.in(choice->status));
    std::size_t number = 1;
    for (const session::SiteChoice::Site& site : choice->sites) {
        QImage disc(48, 48, QImage::Format_ARGB32_Premultiplied);
        disc.setDevicePixelRatio(2);
        disc.fill(Qt::transparent);
        QPainter painter(&disc);
        painter.setRenderHint(QPainter::Antialiasing);
        render::paintNumberDisc(painter, {12, 12}, number++, m_controller.look().accent);
        painter.end();
        const QString served = QString::fromStdString(formatNumber(site.people, 0, language));
        auto* item = new QListWidgetItem(
            QIcon(QPixmap::fromImage(disc)),
            QString::fromStdString(site.name) + QStringLiteral("\n") +
                tr("%1 served, %n places", nullptr, static_cast<int>(site.places)).arg(served),
            m_list);
        item->setToolTip(QString::fromStdString(site.id));
    }
    QStringList far;
    for (const session::SiteChoice::Demand& demand : choice->demand)
        if (!demand.served)
            far << QString::fromStdString(demand.name);
    QString left;
    if (!far.isEmpty() && !choice->sites.empty())
        left = tr("Not reached: %1").arg(far.join(QStringLiteral(", ")));
    if (!choice->leftOut.empty()) {
        QStringList names;
        for (const std::string& name : choice->leftOut)
            names << QString::fromStdString(name);
        left += (left.isEmpty() ? QString() : QStringLiteral("\n")) +
                tr("Left out, place or figure unknown: %1").arg(names.join(QStringLiteral(", ")));
    }
    m_left->setText(left);
    m_export->setEnabled(!choice->sites.empty());
}

void SitesPanel::retranslate() {
    m_heading->setText(tr("Site choice"));
    m_close->setAccessibleName(tr("Close"));
    m_labels[0]->setText(tr("How many places"));
    m_labels[1]->setText(tr("How far people go"));
    m_labels[2]->setText(tr("Who counts"));
    m_labels[3]->setText(tr("Aim"));
    const QSignalBlocker block(m_model);
    const int model = std::max(0, m_model->currentIndex());
    m_model->clear();
    m_model->addItem(tr("reach the most people"), static_cast<int>(siting::Model::maxCover));
    m_model->addItem(tr("shortest way on average"), static_cast<int>(siting::Model::pMedian));
    m_model->setCurrentIndex(model);
    m_solve->setText(tr("Choose"));
    m_export->setText(tr("Export …"));
    m_dismiss->setText(tr("Dismiss"));
}

void SitesPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace thonmap::app
