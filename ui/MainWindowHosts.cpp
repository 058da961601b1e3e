// What the window does about hosts: the forms for connecting to them, and what leads there.

#include "core/session/ShellSession.h"
#include "ui/AddressBar.h"
#include "ui/MainMenu.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/Reopening.h"
#include "ui/StartPage.h"
#include "ui/connect/ConnectPage.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/connect/ShellTab.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

#include <QPointer>

namespace porthole::ui {

void MainWindow::connectHosts()
{
    connect(m_address, &AddressBar::hostRequested, this,
            qOverload<const SavedHost &>(&MainWindow::connectTo));
    connect(m_address, &AddressBar::hostAddressed, this,
            qOverload<const HostAddress &>(&MainWindow::connectTo));
    connect(m_start, &StartPage::hostTyped, this, &MainWindow::connectToTyped);
    connect(m_start, &StartPage::newHostRequested, this, [this] { newHost(); });
    connect(m_menu, &MainMenu::newHostWanted, this, [this] { newHost(); });
    connect(m_sidebar, &Sidebar::newHostRequested, this, [this] { newHost(); });
}

void MainWindow::connectShells()
{
    connect(m_shells, &ShellDesk::tabMade, this, &MainWindow::addPage);
    connect(m_shells, &ShellDesk::tabEmptied, this, &MainWindow::closePage);
    connect(m_shells, &ShellDesk::shellBesideRequested, this, &MainWindow::shellBesideRequested);
    connect(m_shells, &ShellDesk::hostBesideRequested, this,
            qOverload<const SavedHost &, int>(&MainWindow::connectTo));
    connect(m_shells, &ShellDesk::editRequested, this,
            [this](const ShellSession *session, ShellPage *page) { correct(*session, page); });
    connect(m_hosts, &KnownHosts::hostsChanged, m_shells, [this] { m_shells->setHosts(m_hosts->hosts()); });
}

ShellPage *MainWindow::addShell(ShellSession *session)
{
    ShellPage *page = m_shells->add(session);
    page->setEntry(session->host().id.value);
    showOpenEntries();
    page->setReopening(reopeningOf(OpenTab::Kind::Host, session->host()));
    offerFiles(session, page);
    return page;
}

/// The form with what a connection was made from; the tab goes when it is made anew.
void MainWindow::correct(const ShellSession &session, ShellPage *page)
{
    const bool saved = m_hosts->find(session.host().id).has_value();
    auto *form = new ConnectPage(saved ? HostForm::Purpose::Edit : HostForm::Purpose::Connect);
    if (saved)
        form->setEdits(session.host().id);
    form->setTitle(tr("Edit %1").arg(session.name()));
    form->form().setHost(session.host());
    addForm(form, page);
}

void MainWindow::newHost(const SavedHost &known)
{
    auto *page = new ConnectPage(HostForm::Purpose::Connect);
    // A host that is saved already is connected to otherwise, and saved under another name.
    SavedHost fresh = known;
    fresh.id = {};
    fresh.name.clear();
    fresh.credential.reset();
    page->form().setHost(fresh);
    addForm(page);
}

void MainWindow::editHost(const SavedHost &host)
{
    for (int index = 0; index < m_tabs->count(); ++index)
        if (auto *open = qobject_cast<ConnectPage *>(m_tabs->page(index)); open && open->edits() == host.id)
            return bringToFront(open);
    auto *page = new ConnectPage(HostForm::Purpose::Edit);
    page->setEdits(host.id);
    page->setTitle(tr("Edit %1").arg(host.name));
    page->form().setHost(host);
    addForm(page);
}

void MainWindow::addForm(ConnectPage *page, ShellPage *instead)
{
    const auto know = [this, page] {
        page->form().setKnownHosts(m_hosts->knownNames());
        page->form().setTakenNames(m_hosts->names());
        page->form().setKeychainProblem(m_hosts->keychainProblem());
    };
    connect(m_hosts, &KnownHosts::hostsChanged, page, know);
    know();
    connect(&page->form(), &HostForm::submitted, this,
            [this, page, instead = QPointer(instead)](HostRequest &request) {
                if (!request.save)
                    closePage(page); // else it says so itself, once it is saved
                const ShellTab *tab = instead ? m_shells->tabOf(instead) : nullptr;
                if (tab && tab->pages().size() > 1)
                    request.place = m_shells->reservePlace(instead, Qt::Horizontal, true);
                else if (instead)
                    m_shells->close(instead);
                Q_EMIT hostRequested(request);
            });
    connect(&page->form(), &HostForm::testRequested, this,
            [this, page](HostRequest &request) { Q_EMIT hostTestRequested(page, request); });
    addPage(page);
    page->takeFocus();
}

void MainWindow::connectTo(const SavedHost &host, int place)
{
    HostRequest request;
    request.host = host;
    request.place = place;
    Q_EMIT hostRequested(request);
}

void MainWindow::connectTo(const HostAddress &address)
{
    SavedHost host;
    host.host = address.host;
    host.port = address.port;
    host.user = address.user;
    connectTo(host);
}

void MainWindow::connectToTyped(const QString &text)
{
    if (GatewayUrl::isMeantBy(text))
        return submit(text);
    if (const auto saved = m_hosts->named(text))
        return connectTo(*saved);
    if (const auto address = HostAddress::parse(text))
        return connectTo(*address);
    // The form says what is wrong with it.
    SavedHost wrong;
    wrong.host = text;
    newHost(wrong);
}

} // namespace porthole::ui
