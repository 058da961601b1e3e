#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"
#include "core/store/Database.h"

#include <QHash>
#include <vector>

namespace porthole::store {

/// What entries are found by as somebody types, in memory: short texts, and how often and when each was used.
/// Notes are long, and found by SQLite (FTS5). It is made of the database, and follows it.
/// Errors: Storage. Thread: the database's.
class EntryIndex {
public:
    /// Of everything, as it is in the database at that version (EntryTable::version()).
    Result<> rebuild(Database &database, const EntryCollection &all, qint64 version);
    /// Follows what was written, if it was at `before`; else it is rebuilt when something is looked for.
    Result<> follow(Database &database, const EntryBatch &done, qint64 before, qint64 after);

    /// Those that have every word of `text`, in whatever order, best first: by how well they fit, favourites,
    /// and those that are often used or were lately. Without a word, all of them. None from the trash.
    Result<QList<EntryId>> find(Database &database, const QString &text, int most, const QDateTime &now);

private:
    struct Row {
        QString id;
        QString name, address, rest; // folded; tags, user and cloud in the last
        QString folder;              // its path, folded
        qint64 number = 0;           // in the database
        quint64 letters = 0;         // see lettersOf()
        qint64 lastUsed = 0;         // milliseconds since 1970
        int uses = 0;
        bool isFavourite = false, isHidden = false;
    };
    struct Word;

    Row rowOf(const Entry &entry, qint64 number) const;
    Result<std::vector<Word>> wordsOf(Database &database, const QString &text) const;
    static int fitOfAll(const Row &row, const std::vector<Word> &words);
    QList<EntryId> best(const std::vector<Word> &words, int most, const QDateTime &now) const;

    std::vector<Row> m_rows;
    QHash<QString, std::size_t> m_at;  // by id
    QHash<QString, QString> m_folders; // paths, folded, by id
    qint64 m_version = -1;
};

} // namespace porthole::store
