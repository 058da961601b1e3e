#include "core/store/EntryIndex.h"

#include "core/model/EntryEdits.h"
#include "core/store/EntryTable.h"
#include "core/store/FuzzyFit.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace porthole::store {

namespace {

constexpr qsizetype kMostWords = 8, kLongestWord = 100;
constexpr int kMostHits = 10'000; // notes that have a word

/// Which letters a text has, a bit each as far as they go: what lacks one that is looked for is passed over
/// without a look at its text.
quint64 lettersOf(QStringView text)
{
    quint64 letters = 0;
    for (const QChar c : text)
        letters |= quint64{1} << (c.unicode() & 63);
    return letters;
}

/// What a field is worth less than the name.
constexpr int kAddressCosts = 120, kRestCosts = 160, kFolderCosts = 200;
constexpr int kNotesAreWorth = 200;

int less(int fit, int cost) { return fit == 0 ? 0 : std::max(fit - cost, 1); }

int usageOf(int uses, qint64 lastUsed, bool isFavourite, qint64 now)
{
    constexpr qint64 kHour = 3'600'000, kDay = 24 * kHour;
    constexpr std::pair<qint64, int> kAges[] = {{kHour, 100}, {kDay, 80}, {7 * kDay, 50}, {30 * kDay, 25}};
    const int often = std::min(15 * static_cast<int>(std::bit_width(static_cast<unsigned>(uses))), 100);
    int worth = often + (isFavourite ? 60 : 0);
    for (const auto &[age, lately] : kAges) {
        if (lastUsed > 0 && now - lastUsed < age)
            return worth + lately;
    }
    return worth;
}

} // namespace

struct EntryIndex::Word {
    QString text;
    quint64 letters = 0;
    std::vector<qint64> inNotes; ///< the numbers of the entries, sorted
};

EntryIndex::Row EntryIndex::rowOf(const Entry &entry, qint64 number) const
{
    Row row;
    row.id = entry.id.value;
    row.name = foldedName(entry.name);
    row.address = foldedName(entry.address);
    row.rest = foldedName(entry.tags.join(u'\n') + u'\n' + entry.settings.user.value_or(QString()) + u'\n' +
                          entry.cloud);
    row.folder = m_folders.value(entry.folder.value);
    row.number = number;
    row.letters = lettersOf(row.name) | lettersOf(row.address) | lettersOf(row.rest) | lettersOf(row.folder);
    row.lastUsed = entry.lastUsed.isValid() ? entry.lastUsed.toMSecsSinceEpoch() : 0;
    row.uses = entry.uses;
    row.isFavourite = entry.favourite;
    row.isHidden = entry.trashed.isValid();
    return row;
}

Result<> EntryIndex::rebuild(Database &database, const EntryCollection &all, qint64 version)
{
    PH_TRY(QSqlQuery numbers, database.run(QStringLiteral("SELECT id, number FROM entries")));
    QHash<QString, qint64> numberOf;
    numberOf.reserve(all.entries.size());
    while (numbers.next())
        numberOf.insert(numbers.value(0).toString(), numbers.value(1).toLongLong());

    m_folders.clear();
    const FolderTree tree(all.folders);
    for (const Folder &folder : all.folders)
        m_folders.insert(folder.id.value, foldedName(folderPath(folder.id, tree)));
    m_rows.clear();
    m_rows.reserve(static_cast<std::size_t>(all.entries.size()));
    m_at.clear();
    m_at.reserve(all.entries.size());
    for (const Entry &entry : all.entries) {
        m_at.insert(entry.id.value, m_rows.size());
        m_rows.push_back(rowOf(entry, numberOf.value(entry.id.value)));
    }
    m_version = version;
    return {};
}

