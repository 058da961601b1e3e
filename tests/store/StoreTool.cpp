// storetool FILE PREFIX COUNT [stay]: saves so many hosts, PREFIX-0 and so on, each as a transaction of its
// own, and prints the id of each one that is saved. "stay": has the store open until it is killed.
#include "core/store/EntryTable.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>
#include <unistd.h>

using namespace porthole;
using namespace porthole::store;

namespace {

Result<> save(const QString &path, const QString &prefix, int count, bool stays)
{
    PH_TRY(Database database, openStore(path));
    for (int i = 0; i < count; ++i) {
        EntryBatch batch;
        Entry &entry = batch.entries.emplaceBack();
        entry.id = newEntryId();
        entry.name = QStringLiteral("%1-%2").arg(prefix).arg(i);
        entry.address = QStringLiteral("192.0.2.1");
        entry.notes = QStringLiteral("saved by a test");
        PH_DO(EntryTable(database).apply(batch));
        // Past the C library's buffer: whoever traces this process sees when it was said.
        const QByteArray line = entry.id.value.toLatin1() + '\n';
        if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            return Error::make(ErrorKind::Storage, "nobody hears what is saved");
    }
    while (stays)
        ::pause();
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto outcome =
        save(words.value(1), words.value(2), words.value(3).toInt(), words.value(4) == u"stay");
    if (outcome)
        return 0;
    std::fprintf(stderr, "%s\n", outcome.error().detail.c_str());
    return 1;
}
