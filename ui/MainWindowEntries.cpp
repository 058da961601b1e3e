// What the window does about what is saved.

#include "core/session/ShellSession.h"
#include "ui/AddressBar.h"
#include "ui/MainWindow.h"
#include "ui/PageTabs.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/ShellDesk.h"
#include "ui/connect/ShellPage.h"
#include "ui/entries/EntryDesk.h"
#include "ui/entries/EntryFormPage.h"
#include "ui/entries/EntryText.h"
#include "ui/entries/EntryTreeView.h"
#include "ui/entries/ImportPage.h"
#include "ui/hosts/KnownHosts.h"
#include "ui/sidebar/Sidebar.h"

#include <QDir>
#include <QFileDialog>
#include <QScopedValueRollback>
#include <algorithm>

namespace porthole::ui {

namespace {

Entry toEntry(const SavedGateway &gateway)
{
    Entry entry;
    entry.id = {gateway.url.displayName()};
    entry.kind = EntryKind::Gateway;
    entry.name = gateway.url.endpoint().host;
    entry.address = gateway.url.displayName();
    if (!gateway.user.isEmpty())
        entry.settings.user = gateway.user;
    return entry;
}

Entry toEntry(const QString &alias)
{
    Entry entry;
    entry.id = {KnownHosts::idOf(alias).value};
    entry.name = alias;
    entry.address = alias;
    return entry;
}

} // namespace

void MainWindow::connectEntries()
{
    connect(m_sidebar, &Sidebar::entryOpenRequested, this, &MainWindow::openEntry);
    connect(m_sidebar, &Sidebar::entryFilesRequested, this, &MainWindow::browseEntry);
    connect(m_sidebar, &Sidebar::entryEditRequested, this, &MainWindow::editEntries);
    connect(m_sidebar, &Sidebar::entryRemovalRequested, this, &MainWindow::removeOther);
    connect(m_address, &AddressBar::entryRequested, this, &MainWindow::openEntry);
    connect(m_address, &AddressBar::searchRequested, m_entries, &EntryDesk::searchRequested);
    connect(m_entries, &EntryDesk::found, m_address, &AddressBar::showFound);
    connect(m_hosts, &KnownHosts::hostsChanged, this, &MainWindow::showOthers);
    connect(m_entries, &EntryDesk::collectionChanged, this, &MainWindow::showOthers);
    connect(&m_entries->model(), &EntryTreeModel::contentChanged, this, [this] {
        if (!m_sidebarChosen && m_entries->model().rowCount() > 0)
            showSidebar(true);
    });
    connect(m_tabs, &PageTabs::pagesChanged, this, &MainWindow::showOpenEntries);
    connect(m_tabs, &PageTabs::pageChanged, this, &MainWindow::showOpenEntries);
}

/// What is known from elsewhere: the demo's host, which is for this run, those of ~/.ssh/config, and servers.
void MainWindow::showOthers()
{
    if (m_entries->expectsCollection())
        return;
    const EntryTreeModel &model = m_entries->model();
    QList<Entry> others;
    for (const SavedHost &host : m_hosts->unsaved())
        if (!model.isKept({host.id.value}))
            others << porthole::ui::toEntry(host);
    for (const QString &alias : m_hosts->otherAliases())
        others << toEntry(alias);
    const QList<Entry> &saved = model.collection().entries;
    for (const SavedGateway &gateway : std::as_const(m_gateways)) {
        const Entry entry = toEntry(gateway);
        const bool known = std::any_of(saved.begin(), saved.end(), [&](const Entry &other) {
            return other.kind == EntryKind::Gateway && other.address == entry.address;
        });
        if (!known)
            others << entry;
    }
    m_entries->model().setOthers(others);
}

void MainWindow::showHealth(const QHash<QString, EntryOpen> &health)
{
    m_health = health;
    showOpenEntries();
}

void MainWindow::showOpenEntries()
{
    QHash<QString, EntryOpen> open = m_health;
    for (int index = 0; index < m_tabs->count(); ++index) {
        const TabPage *page = m_tabs->page(index);
        if (!page->entry().isEmpty())
            open.insert(page->entry(), {page->stateText(), page->stateIcon()});
    }
    for (const ShellDesk::Shell &shell : m_shells->shells())
        open.insert(shell.page->entry(), {shell.page->stateText(), shell.page->stateIcon()});
    open.remove(QString());
    m_entries->model().setOpen(open);
}

std::optional<SavedHost> MainWindow::hostOf(const EntryId &id) const
{
    const EntryTreeModel &model = m_entries->model();
    const Entry *entry = model.find(id);
    if (!entry || entry->kind != EntryKind::Host)
        return std::nullopt;
    if (model.isKept(id))
        return effectiveHost(*entry, model.folders());
    return m_hosts->find({id.value});
}

void MainWindow::openEntry(const EntryId &id)
{
    const Entry *found = m_entries->model().find(id);
    if (!found)
        return;
    if (found->trashed.isValid())
        return notice(EntryTreeView::trashedNotice());
    const Entry entry = *found; // what is opened is used, and with that another one
    const QScopedValueRollback opening(m_opening, id);
    if (const auto host = hostOf(id))
        connectTo(*host);
    else
        openSaved(entry);
    if (m_entries->model().isKept(id))
        Q_EMIT m_entries->useNoted(id);
}

void MainWindow::openSaved(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Host:
        break; // with its settings, above
    case EntryKind::Console:
        if (auto target = ConsoleTarget::parse(entry.address); target)
            Q_EMIT openRequested(*target);
        else
            notice(
                tr("%1 cannot be opened: %2").arg(entry.name, QString::fromStdString(target.error().detail)));
        break;
    case EntryKind::Cloud:
        if (entry.description)
            m_sidebar->openCloud(m_clouds.cloudOf(entry.id));
        else if (m_clouds.cloud(entry.address))
            m_sidebar->openCloud(entry.address);
        else
            notice(tr("%1 is in no clouds.yaml that was found").arg(entry.address));
        break;
    case EntryKind::Gateway:
        if (const auto url = GatewayUrl::parse(entry.address); url)
            openGateway(*url);
        else
            notice(tr("%1 cannot be opened: %2").arg(entry.name, QString::fromStdString(url.error().detail)));
        break;
    case EntryKind::Server:
        openPinned(entry);
        break;
    case EntryKind::Unsupported:
        notice(tr("Porthole does not speak the protocol of %1").arg(entry.address));
        break;
    }
}

