#include "app/query_panel.h"

#include "app/messages.h"
#include "core/number_format.h"
#include "query/parser.h"
#include "query/question.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace thonmap::app {

namespace {

using Comparison = query::AttributeCondition::Comparison;

/// What the relation menu offers, in its order.
enum class Near : int { any, within, beyond, intersects, touches, inside, contains, apart };

constexpr std::size_t kMostMenus = 3;

QString cleaned(const std::string& text) {
    // A combo box entry is plain text, but "&" would become a shortcut in some styles.
    return QString::fromStdString(text);
}

} // namespace

QueryPanel::QueryPanel(Controller& controller, QWidget* parent)
    : QWidget(parent), m_controller(controller) {
    setObjectName(QStringLiteral("queryPanel"));
    build();
    addCondition();
    retranslate();
    connect(&m_controller, &Controller::opened, this, [this] {
        fillLayers();
        showAnswer();
    });
    connect(&m_controller, &Controller::changed, this, &QueryPanel::showAnswer);
    connect(&m_controller, &Controller::languageChanged, this, [this] {
        fillLayers();
        showAnswer();
    });
}

void QueryPanel::build() {
    const auto label = [this](const char* role = nullptr) {
        auto* made = new QLabel(this);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        if (role != nullptr)
            made->setProperty("role", QLatin1String(role));
        return made;
    };
    const auto combo = [this](const char* name) {
        auto* made = new QComboBox(this);
        made->setObjectName(QLatin1String(name));
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(8);
        return made;
    };
    m_heading = label();
    m_heading->setFont(uiFont(13, true));
    m_close = new QPushButton(QStringLiteral("✕"), this);
    m_close->setProperty("link", true);
    m_close->setStyleSheet(QStringLiteral("text-decoration:none"));
    connect(m_close, &QPushButton::clicked, this, &QueryPanel::closeWanted);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(14, 9, 14, 9);
    head->addWidget(m_heading, 1);
    head->addWidget(m_close);

    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(14, 6, 14, 14);
    layout->setSpacing(7);
    m_findLabel = label("heading");
    m_layer = combo("queryLayer");
    m_whoseLabel = label("heading");
    m_relation = combo("queryRelation");
    m_other = combo("queryOther");
    m_filterFrame = new QWidget(this);
    m_filterLayout = new QVBoxLayout(m_filterFrame);
    m_filterLayout->setContentsMargins(0, 0, 0, 0);
    m_filterLayout->setSpacing(6);
    m_distanceFrame = new QWidget(this);
    auto* distance = new QHBoxLayout(m_distanceFrame);
    distance->setContentsMargins(0, 0, 0, 0);
    m_distance = new QDoubleSpinBox(this);
    m_distance->setObjectName(QStringLiteral("queryDistance"));
    m_distance->setRange(0, 1e7);
    m_distance->setDecimals(0);
    m_distance->setValue(2000);
    m_distance->setSuffix(QStringLiteral(" m"));
    m_distance->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_distance->setGroupSeparatorShown(true);
    m_from = combo("queryFrom");
    distance->addWidget(m_distance, 1);
    distance->addWidget(m_from, 2);
    m_conditionLayout = new QVBoxLayout;
    m_conditionLayout->setSpacing(6);
    m_add = new QPushButton(this);
    m_add->setProperty("link", true);
    m_add->setObjectName(QStringLiteral("queryAdd"));
    m_textLabel = label("heading");
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("queryText"));
    m_text->setFixedHeight(64);
    m_text->setTabChangesFocus(true);
    m_ask = new QPushButton(this);
    m_ask->setObjectName(QStringLiteral("queryAsk"));
    m_ask->setProperty("primary", true);
    m_count = label("theme");
    m_count->setObjectName(QStringLiteral("queryCount"));
    m_meta = label("secondary");
    m_parts = label("secondary");
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("queryTable"));
    m_table->setModel(&m_model);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(160);
    m_export = new QPushButton(this);
    m_export->setObjectName(QStringLiteral("queryExport"));
    m_export->setProperty("primary", true);
    m_dismiss = new QPushButton(this);
    m_dismiss->setObjectName(QStringLiteral("queryDismiss"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_export);
    buttons->addWidget(m_dismiss);
    buttons->addStretch();

    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_findLabel, m_layer, m_whoseLabel, m_relation, m_other,
                                         m_filterFrame, m_distanceFrame})
        layout->addWidget(widget);
    layout->addLayout(m_conditionLayout);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addWidget(m_textLabel);
    layout->addWidget(m_text);
    layout->addWidget(m_ask);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_count, m_meta, m_parts})
        layout->addWidget(widget);
    layout->addWidget(m_table, 100);
    layout->addLayout(buttons);
    layout->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(body);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addLayout(head);
    outer->addWidget(scroll);

    connect(m_layer, &QComboBox::currentIndexChanged, this, &QueryPanel::fillFields);
    connect(m_other, &QComboBox::currentIndexChanged, this, &QueryPanel::fillOther);
    for (QComboBox* menu : {m_relation, m_from})
        connect(menu, &QComboBox::currentIndexChanged, this, &QueryPanel::showText);
    connect(m_distance, &QDoubleSpinBox::valueChanged, this, &QueryPanel::showText);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addCondition();
        fillFields();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &QueryPanel::textEdited);
    connect(m_ask, &QPushButton::clicked, this, &QueryPanel::ask);
    connect(m_export, &QPushButton::clicked, this, &QueryPanel::exportWanted);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { m_controller.dismissAnswers(); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (const session::AnswerPtr answer = m_controller.latestAnswer())
            Q_EMIT placeWanted(answer->layer, m_model.tableRow(index.row()));
    });
}

