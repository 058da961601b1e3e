#pragma once

#include <memory> // before <coroutine>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/async/Flows.h"
#include "core/base/Error.h"
#include "core/model/Entry.h"
#include "core/store/Store.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <functional>

namespace porthole {

/// All that somebody saved: entries in folders, and the trash. It is held here, so that nobody waits for the
/// disk; what another instance writes is seen within seconds. Thread: its owner's.
class EntryBook : public QObject {
    Q_OBJECT
public:
    /// How often is looked whether another instance has written something.
    static constexpr int kLookMilliseconds = 1000;
    /// How many steps can be taken back.
    static constexpr qsizetype kMostSteps = 100;
    /// Whether what was asked for is on the disk, or was passed over, which passedOver() says before. Comes
    /// once, behind changed() or failed() (which may be of what could only not be read again), or at once
    /// where there was nothing to do; never if the book is gone before.
    using Answer = std::function<void(const Result<> &)>;

    /// `store` outlives it.
    explicit EntryBook(store::Store &store, QObject *parent = nullptr);
    ~EntryBook() override;

    /// Reads all of it, anew if it was read before; changed() or failed() follows. From then on it is looked
    /// whether somebody else has changed it.
    void load();
    bool isRead() const { return m_isRead; }
    const EntryCollection &collection() const { return m_collection; }
    const Entry *find(const EntryId &id) const;
    const Folder *find(const FolderId &id) const;

    /// Saves; changed() follows once it is on the disk, or failed() and nothing is changed. What it says in
    /// `words` is what undo() would undo: "3 connections imported". What another instance has changed of an
    /// entry meanwhile stays where this does not change it too.
    void apply(EntryBatch batch, QString words = {});
    /// The same of what somebody has made of `base` in his time, as in a form: whatever was changed since, by
    /// whom ever, stays where the batch says what `base` does. What is gone for good stays so: passedOver().
    void apply(EntryBatch batch, const EntryBatch &base, QString words, Answer answer = {});
    /// How the clouds are called that are not among the entries; see carryServers().
    void setOtherClouds(const QStringList &names) { m_otherClouds = names; }
    /// The same where there is nothing that somebody would take back: where a secret lies now.
    void note(EntryBatch batch);
    /// Into the trash and out of it, as one step. What comes out of it is in its folder again, or at the top
    /// if that is gone; a host whose name is taken meanwhile is "name 2".
    void trash(const QList<EntryId> &entries, QString words = {});
    void restore(const QList<EntryId> &entries);
    /// A folder with everything in it: the entries go into the trash, the folders are gone. One step.
    void trashFolder(const FolderId &folder, QString words = {});
    /// For good, of what is in the trash. No step: nothing before it can be undone either.
    void purge(const QList<EntryId> &entries);
    void emptyTrash();
    /// Takes the last step of this run back; nothing if there is none. Errors come by failed().
    void undo();
    /// What undo() would undo; empty for nothing, and for a step without words: see canUndo().
    QString undoable() const;
    bool canUndo() const { return !m_steps.isEmpty(); }
    /// Which step that is, by a number that no other has; 0 for nothing.
    qint64 undoableStep() const { return m_steps.isEmpty() ? 0 : m_steps.last().number; }
    /// Does again what undo() took back last, as long as nothing else was done since. Errors come by
    /// failed().
    void redo();
    bool canRedo() const { return !m_undone.isEmpty(); }
    /// Somebody has opened it: counts, and comes first where it fits. Never an undoable step.
    void noteUsed(const EntryId &id);

    /// Those that fit `text`, best first: by how well they fit and by use. Answers by found() with the same
    /// number; a newer search makes an older one silent. Those in the trash are not among them.
    void search(const QString &text, int most, int number);

Q_SIGNALS:
    void changed();
    /// The uses of one are others, and nothing else: noteUsed().
    void used(const porthole::EntryId &id);
    /// Entries were removed for good: credentials may be loose.
    void purged();
    void failed(const porthole::Error &error);
    /// What has these names was to be changed, and stays gone for good; the rest was done.
    void passedOver(const QStringList &names);
    void found(int number, const QList<porthole::EntryId> &entries);

private:
    struct Step {
        EntryBatch inverse; ///< takes it back; of one that was taken back, does it again
        EntryBatch done;    ///< as it was written: what others have changed since is not taken back
        QString words;
        qint64 number = 0; ///< of when it was done; what is done again has another one
    };
    enum class Kind : quint8 { Step, Note, Undo, Redo, Purge };
    /// What lives on the store's thread, and what comes from there.
    struct Shelf;
    struct Reading;
    struct Change;

    Task<> read();
    Task<> lookForChanges();
    Task<> change(Kind kind, EntryBatch batch, EntryBatch base, QString words, Answer answer = {});
    Task<> use(EntryId id);
    Task<> seek(QString text, int most, int number);
    void begin(Kind kind, EntryBatch batch, QString words, Answer answer = {}, const EntryBatch &gone = {});
    void turn(Kind kind, QList<Step> &steps);
    void keepStep(Kind kind, Step step);
    void take(Reading reading);
    void merge(const EntryBatch &done);
    void keepUses(EntryBatch &batch) const;
    EntryBatch knownOf(const EntryBatch &batch) const;

    store::Store &m_store;
    const std::shared_ptr<Shelf> m_shelf;
    EntryCollection m_collection;
    QHash<QString, qsizetype> m_entryAt, m_folderAt; // by id
    QList<Step> m_steps, m_undone;                   // the latest last
    qint64 m_lastNumber = 0;                         // of a step
    qint64 m_version = -1;                           // of the store, as far as it is known here
    bool m_isRead = false;
    QStringList m_otherClouds;
    QTimer m_lookTime;
    async::Flows m_flows; // last: they use all of the above
};

} // namespace porthole
