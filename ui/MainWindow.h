#pragma once

#include <QHash>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

#include "core/model/CloudScope.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/HostAddress.h"
#include "core/model/Link.h"
#include "core/model/OpenTab.h"
#include "core/model/SavedGateway.h"
#include "core/session/HostRequest.h"
#include "ui/LockPage.h"
#include "ui/entries/EntryTreeModel.h"

class QStackedWidget;
class QToolButton;

namespace porthole {
class ConsoleSession;
class GatewaySession;
class ShellSession;
} // namespace porthole

namespace porthole::ui {

class AddressBar;
struct CloudEdit;
class CloudFormPage;
class CloudTreeModel;
class Bookmarks;
class ConnectPage;
class ConsolePage;
class EntryDesk;
struct ImportPreview;
class FilesPage;
class GatewayPage;
class ImportPage;
class KnownHosts;
class LockCurtain;
class LinkPage;
class PageTabs;
class RestoredPage;
class ShellDesk;
class ShellPage;
class MainMenu;
class Sidebar;
class StartPage;
class StatusLine;
class TabPage;
class Theme;

/// The window: the address field, the sidebar, what is open as tabs or the start page, and a status
/// line in plain words. It reports what is wanted and shows the sessions and clouds it is given.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it. `clouds` is fed by its owner; see ui/clouds/CloudBinding.h.
    MainWindow(Theme &theme, CloudTreeModel &clouds, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows a session in a new tab, in front. The session stays its owner's and may go at any time;
    /// its tab goes with it.
    ConsolePage *addConsole(ConsoleSession *session);
    /// The same for a shell; its tab closes the session. One that was asked for beside another comes there.
    ShellPage *addShell(ShellSession *session);
    /// The shells that are open, and where.
    ShellDesk &shells() const { return *m_shells; }
    /// The same for the files of a host, of a session that was opened for them.
    FilesPage *addFiles(ShellSession *session);
    /// Folders that somebody wants to come back to; whoever keeps them fills this in.
    Bookmarks &bookmarks() const { return *m_bookmarks; }
    /// The same for a Slycat server.
    GatewayPage *addGateway(GatewaySession *session);
    void setSavedGateways(const QList<SavedGateway> &gateways);
    /// What is open and can be opened again, in the order of the tabs.
    QList<OpenTab> openTabs() const;
    /// Tabs that say what was open when the program ended last; each is connected when somebody wants it.
    void restore(const QList<OpenTab> &tabs);
    /// Whether clouds may still come to be known; until then a cloud's server is waited for.
    void setCloudsExpected(bool expected);
    /// Shows any page in a new tab, in front. TabPage::left() says when its tab was closed.
    void addPage(TabPage *page);
    /// Brings a tab of this window to the front, and its window if it has one.
    void showPage(TabPage *page);
    /// Whose console a session is: asked for again, its tab comes to the front.
    void setServer(const ConsoleSession *session, const ServerRef &server);
    /// What a session's tab is called, whatever its desktop calls itself: a person knows the server's name,
    /// not "QEMU (instance-00000001)".
    void keepTitle(const ConsoleSession *session, const QString &title);
    /// As if `text` had been typed into the address field: opens it or says there why not.
    void submit(const QString &text);
    /// Opens what is saved under this id, as if somebody had clicked it.
    void openEntry(const EntryId &id);
    /// The same for what is saved under a name, of whatever kind; of several it is asked which one is meant.
    void openSavedUnder(const QString &name);
    /// The same for what another program handed over: asked about in a tab before anything is opened.
    void askAboutLink(const QString &text);
    /// For what is no address: `shown` is asked about, and `accepted` called after a yes. A connection file
    /// takes the place of an older one to the same console, whose `superseded` is called.
    void askBeforeOpening(const Link &shown, std::function<void()> accepted, const QString &leadsTo = {},
                          std::function<void()> superseded = {});
    /// What another program handed over is not opened: says why, in a tab.
    void refuseLink(const QString &reason);
    /// What was seen of what is saved, by the entry's id; what is open says more of itself.
    void showHealth(const QHash<QString, EntryOpen> &health);
    /// Says something in the status line for some seconds.
    void notice(const QString &text);

    /// Shows that it is locked and nothing else, and takes no input; nothing: as it was. See LockBinding.h.
    void setLocked(const std::optional<LockView> &view);
    bool isLocked() const { return m_lockPage != nullptr; }
    /// Every tab that nothing unsaved hinders is closed, and stands there as those of the last run do.
    void disconnectTabs();

    PageTabs &tabs() const { return *m_tabs; }
    /// The saved hosts, fed by whoever keeps them; see ui/hosts/HostBinding.h.
    KnownHosts &hosts() const { return *m_hosts; }
    /// What is saved, fed by whoever keeps it; see ui/entries/EntryBinding.h.
    EntryDesk &entries() const { return *m_entries; }
    /// What an import would do, in a tab of its own; ImportPage::importRequested() says that it is wanted.
    ImportPage *showImport(const ImportPreview &preview);
    /// Opens the form for a connection in a tab; what is known already is filled in.
    void newHost(const SavedHost &known = {});
    /// The same for a cloud that stands in no clouds.yaml.
    void newCloud(const Entry &known = {});
    Sidebar &sidebar() const { return *m_sidebar; }
    StartPage &startPage() const { return *m_start; }

Q_SIGNALS:
    /// Somebody wants this opened. The receiver may move out of it.
    void openRequested(porthole::ConsoleTarget &target);
    /// A server's console is wanted that no tab shows.
    void serverOpenRequested(const porthole::ServerRef &server);
    /// The same for "cloud/server" where no server of that name is known yet.
    void serverNamed(const QString &cloud, const QString &nameOrId);
    void demoRequested();
    /// Connections are to be brought in from a file or a folder of another program's, or all that are saved
    /// to be written to one.
    void importRequested(const QString &path);
    void exportRequested(const QString &path);
    /// Where the look of terminals is chosen.
    void terminalLookWanted();
    /// Something happened in a tab while nobody looked at the window. `title` may be a peer's word.
    void happenedUnseen(const QString &title, const QString &words, porthole::ui::TabPage *page);
    /// Somebody looks at this one now.
    void pageSeen(porthole::ui::TabPage *page);
    /// Where the rest is chosen.
    void preferencesWanted();
    void lockWanted();
    void unlockWanted();
    /// Unlocking is to take a proof from now on.
    void lockProofWanted();
    /// A connection to a host, or saving it, is wanted. The receiver moves out of it.
    void hostRequested(porthole::HostRequest &request);
    /// A look at whether a connection to that host would work, to be shown in that page.
    void hostTestRequested(porthole::ui::ConnectPage *page, porthole::HostRequest &request);
    /// A cloud is to be saved. The receiver moves out of it.
    void cloudSaveRequested(porthole::ui::CloudEdit &edit);
    /// The same as for a host: whether signing in would work, to be shown in that page.
    void cloudTestRequested(porthole::ui::CloudFormPage *page, porthole::ui::CloudEdit &edit);
    void hostRemovalRequested(const porthole::SavedHost &host);
    /// Another shell on the connection of one that is open, to be shown in that place.
    void shellBesideRequested(porthole::ShellSession *neighbour, int place);
    /// The files of that session are to be tied to that page; see ui/files/FilesBinding.h.
    void filesRequested(const QString &sid, porthole::ui::FilesPage *page);
    /// A Slycat server is wanted that no tab shows.
    void gatewayRequested(const porthole::GatewayUrl &url);
    void gatewaySaveRequested(const porthole::SavedGateway &gateway);
    void gatewayRemovalRequested(const porthole::GatewayUrl &url);
    /// The tab of this session was closed, and the session with it; its owner may let it go.
    void consoleClosed(porthole::ConsoleSession *session);

protected:
    void closeEvent(QCloseEvent *event) override;
    /// Every Tab comes by here; what is laid out may be another than at the last one.
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *makeHeader();
    void connectParts();
    void connectSidebar();
    void connectMenu();
    void connectHosts();
    void connectShells();
    void connectFiles();
    void offerFiles(ShellSession *session, ShellPage *page);
    void openFiles(ShellSession *session, ShellPage *shell);
    void changeFolder(const ShellSession &session, ShellPage *shell, const QByteArray &folder);
    void openTerminal(const SavedHost &host, const QByteArray &folder);
    void browseFiles(const SavedHost &host, const QByteArray &folder);
    void bindFiles(ShellSession *session, FilesPage *page);
    void connectClouds();
    void editCloud(const Entry &cloud);
    void connectEntries();
    void showOthers();
    void showOpenEntries();
    void openSaved(const Entry &entry);
    void openPinned(const Entry &entry);
    void browseEntry(const EntryId &id);
    void editEntries(const ChosenEntries &what);
    void editDetails(const ChosenEntries &what);
    void removeOther(const EntryId &id);
    std::optional<SavedHost> hostOf(const EntryId &id) const;
    void connectGateways();
    void openGateway(const GatewayUrl &url);
    std::optional<SavedGateway> savedGateway(const QString &address) const;
    void editHost(const SavedHost &host);
    void addForm(ConnectPage *page, ShellPage *instead = nullptr);
    void correct(const ShellSession &session, ShellPage *page);
    void connectTo(const SavedHost &host, int place);
    void connectTo(const SavedHost &host) { connectTo(host, 0); }
    void connectTo(const HostAddress &address);
    void connectToTyped(const QString &text);
    void openLink(const Link &link);
    QList<const Entry *> savedUnder(const QString &name) const;
    QString whereItLeads(const Link &link) const;
    void askAbout(const Link &link);
    void askOnceSavedIsKnown(const Link &link);
    void addLinkPage(LinkPage *page);
    void makeShortcuts();
    void reopen(const OpenTab &tab);
    void addRestored(const QList<RestoredPage *> &pages);
    void reopen(RestoredPage *page);
    bool isReady(const OpenTab &tab) const;
    void tellUnknownCloud(const QString &cloud);
    QList<RestoredPage *> restoredPages() const;
    void settleRestored();
    void openServer(const ServerRef &server);
    void openNamed(const QString &cloud, const QString &nameOrId);
    void bringToFront(TabPage *page);
    ConsolePage *pageOf(const ConsoleSession *session) const;
    TabPage *pageOf(const ServerRef &server) const;
    TabPage *pageAt(const QString &address) const;
    void showSidebar(bool shown);
    void toggleSidebar();
    void focusFilter();
    void requestClose(TabPage *page);
    void closePage(TabPage *page);
    void closeConsole(ConsolePage *page);
    void closeCurrent();
    void chooseImport();
    void chooseExport();
    void detachCurrent();
    void watch(TabPage *page);
    void tellIfUnseen(TabPage &page, const QString &words);
    void noteSeen();
    void pasteAndOpen();
    void focusPage();
    void focusPageUnlessTyping();
    void focusControls();
    void step(int direction);
    void showCurrent();
    void updateStatus();

    void nameWindow();

    CloudTreeModel &m_clouds;
    KnownHosts *m_hosts;
    EntryDesk *m_entries;
    ShellDesk *m_shells;
    Bookmarks *m_bookmarks;
    MainMenu *m_menu;
    AddressBar *m_address;
    QToolButton *m_sidebarButton;
    QToolButton *m_menuButton;
    QStackedWidget *m_stack;
    StartPage *m_start;
    PageTabs *m_tabs;
    Sidebar *m_sidebar;
    StatusLine *m_status;
    bool m_cloudsExpected = false;
    bool m_sidebarChosen = false; // whether it is shown was decided by hand
    QHash<ConsolePage *, ConsoleSession *> m_sessions;
    QHash<TabPage *, ServerRef> m_servers;
    QList<SavedGateway> m_gateways;
    QHash<QString, EntryOpen> m_health;
    QList<Link> m_waitingLinks; // to be asked about once it is known what is saved
    QWidget *m_content;         // all that is hidden while it is locked
    LockPage *m_lockPage = nullptr;
    std::unique_ptr<LockCurtain> m_curtain;
    EntryId m_opening{}; // what is being opened this moment; what comes to be is its tab
};

} // namespace porthole::ui
