// storetool FILE PREFIX COUNT: saves so many hosts, PREFIX-0 and so on, each as a transaction of its own, and
// prints the name of each one that is saved.
#include "core/store/HostTable.h"
#include "core/store/Store.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace porthole;
using namespace porthole::store;

namespace {

Result<> save(const QString &path, const QString &prefix, int count)
{
    PH_TRY(Database database, openStore(path));
    for (int i = 0; i < count; ++i) {
        SavedHost host;
        host.name = QStringLiteral("%1-%2").arg(prefix).arg(i);
        host.host = QStringLiteral("192.0.2.1");
        PH_TRY(const SavedHost saved, HostTable(database).add(host));
        std::printf("%s\n", qPrintable(saved.name));
        std::fflush(stdout);
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto outcome = save(words.value(1), words.value(2), words.value(3).toInt());
    if (outcome)
        return 0;
    std::fprintf(stderr, "%s\n", outcome.error().detail.c_str());
    return 1;
}
