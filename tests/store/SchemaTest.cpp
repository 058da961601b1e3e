#include "core/store/Schema.h"
#include "core/store/EntryTable.h"
#include "core/store/GatewayTable.h"
#include "core/store/HostTable.h"
#include "core/store/LooseTable.h"
#include "core/store/Store.h"
#include "tests/support/Failure.h"

#include <QTemporaryDir>
#include <QTest>
#include <vector>

using namespace porthole::store;

namespace porthole::test {

/// Forward, whole or not at all, and never back.
class SchemaTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void goesForwardAndKeepsWhatIsThere();
    void hostsAndGatewaysBecomeEntries();
    void cloudsOfBeforeAreReferences();
    void whatWasLooseBeforeIsLooseFromNowOn();
    void aStepThatFailsUndoesAll();
    void doesNotGoBack();
    void twiceIsOnce();
    void waitsForAnotherProgramsTransaction();

private:
    Result<Database> open()
    {
        return Database::open(m_folder->filePath(QStringLiteral("x.db")), Database::Access::ReadWrite);
    }
    std::vector<Migration> withNext(const Migration &next) const
    {
        const auto known = migrations();
        std::vector<Migration> steps(known.begin(), known.end());
        steps.push_back(next);
        return steps;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Result<int> versionOf(Database &database)
{
    PH_TRY(const QVariant version, database.value(QStringLiteral("PRAGMA user_version")));
    return version.toInt();
}

SavedHost someHost()
{
    SavedHost host;
    host.name = QStringLiteral("db");
    host.host = QStringLiteral("h");
    return host;
}

} // namespace

void SchemaTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void SchemaTest::goesForwardAndKeepsWhatIsThere()
{
    auto database = open();
    QVERIFY2(database, failureOf(database));
    QVERIFY(migrate(*database));
    QVERIFY(HostTable(*database).add(someHost()));
    const auto steps =
        withNext({QStringLiteral("ALTER TABLE entries ADD COLUMN later TEXT NOT NULL DEFAULT 'none'"),
                  QStringLiteral("CREATE TABLE later (id TEXT PRIMARY KEY) STRICT")});
    const auto done = migrate(*database, steps);
    QVERIFY2(done, failureOf(done));
    QCOMPARE(*versionOf(*database), int(steps.size()));
    QCOMPARE(database->value(QStringLiteral("SELECT later FROM entries"))->toString(),
             QStringLiteral("none"));
    QVERIFY(HostTable(*database).find(QStringLiteral("DB")));
}

void SchemaTest::hostsAndGatewaysBecomeEntries()
{
    auto database = open();
    QVERIFY(database);
    // What a Porthole before there were entries has left.
    QVERIFY(migrate(*database, migrations().first(5)));
    QVERIFY(database->run(QStringLiteral(
        "INSERT INTO hosts VALUES ('6a1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e', 'Ä', 'ä', 'a.example', 2222, "
        "'ann', "
        "'/k', '', 'require', '7b1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e', 'L 8080:db:5432\n'), "
        "('8c1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e', 'b', 'b', 'b.example', 0, '', '', NULL, 'as-configured', "
        "NULL, '')")));
    QVERIFY(database->run(
        QStringLiteral("INSERT INTO gateways VALUES ('slycat://a.lab', 'ann', 'cluster.lab', 'änn')")));
    const auto done = migrate(*database);
    QVERIFY2(done, failureOf(done));

    const auto hosts = HostTable(*database).list();
    QVERIFY2(hosts, failureOf(hosts));
    QCOMPARE(hosts->size(), 2);
    const SavedHost &full = hosts->at(hosts->first().name == u"b" ? 1 : 0);
    QCOMPARE(full.id.value, QStringLiteral("6a1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e"));
    QCOMPARE(full.port, quint16{2222});
    QCOMPARE(full.user, QStringLiteral("ann"));
    QCOMPARE(full.agentCommand, std::optional(QStringLiteral("")));
    QCOMPARE(full.agent, AgentWish::Require);
    QCOMPARE(full.credential->value, QStringLiteral("7b1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e"));
    QCOMPARE(full.tunnels.size(), 1);
    const auto plain = EntryTable(*database).findHost(QStringLiteral("B"));
    QVERIFY2(plain, failureOf(plain));
    QCOMPARE(plain->settings, EntrySettings()); // it inherits what was never set
    QVERIFY(!plain->agentCommand);
    const auto gateways = GatewayTable(*database).list();
    QVERIFY2(gateways, failureOf(gateways));
    QCOMPARE(gateways->size(), 1);
    QCOMPARE(gateways->first().host, QStringLiteral("cluster.lab"));
    QCOMPARE(gateways->first().hostUser, QString::fromUtf8("änn"));
    const auto all = EntryTable(*database).read();
    QVERIFY(all);
    for (const Entry &entry : all->entries)
        QVERIFY2(isUuid(entry.id.value), qPrintable(entry.id.value));
}

void SchemaTest::cloudsOfBeforeAreReferences()
{
    auto database = open();
    QVERIFY(database);
    // What a Porthole has left that read clouds from clouds.yaml alone.
    QVERIFY(migrate(*database, migrations().first(6)));
    QVERIFY(database->run(QStringLiteral(
        "INSERT INTO entries (id, kind, name, folded, folder, address, tunnels, cloud, tags, favourite, "
        "notes, "
        "position, uses, origin, imported) VALUES ('6a1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e', 'cloud', 'lab', "
        "'lab', '', 'lab', '', '', '', 1, '', 0, 3, '', '')")));
    const auto done = migrate(*database);
    QVERIFY2(done, failureOf(done));
    const auto all = EntryTable(*database).read();
    QVERIFY2(all, failureOf(all));
    QCOMPARE(all->entries.size(), 1);
    QCOMPARE(all->entries.first().kind, EntryKind::Cloud);
    QCOMPARE(all->entries.first().uses, 3);
    QVERIFY(!all->entries.first().description);
}

/// A window that was open before may undo what made it so.
void SchemaTest::whatWasLooseBeforeIsLooseFromNowOn()
{
    auto database = open();
    QVERIFY(database);
    QVERIFY(migrate(*database, migrations().first(7)));
    const CredentialRef credential{QStringLiteral("6a1c1e9e-8a4f-4d7c-9d6e-1f2a3b4c5d6e")};
    QVERIFY(database->run(QStringLiteral("INSERT INTO loose_credentials VALUES (?)"), {credential.value}));
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1); // it counts in whole seconds
    const auto done = migrate(*database);
    QVERIFY2(done, failureOf(done));
    LooseTable table(*database);
    QCOMPARE(*table.has(credential), true);
    QVERIFY(table.notedUntil(before)->isEmpty());
    QCOMPARE(*table.notedUntil(QDateTime::currentDateTimeUtc()), QList<CredentialRef>{credential});
}

