#include "ui/connect/BroadcastCard.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

namespace {

constexpr int kMostRows = 6; // seen at once

QPushButton *button(const char *name, const QString &text)
{
    auto *made = new QPushButton(text);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(true); // Enter presses the one that has the keyboard
    return made;
}

} // namespace

BroadcastCard::BroadcastCard(const QList<Choice> &choices, QWidget *parent)
    : QFrame(parent)
    , m_choices(choices)
    , m_list(new QListWidget)
    , m_reason(plainLabel("broadcastReason"))
    , m_begin(button("beginBroadcast", {}))
{
    setObjectName(QStringLiteral("broadcastCard"));
    setAccessibleName(tr("Broadcast"));
    m_list->setObjectName(QStringLiteral("broadcastChoices"));
    m_list->setAccessibleName(tr("Sessions that what is typed goes to"));
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem(tr("%1  ·  %2").arg(choice.name, choice.detail), m_list);
        item->setFlags(choice.open ? Qt::ItemIsUserCheckable | Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                   : Qt::NoItemFlags);
        item->setCheckState(choice.open && choice.chosen ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    const int rows = std::clamp(static_cast<int>(choices.size()), 2, kMostRows);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), 24) + 2 * metrics::kHalf);
    auto *here = button("chooseHere", tr("All in this tab"));
    auto *all = button("chooseAll", tr("All"));
    auto *cancel = button("leaveBroadcast", tr("Cancel"));
    m_begin->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGrid);
    for (QPushButton *left : {here, all})
        buttons->addWidget(left);
    buttons->addWidget(m_reason, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_begin);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGap, metrics::kGrid);
    column->setSpacing(metrics::kGrid);
    auto *words = plainLabel("broadcastWords");
    words->setText(tr("What you type or paste into one of the chosen sessions goes to all of them, until you "
                      "stop it (Ctrl+Shift+Esc), one of them is lost, or one asks for a password."));
    column->addWidget(words);
    column->addWidget(m_list);
    column->addLayout(buttons);
    connect(here, &QPushButton::clicked, this, [this] { choose(false); });
    connect(all, &QPushButton::clicked, this, [this] { choose(true); });
    connect(cancel, &QPushButton::clicked, this, &BroadcastCard::left);
    connect(m_begin, &QPushButton::clicked, this, &BroadcastCard::begin);
    connect(m_list, &QListWidget::itemChanged, this, &BroadcastCard::count);
    connect(m_list, &QListWidget::itemActivated, this, &BroadcastCard::begin);
    count();
}

void BroadcastCard::refuse(const QString &why)
{
    m_reason->setText(why);
    m_list->setFocus();
}

void BroadcastCard::takeFocus() { m_list->setFocus(Qt::OtherFocusReason); }

QList<int> BroadcastCard::chosen() const
{
    QList<int> rows;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            rows << row;
    return rows;
}

void BroadcastCard::choose(bool everywhere)
{
    for (int row = 0; row < m_list->count(); ++row) {
        const Choice &choice = m_choices.at(row);
        if (choice.open)
            m_list->item(row)->setCheckState(everywhere || choice.here ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setFocus();
}

void BroadcastCard::count()
{
    const auto sessions = chosen().size();
    m_begin->setEnabled(sessions >= 2);
    m_begin->setText(sessions >= 2 ? tr("Broadcast to %1").arg(sessions) : tr("Broadcast"));
    m_reason->setText(sessions >= 2 ? QString() : tr("Choose two sessions or more."));
}

void BroadcastCard::begin()
{
    if (m_begin->isEnabled())
        Q_EMIT beginRequested(chosen());
}

void BroadcastCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

} // namespace porthole::ui
