#include "ui/TroubleOverlay.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"
#include "ui/TroubleCard.h"

#include <QAccessible>
#include <QPainter>
#include <QVBoxLayout>

namespace porthole::ui {

namespace {

/// Dark enough that nobody takes the last frame for a live one, light enough to read it.
constexpr QColor kVeil(0, 0, 0, 150);

} // namespace

TroubleOverlay::TroubleOverlay(QWidget *parent)
    : QWidget(parent)
    , m_card(new TroubleCard)
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("overlayContent"));
    auto *centre = new QVBoxLayout(content);
    centre->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    centre->addWidget(m_card, 0, Qt::AlignCenter);
    scrollWithin(this, content);

    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &TroubleOverlay::countDown);
}

void TroubleOverlay::showState(SessionState state, const std::optional<SessionTrouble> &trouble,
                               const QString &address)
{
    m_tick.stop();
    setVisible(state != SessionState::Live);
    if (state == SessionState::Live)
        return;
    m_card->showState(state, trouble, address);
    QAccessibleEvent alert(m_card, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    // Where the server's state stands in the way, its cloud is asked, not the console: nothing to count.
    if (state == SessionState::Waiting && trouble && trouble->remedy == ConsoleRemedy::None) {
        m_attempt = trouble->attempt;
        m_nextAttempt.setRemainingTime(trouble->retryIn);
        countDown();
        m_tick.start();
    }
}

void TroubleOverlay::setDims(bool dims)
{
    m_dims = dims;
    update();
}

void TroubleOverlay::countDown()
{
    const qint64 seconds = (m_nextAttempt.remainingTime() + 999) / 1000;
    m_card->setAttemptText(seconds > 0 ? tr("Trying again in %1 s, attempt %2").arg(seconds).arg(m_attempt)
                                       : tr("Trying again now, attempt %1").arg(m_attempt));
}

void TroubleOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_dims ? kVeil : palette().color(QPalette::Window));
}

} // namespace porthole::ui
