#pragma once

#include "core/base/Secret.h"
#include "core/model/SavedHost.h"
#include "ui/clouds/CloudTreeModel.h"
#include "ui/entries/EntryMoves.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;

namespace porthole::ui {

class ActionQuestion;
class CloudTreeView;
class EntryDesk;
class EntryTreeView;
class KnownHosts;
class PageTabs;
class OpenPagesView;
class SignInForm;
class UndoStrip;

/// The left side of the window: what is open, what is saved, and the clouds with their servers. It decides
/// nothing about connections; it says what the person wants.
class Sidebar : public QWidget {
    Q_OBJECT
public:
    /// All outlive it.
    Sidebar(CloudTreeModel &model, KnownHosts &hosts, EntryDesk &entries, PageTabs &tabs,
            QWidget *parent = nullptr);
    ~Sidebar() override;

    CloudTreeView &tree() const { return *m_tree; }
    void focusFilter();
    /// What is to be known about what is saved, in one line below its heading; an empty one takes it away.
    void setWarning(const QString &text);
    EntryTreeView &saved() const { return *m_entries; }
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
    /// `keep`: it goes into the keychain once it is accepted.
    void secretSubmitted(const QString &cloud, porthole::Secret &secret, bool keep);
    void newCloudRequested();
    /// Of clouds.yaml: it is to be saved here as well, under another name.
    void cloudCopyRequested(const QString &cloud);
    void trustRequested(const QString &cloud);
    void serverOpenRequested(const porthole::ServerRef &server);
    /// Confirmed where it hurts.
    void actionRequested(const porthole::ServerRef &server, porthole::ServerAction action);
    /// Something saved is to be opened, or its files.
    void entryOpenRequested(const porthole::EntryId &entry);
    void entryFilesRequested(const porthole::EntryId &entry);
    void entryEditRequested(const porthole::ui::ChosenEntries &what);
    /// One that stands in no collection; confirmed.
    void entryRemovalRequested(const porthole::EntryId &entry);
    void newHostRequested();
    void tabActivated(int tab);
    void tabCloseRequested(int tab);
    /// A short message worth a moment in the status line.
    void noticed(const QString &notice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectTree();
    void connectForms();
    QWidget *makeEntriesHeading();
    QWidget *makeCloudsHeading();
    void cloudRemoved(const QString &cloud);
    void connectEntries();
    void entriesChanged();
    void shareHeight();
    void askAboutPurge(const QList<EntryId> &entries);
    void askAboutRemoval(const EntryId &id);
    void focusEntriesOrTree();
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
    KnownHosts &m_hostModel;
    EntryDesk &m_desk;
    EntryTreeView *m_entries;
    QLabel *m_warning, *m_noEntries;
    QLabel *m_nothing;
    CloudTreeView *m_tree;
    SignInForm *m_signIn;
    ActionQuestion *m_question;
    UndoStrip *m_undo;
    QWidget *m_askedFrom = nullptr; // what had the keyboard when something was asked
    QSet<QString> m_wanted;         // clouds that somebody wants to use: their troubles are worth a form
};

} // namespace porthole::ui
