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

namespace porthole::ui {

class CloudTreeModel;
class HostListModel;

/// The field at the top: it opens links and addresses, and finds servers and saved hosts as one types. Below
/// it stands why it could not open what was typed. What was opened is cleared from the field, and links are
/// kept nowhere: a console link is a bearer token as often as not.
class AddressBar : public QWidget {
    Q_OBJECT
public:
    /// Where servers and hosts are looked for; both outlive the bar.
    AddressBar(const CloudTreeModel &clouds, const HostListModel &hosts, QWidget *parent = nullptr);

    void focusField();
    /// Somebody is in the middle of typing: the keyboard must not be taken from them.
    bool beingEdited() const;
    /// Offers a text to be edited, all of it selected.
    void offer(const QString &text);
    /// The beginning of an address, to be typed on.
    void begin(const QString &text);
    /// As if it had been typed and Enter pressed.
    void submit(const QString &text);
    /// That server was opened: it comes first where it fits, for as long as the window is there.
    void noteUsed(const ServerRef &server);

Q_SIGNALS:
    /// The receiver may move out of it.
    void openRequested(porthole::ConsoleTarget &target);
    void serverRequested(const porthole::ServerRef &server);
    /// "cloud/server" was typed, and no server that is known has that name or id in it.
    void serverNamed(const QString &cloud, const QString &nameOrId);
    void hostRequested(const porthole::SavedHost &host);
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
    std::vector<Suggestion> suggestionsFor(const QString &text) const;
    void suggest();
    bool key(const QKeyEvent &event);
    void refuse(const QString &reason);
    void accept();

    const CloudTreeModel &m_clouds;
    const HostListModel &m_hosts;
    QLineEdit *m_field;
    QLabel *m_hint;
    QLabel *m_reason;
    Suggestions *m_suggestions = nullptr; // made when it is first needed: it lies over the whole window
    QList<ServerRef> m_used;              // the latest first
};

} // namespace porthole::ui