void QueryPanel::addCondition() {
    ConditionRow row;
    row.frame = new QWidget(this);
    auto* layout = new QHBoxLayout(row.frame);
    layout->setContentsMargins(0, 0, 0, 0);
    row.field = new QComboBox(row.frame);
    row.comparison = new QComboBox(row.frame);
    row.value = new QComboBox(row.frame);
    row.value->setEditable(true);
    row.value->setInsertPolicy(QComboBox::NoInsert);
    const auto number = static_cast<int>(m_conditions.size());
    row.field->setObjectName(QStringLiteral("queryField%1").arg(number));
    row.comparison->setObjectName(QStringLiteral("queryComparison%1").arg(number));
    row.value->setObjectName(QStringLiteral("queryValue%1").arg(number));
    for (QComboBox* menu : {row.field, row.comparison, row.value}) {
        menu->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        menu->setMinimumContentsLength(4);
    }
    layout->addWidget(row.field, 5);
    layout->addWidget(row.comparison, 3);
    layout->addWidget(row.value, 3);
    m_conditionLayout->addWidget(row.frame);
    m_conditions.push_back(row);
    const std::size_t at = m_conditions.size() - 1;
    connect(row.field, &QComboBox::currentIndexChanged, this, [this, at] {
        fillComparisons(m_conditions[at]);
        showText();
    });
    connect(row.comparison, &QComboBox::currentIndexChanged, this, &QueryPanel::showText);
    connect(row.value, &QComboBox::editTextChanged, this, &QueryPanel::showText);
}

void QueryPanel::fillLayers() {
    if (!m_controller.hasMap())
        return;
    m_filling = true;
    const QString before = m_layer->currentData().toString();
    const QString otherBefore = m_other->currentData().toString();
    for (QComboBox* menu : {m_layer, m_other}) {
        menu->clear();
        for (const session::MapLayerPtr& layer : m_controller.map().layers) {
            if (!layer->table->hasGeometry())
                continue;
            QString title = m_controller.in(layer->definition.title);
            if (title.isEmpty())
                title = cleaned(layer->id());
            // Several layers hold villages: what their rows are tells.
            if (const QString unit = m_controller.in(layer->definition.countUnit); !unit.isEmpty())
                title += QStringLiteral(" (%1)").arg(unit);
            menu->addItem(title, cleaned(layer->id()));
        }
    }
    const auto choose = [](QComboBox* menu, const QString& wanted, const QString& fallback) {
        int index = menu->findData(wanted);
        if (index < 0)
            index = menu->findData(fallback);
        if (index >= 0)
            menu->setCurrentIndex(index);
    };
    // The theme in view is what people ask about; it has all villages, drawn or only listed.
    const std::string& theme = m_controller.view().theme;
    choose(m_layer, before,
           theme.empty() || theme == "sub-projects" ? QStringLiteral("villages") : cleaned(theme));
    choose(m_other, otherBefore, QStringLiteral("sub-projects"));
    m_filling = false;
    fillFields();
    fillOther();
}

