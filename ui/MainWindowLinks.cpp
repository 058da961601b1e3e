// What the window does about links that other programs hand over: it asks.

#include "core/base/DisplayText.h"
#include "core/model/EntryEdits.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/connect/LinkPage.h"
#include "ui/entries/ChoicePage.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryText.h"
#include "ui/hosts/KnownHosts.h"

#include <utility>

namespace porthole::ui {

namespace {

// A web page can hand over links as fast as it likes.
constexpr int kMostWaiting = 8;

QString tooManyLinks()
{
    return MainWindow::tr("Too many links wait for an answer; another one was dropped");
}

} // namespace

void MainWindow::askAboutLink(const QString &text)
{
    const auto link = Link::parse(text);
    if (!link)
        return refuseLink(QString::fromStdString(link.error().detail));
    // Whoever answers is to see what the name stands for.
    if (link->kind == Link::Kind::Saved && m_entries->expectsCollection())
        return askOnceSavedIsKnown(*link);
    askAbout(*link);
}

void MainWindow::askAbout(const Link &link)
{
    askBeforeOpening(
        link, [this, link] { openLink(link); }, whereItLeads(link));
}

/// A browser that starts the program hands the link over before anything has been read.
void MainWindow::askOnceSavedIsKnown(const Link &link)
{
    if (m_waitingLinks.contains(link))
        return;
    if (m_waitingLinks.size() >= kMostWaiting)
        return notice(tooManyLinks());
    m_waitingLinks << link;
    if (m_waitingLinks.size() > 1)
        return; // the first one has somebody listen
    connect(
        m_entries, &EntryDesk::collectionChanged, this,
        [this] {
            for (const Link &each : std::exchange(m_waitingLinks, {}))
                askAbout(each);
        },
        Qt::SingleShotConnection);
}

/// What a name stands for; other links say it themselves.
QString MainWindow::whereItLeads(const Link &link) const
{
    if (link.kind != Link::Kind::Saved)
        return {};
    const QList<const Entry *> found = savedUnder(link.target);
    if (found.size() > 1)
        return tr("Several connections have this name. It is asked then which one is meant.");
    if (found.size() == 1)
        return tr("%1 · %2").arg(kindName(found.first()->kind),
                                 entryDetail(*found.first(), m_entries->model().folders()));
    const auto host = m_hosts->named(link.target);
    return host ? hostDetail(*host) : QString();
}

QList<const Entry *> MainWindow::savedUnder(const QString &name) const
{
    QList<const Entry *> found = entriesNamed(name, m_entries->model().collection());
    found.removeIf([](const Entry *entry) { return entry->trashed.isValid(); });
    return found;
}

void MainWindow::askBeforeOpening(const Link &shown, std::function<void()> accepted, const QString &leadsTo,
                                  std::function<void()> superseded)
{
    for (int index = 0; index < m_tabs->count(); ++index) {
        auto *open = qobject_cast<LinkPage *>(m_tabs->page(index));
        if (!open || open->link() != shown)
            continue;
        if (shown.kind != Link::Kind::ConnectionFile)
            return bringToFront(open);
        // The same console again comes with a fresh password: that of the older file may have lapsed.
        Q_EMIT open->superseded();
        closePage(open);
        break;
    }
    auto *page = new LinkPage(shown, leadsTo);
    connect(page, &LinkPage::accepted, this, [this, page, accepted = std::move(accepted)] {
        const auto open = accepted; // the page holds the other one, and goes
        closePage(page);
        open();
    });
    if (superseded)
        connect(page, &LinkPage::superseded, this, std::move(superseded));
    addLinkPage(page);
}

void MainWindow::refuseLink(const QString &reason) { addLinkPage(new LinkPage(reason)); }

void MainWindow::addLinkPage(LinkPage *page)
{
    int waiting = 0;
    for (int index = 0; index < m_tabs->count(); ++index)
        waiting += qobject_cast<LinkPage *>(m_tabs->page(index)) ? 1 : 0;
    if (waiting < kMostWaiting)
        return addPage(page);
    delete page;
    notice(tooManyLinks());
}

void MainWindow::openLink(const Link &link)
{
    switch (link.kind) {
    case Link::Kind::Saved:
        return openSavedUnder(link.target);
    case Link::Kind::Shell:
    case Link::Kind::Files:
    case Link::Kind::Console:
    case Link::Kind::ConnectionFile:
        return submit(link.target);
    }
}

void MainWindow::openSavedUnder(const QString &name)
{
    if (m_entries->expectsCollection()) {
        connect(
            m_entries, &EntryDesk::collectionChanged, this, [this, name] { openSavedUnder(name); },
            Qt::SingleShotConnection);
        return;
    }
    const QList<const Entry *> found = savedUnder(name);
    if (found.size() == 1)
        return openEntry(EntryId(found.first()->id));
    if (found.size() > 1) {
        auto *page = new ChoicePage(name, found, m_entries->model().folders());
        connect(page, &ChoicePage::chosen, this, [this, page](const EntryId &id) {
            closePage(page);
            openEntry(id);
        });
        return addPage(page);
    }
    // Never as an address: a name that is not saved any more would be looked up somewhere else.
    if (const auto host = m_hosts->named(name))
        return connectTo(*host);
    notice(tr("Nothing is saved under the name %1")
               .arg(QString::fromStdString(displayText(name.toStdString(), 100))));
}

} // namespace porthole::ui
