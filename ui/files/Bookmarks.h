#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>

namespace porthole::ui {

/// Folders of hosts that somebody wants to come back to, by the host's address. Kept for this run; whoever
/// keeps them longer fills this in and listens to changed(). Thread: the GUI thread.
class Bookmarks : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    QList<QByteArray> of(const QString &host) const { return m_folders.value(host); }
    bool has(const QString &host, const QByteArray &folder) const { return of(host).contains(folder); }
    /// Those of a host, in the order in which they are shown.
    void set(const QString &host, const QList<QByteArray> &folders)
    {
        if (of(host) == folders)
            return;
        m_folders.insert(host, folders);
        Q_EMIT changed(host);
    }
    void toggle(const QString &host, const QByteArray &folder)
    {
        QList<QByteArray> folders = of(host);
        if (!folders.removeOne(folder))
            folders << folder;
        set(host, folders);
    }

Q_SIGNALS:
    void changed(const QString &host);

private:
    QHash<QString, QList<QByteArray>> m_folders;
};

} // namespace porthole::ui
