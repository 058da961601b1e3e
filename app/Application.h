#pragma once

#include "app/desktop/ConnectionFileReader.h"
#include "app/desktop/DesktopAppearance.h"
#include "app/desktop/LaunchRequest.h"
#include "app/desktop/Notifier.h"
#include "app/desktop/SessionWatch.h"
#include "app/imports/AliasWatch.h"
#include "app/imports/ImportDesk.h"
#include "core/secrets/FallbackCredentialStore.h"
#include "core/secrets/KeychainCredentialStore.h"
#include "core/session/Broadcast.h"
#include "core/session/CloudRegistry.h"
#include "core/session/ConsoleRegistry.h"
#include "core/session/DecodingThreads.h"
#include "core/session/EntryBook.h"
#include "core/session/EntryPasswords.h"
#include "core/session/FolderBookmarks.h"
#include "core/session/Lock.h"
#include "core/session/LooseCredentials.h"
#include "core/session/Settings.h"
#include "core/session/ShellOpener.h"
#include "core/session/SnippetBook.h"
#include "core/session/StoreRepair.h"
#include "core/session/TabBook.h"
#include "core/session/cloud/CloudBook.h"
#include "core/session/files/FilesRegistry.h"
#include "core/session/gateway/GatewayBook.h"
#include "core/session/gateway/GatewayRegistry.h"
#include "core/session/health/HealthBook.h"
#include "core/session/reach/RouteBook.h"
#include "core/session/tunnels/TunnelBook.h"
#include "core/store/Store.h"
#include "ui/MainWindow.h"
#include "ui/TabPage.h"
#include "ui/Theme.h"
#include "ui/Translations.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/connect/BroadcastBinding.h"

#include <QPointer>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

class QApplication;

namespace porthole::demo {
class Demo;
}

namespace porthole {

/// Builds what the window consists of and owns it: the clouds, the saved hosts, threads, the sessions on
/// them, then what shows them; they go in the opposite order. Thread: the GUI thread.
class Application {
public:
    /// `environment` says where clouds are configured; they are looked for at once.
    Application(QApplication &application, openstack::CloudsEnvironment environment);
    ~Application();

    /// Opens a console in a tab of its own, or says in the address field why not: what
    /// ConsoleTarget::parse() takes, or "cloud/server" once the clouds are known.
    void open(const QString &target);
    void show() { m_window.show(); }
    /// Opens what was asked for, from wherever: targets at once, links after a question.
    void take(const desktop::LaunchRequest &request);
    /// Shows the window, in front of the others where the desktop lets it: by what it gave to whoever asked,
    /// a token on Wayland or a startup id on X11.
    void present(const QByteArray &activationToken, const QByteArray &startupId = {});
    /// The window as it looks now.
    QImage picture();
    /// Starts the built-in demo if it does not run yet, and shows its servers and its host.
    void startDemo();
    CloudRegistry &clouds() { return m_clouds; }
    ConsoleRegistry &consoles() { return m_consoles; }
    ShellRegistry &shells() { return m_shells; }
    HostRegistry &hosts() { return m_hosts; }
    EntryBook &entries() { return m_entries; }
    FilesRegistry &files() { return m_files; }
    RouteBook &routes() { return m_routes; }
    GatewayRegistry &gateways() { return m_gateways; }
    Lock &lock() { return m_lock; }
    ui::MainWindow &window() { return m_window; }

private:
    void shareEntries();
    void offerRepair();
    void readSaved();
    void openServer(const ServerRef &server);
    void openNamed(const QString &cloud, const QString &nameOrId);
    bool cloudsAreKnown() const;
    void openWaiting();
    void openWaitingSaved();
    void openSaved(const Entry &entry);
    void openFiles(const SessionId &id, ui::FilesPage &page);
    void connectNotices();
    void connectLock();
    void holdBack(const desktop::LaunchRequest &request);
    void forgetSecrets();
    void askAboutFile(const QString &path, const std::shared_ptr<desktop::ConnectionFile> &file);

    const ConsoleOptions m_options;
    std::unique_ptr<demo::Demo> m_demo; // it outlives what is connected to it
    CloudRegistry m_clouds;
    GatewayRegistry m_gateways; // on the clouds' network thread
    DecodingThreads m_threads;
    ConsoleRegistry m_consoles;
    secrets::KeychainCredentialStore m_keychain;
    secrets::FallbackCredentialStore m_credentials{m_keychain};
    store::Store m_store;
    store::HostStore m_hostStore{m_store};
    store::SettingStore m_settingStore{m_store};
    Settings m_settings{m_settingStore};
    FolderBookmarks m_bookmarks{m_settingStore};
    TabBook m_tabBook{m_settingStore};
    desktop::Notifier m_notifier;
    QPointer<ui::TabPage> m_told; // whose news the desktop shows
    SnippetBook m_snippets{m_store};
    GatewayBook m_gatewayBook{m_store};
    HostRegistry m_hosts{m_hostStore, m_credentials};
    EntryBook m_entries{m_store};
    EntryPasswords m_entryPasswords{m_credentials, m_entries};
    CloudBook m_cloudBook{m_entries, m_clouds, m_credentials};
    LooseCredentials m_looseCredentials{m_store, m_credentials};
    StoreRepair m_repair{m_store};
    secrets::LockKeyring m_lockKeyring;
    Lock m_lock{m_lockKeyring};
    std::optional<desktop::SessionWatch> m_sessionWatch;
    std::vector<desktop::LaunchRequest> m_heldBack; // until it is unlocked
    remotes::RemoteRegistry m_remotes;
    ShellRegistry m_shells{m_remotes, m_threads};
    FilesRegistry m_files{m_remotes};
    ShellOpener m_opener{m_hosts, m_shells, {}};
    Broadcast m_broadcast;
    TunnelBook m_tunnels{m_shells, m_remotes, m_hosts};
    RouteBook m_routes{m_store, m_hosts, m_remotes};
    HealthBook m_health;
    bool m_savedIsUnknown = false; // it could not be read
    QList<EntryId> m_waitingSaved; // that need it to be known what is saved
    desktop::ConnectionFileReader m_connectionFiles;
    QString m_newestFile;            // the connection file that was asked about last
    QStringList m_waiting;           // targets that need the clouds to be known
    QList<EntryId> m_waitingClouds;  // the same of what is saved
    ui::Translations m_translations; // before what has texts
    ui::Theme m_theme;
    desktop::DesktopAppearance m_desktopAppearance{[this](const desktop::DesktopAppearance::Wishes &wishes) {
        m_theme.setDesktopIsDark(wishes.dark);
        m_theme.setDesktopWantsContrast(wishes.contrast);
    }};
    ui::CloudTreeModel m_cloudTree;
    ui::MainWindow m_window;
    ImportDesk m_imports;
    AliasWatch m_aliases{ssh::SshFiles::ofThisUser()};
    ui::BroadcastBinding m_broadcastBinding{m_broadcast, m_window.shells()};
};

} // namespace porthole
