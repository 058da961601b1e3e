#include "ui/connect/ShellOverlay.h"

#include "ui/CardParts.h"
#include "ui/Theme.h"
#include "ui/connect/AuthCard.h"
#include "ui/connect/CommandCard.h"
#include "ui/connect/HostKeyCard.h"
#include "ui/connect/ShellCard.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <variant>

namespace porthole::ui {

ShellOverlay::ShellOverlay(QWidget *parent)
    : QWidget(parent)
    , m_hostKey(new HostKeyCard)
    , m_auth(new AuthCard)
    , m_command(new CommandCard)
    , m_shell(new ShellCard)
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("overlayContent"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::kGap, 0, metrics::kGap, metrics::kGap);
    for (SealedCard *card : std::initializer_list<SealedCard *>{m_hostKey, m_auth, m_command, m_shell}) {
        // Not centred by an alignment: that would cut the height to what unwrapped lines need.
        auto *row = new QHBoxLayout;
        row->addStretch();
        row->addWidget(card);
        row->addStretch();
        column->addLayout(row);
        card->hide();
    }
    column->addStretch(1);
    scrollWithin(this, content);
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &ShellOverlay::countDown);
    hide();
}

void ShellOverlay::hideAll()
{
    m_tick.stop();
    m_auth->reset();
    hide();
}

void ShellOverlay::bringUp(SealedCard &card)
{
    m_tick.stop();
    if (&card != m_auth)
        m_auth->reset();
    if (m_shown && m_shown != &card)
        m_shown->hide();
    m_shown = &card;
    card.show();
    show();
    QAccessibleEvent alert(&card, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ShellOverlay::ask(const SshQuestion &question)
{
    if (const auto *key = std::get_if<HostKeyQuestion>(&question)) {
        m_hostKey->ask(*key);
        bringUp(*m_hostKey);
    } else if (const auto *auth = std::get_if<AuthQuestion>(&question)) {
        m_auth->ask(*auth);
        bringUp(*m_auth);
    } else if (const auto *command = std::get_if<CommandQuestion>(&question)) {
        m_command->ask(*command);
        bringUp(*m_command);
    }
}

void ShellOverlay::showProgress(const ShellProgress &progress)
{
    m_shell->showProgress(progress);
    bringUp(*m_shell);
}

void ShellOverlay::showTrouble(ShellState state, const ShellTrouble &trouble)
{
    m_shell->showTrouble(state, trouble);
    bringUp(*m_shell);
    if (state != ShellState::Waiting)
        return;
    m_attempt = trouble.attempt;
    m_nextAttempt.setRemainingTime(trouble.retryIn);
    countDown();
    m_tick.start();
}

void ShellOverlay::showEnd(const ShellEnd &end)
{
    m_shell->showEnd(end);
    bringUp(*m_shell);
}

void ShellOverlay::setDims(bool dims)
{
    m_dims = dims;
    update();
}

bool ShellOverlay::focusField() { return m_shown && m_shown->isVisible() && m_shown->focusField(); }

void ShellOverlay::countDown()
{
    const qint64 seconds = (m_nextAttempt.remainingTime() + 999) / 1000;
    m_shell->setAttemptText(seconds > 0 ? tr("Trying again in %1 s, attempt %2").arg(seconds).arg(m_attempt)
                                        : tr("Trying again now, attempt %1").arg(m_attempt));
}

void ShellOverlay::paintEvent(QPaintEvent *)
{
    // The terminal below pales by itself; with this, nobody takes the last screen for a live one, and it can
    // still be read.
    constexpr int kVeil = 50;
    QColor ground = palette().color(QPalette::Window);
    if (m_dims)
        ground.setAlpha(kVeil);
    QPainter(this).fillRect(rect(), ground);
}

} // namespace porthole::ui