void QueryPanel::fillFields() {
    if (m_filling || !m_controller.hasMap() || m_layer->count() == 0)
        return;
    const auto fields =
        session::askFields(m_controller.map(), m_layer->currentData().toString().toStdString(),
                           m_controller.view().date);
    if (!fields)
        return;
    m_fields = *fields;
    m_filling = true;
    for (ConditionRow& row : m_conditions)
        fillFieldMenu(row);
    m_filling = false;
    showText();
}

void QueryPanel::fillFieldMenu(ConditionRow& row) {
    const QString before = row.field->currentData().toString();
    row.field->clear();
    row.field->addItem(tr("– any –"), QString());
    for (const session::AskField& field : m_fields) {
        const QString title = m_controller.in(field.title);
        row.field->addItem(title.isEmpty() ? cleaned(field.name) : title, cleaned(field.name));
    }
    row.field->setCurrentIndex(std::max(0, row.field->findData(before)));
    fillComparisons(row);
}

void QueryPanel::fillComparisons(ConditionRow& row) {
    const QSignalBlocker blockComparison(row.comparison);
    const QSignalBlocker blockValue(row.value);
    const std::string name = row.field->currentData().toString().toStdString();
    const auto field = std::ranges::find(m_fields, name, &session::AskField::name);
    const QVariant before = row.comparison->currentData();
    const QString typed = row.value->currentText();
    row.comparison->clear();
    row.value->clear();
    const bool known = field != m_fields.end();
    row.comparison->setEnabled(known);
    row.value->setEnabled(known);
    if (!known)
        return;
    const auto add = [&](const QString& text, Comparison comparison) {
        row.comparison->addItem(text, static_cast<int>(comparison));
    };
    const bool number = field->type == FieldType::integer || field->type == FieldType::real ||
                        field->type == FieldType::date || field->type == FieldType::dateTime;
    if (number) {
        add(tr("from"), Comparison::greaterOrEqual);
        add(tr("over"), Comparison::greater);
        add(tr("up to"), Comparison::lessOrEqual);
        add(tr("under"), Comparison::less);
        add(tr("is"), Comparison::equal);
    } else {
        add(tr("is"), Comparison::equal);
        add(tr("is not"), Comparison::notEqual);
        if (field->type == FieldType::text)
            add(tr("contains"), Comparison::contains);
        for (std::size_t i = 0; i < field->values.size(); ++i)
            row.value->addItem(field->valueTitles.empty() ? cleaned(field->values[i])
                                                          : m_controller.in(field->valueTitles[i]),
                               cleaned(field->values[i]));
    }
    add(tr("is not known"), Comparison::isNull);
    add(tr("is known"), Comparison::isNotNull);
    row.comparison->setCurrentIndex(std::max(0, row.comparison->findData(before)));
    row.value->setEditText(typed);
    row.value->lineEdit()->setPlaceholderText(
        field->unit == "1" ? QStringLiteral("50 %") : QString::fromStdString(field->unit));
}

void QueryPanel::fillOther() {
    if (m_filling || !m_controller.hasMap())
        return;
    for (FilterMenu& menu : m_filters) {
        menu.label->deleteLater();
        menu.value->deleteLater();
    }
    m_filters.clear();
    const auto fields =
        session::askFields(m_controller.map(), m_other->currentData().toString().toStdString(),
                           m_controller.view().date);
    if (fields)
        for (const session::AskField& field : *fields) {
            // Fields whose values have words make menus; others are for the typed text.
            if (field.valueTitles.empty() || m_filters.size() == kMostMenus)
                continue;
            FilterMenu menu;
            menu.field = field.name;
            menu.label = new QLabel(m_controller.in(field.title), m_filterFrame);
            menu.label->setProperty("role", QStringLiteral("secondary"));
            menu.value = new QComboBox(m_filterFrame);
            menu.value->setObjectName(QStringLiteral("queryFilter_") + cleaned(field.name));
            menu.value->addItem(tr("– any –"), QString());
            for (std::size_t i = 0; i < field.values.size(); ++i)
                menu.value->addItem(m_controller.in(field.valueTitles[i]),
                                    cleaned(field.values[i]));
            auto* row = new QHBoxLayout;
            row->addWidget(menu.label, 1);
            row->addWidget(menu.value, 2);
            m_filterLayout->addLayout(row);
            connect(menu.value, &QComboBox::currentIndexChanged, this, &QueryPanel::showText);
            m_filters.push_back(menu);
        }
    showText();
}

