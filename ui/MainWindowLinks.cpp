// What the window does about links that other programs hand over: it asks.

#include "core/base/DisplayText.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/connect/LinkPage.h"
#include "ui/hosts/KnownHosts.h"

namespace porthole::ui {

namespace {

// A web page can hand over links as fast as it likes.
constexpr int kMostWaiting = 8;

} // namespace

void MainWindow::askAboutLink(const QString &text)
{
    const auto link = Link::parse(text);
    if (!link)
        return refuseLink(QString::fromStdString(link.error().detail));
    askBeforeOpening(*link, [this, link = *link] { openLink(link); });
}

void MainWindow::askBeforeOpening(const Link &shown, std::function<void()> accepted)
{
    for (int index = 0; index < m_tabs->count(); ++index)
        if (auto *open = qobject_cast<LinkPage *>(m_tabs->page(index)); open && open->link() == shown)
            return bringToFront(open);
    auto *page = new LinkPage(shown);
    connect(page, &LinkPage::accepted, this, [this, page, accepted = std::move(accepted)] {
        const auto open = accepted; // the page holds the other one, and goes
        closePage(page);
        open();
    });
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
    notice(tr("Too many links wait for an answer; another one was dropped"));
}

void MainWindow::openLink(const Link &link)
{
    switch (link.kind) {
    case Link::Kind::Saved:
        // Never as an address: a name that is not saved any more would be looked up somewhere else.
        if (const auto host = m_hosts->named(link.target))
            return connectTo(*host);
        return notice(tr("Nothing is saved under the name %1")
                          .arg(QString::fromStdString(displayText(link.target.toStdString(), 100))));
    case Link::Kind::Shell:
    case Link::Kind::Files:
    case Link::Kind::Console:
    case Link::Kind::ConnectionFile:
        return submit(link.target);
    }
}

} // namespace porthole::ui
