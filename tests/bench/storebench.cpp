// storebench [--smoke]: what is saved, in a small collection and in a large one: start, search per keystroke,
// saving one, saving a batch, and a backup. Times in milliseconds, the median of several.
#include "core/store/Backups.h"
#include "core/store/EntryIndex.h"
#include "core/store/EntryTable.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace porthole;
using namespace porthole::store;

namespace {

constexpr int kTimes = 7;
constexpr int kBatch = 100;

struct Figures {
    double open = 0, read = 0, index = 0, keystroke = 0, slowestKeystroke = 0, saveOne = 0, saveBatch = 0,
           backup = 0, mebibytes = 0;
};

double millisecondsOf(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

double medianOf(const std::function<void()> &work)
{
    std::vector<double> times;
    for (int i = 0; i < kTimes; ++i)
        times.push_back(millisecondsOf(work));
    return median(std::move(times));
}

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.detail.c_str());
    std::exit(1);
}

template <class T> T must(Result<T> outcome)
{
    if (!outcome)
        stop(outcome.error());
    return *std::move(outcome);
}

Entry host(int number, const QList<Folder> &folders)
{
    static const char *const kRoles[] = {"web", "db", "mail", "build", "cache", "proxy", "monitor", "backup"};
    static const char *const kSites[] = {"berlin", "madrid", "lyon", "oslo"};
    const char *const role = kRoles[number % 8], *const site = kSites[number / 8 % 4];
    Entry made;
    made.id = newEntryId();
    made.name = QStringLiteral("%1-%2.%3")
                    .arg(QLatin1String(role))
                    .arg(number, 6, 10, QLatin1Char('0'))
                    .arg(QLatin1String(site));
    made.folder = folders[number % folders.size()].id;
    made.address = QStringLiteral("10.%1.%2.%3").arg(number >> 16).arg(number >> 8 & 255).arg(number & 255);
    made.settings.user = QStringLiteral("admin");
    made.tags = {QLatin1String(role), QLatin1String(site)};
    if (number % 10 == 0)
        made.notes = QStringLiteral("Installed in rack %1; ask the desk before a restart.").arg(number % 400);
    made.uses = number % 7 == 0 ? number % 50 : 0;
    return made;
}

EntryBatch collection(int count)
{
    EntryBatch all;
    for (int i = 0; i < std::max(count / 100, 1); ++i) {
        Folder &folder = all.folders.emplaceBack();
        folder.id = newFolderId();
        folder.name = QStringLiteral("folder %1").arg(i);
        folder.settings.colour = QStringLiteral("#c01c28");
    }
    for (int i = 0; i < count; ++i)
        all.entries << host(i, all.folders);
    return all;
}

/// Each text letter by letter, as it is typed.
void search(Database &database, EntryIndex &index, Figures &figures)
{
    std::vector<double> times;
    for (const char *text : {"web", "w01", "build-000", "berlin mail", "10.0.1", "restart", "xyzzy", "e"}) {
        const QString typed = QLatin1String(text);
        for (qsizetype length = 1; length <= typed.size(); ++length) {
            times.push_back(medianOf([&] {
                must(index.find(database, typed.left(length), 50, QDateTime::currentDateTimeUtc()));
            }));
        }
    }
    figures.keystroke = median(times);
    figures.slowestKeystroke = *std::max_element(times.begin(), times.end());
}

Figures measure(int count)
{
    Figures figures;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("porthole/porthole.db"));
    EntryBatch all = collection(count);
    {
        Database database = must(openStore(path));
        must(EntryTable(database).apply(all));
    }
    figures.mebibytes = static_cast<double>(QFileInfo(path).size()) / (1 << 20);
    figures.open = medianOf([&] { must(openStore(path)); });
    Database database = must(openStore(path));
    EntryTable table(database);
    EntryCollection read;
    figures.read = medianOf([&] { read = must(table.read()); });
    EntryIndex index;
    figures.index = medianOf([&] {
        if (const auto built = index.rebuild(database, read, must(table.version())); !built)
            stop(built.error());
    });
    search(database, index, figures);
    int number = 0;
    const auto save = [&](int many) {
        EntryBatch batch;
        for (int i = 0; i < many; ++i) {
            Entry &entry = batch.entries.emplaceBack(all.entries[++number % all.entries.size()]);
            entry.notes = QStringLiteral("changed %1").arg(number);
        }
        const qint64 before = must(table.version());
        const auto applied = must(table.write(batch));
        if (const auto done = index.follow(database, applied.done, before, must(table.version())); !done)
            stop(done.error());
    };
    figures.saveOne = medianOf([&] { save(1); });
    figures.saveBatch = medianOf([&] { save(kBatch); });
    figures.backup = medianOf([&] {
        if (const auto done = backUp(database, QDateTime::currentDateTimeUtc()); !done)
            stop(done.error());
    });
    return figures;
}

void print(const char *what, double small, double large)
{
    std::printf("%-32s %10.2f %10.2f %8.1f\n", what, small, large, large / std::max(small, 0.001));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isSmoke = QCoreApplication::arguments().contains(QStringLiteral("--smoke"));
    const int few = 100, many = isSmoke ? 1000 : 100'000;
    const Figures small = measure(few), large = measure(many);
    std::printf("%-32s %10d %10d %8s\n", "milliseconds", few, many, "ratio");
    print("start: open and examine", small.open, large.open);
    print("start: read all", small.read, large.read);
    print("start: index for the search", small.index, large.index);
    print("search, a keystroke", small.keystroke, large.keystroke);
    print("search, the slowest keystroke", small.slowestKeystroke, large.slowestKeystroke);
    print("save one", small.saveOne, large.saveOne);
    print("save 100 at once", small.saveBatch, large.saveBatch);
    print("back up", small.backup, large.backup);
    print("the file (MiB)", small.mebibytes, large.mebibytes);
    return 0;
}
