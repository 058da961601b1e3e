#include "core/store/HostStore.h"
#include "core/store/Store.h"
#include "tests/support/Flow.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace porthole::store;

namespace porthole::test {

namespace {

SavedHost host(const char *name)
{
    SavedHost made;
    made.name = QString::fromUtf8(name);
    made.host = QStringLiteral("db.example.org");
    return made;
}

/// A store in a folder of its own.
struct Fixture {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("porthole/porthole.db"));
    Store store{path};
    HostStore hosts{store};

    QStringList names()
    {
        const auto listed = finished(hosts.list());
        QStringList names;
        if (listed && *listed) {
            for (const SavedHost &saved : **listed)
                names << saved.name;
        }
        return names;
    }
};

QByteArray kindOf(const QByteArray &outcome) { return outcome.left(outcome.indexOf(':')); }

} // namespace

class HostsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewStoreIsEmpty();
    void whatIsSavedComesBack_data();
    void whatIsSavedComesBack();
    void namesAreFoundWithoutRegardToCase();
    void namesAreUnique();
    void changesAndRemoves();
    void refusesWhatIsNotFit_data();
    void refusesWhatIsNotFit();
    void tellsOfChanges();
    void whatWasBegunIsDoneThoughNobodyWaits();
    void survivesItsProcess();
    void twoProcessesAtOnceLoseNothing();
    void seesWhatAnotherProcessChanges();
    void holdsNoSecret();
};

void HostsTest::aNewStoreIsEmpty()
{
    Fixture fixture;
    QCOMPARE(words(finished(fixture.hosts.list())), "success");
    QCOMPARE(fixture.names(), QStringList());
    QCOMPARE(kindOf(words(finished(fixture.hosts.find(QStringLiteral("db"))))), "NotFound");
}

void HostsTest::whatIsSavedComesBack_data()
{
    QTest::addColumn<SavedHost>("saved");
    QTest::newRow("a name and an address") << host("db");
    SavedHost all = host("Datenbank \xc3\xa4\xe2\x82\xac");
    all.port = 65535;
    all.user = QStringLiteral("o'brien\"; DROP TABLE hosts; --");
    all.identityFile = QStringLiteral("/home/me/.ssh/id ed25519");
    all.agentCommand = QStringLiteral("python3 agent.py --flag 'a b'");
    all.agent = AgentWish::Require;
    all.credential = newCredentialRef();
    all.tunnels = {{Tunnel::Kind::Local, {}, 8080, QStringLiteral("db.internal"), 5432},
                   {Tunnel::Kind::Remote, QStringLiteral("*"), 0, QStringLiteral("::1"), 22},
                   {Tunnel::Kind::Dynamic, QStringLiteral("::1"), 1080, {}, 0}};
    QTest::newRow("everything") << all;
    SavedHost unusable = host("unusable agent");
    unusable.agentCommand = QString();
    unusable.agent = AgentWish::Never;
    QTest::newRow("an agent's command that is empty is not one that is unset") << unusable;
}

void HostsTest::whatIsSavedComesBack()
{
    QFETCH(SavedHost, saved);
    Fixture fixture;
    const auto added = finished(fixture.hosts.add(saved));
    QVERIFY2(added && *added, words(added));
    QVERIFY(isUuid((*added)->id.value));
    saved.id = (*added)->id;
    QVERIFY(**added == saved);
    const auto found = finished(fixture.hosts.find(saved.name));
    QVERIFY(found && *found);
    QVERIFY(**found == saved);
    QCOMPARE((*found)->agentCommand.has_value(), saved.agentCommand.has_value());
}

