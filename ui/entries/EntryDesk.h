#pragma once

#include <memory> // before <concepts>, which Qt 6.4's moc does not get through on its own

#include "core/model/Server.h"
#include "ui/entries/EntryForm.h"
#include "ui/entries/EntryTreeModel.h"

namespace porthole::ui {

class EntryTreeView;

/// What somebody does in the window with what is saved: it turns that into changes, and offers to take them
/// back. It keeps nothing itself; ui/entries/EntryBinding.h ties it to what does. Thread: the GUI thread.
class EntryDesk : public QObject {
    Q_OBJECT
public:
    explicit EntryDesk(QObject *parent = nullptr);

    EntryTreeModel &model() const { return *m_model; }
    /// Connects what a view says about rows.
    void serve(EntryTreeView &view);

    /// What is saved is being read: what is known from elsewhere may be the same.
    void expectCollection() { m_expects = true; }
    bool expectsCollection() const { return m_expects; }
    /// What is saved by now. `undoable` is what undo() would take back, and `step` the number of that step.
    void setCollection(const EntryCollection &collection, const QString &undoable, qint64 step = 0);
    /// What somebody else has begun, in these words: it is offered to be undone once it is there.
    void offerUndoOf(const QString &words) { m_offer = words; }
    /// A change was not made.
    void tellFailure(const QString &why);

    /// What the full editor made.
    void change(EntryEdit &edit);
    /// As one step, which is offered to be taken back if it has `words` for that.
    void change(EntryBatch batch, const QString &words = {});
    void trash(const ChosenEntries &what);
    void move(const ChosenEntries &what, const EntryPlace &place);
    /// Saves a cloud's server at the top, unless it is saved already.
    void pin(const Server &server, const QString &cloud);

Q_SIGNALS:
    void changeRequested(const porthole::EntryBatch &batch, const QString &words);
    /// What a form has made of what it was opened for. The receiver moves out of it, and answers.
    void editRequested(porthole::ui::EntryEdit &edit);
    void restoreRequested(const QList<porthole::EntryId> &entries);
    /// For good, of the trash; asked about before.
    void purgeRequested(const QList<porthole::EntryId> &entries);
    void undoRequested();
    void redoRequested();
    /// It shall be looked whether they can be reached, and what is in the folders.
    void healthWanted(const porthole::ui::ChosenEntries &what);
    /// It was opened.
    void useNoted(const porthole::EntryId &entry);
    /// What is saved and fits `text` is looked for; found() answers with the same number.
    void searchRequested(const QString &text, int most, int number);
    void found(int number, const QList<porthole::EntryId> &entries);
    /// A change was made, and can be taken back.
    void undoOffered(const QString &words);
    /// What was offered last is not what undoRequested() would take back any more.
    void offerOutdated();
    void noticed(const QString &notice);
    void collectionChanged();

private:
    void rename(const EntryId &id, const QString &name);
    void renameFolder(const FolderId &id, const QString &name);
    void addFolder(EntryTreeView &view, const FolderId &parent);

    EntryTreeModel *m_model;
    QString m_offer;      ///< what the change that is under way will have done; empty: nothing to offer
    qint64 m_offered = 0; ///< the step that was offered last
    bool m_expects = false;
};

} // namespace porthole::ui
