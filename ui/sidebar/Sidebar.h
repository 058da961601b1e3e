#pragma once

#include "core/base/Secret.h"
#include "core/model/SavedGateway.h"
#include "core/model/SavedHost.h"
#include "ui/clouds/CloudTreeModel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;

namespace porthole::ui {

class ActionQuestion;
class CloudTreeView;
class GatewayListView;
class HostListModel;
class HostListView;
class PageTabs;
class OpenPagesView;
class SignInForm;

/// The left side of the window: what is open, the saved hosts and Slycat servers, and the clouds with their
/// servers. It decides nothing about connections; it says what the person wants.
class Sidebar : public QWidget {
    Q_OBJECT
public:
    /// All outlive it.
    Sidebar(CloudTreeModel &model, HostListModel &hosts, PageTabs &tabs, QWidget *parent = nullptr);
    ~Sidebar() override;

    CloudTreeView &tree() const { return *m_tree; }
    void focusFilter();
    void setGateways(const QList<SavedGateway> &gateways);
    /// Signs in to a cloud if nobody is, and shows where it lies.
    void openCloud(const QString &cloud);

Q_SIGNALS:
    void cloudOpenRequested(const QString &cloud);
    void cloudSignOutRequested(const QString &cloud);
    void scopeOpenRequested(const QString &cloud, const porthole::CloudScope &scope);
    /// Through which saved host a cloud is to be reached; nothing: directly.
    void routeRequested(const QString &cloud, const std::optional<porthole::HostId> &host);
    void refreshRequested(const QString &cloud, const porthole::CloudScope &scope);
    /// The receiver takes the secret out of it.
    void secretSubmitted(const QString &cloud, porthole::Secret &secret);
    void trustRequested(const QString &cloud);
    void serverOpenRequested(const porthole::ServerRef &server);
    /// Confirmed where it hurts.
    void actionRequested(const porthole::ServerRef &server, porthole::ServerAction action);
    void hostOpenRequested(const porthole::SavedHost &host);
    void hostFilesRequested(const porthole::SavedHost &host);
    void hostEditRequested(const porthole::SavedHost &host);
    /// Confirmed.
    void hostRemovalRequested(const porthole::SavedHost &host);
    void newHostRequested();
    void gatewayOpenRequested(const porthole::GatewayUrl &url);
    /// Confirmed.
    void gatewayRemovalRequested(const porthole::GatewayUrl &url);
    void tabActivated(int tab);
    void tabCloseRequested(int tab);
    /// A short message worth a moment in the status line.
    void noticed(const QString &notice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void connectTree();
    void connectForms();
    QWidget *makeHostsHeading();
    void connectHosts();
    void hostsChanged();
    void askAboutRemoval(const SavedHost &host);
    void connectGateways();
    void gatewaysChanged();
    void askAboutGatewayRemoval(const SavedGateway &gateway);
    void focusTree();
    bool filterKey(int key);
    bool treeKey(const QKeyEvent &event);
    void open(const QString &cloud, const std::optional<CloudScope> &scope);
    void showMenu(const QPoint &position);
    void showServerMenu(const ServerRef &ref, const QPoint &at);
    void showCloudMenu(const QModelIndex &index, const QPoint &at);
    void addReachMenu(QMenu &menu, const QString &cloud);
    void act(const ServerRef &ref, ServerAction action);
    void refresh(const QModelIndex &index);
    void copy(const QString &text);
    void cloudChanged(const QString &cloud);
    void showTroubleOf(const QString &cloud);

    CloudTreeModel &m_model;
    QLineEdit *m_filter;
    QLabel *m_openHeading;
    OpenPagesView *m_open;
    HostListModel &m_hostModel;
    HostListView *m_hosts;
    QLabel *m_noHosts;
    QLabel *m_gatewayHeading;
    GatewayListView *m_gateways;
    QLabel *m_nothing;
    CloudTreeView *m_tree;
    SignInForm *m_signIn;
    ActionQuestion *m_question;
    QWidget *m_askedFrom = nullptr; // what had the keyboard when something was asked
    QSet<QString> m_wanted;         // clouds that somebody wants to use: their troubles are worth a form
};

} // namespace porthole::ui