void HostsTest::namesAreFoundWithoutRegardToCase()
{
    Fixture fixture;
    for (const char *name : {"Stra\xc3\x9f"
                             "e",
                             "\xc3\x84pfel", "zebra", "Alpha"})
        QCOMPARE(words(finished(fixture.hosts.add(host(name)))), "success");
    // SQLite's NOCASE knows no letters but those of ASCII.
    for (const char *name : {"STRA\xc3\x9f"
                             "E",
                             "\xc3\xa4pfel", "a\xcc\x88PFEL", "ZEBRA", "alpha"})
        QCOMPARE(words(finished(fixture.hosts.find(QString::fromUtf8(name)))), "success");
    QCOMPARE(fixture.names().first(), QStringLiteral("Alpha"));
}

void HostsTest::namesAreUnique()
{
    Fixture fixture;
    const auto first = finished(fixture.hosts.add(host("db")));
    QVERIFY(first && *first);
    QCOMPARE(kindOf(words(finished(fixture.hosts.add(host("DB"))))), "Usage");
    QCOMPARE(words(finished(fixture.hosts.add(host("web")))), "success");
    SavedHost renamed = **first;
    renamed.name = QStringLiteral("Web");
    QCOMPARE(kindOf(words(finished(fixture.hosts.change(renamed)))), "Usage");
    // Its own name in other letters is no conflict.
    renamed.name = QStringLiteral("Db");
    QCOMPARE(words(finished(fixture.hosts.change(renamed))), "success");
    QCOMPARE(fixture.names(), (QStringList{QStringLiteral("Db"), QStringLiteral("web")}));
    SavedHost again = host("third");
    again.id = (*first)->id;
    QCOMPARE(kindOf(words(finished(fixture.hosts.add(again)))), "Usage");
}

void HostsTest::changesAndRemoves()
{
    Fixture fixture;
    const auto added = finished(fixture.hosts.add(host("db")));
    QVERIFY(added && *added);
    SavedHost changed = **added;
    changed.port = 2222;
    changed.credential = newCredentialRef();
    QCOMPARE(words(finished(fixture.hosts.change(changed))), "success");
    const auto found = finished(fixture.hosts.find(QStringLiteral("db")));
    QVERIFY(found && *found && **found == changed);
    QCOMPARE(words(finished(fixture.hosts.remove(changed.id))), "success");
    QCOMPARE(fixture.names(), QStringList());
    QCOMPARE(kindOf(words(finished(fixture.hosts.remove(changed.id)))), "NotFound");
    QCOMPARE(kindOf(words(finished(fixture.hosts.change(changed)))), "NotFound");
}

void HostsTest::refusesWhatIsNotFit_data()
{
    QTest::addColumn<SavedHost>("unfit");
    QTest::newRow("no name") << host(" ");
    SavedHost made = host("db");
    made.host.clear();
    QTest::newRow("no address") << made;
    made = host("db");
    made.credential = CredentialRef{QStringLiteral("hunter2")};
    QTest::newRow("a password in place of its reference") << made;
    made = host("db");
    made.id = HostId{QStringLiteral("1")};
    QTest::newRow("an id that is no UUID") << made;
    made = host("db");
    made.agentCommand = QString(5000, u'x');
    QTest::newRow("endless") << made;
    made = host("db");
    made.user = QString(QChar(0));
    QTest::newRow("NUL") << made;
}

void HostsTest::refusesWhatIsNotFit()
{
    QFETCH(SavedHost, unfit);
    Fixture fixture;
    QCOMPARE(kindOf(words(finished(fixture.hosts.add(unfit)))), "Usage");
    QCOMPARE(fixture.names(), QStringList());
}

void HostsTest::tellsOfChanges()
{
    Fixture fixture;
    QSignalSpy changes(&fixture.hosts, &HostStore::changed);
    const auto added = finished(fixture.hosts.add(host("db")));
    QVERIFY(added && *added);
    QCOMPARE(changes.size(), 1); // before the answer
    QCOMPARE(words(finished(fixture.hosts.change(**added))), "success");
    QCOMPARE(words(finished(fixture.hosts.remove((*added)->id))), "success");
    QCOMPARE(changes.size(), 3);
    QVERIFY(words(finished(fixture.hosts.add(host("")))) != "success");
    QCOMPARE(words(finished(fixture.hosts.list())), "success");
    QCOMPARE(changes.size(), 3);
}

