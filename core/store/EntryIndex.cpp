#include "core/store/EntryIndex.h"

#include "core/model/EntryEdits.h"
#include "core/store/EntryTable.h"
#include "core/store/FuzzyFit.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

namespace porthole::store {

namespace {

constexpr qsizetype kMostWords = 8, kLongestWord = 100;
constexpr int kMostHits = 10'000;    // notes that have a word
constexpr qsizetype kLongest = 1000; // characters of a field that are looked at

/// The bit that a byte has: its own for small letters and digits, a shared one for the others.
constexpr auto kBits = [] {
    std::array<quint8, 256> bits{};
    for (unsigned c = 0; c < bits.size(); ++c) {
        if (c >= 'a' && c <= 'z')
            bits[c] = static_cast<quint8>(c - 'a');
        else if (c >= '0' && c <= '9')
            bits[c] = static_cast<quint8>(26 + c - '0');
        else
            bits[c] = static_cast<quint8>(36 + c % 28);
    }
    return bits;
}();

/// Which letters a text has, a bit each as far as they go: what lacks one that is looked for is passed over
/// without a look at its text.
quint64 lettersOf(std::string_view text)
{
    quint64 letters = 0;
    for (const char c : text)
        letters |= quint64{1} << kBits[static_cast<unsigned char>(c)];
    return letters;
}

std::string bytesOf(const QString &text) { return foldedName(text.left(kLongest)).toStdString(); }

/// What a field is worth less than the name.
constexpr int kAddressCosts = 120, kRestCosts = 160, kFolderCosts = 200;
constexpr int kNotesAreWorth = 200;

int less(int fit, int cost) { return fit == 0 ? 0 : std::max(fit - cost, 1); }

int usageOf(int uses, qint64 lastUsed, bool isFavourite, qint64 now)
{
    constexpr qint64 kHour = 3'600'000, kDay = 24 * kHour;
    constexpr std::pair<qint64, int> kAges[] = {{kHour, 100}, {kDay, 80}, {7 * kDay, 50}, {30 * kDay, 25}};
    const int often = std::min(15 * static_cast<int>(std::bit_width(static_cast<unsigned>(uses))), 100);
    const int worth = often + (isFavourite ? 60 : 0);
    if (lastUsed == 0)
        return worth;
    for (const auto &[age, lately] : kAges) {
        if (now - lastUsed < age)
            return worth + lately;
    }
    return worth;
}

} // namespace

struct EntryIndex::Word {
    std::string text;
    quint64 letters = 0;
    std::vector<int> inFolders;  ///< how well it fits each
    std::vector<qint64> inNotes; ///< the numbers of the entries, sorted
};

EntryIndex::Row EntryIndex::rowOf(const Entry &entry, qint64 number)
{
    const std::string name = bytesOf(entry.name), address = bytesOf(entry.address);
    const std::string rest = bytesOf(entry.tags.join(u'\n') + u'\n' +
                                     entry.settings.user.value_or(QString()) + u'\n' + entry.cloud);
    static_assert(kLongest * 3 * 3 <= std::numeric_limits<quint16>::max()); // a folded character may be three
    Row row;
    row.text = m_texts.size();
    row.name = static_cast<quint16>(name.size());
    row.address = static_cast<quint16>(address.size());
    row.rest = static_cast<quint16>(rest.size());
    m_texts.append(name).append(address).append(rest);
    row.letters = lettersOf(name) | lettersOf(address) | lettersOf(rest);
    row.folder = m_folderAt.value(entry.folder.value, -1);
    if (row.folder >= 0)
        row.letters |= lettersOf(m_folders[static_cast<std::size_t>(row.folder)]);
    row.number = number;
    row.lastUsed = entry.lastUsed.isValid() ? entry.lastUsed.toMSecsSinceEpoch() : 0;
    row.uses = entry.uses;
    row.isFavourite = entry.favourite;
    row.isHidden = entry.trashed.isValid();
    return row;
}

void EntryIndex::put(const Entry &entry, qint64 number)
{
    Row row = rowOf(entry, number);
    const auto at = m_at.constFind(entry.id.value);
    if (at != m_at.cend()) {
        Row &old = m_rows[*at];
        m_unused += std::size_t{old.name} + old.address + old.rest;
        old = row;
        return;
    }
    m_at.insert(entry.id.value, m_rows.size());
    m_rows.push_back(row);
    m_ids.push_back(entry.id.value);
}

Result<> EntryIndex::rebuild(Database &database, const EntryCollection &all, qint64 version)
{
    QHash<QString, qint64> numberOf;
    numberOf.reserve(all.entries.size());
    PH_DO(database.each(QStringLiteral("SELECT id, number FROM entries"), {}, [&](const QSqlQuery &row) {
        numberOf.insert(row.value(0).toString(), row.value(1).toLongLong());
    }));

    *this = {};
    const FolderTree tree(all.folders);
    for (const Folder &folder : all.folders) {
        m_folderAt.insert(folder.id.value, static_cast<int>(m_folders.size()));
        m_folders.push_back(bytesOf(folderPath(folder.id, tree)));
    }
    m_rows.reserve(static_cast<std::size_t>(all.entries.size()));
    m_ids.reserve(static_cast<std::size_t>(all.entries.size()));
    m_at.reserve(all.entries.size());
    for (const Entry &entry : all.entries)
        put(entry, numberOf.value(entry.id.value));
    m_version = version;
    return {};
}

Result<> EntryIndex::follow(Database &database, const EntryBatch &done, qint64 before, qint64 after)
{
    const bool sameFolders = done.folders.isEmpty() && done.removedFolders.isEmpty();
    const bool isThere =
        m_version == before && after == before + 1 && sameFolders && m_unused <= m_texts.size() / 2;
    m_version = -1; // until this has come to its end
    if (!isThere)
        return {};
    PH_TRY(Statement numberOf, database.prepare(QStringLiteral("SELECT number FROM entries WHERE id = ?")));
    for (const Entry &entry : done.entries) {
        PH_TRY(const QVariant number, numberOf.value({entry.id.value}));
        put(entry, number.toLongLong());
    }
    for (const EntryId &id : done.removedEntries) {
        if (const auto at = m_at.constFind(id.value); at != m_at.cend())
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
        const QString cut = each.left(kLongestWord);
        Word word{cut.toStdString(), 0, {}, {}};
        word.letters = lettersOf(word.text);
        for (const std::string &folder : m_folders)
            word.inFolders.push_back(less(wholeFitOf(word.text, folder), kFolderCosts));
        // The trigram tokenizer knows nothing shorter.
        if (cut.toUcs4().size() >= 3) {
            const QString phrase = u'"' + QString(cut).replace(u'"', QLatin1String("\"\"")) + u'"';
            PH_DO(database.each(
                QStringLiteral("SELECT rowid FROM entry_notes WHERE entry_notes MATCH ? LIMIT %1")
                    .arg(kMostHits),
                {phrase},
                [&word](const QSqlQuery &hit) { word.inNotes.push_back(hit.value(0).toLongLong()); }));
            std::sort(word.inNotes.begin(), word.inNotes.end());
        }
        words.push_back(std::move(word));
    }
    return words;
}

int EntryIndex::fitOf(const Row &row, const Word &word) const
{
    int fit = 0;
    if ((row.letters & word.letters) == word.letters) {
        const char *const text = m_texts.data() + row.text;
        const std::string_view address(text + row.name, row.address);
        const std::string_view rest(text + row.name + row.address, row.rest);
        fit = wholeFitOf(word.text, nameOf(row));
        fit = std::max(fit, less(wholeFitOf(word.text, address), kAddressCosts));
        fit = std::max(fit, less(wholeFitOf(word.text, rest), kRestCosts));
        if (row.folder >= 0)
            fit = std::max(fit, word.inFolders[static_cast<std::size_t>(row.folder)]);
        if (fit == 0)
            fit = store::fitOf(word.text, nameOf(row)); // in pieces
    }
    const bool isInNotes = !word.inNotes.empty() && fit < kNotesAreWorth &&
                           std::binary_search(word.inNotes.begin(), word.inNotes.end(), row.number);
    return isInNotes ? kNotesAreWorth : fit;
}

/// The mean of what each word is worth where it fits best; 0 if one fits nowhere.
int EntryIndex::fitOfAll(const Row &row, const std::vector<Word> &words) const
{
    int sum = 0;
    for (const Word &word : words) {
        const int fit = fitOf(row, word);
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
        std::size_t row;
    };
    const qint64 time = now.toMSecsSinceEpoch();
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const int fit = row.isHidden ? 0 : fitOfAll(row, words);
        if (fit > 0)
            hits.push_back({fit + usageOf(row.uses, row.lastUsed, row.isFavourite, time), i});
    }
    const auto end = hits.begin() + std::min<std::ptrdiff_t>(std::max(most, 0), std::ssize(hits));
    // Names are compared of the best alone: the texts of all would be fetched for it.
    std::partial_sort(hits.begin(), end, hits.end(), [](const Hit &a, const Hit &b) {
        return a.worth != b.worth ? a.worth > b.worth : a.row < b.row;
    });
    std::sort(hits.begin(), end, [this](const Hit &a, const Hit &b) {
        return a.worth != b.worth ? a.worth > b.worth : nameOf(m_rows[a.row]) < nameOf(m_rows[b.row]);
    });
    QList<EntryId> ids;
    std::for_each(hits.begin(), end, [this, &ids](const Hit &hit) { ids << EntryId{m_ids[hit.row]}; });
    return ids;
}

} // namespace porthole::store