std::string QueryPanel::otherFilter() const {
    std::string filter;
    for (const FilterMenu& menu : m_filters) {
        const QString value = menu.value->currentData().toString();
        if (value.isEmpty())
            continue;
        query::AttributeCondition condition;
        condition.field = menu.field;
        condition.values = {value.toStdString()};
        if (!filter.empty())
            filter += " AND ";
        filter += query::toText(query::toExpression(condition));
    }
    return filter;
}

query::Question QueryPanel::question() const {
    query::Question asked;
    const auto near = static_cast<Near>(m_relation->currentData().toInt());
    if (near != Near::any) {
        asked.layer = m_other->currentData().toString().toStdString();
        asked.layerFilter = otherFilter();
    }
    switch (near) {
    case Near::any:
        break;
    case Near::within:
        asked.withinMetres = m_distance->value();
        break;
    case Near::beyond:
        asked.beyondMetres = m_distance->value();
        break;
    case Near::intersects:
        asked.relation = spatial::Relation::intersects;
        break;
    case Near::touches:
        asked.relation = spatial::Relation::touches;
        break;
    case Near::inside:
        asked.relation = spatial::Relation::within;
        break;
    case Near::contains:
        asked.relation = spatial::Relation::contains;
        break;
    case Near::apart:
        asked.relation = spatial::Relation::intersects;
        asked.negated = true;
        break;
    }
    asked.measuredFrom = static_cast<spatial::DistanceFrom>(m_from->currentData().toInt());
    for (const ConditionRow& row : m_conditions) {
        query::AttributeCondition condition;
        condition.field = row.field->currentData().toString().toStdString();
        const auto field = std::ranges::find(m_fields, condition.field, &session::AskField::name);
        if (field == m_fields.end() || row.comparison->currentIndex() < 0)
            continue;
        condition.comparison = static_cast<Comparison>(row.comparison->currentData().toInt());
        if (condition.comparison != Comparison::isNull &&
            condition.comparison != Comparison::isNotNull) {
            QString typed = row.value->currentText().trimmed();
            if (typed.isEmpty())
                continue; // half a sentence restricts nothing yet
            if (field->type == FieldType::integer || field->type == FieldType::real) {
                const bool percent = typed.endsWith(QLatin1Char('%'));
                typed.remove(QLatin1Char('%'));
                typed = typed.trimmed();
                bool good = false;
                double value = QLocale(m_controller.language() == Language::vi ? QLocale::Vietnamese
                                                                               : QLocale::English)
                                   .toDouble(typed, &good);
                if (!good)
                    continue;
                // "50" asked of a share means 50 %.
                if (percent || (field->unit == "1" && value > 1))
                    value /= 100;
                condition.values = {value};
            } else if (field->type == FieldType::date) {
                const auto date = Date::fromIso(typed.toStdString());
                if (!date)
                    continue;
                condition.values = {*date};
            } else {
                // A picked word stands for its value.
                const int picked = row.value->findText(typed);
                condition.values = {
                    (picked < 0 ? typed : row.value->itemData(picked).toString()).toStdString()};
                condition.loose = condition.comparison == Comparison::contains;
            }
        }
        asked.conditions.push_back(std::move(condition));
    }
    return asked;
}

void QueryPanel::showText() {
    if (m_filling)
        return;
    const auto near = static_cast<Near>(m_relation->currentData().toInt());
    m_other->setVisible(near != Near::any);
    m_filterFrame->setVisible(near != Near::any && !m_filters.empty());
    m_distanceFrame->setVisible(near == Near::within || near == Near::beyond);
    const QSignalBlocker block(m_text);
    m_text->setPlainText(QString::fromStdString(query::toText(query::toExpression(question()))));
    m_textIsOwn = false;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_relation, m_other, m_filterFrame, m_distanceFrame})
        widget->setEnabled(true);
    for (const ConditionRow& row : m_conditions)
        row.frame->setEnabled(true);
}