void HostsTest::whatWasBegunIsDoneThoughNobodyWaits()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("porthole/porthole.db"));
    {
        Store store(path);
        HostStore hosts(store);
        QSignalSpy changes(&hosts, &HostStore::changed);
        {
            auto dropped = hosts.add(host("dropped"));
            dropped.start();
        }
        QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, 60'000);
        auto last = hosts.add(host("last"));
        last.start();
        last.cancel();
    } // the program ends
    Store store(path);
    HostStore hosts(store);
    QCOMPARE(words(finished(hosts.find(QStringLiteral("dropped")))), "success");
    QCOMPARE(words(finished(hosts.find(QStringLiteral("last")))), "success");
}

void HostsTest::survivesItsProcess()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("porthole/porthole.db"));
    QProcess writer;
    writer.start(QStringLiteral(PORTHOLE_STORE_TOOL), {path, QStringLiteral("w"), QStringLiteral("100000")});
    // It is killed in the middle of its work: whatever it has reported is there.
    QTRY_VERIFY_WITH_TIMEOUT(writer.bytesAvailable() > 100, 60'000);
    writer.kill();
    QVERIFY(writer.waitForFinished());
    const QByteArrayList reported = writer.readAllStandardOutput().split('\n');
    Store store(path);
    HostStore hosts(store);
    const auto listed = finished(hosts.list());
    QVERIFY2(listed && *listed, words(listed));
    QVERIFY((*listed)->size() >= reported.size() - 1); // the last line may be half of one
    QVERIFY((*listed)->size() <= reported.size() + 1);
}

void HostsTest::twoProcessesAtOnceLoseNothing()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("porthole/porthole.db"));
    // Both find no store, and make one.
    QProcess left, right;
    left.start(QStringLiteral(PORTHOLE_STORE_TOOL), {path, QStringLiteral("left"), QStringLiteral("100")});
    right.start(QStringLiteral(PORTHOLE_STORE_TOOL), {path, QStringLiteral("right"), QStringLiteral("100")});
    QVERIFY(left.waitForFinished(60000));
    QVERIFY(right.waitForFinished(60000));
    QVERIFY2(left.exitCode() == 0, left.readAllStandardError());
    QVERIFY2(right.exitCode() == 0, right.readAllStandardError());
    Store store(path);
    HostStore hosts(store);
    const auto listed = finished(hosts.list());
    QVERIFY(listed && *listed);
    QCOMPARE((*listed)->size(), 200);
    QCOMPARE(QDir(folder.filePath(QStringLiteral("porthole"))).entryList({QStringLiteral("*.new-*")}).size(),
             0);
}

void HostsTest::seesWhatAnotherProcessChanges()
{
    Fixture fixture;
    QCOMPARE(fixture.names(), QStringList());
    QCOMPARE(QProcess::execute(QStringLiteral(PORTHOLE_STORE_TOOL),
                               {fixture.path, QStringLiteral("other"), QStringLiteral("1")}),
             0);
    QCOMPARE(fixture.names(), QStringList{QStringLiteral("other-0")});
}

void HostsTest::holdsNoSecret()
{
    const QByteArray secret = "unmistakable-77c0ffee";
    Fixture fixture;
    SavedHost saved = host("db");
    saved.credential = newCredentialRef();
    QCOMPARE(words(finished(fixture.hosts.add(saved))), "success");
    saved.name = QStringLiteral("web");
    saved.credential = CredentialRef{QString::fromLatin1(secret)};
    QVERIFY(words(finished(fixture.hosts.add(saved))) != "success");
    int files = 0;
    QDirIterator at(fixture.folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (at.hasNext()) {
        QFile file(at.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(secret));
        ++files;
    }
    QVERIFY(files >= 1);
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::HostsTest)
#include "HostsTest.moc"
