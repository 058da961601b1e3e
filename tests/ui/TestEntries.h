#pragma once

#include <memory> // before <compare>, whose <concepts> Qt 6.4's moc does not get through on its own

#include "core/model/Entry.h"
#include "ui/entries/EntryDesk.h"

#include <QObject>

namespace porthole::test {

Folder folder(const char *id, const char *name, const char *parent = "", const char *colour = nullptr);
Entry entry(const char *id, const char *name, const char *folder = "", const char *address = nullptr,
            EntryKind kind = EntryKind::Host);
/// Two folders with colours and users of their own, one in another; every kind of entry; favourites; one in
/// the trash.
EntryCollection someEntries();
/// Hosts in folders of a hundred.
EntryCollection manyEntries(int count);

void apply(EntryCollection &all, const EntryBatch &batch);

/// Keeps what is saved, as EntryBook does, in memory.
class EntryKeeper : public QObject {
    Q_OBJECT
public:
    EntryKeeper(ui::EntryDesk &desk, EntryCollection all);

    const EntryCollection &all() const { return m_all; }
    const Entry *named(const char *name) const;
    /// Of the last step; see EntryBook::undoableStep().
    qint64 lastNumber() const { return m_lastNumber; }
    /// Nothing is saved any more.
    void setFailing(bool failing) { m_failing = failing; }

private:
    void apply(const EntryBatch &batch, const QString &words);
    void undo();
    void tell();

    ui::EntryDesk &m_desk;
    EntryCollection m_all;
    struct Step {
        EntryCollection before;
        QString words;
        qint64 number;
    };
    QList<Step> m_steps;
    qint64 m_lastNumber = 0;
    bool m_failing = false;
};

} // namespace porthole::test