void QueryPanel::textEdited() {
    // Typed text leads; the rows follow when they can say the same, and step back when they cannot.
    m_textIsOwn = true;
    const auto expression = query::parse(m_text->toPlainText().toStdString());
    if (!expression)
        return; // half typed
    const auto asked = query::toQuestion(*expression);
    const bool shown = asked && showQuestion(*asked);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_relation, m_other, m_filterFrame, m_distanceFrame})
        widget->setEnabled(shown);
    for (const ConditionRow& row : m_conditions)
        row.frame->setEnabled(shown);
}

bool QueryPanel::showRelation(const query::Question& asked) {
    Near near = Near::any;
    if (asked.withinMetres && asked.beyondMetres)
        return false; // the rows have one distance
    if (asked.withinMetres) {
        near = Near::within;
        m_distance->setValue(*asked.withinMetres);
    } else if (asked.beyondMetres) {
        near = Near::beyond;
        m_distance->setValue(*asked.beyondMetres);
    } else if (asked.relation) {
        switch (*asked.relation) {
        case spatial::Relation::touches:
            near = Near::touches;
            break;
        case spatial::Relation::within:
            near = Near::inside;
            break;
        case spatial::Relation::contains:
            near = Near::contains;
            break;
        case spatial::Relation::intersects:
            near = asked.negated ? Near::apart : Near::intersects;
            break;
        default:
            return false;
        }
        if (asked.negated && near != Near::apart)
            return false;
    }
    m_relation->setCurrentIndex(std::max(0, m_relation->findData(static_cast<int>(near))));
    m_from->setCurrentIndex(std::max(0, m_from->findData(static_cast<int>(asked.measuredFrom))));
    m_distanceFrame->setVisible(near == Near::within || near == Near::beyond);
    m_other->setVisible(near != Near::any);
    if (near == Near::any)
        return true;
    const int other = m_other->findData(cleaned(asked.layer));
    if (other < 0)
        return false;
    if (other != m_other->currentIndex()) {
        m_filling = false; // its menus have to follow
        m_other->setCurrentIndex(other);
        m_filling = true;
    }
    return showFilter(asked.layerFilter);
}

bool QueryPanel::showFilter(const std::string& filter) {
    for (const FilterMenu& menu : m_filters)
        menu.value->setCurrentIndex(0);
    m_filterFrame->setVisible(!m_filters.empty());
    if (filter.empty())
        return true;
    const auto expression = query::parse(filter);
    const auto asked = expression ? query::toQuestion(*expression) : std::nullopt;
    if (!asked || asked->relation || asked->withinMetres || asked->beyondMetres)
        return false;
    for (const query::AttributeCondition& condition : asked->conditions) {
        const auto menu = std::ranges::find(m_filters, condition.field, &FilterMenu::field);
        const auto* value = condition.values.size() == 1
                                ? std::get_if<std::string>(&condition.values.front())
                                : nullptr;
        if (menu == m_filters.end() || value == nullptr ||
            condition.comparison != Comparison::equal)
            return false;
        const int index = menu->value->findData(cleaned(*value));
        if (index < 0)
            return false;
        menu->value->setCurrentIndex(index);
    }
    return true;
}

bool QueryPanel::showCondition(ConditionRow& row, const query::AttributeCondition& condition) {
    const int field = row.field->findData(cleaned(condition.field));
    if (field < 0)
        return false;
    row.field->setCurrentIndex(field);
    fillComparisons(row);
    const int comparison = row.comparison->findData(static_cast<int>(condition.comparison));
    if (comparison < 0 || condition.values.size() > 1)
        return false;
    row.comparison->setCurrentIndex(comparison);
    if (condition.values.empty()) {
        row.value->setEditText({});
        return true;
    }
    struct Writer {
        Language language;
        QString operator()(bool yes) const {
            return yes ? QStringLiteral("true") : QStringLiteral("false");
        }
        QString operator()(std::int64_t number) const { return QString::number(number); }
        QString operator()(double number) const {
            QString text = QString::fromStdString(shortestNumber(number));
            if (language == Language::vi)
                text.replace(QLatin1Char('.'), QLatin1Char(','));
            return text;
        }
        QString operator()(const std::string& text) const { return QString::fromStdString(text); }
        QString operator()(Date date) const { return QString::fromStdString(date.iso()); }
    };
    row.value->setEditText(std::visit(Writer{m_controller.language()}, condition.values.front()));
    return true;
}

