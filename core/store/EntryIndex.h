#pragma once

#include "core/base/Result.h"
#include "core/model/Entry.h"
#include "core/store/Database.h"

#include <QHash>
#include <string>
#include <string_view>
#include <vector>

namespace porthole::store {

/// What entries are found by as somebody types, in memory: short texts, and how often and when each was used.
/// Notes are long, and found by SQLite (FTS5). It is made of the database, and follows it. All texts lie one
/// behind the other, so that a hundred thousand are looked through within a frame of the display.
/// Errors: Storage. Thread: the database's.
class EntryIndex {
public:
    /// Of everything, as it is in the database at that version (EntryTable::version()).
    Result<> rebuild(Database &database, const EntryCollection &all, qint64 version);
    /// Follows what was written, if it was at `before` and nobody else has written in between; else it is
    /// rebuilt when something is looked for.
    Result<> follow(Database &database, const EntryBatch &done, qint64 before, qint64 after);

    /// Those that have every word of `text`, in whatever order, best first: by how well they fit, favourites,
    /// and those that are often used or were lately. Without a word, all of them. None from the trash.
    Result<QList<EntryId>> find(Database &database, const QString &text, int most, const QDateTime &now);

private:
    struct Row {
        quint64 letters = 0;  // see lettersOf(); of the folder too
        qint64 number = 0;    // in the database
        qint64 lastUsed = 0;  // milliseconds since 1970
        std::size_t text = 0; // where it begins in m_texts: the name, the address, the rest
        quint16 name = 0, address = 0, rest = 0; // bytes; tags, user and cloud in the last
        int folder = -1;                         // in m_folders; -1: none
        int uses = 0;
        bool isFavourite = false, isHidden = false;
    };
    struct Word;

    Row rowOf(const Entry &entry, qint64 number);
    void put(const Entry &entry, qint64 number);
    std::string_view nameOf(const Row &row) const { return {m_texts.data() + row.text, row.name}; }
    Result<std::vector<Word>> wordsOf(Database &database, const QString &text) const;
    int fitOf(const Row &row, const Word &word) const;
    int fitOfAll(const Row &row, const std::vector<Word> &words) const;
    QList<EntryId> best(const std::vector<Word> &words, int most, const QDateTime &now) const;

    std::vector<Row> m_rows;
    std::vector<QString> m_ids; // of the rows
    std::string m_texts;
    std::size_t m_unused = 0;           // bytes of it that no row has any more
    QHash<QString, std::size_t> m_at;   // the row, by id
    std::vector<std::string> m_folders; // paths
    QHash<QString, int> m_folderAt;     // by id
    qint64 m_version = -1;
};

} // namespace porthole::store
