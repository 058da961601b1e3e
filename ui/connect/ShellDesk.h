#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/model/SavedHost.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

class QMenu;

namespace porthole {
class ShellSession;
}

namespace porthole::ui {

class ShellPage;
class ShellTab;

/// The shells of a window: which tab each is in, and beside which other. It makes their pages and tabs, and
/// knows what a place is that somebody asks for before there is a session to put there.
/// Thread: the GUI thread.
class ShellDesk : public QObject {
    Q_OBJECT
public:
    struct Shell {
        ShellSession *session = nullptr;
        ShellPage *page = nullptr;
    };

    using QObject::QObject;

    /// Shows a session in a tab of its own, or in the place that it was asked for. The session stays its
    /// owner's and may go at any time; its page goes with it. Closing the page closes the session.
    ShellPage *add(ShellSession *session);
    /// In the order in which they were added.
    const QList<Shell> &shells() const { return m_shells; }
    ShellSession *sessionOf(const ShellPage *page) const;
    ShellPage *pageOf(const ShellSession *session) const;
    /// nullptr once it is closed.
    ShellTab *tabOf(const ShellPage *page) const;
    /// The number by which a session says that it belongs beside this one, or in its stead.
    int reservePlace(ShellPage *beside, Qt::Orientation direction, bool inItsStead = false);
    /// With its session; and its tab, if nothing else is in there.
    void close(ShellPage *page);
    /// Whose shells can be had beside others.
    void setHosts(const QList<SavedHost> &hosts) { m_hosts = hosts; }

Q_SIGNALS:
    void tabMade(porthole::ui::ShellTab *tab);
    /// The last of its pages is about to go.
    void tabEmptied(porthole::ui::ShellTab *tab);
    /// A page was made and is bound to its session.
    void added(porthole::ShellSession *session, porthole::ui::ShellPage *page);
    /// What a session was made from is to be put right.
    void editRequested(porthole::ShellSession *session, porthole::ui::ShellPage *page);
    /// Another shell is wanted: on the connection of a session, or on another host.
    void shellBesideRequested(porthole::ShellSession *neighbour, int place);
    void hostBesideRequested(const porthole::SavedHost &host, int place);

private:
    struct Place {
        QPointer<ShellPage> beside;
        Qt::Orientation direction;
        bool inItsStead;
    };
    ShellTab *makeTab(ShellPage *page);
    bool putInPlace(ShellPage *page, int place);
    void forget(const ShellPage *page);
    void split(ShellPage *beside, Qt::Orientation direction);
    void fillPaneMenu(QMenu &menu, ShellPage *page);
    void addHosts(QMenu &menu, ShellPage *page, Qt::Orientation direction);

    QList<Shell> m_shells;
    QHash<int, Place> m_places;
    int m_lastPlace = 0;
    QList<SavedHost> m_hosts;
};

} // namespace porthole::ui