void MainWindow::openPinned(const Entry &entry)
{
    if (const auto known = m_clouds.find(entry.cloud, entry.address))
        openServer(*known);
    else if (m_clouds.cloud(entry.cloud))
        openNamed(entry.cloud, entry.address);
    else
        tellUnknownCloud(entry.cloud);
}

void MainWindow::tellUnknownCloud(const QString &cloud)
{
    notice(tr("%1 is no cloud that is saved or in a clouds.yaml that was found").arg(cloud));
}

void MainWindow::browseEntry(const EntryId &id)
{
    if (const auto host = hostOf(id))
        browseFiles(*host, {});
}

void MainWindow::editEntries(const ChosenEntries &what)
{
    if (what.entries.size() == 1 && !m_entries->model().isKept(what.entries.first())) {
        // One of ~/.ssh/config is edited there; here it is where a host of one's own begins.
        if (const auto host = hostOf(what.entries.first()))
            KnownHosts::aliasOf({what.entries.first().value}) ? newHost(*host) : editHost(*host);
        return;
    }
    if (const Entry *one = what.entries.size() == 1 ? m_entries->model().find(what.entries.first()) : nullptr;
        one && one->description)
        return editCloud(*one);
    editDetails(what);
}

/// In the form that all have.
void MainWindow::editDetails(const ChosenEntries &what)
{
    for (int index = 0; index < m_tabs->count(); ++index)
        if (auto *open = qobject_cast<EntryFormPage *>(m_tabs->page(index)); open && open->what() == what)
            return bringToFront(open);
    auto *page = new EntryFormPage;
    page->edit(m_entries->model().collection(), what);
    const auto know = [this, page] { page->form().setKeychainProblem(m_hosts->keychainProblem()); };
    connect(m_hosts, &KnownHosts::hostsChanged, page, know);
    know();
    connect(m_entries, &EntryDesk::collectionChanged, page,
            [this, page] { page->form().setCollection(m_entries->model().collection()); });
    connect(&page->form(), &EntryForm::submitted, m_entries, qOverload<EntryEdit &>(&EntryDesk::change));
    addPage(page);
    page->takeFocus();
}

ImportPage *MainWindow::showImport(const ImportPreview &preview)
{
    auto *page = new ImportPage(preview);
    addPage(page);
    page->takeFocus();
    return page;
}

/// A file tells what it is; PuTTY's and Remmina's are a folder each.
void MainWindow::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Bring in connections"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Connections (*.json *.csv *.xml *.reg *.rdp *.remmina *.tigervnc)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::importRequested);
    dialog->open();
}

void MainWindow::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Write connections to a file"), QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilter(tr("JSON (*.json)"));
    dialog->selectFile(QStringLiteral("porthole-connections.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::exportRequested);
    dialog->open();
}

void MainWindow::removeOther(const EntryId &id)
{
    if (const auto alias = KnownHosts::aliasOf({id.value}))
        return notice(tr("%1 stands in ~/.ssh/config, and is removed there").arg(*alias));
    if (const auto host = m_hosts->find({id.value}))
        Q_EMIT hostRemovalRequested(*host);
    for (const SavedGateway &gateway : std::as_const(m_gateways))
        if (gateway.url.displayName() == id.value)
            Q_EMIT gatewayRemovalRequested(GatewayUrl(gateway.url));
}

} // namespace porthole::ui
