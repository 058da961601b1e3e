#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/model/Entry.h"
#include "core/store/Store.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace porthole {

/// All that somebody saved: entries in folders, and the trash. It is held here, so that nobody waits for the
/// disk; what another instance writes is seen within seconds. Thread: its owner's.
class EntryBook : public QObject {
    Q_OBJECT
public:
    /// How often is looked whether another instance has written something.
    static constexpr int kLookMilliseconds = 1000;

    /// `store` outlives it.
    explicit EntryBook(store::Store &store, QObject *parent = nullptr);

    /// Reads all of it; changed() or failed() follows.
    void load();
    bool isRead() const { return m_isRead; }
    const EntryCollection &collection() const { return m_collection; }
    const Entry *find(const EntryId &id) const;
    const Folder *find(const FolderId &id) const;

    /// Saves; changed() follows once it is on the disk, or failed() and nothing is changed. What it says in
    /// `words` is what undo() would undo: "3 connections imported".
    void apply(EntryBatch batch, QString words = {});
    /// Into the trash and out of it, as one step.
    void trash(const QList<EntryId> &entries, QString words = {});
    void restore(const QList<EntryId> &entries);
    /// Takes the last step of this run back; nothing if there is none. Errors come by failed().
    void undo();
    /// What undo() would undo; empty for nothing.
    QString undoable() const;
    /// Somebody has opened it: counts, and comes first where it fits. Never an undoable step.
    void noteUsed(const EntryId &id);

    /// Those that fit `text`, best first: by how well they fit and by use. Answers by found() with the same
    /// number; a newer search makes an older one silent.
    void search(const QString &text, int most, int number);

Q_SIGNALS:
    void changed();
    void failed(const porthole::Error &error);
    void found(int number, const QList<porthole::EntryId> &entries);

private:
    Task<> read();
    Task<> lookForChanges();

    store::Store &m_store;
    EntryCollection m_collection;
    QHash<QString, qsizetype> m_entryAt, m_folderAt; // by id
    struct Step {
        EntryBatch inverse;
        QString words;
    };
    QList<Step> m_steps; // the latest last; a bounded number
    qint64 m_version = 0;
    bool m_isRead = false;
    QTimer m_lookTime;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
