#pragma once

#include <QList>
#include <QWidget>

#include "core/model/CloudScope.h"
#include "core/model/ConsoleUrl.h"
#include "core/model/FilesAddress.h"
#include "core/model/GatewayUrl.h"
#include "core/model/HostAddress.h"
#include "core/model/SavedHost.h"
#include "ui/Suggestions.h"

class QKeyEvent;
class QLabel;
class QLineEdit;
class QMenu;

namespace porthole::ui {

class CloudTreeModel;
class EntryTreeModel;
class KnownHosts;

/// The field at the top: it opens links and addresses, and finds what is saved, servers and what the menu
/// does as one types; behind ">" it finds that alone. Below it stands why it could not open what was typed.
/// What was opened is cleared from the field, and links are kept nowhere: a console link is a bearer token as
/// often as not.
class AddressBar : public QWidget {
    Q_OBJECT
public:
    /// Where servers, hosts and what is saved are looked for; all outlive the bar.
    AddressBar(const CloudTreeModel &clouds, const KnownHosts &hosts, const EntryTreeModel &entries,
               QWidget *parent = nullptr);

    /// What can be done, from a menu and those in it.
    void setMenu(const QMenu *menu) { m_menu = menu; }
    /// What a search of that number has found; an older one's answer is for nobody.
    void showFound(int number, const QList<EntryId> &entries);

    void focusField();
    /// Somebody is in the middle of typing: the keyboard must not be taken from them.
    bool beingEdited() const;
    /// Offers a text to be edited, all of it selected.
    void offer(const QString &text);
    /// The beginning of an address, to be typed on.
    void begin(const QString &text);
    /// As if it had been typed and Enter pressed.
    void submit(const QString &text);
    /// What was begun is gone.
    void forget();
    /// That server was opened: it comes first where it fits, for as long as the window is there.
    void noteUsed(const ServerRef &server);

Q_SIGNALS:
    /// The receiver may move out of it.
    void openRequested(porthole::ConsoleTarget &target);
    void serverRequested(const porthole::ServerRef &server);
    /// "cloud/server" was typed, and no server that is known has that name or id in it.
    void serverNamed(const QString &cloud, const QString &nameOrId);
    void hostRequested(const porthole::SavedHost &host);
    /// What is saved and fits `text` is to be looked for; showFound() answers.
    void searchRequested(const QString &text, int most, int number);
    void entryRequested(const porthole::EntryId &entry);
    /// The address of a host that need not be saved.
    void hostAddressed(const porthole::HostAddress &address);
    /// Its files.
    void filesAddressed(const porthole::FilesAddress &address);
    void gatewayRequested(const porthole::GatewayUrl &url);
    /// Escape: back to where one was.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submitField();
    bool submitServer(const QString &text);
    bool submitGateway(const QString &text);
    bool submitHost(const QString &text);
    bool submitFiles(const QString &text);
    void pick(const Suggestion::What &what);
    void openServer(const ServerRef &server);
    void addEntries(std::vector<Suggestion> &found) const;
    void addServers(std::vector<Suggestion> &found, const QString &words) const;
    void addActions(std::vector<Suggestion> &found, const QString &words) const;
    std::vector<Suggestion> suggestionsFor(const QString &text) const;
    void suggest();
    void showSuggestions();
    bool key(const QKeyEvent &event);
    void refuse(const QString &reason);
    void accept();

    const CloudTreeModel &m_clouds;
    const KnownHosts &m_hosts;
    const EntryTreeModel &m_entries;
    const QMenu *m_menu = nullptr;
    QLineEdit *m_field;
    QLabel *m_hint;
    QLabel *m_reason;
    Suggestions *m_suggestions = nullptr; // made when it is first needed: it lies over the whole window
    QList<ServerRef> m_used;              // the latest first
    QList<EntryId> m_found;               // what is saved and fits
    int m_search = 0;                     // the number of the latest search
    bool m_isSearching = false;
    bool m_submitWhenFound = false; // Enter was faster than the answer
};

} // namespace porthole::ui