void SchemaTest::aStepThatFailsUndoesAll()
{
    auto database = open();
    QVERIFY(database);
    QVERIFY(migrate(*database));
    const int before = *versionOf(*database);
    const auto failed = migrate(*database, withNext({QStringLiteral("CREATE TABLE half (x TEXT)"),
                                                     QStringLiteral("CREATE TABLE entries (x TEXT)")}));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Storage);
    QCOMPARE(*versionOf(*database), before);
    QVERIFY(!database->run(QStringLiteral("SELECT * FROM half")));
    QVERIFY(HostTable(*database).add(someHost())); // no transaction was left open
}

void SchemaTest::doesNotGoBack()
{
    auto database = open();
    QVERIFY(database);
    const auto steps = withNext({QStringLiteral("CREATE TABLE later (x TEXT)")});
    QVERIFY(migrate(*database, steps));
    const auto refused = migrate(*database);
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.find("newer Porthole") != std::string::npos,
             refused.error().detail.c_str());
    QCOMPARE(*versionOf(*database), int(steps.size()));
}

void SchemaTest::twiceIsOnce()
{
    auto first = open();
    auto second = open();
    QVERIFY(first && second);
    QVERIFY(migrate(*first));
    QVERIFY(migrate(*second));
    QVERIFY(examine(*second));
}

void SchemaTest::waitsForAnotherProgramsTransaction()
{
    auto first = open();
    QVERIFY(first && migrate(*first));
    auto second = open();
    QVERIFY(second && second->run(QStringLiteral("PRAGMA busy_timeout = 10")));
    const auto holding = Transaction::begin(*first);
    QVERIFY(holding);
    const auto refused = HostTable(*second).add(someHost());
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.find("another program holds it") != std::string::npos,
             refused.error().detail.c_str());
}

} // namespace porthole::test

QTEST_GUILESS_MAIN(porthole::test::SchemaTest)
#include "SchemaTest.moc"
