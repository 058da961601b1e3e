#include "ui/connect/BroadcastBand.h"

#include "ui/CardParts.h"
#include "ui/Icons.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

namespace porthole::ui {

namespace {

constexpr int kEndShown = 20'000; // ms

} // namespace

BroadcastBand::BroadcastBand(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_text(plainLabel("broadcastText"))
    , m_button(new QPushButton)
    , m_leaving(new QTimer(this))
{
    setObjectName(QStringLiteral("broadcastBand"));
    m_button->setObjectName(QStringLiteral("stopBroadcast"));
    m_button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the terminal
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::kGrid, metrics::kHalf, metrics::kGrid, metrics::kHalf);
    row->setSpacing(metrics::kGrid);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_leaving->setSingleShot(true);
    m_leaving->setInterval(kEndShown);
    connect(m_leaving, &QTimer::timeout, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_on)
            Q_EMIT stopRequested();
        else
            hide();
    });
    hide();
}

void BroadcastBand::showOn(int sessions, bool secret)
{
    m_leaving->stop();
    tell(secret ? tr("A secret typed here goes to %1 sessions").arg(sessions)
                : tr("Typing here goes to %1 sessions").arg(sessions),
         tr("Stop"), true);
    m_button->setToolTip(tr("Stop the broadcast (Ctrl+Shift+Esc)"));
    m_button->setAccessibleDescription(m_button->toolTip());
}

void BroadcastBand::showEnd(const QString &why)
{
    m_leaving->start();
    tell(why, tr("Dismiss"), false);
    m_button->setToolTip({});
}

void BroadcastBand::tell(const QString &text, const QString &button, bool on)
{
    m_on = on;
    m_icon->setPixmap(icon(QLatin1StringView("broadcast"), on ? IconColour::OnAccent : IconColour::Warning)
                          .pixmap(QSize(metrics::kIcon, metrics::kIcon), devicePixelRatioF()));
    m_text->setText(text);
    m_button->setText(button);
    setAccessibleName(text);
    mark(this, "on", on);
    mark(m_text, "on", on);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace porthole::ui