bool QueryPanel::showQuestion(const query::Question& asked) {
    m_filling = true;
    bool whole = showRelation(asked);
    m_filling = true;
    while (m_conditions.size() < asked.conditions.size()) {
        addCondition();
        fillFieldMenu(m_conditions.back());
    }
    for (std::size_t i = 0; i < m_conditions.size(); ++i) {
        ConditionRow& row = m_conditions[i];
        if (i < asked.conditions.size()) {
            whole = showCondition(row, asked.conditions[i]) && whole;
        } else {
            row.field->setCurrentIndex(0);
            fillComparisons(row);
        }
    }
    m_filling = false;
    return whole;
}

void QueryPanel::ask() {
    session::Ask asked;
    asked.layer = m_layer->currentData().toString().toStdString();
    asked.date = m_controller.view().date;
    asked.question = question();
    if (m_textIsOwn)
        asked.cql2 = m_text->toPlainText().trimmed().toStdString();
    m_controller.ask(asked);
}

void QueryPanel::showAnswer() {
    const session::AnswerPtr answer = m_controller.latestAnswer();
    const bool some = answer != nullptr;
    m_model.setAnswer(answer, m_controller.language());
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_count, m_meta, m_parts, m_table, m_export, m_dismiss})
        widget->setVisible(some);
    if (!some)
        return;
    const Language language = m_controller.language();
    m_count->setText(m_controller.in(answer->sentence));
    m_meta->setText(
        QString::fromStdString(format(msg::answerMeta,
                                      {{"asked", static_cast<std::int64_t>(answer->asked)},
                                       {"undecided", static_cast<std::int64_t>(answer->undecided)},
                                       {"ms", std::int64_t(answer->milliseconds + 0.5)}},
                                      language)));
    QStringList parts;
    for (const session::Answer::Part& part : answer->parts)
        if (part.referenceEmpty)
            parts << QString::fromStdString(
                format(msg::emptyReference, {{"text", part.reference}}, language));
        else if (answer->parts.size() > 1 || answer->rows.empty())
            parts << QString::fromStdString(format(
                msg::partCount,
                {{"text", part.text}, {"count", static_cast<std::int64_t>(part.count)}}, language));
    m_parts->setText(parts.join(QLatin1Char('\n')));
    m_parts->setVisible(!parts.isEmpty());
    m_parts->setProperty("role", answer->referenceEmpty ? QStringLiteral("overdue")
                                                        : QStringLiteral("secondary"));
    m_table->setVisible(!answer->rows.empty());
    m_export->setEnabled(!answer->rows.empty());
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(0, 40);
}

void QueryPanel::retranslate() {
    m_heading->setText(tr("Query"));
    m_close->setAccessibleName(tr("Close"));
    m_findLabel->setText(tr("Find"));
    m_whoseLabel->setText(tr("that are"));
    m_add->setText(tr("+ Add a condition"));
    m_textLabel->setText(tr("The same as CQL2 text"));
    m_ask->setText(tr("Search"));
    m_export->setText(tr("Export …"));
    m_dismiss->setText(tr("Dismiss"));
    const QSignalBlocker blockRelation(m_relation);
    const QSignalBlocker blockFrom(m_from);
    const int relation = std::max(0, m_relation->currentIndex());
    const int from = std::max(0, m_from->currentIndex());
    m_relation->clear();
    const auto add = [this](const QString& text, Near near) {
        m_relation->addItem(text, static_cast<int>(near));
    };
    add(tr("farther than … from"), Near::beyond);
    add(tr("within … of"), Near::within);
    add(tr("anywhere"), Near::any);
    add(tr("overlapping or touching"), Near::intersects);
    add(tr("touching at the border"), Near::touches);
    add(tr("inside"), Near::inside);
    add(tr("containing"), Near::contains);
    add(tr("apart from"), Near::apart);
    m_relation->setCurrentIndex(relation);
    m_from->clear();
    m_from->addItem(tr("from its centre"), static_cast<int>(spatial::DistanceFrom::centre));
    m_from->addItem(tr("from its border"), static_cast<int>(spatial::DistanceFrom::boundary));
    m_from->setCurrentIndex(from);
}

void QueryPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace thonmap::app
