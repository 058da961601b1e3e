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
    int waiting = 0;
    const auto link = Link::parse(text);
    for (int index = 0; index < m_tabs->count(); ++index) {
        auto *open = qobject_cast<LinkPage *>(m_tabs->page(index));
        waiting += open ? 1 : 0;
        if (open && link && open->link() == *link)
            return bringToFront(open);
    }
    if (waiting >= kMostWaiting)
        return notice(tr("Too many links wait for an answer; another one was dropped"));
    LinkPage *page = link ? new LinkPage(*link) : new LinkPage(QString::fromStdString(link.error().detail));
    connect(page, &LinkPage::accepted, this, [this, page] {
        const Link accepted = *page->link();
        closePage(page);
        openLink(accepted);
    });
    addPage(page);
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
        return submit(link.target);
    }
}

} // namespace porthole::ui