Result<> EntryIndex::follow(Database &database, const EntryBatch &done, qint64 before, qint64 after)
{
    const bool sameFolders = done.folders.isEmpty() && done.removedFolders.isEmpty();
    if (m_version != before || !sameFolders) {
        m_version = -1;
        return {};
    }
    m_version = -1; // half-way
    PH_TRY(Statement numberOf, database.prepare(QStringLiteral("SELECT number FROM entries WHERE id = ?")));
    for (const Entry &entry : done.entries) {
        PH_TRY(const QVariant number, numberOf.value({entry.id.value}));
        Row row = rowOf(entry, number.toLongLong());
        const auto at = m_at.constFind(entry.id.value);
        if (at != m_at.cend()) {
            m_rows[*at] = std::move(row);
        } else {
            m_at.insert(entry.id.value, m_rows.size());
            m_rows.push_back(std::move(row));
        }
    }
    for (const EntryId &id : done.removedEntries) {
        const auto at = m_at.constFind(id.value);
        if (at != m_at.cend())
            m_rows[*at].isHidden = true;
    }
    m_version = after;
    return {};
}

Result<QList<EntryId>> EntryIndex::find(Database &database, const QString &text, int most,
                                        const QDateTime &now)
{
    EntryTable table(database);
    PH_TRY(const qint64 version, table.version());
    if (version != m_version) {
        PH_TRY(const EntryCollection all, table.read());
        PH_DO(rebuild(database, all, version));
    }
    PH_TRY(const std::vector<Word> words, wordsOf(database, text));
    return best(words, most, now);
}

Result<std::vector<EntryIndex::Word>> EntryIndex::wordsOf(Database &database, const QString &text) const
{
    const QStringList texts =
        foldedName(text).simplified().split(u' ', Qt::SkipEmptyParts).mid(0, kMostWords);
    std::vector<Word> words;
    for (const QString &each : texts) {
        Word word{each.left(kLongestWord), 0, {}};
        word.letters = lettersOf(word.text);
        // The trigram tokenizer knows nothing shorter.
        if (word.text.toUcs4().size() >= 3) {
            const QString phrase = u'"' + QString(word.text).replace(u'"', QLatin1String("\"\"")) + u'"';
            PH_TRY(QSqlQuery hits,
                   database.run(QStringLiteral("SELECT rowid FROM entry_notes WHERE entry_notes MATCH ? "
                                               "LIMIT %1")
                                    .arg(kMostHits),
                                {phrase}));
            while (hits.next())
                word.inNotes.push_back(hits.value(0).toLongLong());
            std::sort(word.inNotes.begin(), word.inNotes.end());
        }
        words.push_back(std::move(word));
    }
    return words;
}

/// The mean of what each word is worth where it fits best; 0 if one fits nowhere.
int EntryIndex::fitOfAll(const Row &row, const std::vector<Word> &words)
{
    int sum = 0;
    for (const Word &word : words) {
        int fit = 0;
        if ((row.letters & word.letters) == word.letters) {
            fit = fitOf(word.text, row.name);
            fit = std::max(fit, less(wholeFitOf(word.text, row.address), kAddressCosts));
            fit = std::max(fit, less(wholeFitOf(word.text, row.rest), kRestCosts));
            fit = std::max(fit, less(wholeFitOf(word.text, row.folder), kFolderCosts));
        }
        if (fit < kNotesAreWorth && std::binary_search(word.inNotes.begin(), word.inNotes.end(), row.number))
            fit = kNotesAreWorth;
        if (fit == 0)
            return 0;
        sum += fit;
    }
    return words.empty() ? 1 : sum / static_cast<int>(words.size());
}

QList<EntryId> EntryIndex::best(const std::vector<Word> &words, int most, const QDateTime &now) const
{
    struct Hit {
        int worth;
        const Row *row;
    };
    const qint64 time = now.toMSecsSinceEpoch();
    std::vector<Hit> hits;
    for (const Row &row : m_rows) {
        const int fit = row.isHidden ? 0 : fitOfAll(row, words);
        if (fit > 0)
            hits.push_back({fit + usageOf(row.uses, row.lastUsed, row.isFavourite, time), &row});
    }
    const auto end = hits.begin() + std::min<std::ptrdiff_t>(std::max(most, 0), std::ssize(hits));
    std::partial_sort(hits.begin(), end, hits.end(), [](const Hit &a, const Hit &b) {
        return a.worth != b.worth ? a.worth > b.worth : a.row->name < b.row->name;
    });
    QList<EntryId> ids;
    std::for_each(hits.begin(), end, [&ids](const Hit &hit) { ids << EntryId{hit.row->id}; });
    return ids;
}

} // namespace porthole::store
