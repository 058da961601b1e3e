#include "ui/files/CardStrip.h"

#include "ui/Theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace porthole::ui {

CardStrip::CardStrip(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("cardStrip"));
    setAttribute(Qt::WA_StyledBackground);
    m_column->setContentsMargins(metrics::kGap, metrics::kGrid, metrics::kGap, metrics::kGrid);
    m_column->setSpacing(0);
    hide();
}

void CardStrip::add(QFrame *card, int width)
{
    // Not centred by an alignment: that would cut the height to what unwrapped lines need.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card, 1000);
    row->addStretch(1);
    card->setMaximumWidth(width);
    m_column->addLayout(row);
    m_cards << card;
    card->installEventFilter(this);
}

bool CardStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        setVisible(std::any_of(m_cards.begin(), m_cards.end(),
                               [](const QFrame *card) { return !card->isHidden(); }));
    return QWidget::eventFilter(watched, event);
}

} // namespace porthole::ui
