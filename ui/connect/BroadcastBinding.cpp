#include "ui/connect/BroadcastBinding.h"

#include "core/session/ShellSession.h"
#include "ui/connect/BroadcastCard.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/connect/ShellTab.h"

#include <QApplication>
#include <QKeyEvent>
#include <utility>

namespace porthole::ui {

namespace {

QString reasonText(const BroadcastEnd &how)
{
    switch (how.why) {
    case BroadcastEnd::Why::Stopped:
        return {};
    case BroadcastEnd::Why::Down:
        return how.session.isEmpty() ? BroadcastBinding::tr("a session is gone")
                                     : BroadcastBinding::tr("%1 has no line").arg(how.session);
    case BroadcastEnd::Why::AsksForSecret:
        return BroadcastBinding::tr("%1 asks for a password").arg(how.session);
    }
    return {};
}

} // namespace

BroadcastBinding::BroadcastBinding(Broadcast &broadcast, ShellDesk &desk, QObject *parent)
    : QObject(parent)
    , m_broadcast(broadcast)
    , m_desk(desk)
{
    connect(&desk, &ShellDesk::added, this, [this](const ShellSession *, ShellPage *page) {
        connect(page, &ShellPage::broadcastRequested, this, [this, page] { choose(page); });
        connect(page, &ShellPage::broadcastStopRequested, &m_broadcast, &Broadcast::stop);
    });
    connect(&broadcast, &Broadcast::changed, this, &BroadcastBinding::showMarks);
    connect(&broadcast, &Broadcast::ended, this, &BroadcastBinding::showEnd);
}

void BroadcastBinding::choose(ShellPage *page)
{
    ShellTab *tab = m_desk.tabOf(page);
    if (!tab)
        return;
    if (m_card)
        m_card->deleteLater();
    m_offered.clear();
    QList<BroadcastCard::Choice> choices;
    const bool isOn = m_broadcast.isOn();
    for (const auto &[session, shown] : m_desk.shells()) {
        BroadcastCard::Choice choice;
        choice.name = session->name();
        choice.open = session->state() == ShellState::Open;
        choice.detail = choice.open ? session->address() : shown->stateText();
        choice.here = m_desk.tabOf(shown) == tab;
        choice.chosen = isOn ? m_broadcast.sessions().contains(session) : choice.here;
        choices << choice;
        m_offered << session;
    }
    m_card = new BroadcastCard(choices);
    connect(m_card, &BroadcastCard::beginRequested, page,
            [this, page](const QList<int> &chosen) { begin(page, chosen); });
    connect(m_card, &BroadcastCard::left, page, [this, page] { leaveCard(page); });
    tab->setStrip(m_card);
    m_card->takeFocus();
}

void BroadcastBinding::begin(ShellPage *page, const QList<int> &chosen)
{
    QList<ShellSession *> sessions;
    for (const int row : chosen)
        if (ShellSession *session = m_offered.value(row))
            sessions << session;
    if (const auto refused = m_broadcast.begin(sessions))
        m_card->refuse(tr("Not now: %1.").arg(reasonText(*refused)));
    else
        leaveCard(page);
}

void BroadcastBinding::leaveCard(ShellPage *page)
{
    if (ShellTab *tab = m_desk.tabOf(page))
        tab->setStrip(nullptr);
    page->takeFocus();
}

void BroadcastBinding::showMarks()
{
    const QList<ShellSession *> &sessions = m_broadcast.sessions();
    const int count = static_cast<int>(sessions.size());
    if (m_broadcast.isOn())
        m_marked.clear();
    for (const auto &[session, page] : m_desk.shells()) {
        const bool chosen = sessions.contains(session);
        if (chosen || page->broadcastSessions() > 1)
            page->setBroadcast(chosen ? count : 0, m_broadcast.isSecret());
        if (chosen)
            m_marked << page;
    }
    qApp->removeEventFilter(this);
    if (m_broadcast.isOn())
        qApp->installEventFilter(this);
}

void BroadcastBinding::showEnd(const BroadcastEnd &how)
{
    const auto pages = std::exchange(m_marked, {});
    if (how.why == BroadcastEnd::Why::Stopped)
        return;
    for (const auto &page : pages)
        if (page)
            page->showBroadcastEnd(
                tr("The broadcast has ended: %1. What you type stays here.").arg(reasonText(how)));
}

bool BroadcastBinding::eventFilter(QObject *watched, QEvent *event)
{
    // Ahead of everything, a console that has taken all keys among it.
    const bool press = event->type() == QEvent::KeyPress;
    if (press || event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (key.key() == Qt::Key_Escape && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
            event->accept();
            if (press)
                m_broadcast.stop();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace porthole::ui
